/** Postal addresses: flat, house, street, town and postcode joined into one span, over line ends. */
import { growTowns, talk } from './address-towns.ts';
import { findUnnumberedAddresses } from './address-unnumbered.ts';
import {
  houseNumberBefore as before,
  buildingWord,
  capitalWord,
  gap,
  houseNumber,
  nameWord,
  smallStreetWord,
  space,
  streetWord,
  unit,
} from './address-words.ts';
import { findAll } from './context.ts';
import { type Hit, patternHit } from './hit.ts';
import { careWords } from './name-words.ts';

/** What lies at a street and is no home. */
const place = '(?:Clinic|Surgery|School|Hospital|Centre|Practice|Academy|Nursery|College|Church|Library)';
const flat = `(?:${unit},?(?:${space}|${gap}*\\n${gap}*))?`;
const street = new RegExp(
  `${before}${flat}${houseNumber},?${space}(?:${capitalWord}${space}(?:${nameWord}${space}){0,2}?)?${capitalWord}${space}${streetWord}(?![\\p{L}\\p{N}])\\.?`,
  'gu',
);
/** "88 Carr Bank", "12 Kingsway": a number, a few words, then a comma or line end and a postcode soon after. */
const bareStreet = new RegExp(
  `${before}${flat}${houseNumber},?${space}\\p{Lu}[\\p{L}'’.-]+(?:${space}${nameWord}){0,3}(?=${gap}*[,\\n])`,
  'gu',
);
/** "6 breckside grove", as it is typed on a telephone. */
const smallStreet = new RegExp(
  `${before}(?:(?:flat|room|apt) [\\da-z]{1,3},? )?\\d{1,3}[a-z]? (?!(?:minutes?|mins?|hours?|hrs?|days?|weeks?|miles?|metres|yards|very|so|too|and|of|the|a|to|in|at|or)\\b)[a-z'’]{3,}(?: [a-z'’]{3,})? ${smallStreetWord}(?![\\p{L}\\p{N}])`,
  'gu',
);
/** "The Net Loft, Harbour Rise" */
const namedHouse = new RegExp(
  `(?<![\\p{L}\\p{N}])The${space}(?:${capitalWord}${space}){0,2}(?!${place})${capitalWord},${space}(?:${capitalWord}${space}){1,2}${streetWord}(?![\\p{L}\\p{N}])`,
  'gu',
);
/** "She lives at 4 Bryn Eglur, Tregaron": no word for a street, but where somebody lives, as the words before it say. */
const livesAt = new RegExp(
  `(?<=${gap}(?:at|to|of|is|from)${gap}|(?:[Aa]ddress|[Hh]ome|[Cc]/o|[Ll]ives|[Ll]iving)[:,]?${gap})(?:${unit},?${space})?${houseNumber},?${space}${capitalWord}(?:${space}${nameWord}){0,3},${space}${capitalWord}(?![\\p{L}\\p{N}])`,
  'gu',
);
/** "Flat 3, Ensign Point", "Rose Cottage, Little Easby" */
const unitInHouse = new RegExp(
  `${before}${unit},?${space}(?:${capitalWord}${space}){1,3}${buildingWord}(?![\\p{L}\\p{N}])`,
  'gu',
);
const cottage = new RegExp(
  `(?<=${gap}(?:at|to|of|is|from)${gap}|[:(]${gap}?)(?:${capitalWord}${space}){1,2}(?:Cottages?|Farm|Bungalow|Rectory|Vicarage|Barn|Croft|Mill|Manor|Lodge|House),${space}(?:${capitalWord}${space}?){1,2}(?![\\p{L}\\p{N}])`,
  'gu',
);
const streetAlone = new RegExp(
  `(?<![\\p{L}\\p{N}])(?!(?:\\p{Lu}[\\p{Ll}'’-]+${gap})?(?:Youth|Crown|County|Family|High|Magistrates|Supreme|Sheriff)[’']?${gap}Court)\\p{Lu}[\\p{Ll}'’-]+(?:${gap}\\p{Lu}[\\p{Ll}'’-]+)?${gap}(?:Street|St(?!\\.?${gap}\\p{Lu})|Road|Avenue|Lane|Close|Crescent|Drive|Grove|Terrace|Gardens|Mews|Row|Parade|Court|Rise)(?![\\p{L}\\p{N}]|${gap}(?:Primary|Secondary|Junior|Infant|School|Academy|Nursery|College|Surgery|Hospital|Centre))`,
  'gu',
);
/** "c/o Habesha Restaurant, 61 …", "The Bungalow, r/o 88 …" */
const leadIn =
  /(?<![\p{L}\p{N}])(?:[Cc]\/[Oo][ \t]+[^,\n:;|]{2,40},[ \t\n]{1,3}|(?:[Tt]he[ ])?\p{Lu}[\p{L}'’]+(?: \p{Lu}[\p{L}'’]+)?,[ ]r\/o[ ])$/u;
const unitPart = new RegExp(`^(?:${unit}|\\p{Lu}[\\p{Ll}]+ Flat|Annexe?|ANNEXE?)$`, 'u');
const numberedPart = new RegExp(
  `^(?:${unit},?${gap}+)?${houseNumber}(?:,?${gap}+(?:${nameWord}${gap}{0,2}){1,5})?$`,
  'u',
);
const unitAndNamePart = new RegExp(`^${unit},?${gap}+(?:${nameWord}${gap}{0,2}){1,4}$`, 'u');
const housePart = new RegExp(
  `^(?:["“‘'][^"”’\\n]{3,30}["”’']|(?:${capitalWord}${space}){0,3}${buildingWord}|(?:The|THE)${space}(?:${capitalWord}${gap}{0,2}){1,3})$`,
  'u',
);
const streetPart = new RegExp(`^(?:${nameWord}${space}){1,4}${streetWord}\\.?$`, 'u');
const localityPart = new RegExp(`^${capitalWord}(?:${gap}{1,2}${nameWord}){0,4}$`, 'u');
/** Where a whole part does not fit, the address begins within it: at a number, or behind a preposition. */
const numberedTail = new RegExp(`(?:^|\\s)((?:${unit},?${gap}+)?${houseNumber}${gap}+.*)$`, 'u');
const unitTail = new RegExp(`(?:^|\\s)(${unit}(?:${gap}+.*)?)$`, 'u');
const placeTail = new RegExp(
  `(?:^|\\s)(?:at|to|from|in|is|of|near|into|live|lives|living|address)\\s+((?:The${space})?(?:${capitalWord}${gap}{0,2}){1,4})$`,
  'u',
);
/** "b. 1961. The Bungalow", "last known Annexe": a house with a name, behind whatever. */
const houseTail = new RegExp(`(?:[\\p{Ll}\\d.)]\\s+)((?:${capitalWord}${gap}{0,2}){1,4})$`, 'u');
const leadsToPlace = /(?:\b(?:at|to|from|in|is|into|of|address|home|hostel|refuge)|[:(\n|-]|^)\s*["“]?$/iu;
const mostParts = 7;
const farthestPostcode = 120;

/** `postcodes` are the hits of findPostcodes on the same text. */
export function findAddresses(text: string, postcodes: readonly Hit[]): readonly Hit[] {
  const hits: Hit[] = [];
  const whole = 'A postal address with its postcode.';
  for (const postcode of postcodes) {
    const start = findBeginning(text, postcode.start);
    if (start !== null) hits.push(patternHit('address', start, postcode.end, 0.95, whole));
  }
  for (const pattern of [street, bareStreet, smallStreet]) {
    for (const { start: at, end } of findAll(text, pattern)) {
      const postcode = postcodes.find((code) => code.start >= end && code.start - end <= farthestPostcode);
      const start = growHouses(text, at);
      if (postcode !== undefined && isAddressBetween(text.slice(end, postcode.start))) {
        hits.push(patternHit('address', start, postcode.end, 0.95, whole));
      } else if (pattern !== bareStreet) {
        const surely = pattern === street ? 0.8 : 0.6;
        hits.push(
          patternHit('address', start, growTowns(text, end, start), surely, 'A house number and a street.'),
        );
      }
    }
  }
  for (const { start, end } of findAll(text, namedHouse))
    hits.push(
      patternHit('address', start, growTowns(text, end, start), 0.7, 'A house with a name and its street.'),
    );
  for (const { start, end } of findAll(text, livesAt).filter(
    ({ end: at }) => !talk.test(text.slice(at, at + 12)),
  ))
    hits.push(
      patternHit(
        'address',
        start,
        growTowns(text, end, start),
        0.6,
        'A house number and a place, where somebody lives.',
      ),
    );
  for (const { start, end } of findAll(text, unitInHouse))
    hits.push(patternHit('address', start, growTowns(text, end, start), 0.7, 'A flat or a room in a house.'));
  for (const { start, end } of findAll(text, cottage))
    hits.push(
      patternHit('address', start, growTowns(text, end, start), 0.55, 'A house with a name, and its place.'),
    );
  hits.push(...findUnnumberedAddresses(text));
  for (const { start, end } of findAll(text, streetAlone)) {
    hits.push(patternHit('location', start, end, 0.4, 'A street.'));
  }
  return hits.map((hit) => ({
    ...hit,
    start:
      hit.start -
      (hit.type === 'address'
        ? (leadIn.exec(text.slice(Math.max(0, hit.start - 50), hit.start))?.[0].length ?? 0)
        : 0),
    end: /[.,]/.test(text.charAt(hit.end - 1)) ? hit.end - 1 : hit.end,
  }));
}

type Part = {
  readonly start: number;
  readonly content: string;
  readonly isWhole: boolean;
  readonly before: string;
};

/** The comma part or line before a place: as a whole, or the end of it that may belong to an address. */
function readPartBefore(text: string, cursor: number): Part | null {
  const lead = text.slice(Math.max(0, cursor - 90), cursor);
  const found = /(?:^|[,\n:;|(]|\.\s(?=\p{Lu}|["“\d])|\s{3})((?:(?!\s{3})[^,\n:;|(])*?)[\s,.]*$/u.exec(lead);
  if (found === null || (lead.slice(found.index).match(/\n/g)?.length ?? 0) > 2) return null;
  const raw = (found[1] ?? '').trim();
  const content = takeTail(
    raw.replace(/^(?:(?:Home|Current|Previous|Postal|Last known) )?Address(?:es)?\s+/iu, ''),
  );
  if (content === '') return null;
  const start = text.lastIndexOf(content, cursor - 1);
  return start < 0
    ? null
    : { start, content, isWhole: content === raw, before: text.slice(Math.max(0, start - 12), start) };
}

function takeTail(raw: string): string {
  if (judgePart(raw) !== null) return raw;
  for (const pattern of [unitTail, numberedTail, placeTail]) {
    const tail = pattern.exec(raw)?.[1] ?? '';
    if (tail !== '' && judgePart(tail) !== null) return tail;
  }
  const house = houseTail.exec(raw)?.[1] ?? '';
  const kind = judgePart(house);
  return kind === 'house' || kind === 'unit' ? house : '';
}

type PartKind = 'unit' | 'numbered' | 'house' | 'street' | 'locality';

function judgePart(content: string): PartKind | null {
  if (unitPart.test(content)) return 'unit';
  if (unitAndNamePart.test(content)) return 'numbered';
  if (numberedPart.test(content)) return 'numbered';
  if (housePart.test(content)) return 'house';
  if (streetPart.test(content)) return 'street';
  if (!localityPart.test(content)) return null;
  const [first = ''] = content.split(/\s/);
  const isCare =
    careWords.has(first.toLowerCase().replace(/\.$/, '')) && !/^(?:great|old|new|city|county)$/i.test(first);
  return isCare ? null : 'locality';
}

/** Where the address that ends in this postcode begins, or null where no street or house stands before it. */
function findBeginning(text: string, postcodeStart: number): number | null {
  const small = findSmallBeginning(text, postcodeStart);
  if (small !== null) return small;
  let cursor = postcodeStart;
  let beginning: number | null = null;
  let localities: Part[] = [];
  for (let count = 0; count < mostParts; count += 1) {
    const part = readPartBefore(text, cursor);
    const kind = part === null ? null : judgePart(part.content);
    if (part === null || kind === null) break;
    cursor = part.start;
    if (kind === 'locality') {
      localities = [...localities, part];
    } else if (kind === 'numbered' || kind === 'unit' || kind === 'street') {
      return kind === 'unit' || !part.isWhole || part.before.endsWith(':')
        ? part.start
        : growHouses(text, part.start);
    } else {
      beginning = part.start;
    }
    if (!part.isWhole || part.before.trimEnd().endsWith(':')) break;
  }
  if (beginning !== null) return beginning;
  // "Tŷ Capel, Llanfair, Abergwaun, SA76 5AH": no street, but where somebody lives, as the words before it say.
  const first = localities.at(-1);
  return first !== undefined && leadsToPlace.test(first.before) ? first.start : null;
}

/** "flat 2 orchard mount, wigan wn12 4ld" */
function findSmallBeginning(text: string, postcodeStart: number): number | null {
  const lead = text.slice(Math.max(0, postcodeStart - 70), postcodeStart);
  const found =
    /(?:^|[\s(])((?:(?:flat|room|apt|unit) [\da-z]{1,3},? (?:\d{1,3}[a-z]? )?|\d{1,3}[a-z]? )[a-z'’]{3,}(?: [a-z'’]{2,}){0,2}(?:,? [a-z'’]{3,}){0,3},? *)$/u.exec(
      lead,
    );
  const content = found?.[1];
  return content === undefined ? null : postcodeStart - content.length;
}

/** Flats and houses with names before a numbered street: "Garden Flat, 20 Park Crescent". */
function growHouses(text: string, start: number): number {
  let beginning = start;
  for (let count = 0; count < 3; count += 1) {
    const part = readPartBefore(text, beginning);
    const gapBefore = part === null ? '' : text.slice(part.start + part.content.length, beginning);
    if (part === null || !/^\.?[ \t]*[,\n]\s*$|^,?[ \t]{1,2}$/.test(gapBefore)) break;
    const kind = judgePart(part.content);
    if (kind !== 'unit' && kind !== 'house' && !(kind === 'numbered' && unitAndNamePart.test(part.content)))
      break;
    beginning = part.start;
    if (!part.isWhole || part.before.trimEnd().endsWith(':')) break;
  }
  return beginning;
}

function isAddressBetween(between: string): boolean {
  const parts = between.split(/[,\n]/).map((piece) => piece.trim().replace(/\.$/, ''));
  return parts.every(
    (piece) =>
      piece === '' ||
      (piece.length <= 40 && (judgePart(piece) !== null || /^[a-z][a-z'’ -]{2,30}$/.test(piece))),
  );
}
