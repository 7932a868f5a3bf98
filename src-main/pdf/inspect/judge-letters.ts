/**
 * Which characters of a page cannot be seen on it, and why. Proven by drawing: a character is under a box when
 * taking the boxes away shows it, and hidden when drawing the page without it makes no difference.
 */
import type { Rect } from '../../contract/values.ts';
import { type Pdfium, withMemory } from '../pdfium.ts';
import type { PageReading } from '../verify/page-tree.ts';
import { areaOf, contains, grow, middleOf } from '../verify/rects.ts';
import { fillsPage } from './covers.ts';
import { findOverprints } from './overprints.ts';
import type { Painted } from './paint-order.ts';
import type { Letter } from './read-letters.ts';
import {
  countDifferent,
  type Drawing,
  drawWithout,
  isFlat,
  readColour,
  type Sight,
  toPixels,
} from './sight.ts';

export type Fate =
  | 'seen'
  | 'text-under-box'
  | 'hidden-text'
  | 'overprinted-text'
  | 'off-page-text'
  | 'hidden-layer'
  | 'ocr-layer';

/** The same page twice, with its text and without. */
export type Pair = { readonly full: Sight; readonly bare: Sight };

export type Scene = {
  readonly pdfium: Pdfium;
  readonly reading: PageReading;
  readonly drawing: Drawing;
  /** The pictures of the page; of very many, the largest. */
  readonly pictures: readonly Painted[];
  readonly letters: readonly Letter[];
  /** As a viewer shows the page. */
  readonly shown: Pair;
  /** Without what may cover something; null where nothing may. */
  readonly uncovered: Pair | null;
  /** Without its annotations, and where those may cover something; null where none may. */
  readonly unannotated: Pair | null;
  readonly annotated: readonly Rect[];
  /** With the layers that a viewer does not show at first; null where there are none. */
  readonly layered: Pair | null;
  /** Boxes that were found to hide a part of a picture. */
  readonly boxesOverPictures: readonly Rect[];
};

/** Points; smaller letters cannot be read on paper. */
const smallestReadable = 1;
/** Of the pixels that a character would have: what must be left for it to be read. */
const readableShare = 0.35;
const invisibleMode = 3;
const clippingMode = 7;

export function judgeLetters(scene: Scene): Fate[] {
  const { letters } = scene;
  const fates = letters.map((letter) => judgeLetter(scene, letter));
  const grounds = new Set(findGroundColoured(scene, fates));
  const overprints = findOverprints(letters);
  const suspects = new Set<Letter>([...grounds, ...overprints.keys()]);
  if (suspects.size === 0) return fates;
  const owners = new Set([...suspects].flatMap(({ owner }) => owner ?? []));
  const full = drawWithout(scene.drawing, []);
  const bare = drawWithout(scene.drawing, owners);
  return fates.map((fate, index) => {
    const letter = letters[index];
    if (fate !== 'seen' || letter === undefined || letter.box === null || !suspects.has(letter)) return fate;
    if (countDifferent(full, bare, toPixels(scene.reading, full, letter.box)) === 0) {
      const isBlocked = overprints.get(letter) === 'text-under-box' && !grounds.has(letter);
      return isBlocked ? 'text-under-box' : 'hidden-text';
    }
    return overprints.get(letter) ?? 'seen';
  });
}

function judgeLetter(scene: Scene, letter: Letter): Fate {
  const { box, owner } = letter;
  if (box === null || owner === null) return 'seen';
  const { pdfium, reading, shown } = scene;
  if (!contains(grow(reading.box, 1), middleOf(box))) return 'off-page-text';
  if (Math.max(box[2] - box[0], box[3] - box[1]) < smallestReadable && /[\p{L}\p{N}]/u.test(letter.text))
    return 'hidden-text';
  const mode = pdfium.FPDFTextObj_GetTextRenderMode(owner.handle);
  if (mode === invisibleMode) return judgeInvisible(scene, box);
  const area = toPixels(reading, shown.full, box);
  const visible = countDifferent(shown.full, shown.bare, area);
  if (scene.uncovered !== null && isMostlyHidden(visible, scene.uncovered, area)) return 'text-under-box';
  if (
    isUnderAnnotation(scene, box) &&
    scene.unannotated !== null &&
    isMostlyHidden(visible, scene.unannotated, area)
  )
    return 'text-under-box';
  // Of a letter whose ink is not known, nothing follows from its not being where it was looked for.
  if (visible > 0 || letter.inkless) return 'seen';
  if (isUnderScan(scene, owner, box)) return judgeInvisible(scene, box);
  if (scene.layered !== null && countDifferent(scene.layered.full, scene.layered.bare, area) > 0)
    return 'hidden-layer';
  // Letters used as a stencil for a picture.
  return mode >= clippingMode && !isFlat(shown.full, area) ? 'seen' : 'hidden-text';
}

function isUnderAnnotation({ annotated }: Scene, box: Rect): boolean {
  return annotated.some((rect) => contains(rect, middleOf(box)));
}

function isMostlyHidden(visible: number, { full, bare }: Pair, area: Rect): boolean {
  const possible = countDifferent(full, bare, area);
  return possible > 0 && visible < readableShare * possible;
}

/** A scan over its own text is an OCR layer. */
function isUnderScan({ pictures, reading }: Scene, owner: Painted, box: Rect): boolean {
  const pageArea = areaOf(reading.box);
  return pictures.some(
    (object) =>
      object.order > owner.order && fillsPage(object, pageArea) && contains(object.bounds, middleOf(box)),
  );
}

/** Text without ink belongs to the picture that it was read from. */
function judgeInvisible(scene: Scene, box: Rect): Fate {
  const { reading, shown, pictures } = scene;
  const middle = middleOf(box);
  if (scene.boxesOverPictures.some((rect) => contains(rect, middle))) return 'text-under-box';
  const onPicture = pictures.some((object) => contains(object.bounds, middle));
  return onPicture || !isFlat(shown.full, toPixels(reading, shown.full, box)) ? 'ocr-layer' : 'hidden-text';
}

/** Of 255. */
const sameColour = 10;

/** Seen only because something else is drawn in the same place: letters in the colour of the paper under them. */
function findGroundColoured(scene: Scene, fates: readonly Fate[]): Letter[] {
  const colours = new Map<Painted, readonly [number, number, number] | null>();
  return scene.letters.filter((letter, index) => {
    const { box, owner } = letter;
    if (fates[index] !== 'seen' || box === null || owner === null || letter.inkless) return false;
    if (!colours.has(owner)) colours.set(owner, readFill(scene.pdfium, owner.handle));
    const fill = colours.get(owner);
    if (fill === null || fill === undefined) return false;
    const ground = readColour(scene.shown.bare, toPixels(scene.reading, scene.shown.bare, box));
    return fill.every((value, at) => Math.abs(value - (ground[at] ?? 0)) <= sameColour);
  });
}

/** Blue, green, red; null for patterns, and for letters that are only stroked. */
function readFill(pdfium: Pdfium, handle: number): readonly [number, number, number] | null {
  const mode = pdfium.FPDFTextObj_GetTextRenderMode(handle);
  if (mode !== 0 && mode !== 4) return null;
  return withMemory(pdfium, 16, (memory) => {
    if (!pdfium.FPDFPageObj_GetFillColor(handle, memory, memory + 4, memory + 8, memory + 12)) return null;
    const [red = 0, green = 0, blue = 0] = new Uint32Array(pdfium.pdfium.HEAPU8.buffer, memory, 3);
    return [blue, green, red];
  });
}
