/** Addresses without a house number: by the words before them, by what they are near, at the head of a letter. */
import { talk } from './address-towns.ts';
import {
  houseNumberBefore as before,
  capitalWord,
  gap,
  knownTowns,
  nameWord,
  space,
} from './address-words.ts';
import { findAll } from './context.ts';
import { type Hit, patternHit } from './hit.ts';
import { careWords } from './name-words.ts';

/** "She lives at Orchard End, Church Walk, Nether Compton": capitalised parts where somebody lives, as the words before say. */
const livesNamed = new RegExp(
  `(?<=(?<![\\p{L}])(?:lives?|living|lived|resid(?:es|ing|ed)|stay(?:s|ing|ed)|house|flat|home|address|moved|placed)${gap}(?:is${gap})?at${gap})(?:the${gap})?${capitalWord}(?:${space}${nameWord}){0,3}(?:,${space}(?:(?:by|near|nr\\.?)${gap})?${capitalWord}(?:${space}${nameWord}){0,3}){1,4}(?![\\p{L}\\p{N}])`,
  'gu',
);
/** "Schoolhouse, Kirkbean, by Dumfries", "Hillcrest, nr Tamworth" */
const placeNear = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${capitalWord}(?:${space}${capitalWord}){0,2},${space}(?:${capitalWord}(?:${space}${capitalWord}){0,2},${space})?(?:[Nn]ear|[Nn]r\\.?)|(?<=(?:of|at|to)${gap})${capitalWord}(?:${space}${capitalWord}){0,2},${space}${capitalWord}(?:${space}${capitalWord}){0,2},${space}by)${gap}${capitalWord}(?![\\p{L}\\p{N}])`,
  'gu',
);
const postBox = new RegExp(
  `(?<![\\p{L}\\p{N}])P\\.?${gap}?O\\.?${gap}Box${gap}\\d{1,6}(?:,${space}${capitalWord}){0,2}`,
  'gu',
);
const numberedStreet = new RegExp(
  `${before}(?:\\d{1,4},?${gap})?\\d{1,3}(?:st|nd|rd|th)${gap}(?:Street|St|Avenue|Ave|Road)(?![\\p{L}\\p{N}])`,
  'gu',
);
/** The head of a letter: capitalised lines without a number, the last of them a county, set apart from the margin. */
const letterHead = new RegExp(
  `(?:^|\\n)[ \\t]{8,}((?:${capitalWord}(?:${gap}${nameWord}){0,4},?[ \\t]*\\n[ \\t]{8,}){1,4}(?:Co\\.?${gap})?(${capitalWord})(?:shire)?)\\.?(?=[ \\t]*(?:\\n|$))`,
  'gu',
);
const labelled =
  /(?<![\p{L}\p{N}])(?<!(?:e-?mail|mail|ip|web|internet|site) )(?:(?:(?:child|home|parent|current|usual|permanent)_)?addr(?:ess)?(?: of (?:child|mother|father|carers?))?|lives at|residing at)[ \t]?:[ \t]*([^\n|;]{6,110})/giu;
/** "10 Usual address   Tŷ Gwyn, Penlon": the columns of a form. */
const inColumn =
  /(?<=(?<![\p{L}])(?:(?:usual|home|present|permanent|current|last known|postal) address|abode)[ \t]{2,})([^\n|;]{6,110})/giu;

export function findUnnumberedAddresses(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { start, text: found } of findAll(text, livesNamed)) {
    const place = takePlaces(found);
    if (place !== '' && !talk.test(text.slice(start + place.length, start + place.length + 12)))
      hits.push(
        patternHit('address', start, start + place.length, 0.6, 'Where somebody lives, by the words before.'),
      );
  }
  for (const { start, text: found } of findAll(text, placeNear)) {
    if (takePlaces(found) === found)
      hits.push(
        patternHit(
          'address',
          start,
          start + found.length,
          0.55,
          'A house or a village, and what it is near.',
        ),
      );
  }
  for (const { start, end } of [...findAll(text, postBox), ...findAll(text, numberedStreet)])
    hits.push(patternHit('address', start, end, 0.6, 'A box at the post office, or a numbered street.'));
  for (const { end, groups } of findAll(text, letterHead)) {
    const [block = '', last = ''] = groups;
    if (!knownTowns.has(last.toLowerCase()) && !/shire$/.test(block)) continue;
    const finish = text.lastIndexOf(block, end) + block.length;
    hits.push(
      patternHit('address', finish - block.length, finish, 0.7, 'The address at the head of a letter.'),
    );
  }
  hits.push(...findLabelled(text, labelled), ...findLabelled(text, inColumn));
  return hits;
}

/** What stands behind "Address:", where it reads like a place. */
function findLabelled(text: string, pattern: RegExp): readonly Hit[] {
  return findAll(text, pattern).flatMap(({ start, text: found, groups: [content = ''] }) => {
    const [value = ''] = content.split(/\s{3}|\.\s+(?=\p{Lu})|\s(?:Tel|Phone|Mob|DOB|Date)\b/u);
    const trimmed = value.trim().replace(/[.,]$/, '');
    // In small letters only behind a number: "23 ings lane, bentlow".
    const isPlace =
      /^(?:["“\p{Lu}]|\d|(?:flat|room) \d)/u.test(trimmed) &&
      (/\d/.test(trimmed) || /\p{L},\s*\p{Lu}/u.test(trimmed)) &&
      !/@/.test(trimmed);
    if (
      !isPlace ||
      /^(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b|\b(?:withheld|unknown|not known|as above|see)\b/i.test(trimmed)
    )
      return [];
    const at = start + found.indexOf(content) + content.indexOf(trimmed);
    return [patternHit('address', at, at + trimmed.length, 0.8, 'What stands after "Address:".')];
  });
}

/** The comma parts up to the first that names no place; empty where fewer than two are left. */
function takePlaces(found: string): string {
  const parts = found.split(/(?<=,)/);
  const firstOther = parts.findIndex((part) =>
    part
      .replace(/,$/, '')
      .trim()
      .split(/\s+/)
      .some(
        (word) =>
          word.length > 3 &&
          careWords.has(word.toLowerCase()) &&
          !/^(?:house|home|school|lodge|court|great|county|city)$/i.test(word),
      ),
  );
  const kept = (firstOther < 0 ? parts : parts.slice(0, firstOther)).join('').replace(/[,\s]+$/, '');
  return kept.includes(',') ? kept : '';
}
