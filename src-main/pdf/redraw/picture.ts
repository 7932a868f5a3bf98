/** Pictures: cut to what can be seen, boxes and covered places burnt into the pixels, transparency laid on paper. */
import type { Canvas } from '@napi-rs/canvas';
import type { Rect } from '../../contract/values.ts';
import { invert, type Matrix, mapRect, multiply } from '../geometry.ts';
import { createCappedCanvas } from '../pdfjs.ts';
import type { VisibleItem } from './choose-visible.ts';
import { isOpaque } from './covers.ts';
import { Inexpressible, type Picture } from './display-item.ts';
import type { PictureDrawing } from './drawing.ts';
import { boundFreeArea, growRect, overlaps } from './free-area.ts';
import type { MarkedPage } from './remove-marked.ts';
import { paintPlace } from './replay.ts';

export type BurnColour = { readonly red: number; readonly green: number; readonly blue: number };

/**
 * Recording pixels that a box is larger than its mark: as far as nothing else is drawn, so that what readers blend at
 * an edge, or draw thicker than it is, does not reach into the mark.
 */
export const boxMargin = 1;

/** Recording pixels that a burnt box reaches beyond its mark. */
const burnPadding = 2.5;

/** Null where nothing of it can be seen. The clip of the result is null where it is already in the pixels. */
export function finishPicture(
  picture: Picture,
  placed: VisibleItem,
  visible: readonly VisibleItem[],
  { marks, burn }: MarkedPage,
): PictureDrawing | null {
  const holes = marks.map((mark) => growRect(mark, boxMargin));
  const outside = boundFreeArea(placed.visible, holes);
  if (outside === null) return null;
  const one = { ...placed, visible: outside };
  const isPlain = picture.alpha === 1 && picture.blend === 'source-over' && isOpaque(picture);
  const touched = marks.some((mark) => overlaps(growRect(mark, burnPadding), picture.bounds));
  // A mask keeps the shape of what was under a box, and cannot be proved clean with it. And the pixels of a coarse
  // picture would be too large to be burnt without the next ones suffering, once they are a JPEG.
  // What a slanted or round clip hides would stay in the pixels.
  const isCut = picture.clip !== null && !picture.clip.rectangular;
  const flat = touched || isCut || (marks.length > 0 && !isPlain);
  const laid = flat
    ? layOnPaper(picture, one, isPlain && !isCut ? [] : visible)
    : cropPicture(picture, one.visible);
  if (laid === null) return null;
  burnRects(laid, one.covers, -0.5, { red: 0, green: 0, blue: 0 });
  burnRects(laid, marks, burnPadding, burn);
  return {
    kind: 'picture',
    canvas: laid.canvas,
    matrix: laid.matrix,
    bounds: mapRect([0, 0, 1, 1], laid.matrix),
    clip: isPlain || !flat ? picture.clip && { key: picture.clip, parts: [] } : null,
    alpha: flat ? 1 : picture.alpha,
    blend: flat ? 'source-over' : picture.blend,
  };
}

type Laid = { readonly canvas: Canvas; readonly matrix: Matrix };

/** A copy of the pixels that touch the visible part. */
function cropPicture({ canvas, matrix }: Picture, view: Rect): Laid | null {
  const { width, height } = canvas;
  const toPage = multiply(matrix, [1 / width, 0, 0, 1 / height, 0, 0]);
  if (toPage[0] * toPage[3] - toPage[1] * toPage[2] === 0) return null;
  const seen = mapRect(view, invert(toPage));
  const x0 = Math.max(0, Math.floor(seen[0] + 1e-6));
  const y0 = Math.max(0, Math.floor(seen[1] + 1e-6));
  const x1 = Math.min(width, Math.ceil(seen[2] - 1e-6));
  const y1 = Math.min(height, Math.ceil(seen[3] - 1e-6));
  if (!(x0 < x1 && y0 < y1)) return null;
  const copy = createCappedCanvas(x1 - x0, y1 - y0);
  copy.getContext('2d').drawImage(canvas, x0, y0, copy.width, copy.height, 0, 0, copy.width, copy.height);
  return { canvas: copy, matrix: multiply(toPage, [copy.width, 0, 0, copy.height, x0, y0]) };
}

/** The picture as it shows on what lies under it; text under it would be covered, so there must be none. */
function layOnPaper(picture: Picture, one: VisibleItem, visible: readonly VisibleItem[]): Laid {
  const [x0, y0, x1, y1] = one.visible;
  const place: Rect = [Math.floor(x0), Math.floor(y0), Math.ceil(x1), Math.ceil(y1)];
  const under = visible.filter(({ order, visible: other }) => order < one.order && overlaps(other, place));
  if (under.some(({ item }) => item.kind === 'glyph' && item.shownBy !== 'nothing'))
    throw new Inexpressible('a transparent picture over text');
  const canvas = paintPlace([...under.map(({ item }) => item), picture], place);
  return { canvas, matrix: [place[2] - place[0], 0, 0, place[3] - place[1], place[0], place[1]] };
}

/** Whole pixels, outwards where `grow` is positive. */
function burnRects({ canvas, matrix }: Laid, rects: readonly Rect[], grow: number, colour: BurnColour): void {
  const bounds = mapRect([0, 0, 1, 1], matrix);
  const touched = rects.filter((rect) => overlaps(growRect(rect, Math.max(0, grow)), bounds));
  if (touched.length === 0) return;
  const context = canvas.getContext('2d');
  const toPixels = invert(multiply(matrix, [1 / canvas.width, 0, 0, 1 / canvas.height, 0, 0]));
  const upright =
    Math.abs(matrix[1]) + Math.abs(matrix[2]) < 1e-6 || Math.abs(matrix[0]) + Math.abs(matrix[3]) < 1e-6;
  context.fillStyle = `rgb(${colour.red}, ${colour.green}, ${colour.blue})`;
  const [down, up] = grow > 0 ? [Math.floor, Math.ceil] : [Math.ceil, Math.floor];
  for (const rect of touched) {
    // The upright frame of a slanted mark's pixels is more than the mark; of a cover it could be more than is hidden.
    if (!upright && grow <= 0) continue;
    const [x0, y0, x1, y1] = mapRect(growRect(rect, grow), toPixels);
    const [left, top, right, bottom] = [down(x0), down(y0), up(x1), up(y1)];
    if (left < right && top < bottom) context.fillRect(left, top, right - left, bottom - top);
  }
}
