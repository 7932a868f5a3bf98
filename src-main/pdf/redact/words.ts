/** Words of a page, and which of them may go into the text layer of the output. */
import type { Rect } from '../../contract/model.ts';
import type { Character } from '../characters.ts';
import { mapRect, touches } from '../geometry.ts';
import type { Raster } from './raster-image.ts';

export type Word = {
  readonly text: string;
  /** With ink, in reading order; never empty. */
  readonly characters: readonly InkedCharacter[];
  /** Round the ink of all characters, and from ascent to descent; default user space. */
  readonly box: Rect;
  readonly looseBox: Rect;
  readonly origin: readonly [number, number];
  readonly angle: 0 | 90 | 180 | 270;
  readonly invisible: boolean;
  /** The next word stands on the same line. */
  readonly spaceAfter: boolean;
};

type InkedCharacter = { readonly text: string; readonly box: Rect };

/** A run of text as pdf.js reports it, in default user space. */
export type TextRun = { readonly text: string; readonly box: Rect };

/** Characters between white space, in the given order. */
export function groupWords(characters: readonly Character[]): readonly Word[] {
  const words: Word[] = [];
  let open: Character[] = [];
  const close = (spaceAfter: boolean) => {
    const word = toWord(open, spaceAfter);
    if (word !== null) words.push(word);
    open = [];
  };
  for (const character of characters) {
    const last = open.at(-1);
    if (character.box === null) close(character.text !== '\n');
    else {
      if (last !== undefined && (last.angle !== character.angle || last.invisible !== character.invisible))
        close(false);
      open.push(character);
    }
  }
  close(false);
  return words;
}

function toWord(characters: readonly Character[], spaceAfter: boolean): Word | null {
  const [first] = characters;
  if (first === undefined) return null;
  const inked = characters.flatMap(({ text, box }) => (box === null ? [] : [{ text, box }]));
  if (inked.length === 0) return null;
  return {
    text: inked.map(({ text }) => text).join(''),
    characters: inked,
    box: surround(inked.map(({ box }) => box)),
    looseBox: surround(characters.flatMap(({ looseBox }) => (looseBox === null ? [] : [looseBox]))),
    origin: first.origin,
    angle: first.angle,
    invisible: first.invisible,
    spaceAfter,
  };
}

export function surround(boxes: readonly Rect[]): Rect {
  return boxes.reduce<[number, number, number, number]>(
    (all, box) => [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
}

/** Compatibility forms, white space and hyphens are where the two parsers differ about the same glyphs. */
export function normaliseText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2010-\u2015\ufeff-]+/gu, '');
}

export type SurvivalEvidence = {
  /** What pdf.js reports: PDFium alone may have been told another text than the glyphs show. */
  readonly runs: readonly TextRun[];
  /** Burnt rectangles in default user space. */
  readonly burnt: readonly Rect[];
  /** The page before burning. */
  readonly picture: Raster;
  /** The page drawn without text; null where nothing can lie over the text. */
  readonly background: Raster | null;
};

/**
 * The words that a reader of the output can see: no character touches a box, pdf.js reports the word at the
 * same place, there is ink of its own under it, and no other word lies over it.
 */
export function selectSurvivingWords(words: readonly Word[], evidence: SurvivalEvidence): readonly Word[] {
  const overprinted = findOverprinted(words);
  return words.filter(
    (word) =>
      !overprinted.has(word) &&
      !touchesAny(word, evidence.burnt) &&
      isReported(word, evidence.runs) &&
      isVisible(word, evidence),
  );
}

/** Of the height of a cell: above and below it reaches into the lines next to it. */
const cellMargin = 0.15;

function touchesAny({ characters, invisible }: Word, burnt: readonly Rect[]): boolean {
  return characters.some(({ box }) => {
    const margin = invisible ? cellMargin * Math.min(box[2] - box[0], box[3] - box[1]) : 0;
    const core: Rect = [box[0] + margin, box[1] + margin, box[2] - margin, box[3] - margin];
    return burnt.some((rect) => touches(core, rect));
  });
}

const reach = 2;

function isReported(word: Word, runs: readonly TextRun[]): boolean {
  const [x0, y0, x1, y1] = word.box;
  const near: Rect = [x0 - reach, y0 - reach, x1 + reach, y1 + reach];
  const there = runs.filter(({ box }) => touches(box, near)).map(({ text }) => text);
  return holdsInOrder(normaliseText(there.join('')), normaliseText(word.text));
}

/** Text that is drawn several times to look bold is reported several times, cut in other places each time. */
function holdsInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Share of a word's characters that must be seen. */
const visibleShare = 0.6;

function isVisible(word: Word, { picture, background }: SurvivalEvidence): boolean {
  const seen = word.characters.filter(({ box }) => {
    const pixels = mapRect(box, picture.toPixels);
    // An OCR layer has no ink of its own: there it is the picture of the scan that must show something.
    if (word.invisible) return picture.contrast(pixels) >= scanContrast;
    return background === null
      ? picture.contrast(pixels) >= inkContrast
      : picture.differs(background, pixels, inkContrast);
  });
  return seen.length >= visibleShare * word.characters.length;
}

/** Of 255: the faintest text that counts as visible; more on scans, where paper itself is uneven. */
const inkContrast = 16;
const scanContrast = 48;

/** Words that share more than half of their area with a word that reads otherwise. */
function findOverprinted(words: readonly Word[]): ReadonlySet<Word> {
  const found = new Set<Word>();
  const sorted = words.toSorted((a, b) => a.box[0] - b.box[0]);
  let start = 0;
  const widest = Math.max(0, ...sorted.map(({ box }) => box[2] - box[0]));
  for (const [i, a] of sorted.entries()) {
    while (start < i && (sorted[start]?.box[0] ?? 0) < a.box[0] - widest) start++;
    for (let j = start; j < i; j++) {
      const b = sorted[j];
      if (b === undefined || b.text === a.text) continue;
      const shared = sharedArea(a.box, b.box);
      if (shared > 0.5 * area(a.box)) found.add(a);
      if (shared > 0.5 * area(b.box)) found.add(b);
    }
  }
  return found;
}

function area(box: Rect): number {
  return (box[2] - box[0]) * (box[3] - box[1]);
}

function sharedArea(a: Rect, b: Rect): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  return width > 0 && height > 0 ? width * height : 0;
}
