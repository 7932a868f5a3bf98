/** Paints recorded items again, all or some of a small place: the exact answer to what can be seen there. */
import { Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import type { Rect } from '../../contract/model.ts';
import { createCappedCanvas } from '../pdfjs.ts';
import { writeCssColour } from './colour.ts';
import type { Clip, DisplayItem } from './display-item.ts';
import type { Placed } from './item-grid.ts';
import { curveTo, lineTo, moveTo, type Path, transformPath } from './path.ts';

/** Longest side of a picture that is compared. */
const longestSide = 300;
/** Of 255, in some channel: what counts as seen. */
const faintest = 16;

export type Sight = {
  /** Share of the pixels that an item would have on its own in which it makes a difference. */
  readonly share: number;
};

/** `near` are all items of the place in the order of painting, `watched` those whose sight is asked for. */
export function judgeSight(watched: ReadonlySet<DisplayItem>, near: readonly Placed[], place: Rect): Sight {
  const width = place[2] - place[0];
  const height = place[3] - place[1];
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const size = [Math.max(1, Math.ceil(width * scale)), Math.max(1, Math.ceil(height * scale))] as const;
  const paint = (items: readonly DisplayItem[], paper: boolean) => {
    const context = createCappedCanvas(...size).getContext('2d');
    if (paper) {
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, ...size);
    }
    context.scale(scale, scale);
    context.translate(-place[0], -place[1]);
    for (const item of items) paintItem(context, item);
    return context.getImageData(0, 0, ...size).data;
  };
  const all = near.map(({ item }) => item);
  const withIt = paint(all, true);
  const without = paint(
    all.filter((item) => !watched.has(item)),
    true,
  );
  const alone = paint(
    all.filter((item) => watched.has(item)),
    false,
  );
  let own = 0;
  let seen = 0;
  for (let at = 0; at < withIt.length; at += 4) {
    const inked = (alone[at + 3] ?? 0) > 64;
    if (inked) own++;
    for (let channel = 0; channel < 3; channel++) {
      if (Math.abs((withIt[at + channel] ?? 0) - (without[at + channel] ?? 0)) < faintest) continue;
      seen++;
      break;
    }
  }
  // What is thinner than a pixel never fills one.
  return { share: own === 0 ? Math.min(1, seen) : seen / own };
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
  applyClip(context, item.clip);
  context.globalAlpha = item.alpha;
  Object.assign(context, { globalCompositeOperation: item.blend });
  switch (item.kind) {
    case 'glyph':
      if (item.shownBy === 'itself') {
        context.fillStyle = writeCssColour(item.colour);
        context.fill(toCanvasPath(transformPath(item.outline.path, item.matrix)));
      }
      break;
    case 'fill':
      context.fillStyle = writeCssColour(item.colour);
      context.fill(toCanvasPath(item.path), item.rule);
      break;
    case 'stroke': {
      const { style } = item;
      context.strokeStyle = writeCssColour(item.colour);
      context.lineWidth = style.width;
      context.lineCap = style.cap;
      context.lineJoin = style.join;
      context.miterLimit = style.miterLimit;
      context.setLineDash([...style.dashes]);
      context.lineDashOffset = style.dashOffset;
      context.stroke(toCanvasPath(item.path));
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
  context.clip(toCanvasPath(clip.path), clip.rule);
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
