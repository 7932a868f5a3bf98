/** Facts about the requester and somebody else at once ("Kayleigh and her brother were both hit"): for a human to part. */
import { splitSentences } from './harmful-passages.ts';

/** Where somebody is named in a text; UTF-16 offsets. */
export type Mention = { readonly start: number; readonly end: number; readonly isSubject: boolean };

export type JointFact = {
  /** The sentence. */
  readonly start: number;
  readonly end: number;
  readonly reason: string;
};

const relation =
  '(?:mum|mother|mam|dad|father|parents?|(?:half|step)?[- ]?(?:brothers?|sisters?)|siblings?|cousins?|twin|nan|nana|gran\\w*|grandad|aunt\\w*|uncle|friends?|boyfriend|girlfriend|partner|carers?|foster \\w+|step\\w+|son|daughter|baby|child|children|niece|nephew)';
const and = '\\s*(?:,\\s*)?(?:and|&|with|together with|as well as)\\s+';
const relationBehind = new RegExp(
  `^${and}(?:her|his|their|the)\\s+(?:\\p{L}+\\s+){0,2}?${relation}(?!\\p{L})`,
  'iu',
);
const relationBefore = new RegExp(
  `(?<!\\p{L})(?:her|his|their|the)\\s+(?:\\p{L}+\\s+){0,2}?${relation}${and}$`,
  'iu',
);
const justAnd = new RegExp(`^(?:${and}|\\s*,\\s*)$`, 'iu');
const together =
  /(?<!\p{L})(?:both|each other|one another|all (?:of them|three|four|the children)|the (?:two|three|four) of them|between them|were all)(?!\p{L})/iu;

/** In the order of the text. `mentions` are of one page, the subject's and other people's. */
export function findJointFacts(text: string, mentions: readonly Mention[]): readonly JointFact[] {
  return splitSentences(text).flatMap(({ start, end }) => {
    const here = mentions.filter((mention) => mention.start >= start && mention.end <= end);
    return isJoint(text, { start, end }, here)
      ? [
          {
            start,
            end,
            reason:
              'Says something about the requester and another person at once: part what is whose, or weigh both.',
          },
        ]
      : [];
  });
}

function isJoint(
  text: string,
  sentence: { readonly start: number; readonly end: number },
  here: readonly Mention[],
): boolean {
  const own = here.filter(({ isSubject }) => isSubject);
  const others = here.filter(({ isSubject }) => !isSubject);
  if (own.length === 0) return false;
  const says = text.slice(sentence.start, sentence.end);
  if (others.length > 0 && together.test(says)) return true;
  return own.some(
    ({ start, end }) =>
      relationBehind.test(text.slice(end, sentence.end)) ||
      relationBefore.test(text.slice(sentence.start, start)) ||
      others.some((other) =>
        other.start >= end
          ? justAnd.test(text.slice(end, other.start))
          : justAnd.test(text.slice(other.end, start)),
      ),
  );
}
