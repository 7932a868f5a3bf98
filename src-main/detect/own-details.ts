/** Numbers and dates of birth that stand behind the requester's own name: the answer is about them, and they are theirs. */
import type { Hit } from './hit.ts';

/** What stands for one person alone. Telephone numbers and addresses beside a name are often somebody else's. */
const ownTypes: ReadonlySet<Hit['type']> = new Set([
  'nhs-number',
  'nino',
  'date-of-birth',
  'date',
  'id-number',
]);
/** UTF-16 units between the name and what is theirs, in one line. */
const farthest = 90;
/** The end of a sentence, and words that bring in somebody else. */
const sentenceEnd = /[.;!?]\s+\p{Lu}/u;
const somebodyElse =
  /\b(?:mothers?|mum|fathers?|dad|brothers?|sisters?|siblings?|twin|partner|carers?|parents?|nan|gran\w*|uncle|aunt\w*|cousin|child of|and|his|her|their|staff|worker|officer)\b/iu;

type Span = { readonly start: number; readonly end: number };

/** `own`: places of the requester's name in the text; `others`: those of anybody else's. */
export function isOwnDetail(text: string, hit: Hit, own: readonly Span[], others: readonly Span[]): boolean {
  if (!ownTypes.has(hit.type) || hit.personId !== null || hit.source !== 'pattern') return false;
  const name = own.findLast(({ end }) => end <= hit.start);
  if (name === undefined || hit.start - name.end > farthest) return false;
  const between = text.slice(name.end, hit.start);
  return (
    isWhole(text, name) &&
    !between.includes('\n') &&
    !sentenceEnd.test(between) &&
    !somebodyElse.test(between) &&
    !others.some(({ start, end }) => start < hit.start && end > name.end)
  );
}

/** A surname alone may be the end of a relative's name. */
function isWhole(text: string, { start, end }: Span): boolean {
  return /[\s,]/u.test(text.slice(start, end)) || !/\p{Lu}[\p{L}’'-]*,?[ \t]+$/u.test(text.slice(0, start));
}
