/** A name that was found, as a hit: how sure, and why, in words for the reviewer. */
import type { NameKind } from '../contract/person.ts';
import type { DetectPerson, Hit } from './hit.ts';
import type { Likeness } from './name-index.ts';
import { calendarAndModalWords, careWords, wordsThatAreNames } from './name-words.ts';
import type { NameMatch } from './people.ts';

const kindWeight: Readonly<Record<NameKind, number>> = {
  name: 0.98,
  alias: 0.95,
  'without-middle-names': 0.95,
  'surname-first': 0.89,
  'initial-and-surname': 0.88,
  'short-form': 0.7,
  forename: 0.75,
  surname: 0.75,
  'middle-name': 0.5,
  'pet-form': 0.5,
  initials: 0.5,
};
const likenessWeight: Readonly<Record<Likeness, number>> = {
  same: 1,
  misread: 0.85,
  'with-s': 0.75,
  'one-letter-off': 0.8,
  beginning: 0.75,
};

/** A recorded name that reads like another word here stays, with less confidence. */
function doubtIn(match: NameMatch): { readonly factor: number; readonly remark: string } {
  if (!match.doubtful) return { factor: 1, remark: '' };
  const [word = ''] = match.entry.words;
  if (match.entry.words.length === 1 && calendarAndModalWords.has(word)) {
    return { factor: 0.3, remark: ' It may well be an ordinary word here.' };
  }
  const isWord = match.entry.words.length === 1 && (wordsThatAreNames.has(word) || careWords.has(word));
  return isWord
    ? { factor: 0.6, remark: ' It may be an ordinary word here.' }
    : { factor: 0.8, remark: ' It may be something else here.' };
}

export function weigh(match: NameMatch): number {
  return kindWeight[match.entry.kind] * likenessWeight[match.likeness];
}

/** `others`: how many more people of the register the same words fit, so that it is nobody's for certain. */
export function toHit(
  match: NameMatch,
  place: { readonly start: number; readonly end: number },
  certainty: { readonly doubt?: number; readonly others?: number; readonly remark?: string } = {},
): Hit {
  const { person } = match.entry;
  const { doubt = 1, others = 0, remark = '' } = certainty;
  const also =
    others === 0
      ? ''
      : ` Fits ${others === 1 ? 'another person' : `${others} other people`} in the register as well.`;
  const reading = doubtIn(match);
  return {
    type: 'person',
    start: place.start,
    end: place.end,
    confidence: Math.round(weigh(match) * doubt * reading.factor * 100) / 100,
    source: 'register',
    reason:
      describeName(person, match.entry.kind) + likenessWords[match.likeness] + reading.remark + also + remark,
    personId: others === 0 ? person.id : null,
    keep: person.decision === 'keep',
    recorded: match.recorded,
  };
}

const likenessWords: Readonly<Record<Likeness, string>> = {
  same: '',
  misread: ' Spelled as a scan may have read it.',
  'with-s': ' With an s at its end.',
  'one-letter-off': ' One letter differs.',
  beginning: ' Only its beginning.',
};

export function describeName(person: DetectPerson, kind: NameKind): string {
  const name = person.names[0]?.text ?? '';
  switch (kind) {
    case 'name':
      return `The name of ${name} in the register.`;
    case 'alias':
      return `A name recorded for ${name}.`;
    case 'without-middle-names':
      return `${name}, not in full.`;
    case 'surname-first':
      return `${name}, surname first.`;
    case 'initial-and-surname':
      return `${name} with an initial.`;
    case 'short-form':
      return `A form of the forename of ${name}.`;
    case 'forename':
      return `The forename of ${name}.`;
    case 'surname':
      return `The surname of ${name}.`;
    case 'middle-name':
      return `A second forename of ${name}.`;
    case 'pet-form':
      return `What ${name} may be called for short.`;
    case 'initials':
      return `The initials of ${name}.`;
  }
}
