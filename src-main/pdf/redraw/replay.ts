/** Paints recorded items again, all or some of a place: the exact answer to what can be seen there. */
import { Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import type { Rect } from '../../contract/values.ts';
import { createCappedCanvas } from '../pdfjs.ts';
import { writeCssColour } from './colour.ts';
import { isWithinClip } from './covers.ts';
import type { Clip, DisplayItem } from './display-item.ts';
import { curveTo, lineTo, moveTo, type Path } from './path.ts';

/** RGBA of a place at a scale; transparent where `paper` is false and nothing is painted. */
export function paintPixels(
  items: Iterable<DisplayItem>,
  place: Rect,
  scale: number,
  paper: boolean,
): { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number } {
  const width = Math.max(1, Math.ceil((place[2] - place[0]) * scale));
  const height = Math.max(1, Math.ceil((place[3] - place[1]) * scale));
  const context = createCappedCanvas(width, height).getContext('2d');
  if (paper) {
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height);
  }
  context.scale(scale, scale);
  context.translate(-place[0], -place[1]);
  for (const item of items) paintItem(context, item);
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}

/** Items in a place of whole pixels, on white paper, a pixel of the recording for each pixel. */
export function paintPlace(items: readonly DisplayItem[], [x0, y0, x1, y1]: Rect) {
  const canvas = createCappedCanvas(x1 - x0, y1 - y0);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.save();
  context.translate(-x0, -y0);
  for (const item of items) paintItem(context, item);
  context.restore();
  return canvas;
}

function paintItem(context: SKRSContext2D, item: DisplayItem): void {
  context.save();
  if (!isWithinClip(item.bounds, item.clip, 0)) applyClip(context, item.clip);
  context.globalAlpha = item.alpha;
  Object.assign(context, { globalCompositeOperation: item.blend });
  switch (item.kind) {
    case 'glyph':
      if (item.shownBy === 'itself') {
        context.fillStyle = writeCssColour(item.colour);
        context.transform(...item.matrix);
        context.fill(findCanvasPath(item.outline.path));
      }
      break;
    case 'fill':
      context.fillStyle = writeCssColour(item.colour);
      context.fill(findCanvasPath(item.path), item.rule);
      break;
    case 'stroke': {
      const { style } = item;
      context.strokeStyle = writeCssColour(item.colour);
      // As every viewer does: the thinnest line is a pixel.
      context.lineWidth = Math.max(style.width, 1);
      context.lineCap = style.cap;
      context.lineJoin = style.join;
      context.miterLimit = style.miterLimit;
      context.setLineDash([...style.dashes]);
      context.lineDashOffset = style.dashOffset;
      context.stroke(findCanvasPath(item.path));
      break;
    }
    case 'picture':
      context.transform(...item.matrix);
      context.drawImage(item.canvas, 0, 0, 1, 1);
      break;
  }
  context.restore();
}

function applyClip(context: SKRSContext2D, clip: Clip | null): void {
  if (clip === null) return;
  applyClip(context, clip.parent);
  context.clip(findCanvasPath(clip.path), clip.rule);
}

const canvasPaths = new WeakMap<Path, Path2D>();

function findCanvasPath(path: Path): Path2D {
  const known = canvasPaths.get(path);
  if (known !== undefined) return known;
  const made = toCanvasPath(path);
  canvasPaths.set(path, made);
  return made;
}

function toCanvasPath(path: Path): Path2D {
  const result = new Path2D();
  for (let i = 0; i < path.length; ) {
    const operation = path[i];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = path.slice(i + 1, i + 7);
    if (operation === moveTo) result.moveTo(a, b);
    else if (operation === lineTo) result.lineTo(a, b);
    else if (operation === curveTo) result.bezierCurveTo(a, b, c, d, e, f);
    else result.closePath();
    i += operation === curveTo ? 7 : operation === moveTo || operation === lineTo ? 3 : 1;
  }
  return result;
}
