/** Postal addresses: house, street, town and postcode joined into one span, over line ends. */
import { findAll } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

const streetWord =
  '(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Close|Cl|Drive|Dr|Way|Court|Ct|Crescent|Cres|Place|Pl|Gardens?|Gdns|Terrace|Terr|Grove|Hill|Park|Row|Square|Sq|Walk|Mews|Rise|View|Green|Parade|Broadway|Mount|Vale|Drove|Wharf|Quay|Croft|Fold|Gate|Bank|Wynd|Loan|Brae|Embankment|Yard|Chase|Mead|Meadows?|Heights|Lodge|House|Cottages?|Villas?|Towers?|Point|Path|Passage|Alley|Estate|Approach|Avenue|Bridge|Common|Crossing|Dale|Dene|End|Garth|Ridge|Side|Spinney|Copse|Wood|Field|Fields|Ings|Hey|Leys?)';
const nameWord = "(?:\\p{Lu}[\\p{L}'’.-]*|of|the|le|la|de|under|upon|on|by|in|and)";
const capitalWord = "\\p{Lu}[\\p{L}'’.-]*";
const gap = '[ \\t\\u00A0]';
/** One space in running text, up to two where a line was justified; more part two columns. */
const space = `${gap}{1,2}`;
/** A house number; in "2012, Thorne Road" a year stands before a street. */
const number = '(?!(?:19|20)\\d\\d(?!\\d))\\d{1,4}[A-Za-z]?(?:[ ]?[-–/][ ]?\\d{1,4}[A-Za-z]?)?';
const flat = `(?:(?:Flat|Apartment|Apt|Unit|Room|Plot)${space}[\\dA-Za-z]{1,4},?(?:${space}|${gap}*\\n${gap}*))?`;
const street = new RegExp(
  `(?<![\\p{L}\\p{N}£$€.,/-])${flat}${number},?${space}(?:${capitalWord}${space}(?:${nameWord}${space}){0,2}?)?${capitalWord}${space}${streetWord}(?![\\p{L}\\p{N}])`,
  'gu',
);
/** "88 Carr Bank", "12 Kingsway": a number, one or two words, then a comma or line end and a postcode soon after. */
const bareStreet = new RegExp(
  `(?<![\\p{L}\\p{N}£$€.,/-])${flat}${number},?${space}\\p{Lu}[\\p{L}'’.-]+(?:${space}\\p{Lu}[\\p{L}'’.-]+){0,2}(?=${gap}*[,\\n])`,
  'gu',
);
const streetAlone = new RegExp(
  `(?<![\\p{L}\\p{N}])\\p{Lu}[\\p{Ll}'’-]+(?:${gap}\\p{Lu}[\\p{Ll}'’-]+)?${gap}(?:Street|Road|Avenue|Lane|Close|Crescent|Drive|Grove|Terrace|Gardens|Mews|Row)(?![\\p{L}\\p{N}]|${gap}(?:Primary|Secondary|Junior|Infant|School|Academy|Nursery|College|Surgery|Hospital|Centre))`,
  'gu',
);
/** One line or comma part of an address: a few words, most of them with capitals, or a house number and words. */
const part = new RegExp(`^(?:${flat}|${number}${space})?(?:${nameWord}${gap}{0,2}){1,5}$`, 'u');
const houseName = new RegExp(
  `^(?:(?:Flat|Apartment|Apt|Unit|Room)${space}[\\dA-Za-z]{1,4}|(?:\\p{Lu}[\\p{L}'’.-]*${space}){0,3}${streetWord}|${number})$`,
  'u',
);
const hasStreet = new RegExp(`(?:^|${gap})${streetWord}$`, 'u');
const startsWithNumber = new RegExp(`^(?:${flat})?${number}(?![\\p{L}\\p{N}])`, 'u');
/** A few parts between the street and its postcode. */
const farthestPostcode = 120;
const mostParts = 6;

/** `postcodes` are the hits of findPostcodes on the same text. */
export function findAddresses(text: string, postcodes: readonly Hit[]): readonly Hit[] {
  const hits: Hit[] = [];
  for (const postcode of postcodes) {
    const start = findBeginning(text, postcode.start);
    if (start !== null) {
      hits.push(patternHit('address', start, postcode.end, 0.95, 'A postal address with its postcode.'));
    }
  }
  for (const pattern of [street, bareStreet]) {
    for (const { start, end } of findAll(text, pattern)) {
      const postcode = postcodes.find((code) => code.start >= end && code.start - end <= farthestPostcode);
      if (postcode !== undefined && isAddressBetween(text.slice(end, postcode.start))) {
        hits.push(patternHit('address', start, postcode.end, 0.95, 'A postal address with its postcode.'));
      } else if (pattern === street) {
        hits.push(patternHit('address', start, end, 0.8, 'A house number and a street.'));
      }
    }
  }
  for (const { start, end } of findAll(text, streetAlone)) {
    hits.push(patternHit('location', start, end, 0.4, 'A street.'));
  }
  return hits;
}

/** Where the address that ends in this postcode begins, or null where no street or house stands before it. */
function findBeginning(text: string, postcodeStart: number): number | null {
  let cursor = postcodeStart;
  let beginning: number | null = null;
  let sawStreet = false;
  for (let count = 0; count < mostParts; count += 1) {
    const before = text.slice(Math.max(0, cursor - 70), cursor);
    const segment = /(?:^|[,\n:;.(]|\s{3})((?:(?!\s{3})[^,\n:;(])*?)[\s,.]*$/u.exec(before);
    if (segment === null) break;
    const raw = segment[1] ?? '';
    const content = takeAddressTail(raw.trim());
    if (content === '' || !part.test(content)) break;
    const isHouse = houseName.test(content) || startsWithNumber.test(content);
    if (sawStreet && !isHouse) break;
    const at = text.lastIndexOf(content, cursor - 1);
    if (at < 0) break;
    if (isHouse || hasStreet.test(content)) {
      sawStreet = true;
      beginning = at;
    }
    cursor = at;
    // "She lives at 3 Mill Lane": words before the number belong to the sentence.
    if (content !== raw.trim() || text[at - 1] === ':') break;
  }
  return beginning;
}

/** What of a comma part belongs to an address: from the house number on where a sentence leads up to it. */
function takeAddressTail(labelled: string): string {
  const content = labelled.replace(
    /^(?:(?:Home|Current|Previous|Postal|Last known) )?Address(?:es)?\s+/iu,
    '',
  );
  if (part.test(content)) return content;
  const tail = new RegExp(`(?:^|\\s)((?:${flat})${number}${gap}+.*)$`, 'u').exec(content);
  const found = tail?.[1] ?? '';
  return part.test(found) ? found : '';
}

function isAddressBetween(between: string): boolean {
  const parts = between.split(/[,\n]/).map((piece) => piece.trim().replace(/\.$/, ''));
  return parts.every((piece) => piece === '' || (piece.length <= 40 && part.test(piece)));
}
