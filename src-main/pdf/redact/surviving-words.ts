/** Which words of a page may go into the text layer of its picture. */
import type { Rect } from '../../contract/values.ts';
import { mapRect, touches } from '../geometry.ts';
import type { Raster } from './raster-image.ts';
import { type InkedCharacter, splitWord, type Word } from './words.ts';

/** A run of text as pdf.js reports it, in default user space. */
export type TextRun = { readonly text: string; readonly box: Rect };

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
  /** The page drawn without text; null where there is only text that has no ink of its own. */
  readonly background: Raster | null;
  /** Something may cover a part of a letter. */
  readonly isPaintedOver: boolean;
  /** The characters of some words that others of them hide, printed in the same place. */
  findOverprinted(words: readonly Word[]): ReadonlySet<InkedCharacter>;
};

/**
 * The words that a reader of the output can see: no character touches a box, pdf.js reports the word at the
 * same place, and there is ink of its own under it. Of a word of which a box hides a part, or something in the page such
 * as somebody's black box, the parts that are seen; what is hidden of it decides nothing about them.
 */
export function selectSurvivingWords(words: readonly Word[], evidence: SurvivalEvidence): readonly Word[] {
  const parts = words.flatMap((word) => cutAtBoxes(word, evidence.burnt));
  const confused = findConfused(parts);
  const overprinted = evidence.findOverprinted(parts);
  return parts.flatMap((part) =>
    confused.has(part) || claimsTooMuch(part) || !isReported(part, evidence.runs)
      ? []
      : takeSeen(part, evidence, overprinted),
  );
}

/** Letters that one glyph may stand for, at most: a map of the input's that claims more may be lying. */
const mostLetters = 4;

function claimsTooMuch({ characters }: Word): boolean {
  return characters.some(({ box }, i) => {
    const same = characters.slice(i, i + mostLetters + 1).filter((other) => isSameBox(other.box, box));
    return same.length > mostLetters;
  });
}

function isSameBox(a: Rect, b: Rect): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];
}

/** Of the height of a cell: above and below it reaches into the lines next to it. */
const cellMargin = 0.15;

function cutAtBoxes(word: Word, burnt: readonly Rect[]): readonly Word[] {
  const near = burnt.filter((rect) => touches(word.box, rect));
  if (near.length === 0) return [word];
  return splitWord(word, ({ box }) => {
    const margin = word.invisible ? cellMargin * Math.min(box[2] - box[0], box[3] - box[1]) : 0;
    const core: Rect = [box[0] + margin, box[1] + margin, box[2] - margin, box[3] - margin];
    return !near.some((rect) => touches(core, rect));
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

/** Share of the characters of a text layer's word that must be seen: its cells may fit the scan badly. */
const visibleShare = 0.6;
/** Pixels: what is smaller, as a full stop, may be too faint to be seen, and tells nothing. */
const speck = 4;

function takeSeen(
  word: Word,
  evidence: SurvivalEvidence,
  overprinted: ReadonlySet<InkedCharacter>,
): readonly Word[] {
  const { characters, invisible } = word;
  if (isPaintedOut(word, evidence)) return [];
  const seen = characters.map((one) => !overprinted.has(one) && isSeen(one, word, evidence));
  const count = seen.filter(Boolean).length;
  if (count === 0 || (invisible && count < visibleShare * characters.length)) return [];
  return splitWord(word, (character, i) => seen[i] === true || isTrifle(character, i, seen, word, evidence));
}

/** A scan is never of one colour where words stand, a box is. */
function isPaintedOut({ invisible, box, angle }: Word, { picture }: SurvivalEvidence): boolean {
  return invisible && picture.contrast(mapRect(middleBand(box, angle), picture.toPixels)) <= boxContrast;
}

/** Unseen, but not hidden: too small to be seen, or a single letter of a text layer that fits its scan badly. */
function isTrifle(
  { box }: InkedCharacter,
  index: number,
  seen: readonly boolean[],
  { invisible, angle }: Word,
  { picture }: SurvivalEvidence,
): boolean {
  const pixels = mapRect(box, picture.toPixels);
  const isSpeck = (pixels[2] - pixels[0]) * (pixels[3] - pixels[1]) < speck;
  // Alone it would tell of the letters round it, which are hidden.
  if (!invisible) return isSpeck && (seen[index - 1] === true || seen[index + 1] === true);
  const isAlone = seen[index - 1] !== false && seen[index + 1] !== false;
  return isAlone && !picture.isDark(mapRect(middleBand(box, angle), picture.toPixels));
}

/** Points: redraw does not make text of smaller letters either, which nobody can read. */
const smallestText = 1;

function isSeen(
  { box }: InkedCharacter,
  { invisible, angle }: Word,
  { picture, background, isPaintedOver }: SurvivalEvidence,
): boolean {
  if (Math.max(box[2] - box[0], box[3] - box[1]) < smallestText) return false;
  // An OCR layer has no ink of its own: there it is the picture of the scan that must show something.
  const pixels = mapRect(box, picture.toPixels);
  if (invisible)
    return (
      picture.contrast(pixels) >= scanContrast &&
      !picture.isDark(mapRect(middleBand(box, angle), picture.toPixels))
    );
  if (background === null) return picture.contrast(pixels) >= inkContrast;
  // Another font in place of the page's own may draw its letters a little beside their places.
  const [x0, y0, x1, y1] = pixels;
  const share = picture.shareOfDifference(background, [x0 - 1, y0 - 1, x1 + 1, y1 + 1], inkContrast);
  const side = Math.min(x1 - x0, y1 - y0);
  return isPaintedOver ? share >= (seenShare * side) / (side + 2) : share > 0;
}

/** What is seen above and below it may belong to other lines, where a box hides the letter itself. */
function middleBand([x0, y0, x1, y1]: Rect, angle: Word['angle']): Rect {
  const [across, up] = [(x1 - x0) / 4, (y1 - y0) / 4];
  return angle === 0 || angle === 180 ? [x0, y0 + up, x1, y1 - up] : [x0 + across, y0, x1 - across, y1];
}

/** Of a character's ink, along both sides: less is what stands out from under a cover. */
const seenShare = 0.5;

/** Of 255: the faintest text that counts as visible; more on scans, where paper itself is uneven. */
const inkContrast = 16;
const scanContrast = 48;
/** What a box may have, from where its picture was compressed. */
const boxContrast = 8;

/** Words of a text layer that share more than half of their area with a word that reads otherwise. */
function findConfused(words: readonly Word[]): ReadonlySet<Word> {
  const found = new Set<Word>();
  const sorted = words.filter(({ invisible }) => invisible).sort((a, b) => a.box[0] - b.box[0]);
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
