/** The village or town behind a street that has no postcode. */
import { knownTowns } from './address-words.ts';
import { careWords } from './name-words.ts';

const townWords =
  "(?:Co\\.? )?\\p{Lu}[\\p{L}'’-]+(?:[ -](?:\\p{Lu}[\\p{L}'’-]+|on|upon|le|in|by|the|of|under)){0,3}";
const nextTown = new RegExp(
  `^\\.?,[ \\t]{0,2}\\n?[ \\t]{0,2}(${townWords})(?=[.,;:)\\]\\n|"”]|$| [a-z(–-])`,
  'u',
);
/** A line of its own in an address written as a block. */
const nextLine = new RegExp(`^[.,]?[ \\t]{0,2}\\n[ \\t]*(${townWords}),?(?=[ \\t]*(?:\\n|$))`, 'u');
const nextWord = /^\.? (\p{Lu}[\p{L}'’-]+)(?![\p{L}])/u;

/** Where an address ends that begins at `start` and whose street ends at `end`: behind one or two parts that are towns. */
export function growTowns(text: string, end: number, start: number): number {
  const isBlock = /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, start - 20), start));
  let last = end;
  for (let count = 0; count < 2; count += 1) {
    const rest = text.slice(last, last + 60);
    const found = nextTown.exec(rest) ?? (isBlock ? nextLine.exec(rest) : null);
    const town = found?.[1];
    const next = nextWord.exec(rest);
    if (
      found !== null &&
      town !== undefined &&
      isTown(town, text.slice(last + found[0].length, last + found[0].length + 12))
    )
      last += found[0].length;
    else if (next !== null && knownTowns.has((next[1] ?? '').toLowerCase())) last += next[0].length;
    else break;
  }
  return last;
}

/** Who says something is no town. */
export const talk =
  /^ (?:said|says|told|asked|was|is|has|had|went|came|will|would|who|rang|called|lives|lived|did)\b/;

function isTown(words: string, after: string): boolean {
  return (
    !talk.test(after) &&
    !words.split(/[\s-]/).some((word) => word.length > 3 && careWords.has(word.toLowerCase()))
  );
}
