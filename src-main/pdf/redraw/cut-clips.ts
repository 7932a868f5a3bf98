/** Clips are data too: their outlines are cut round holes like everything else, and tell nothing of what is in them. */
import type { Rect } from '../../contract/values.ts';
import { intersectRects } from '../geometry.ts';
import type { VisibleItem } from './choose-visible.ts';
import { isWithinClip } from './covers.ts';
import { tolerance } from './cut-paths.ts';
import type { Clip } from './display-item.ts';
import type { DrawnClip } from './drawing.ts';
import { boundFreeArea, clipContours, findFreeArea, growRect } from './free-area.ts';
import { boundPath, flattenPath, joinContours, type Path, readRectangle, rectanglePath } from './path.ts';

export type ClipCutter = {
  /** Null for a clip that hides nothing within `bounds`. */
  cut(clip: Clip | null, bounds: Rect): DrawnClip | null;
  /** The item as far as its clip shows it outside the holes; null for nothing. */
  trim(one: VisibleItem): VisibleItem | null;
};

type CutClip = {
  readonly drawn: DrawnClip;
  /** Round all that can be seen through it; null for nothing. */
  readonly opening: Rect | null;
};

export function createClipCutter(holes: readonly Rect[]): ClipCutter {
  const known = new Map<Clip, CutClip>();
  const find = (clip: Clip): CutClip => {
    const done = known.get(clip) ?? cutClip(clip, holes);
    known.set(clip, done);
    return done;
  };
  return {
    cut: (clip, bounds) => (clip === null || isWithinClip(bounds, clip, 0.5) ? null : find(clip).drawn),
    trim: (one) => {
      const { clip } = one.item;
      if (clip === null || clip.rectangular || holes.length === 0) return one;
      const { opening } = find(clip);
      const visible = opening === null ? null : intersectRects(one.visible, opening);
      return visible === null ? null : { ...one, visible };
    },
  };
}

/** One upright rectangle for all that are, and each other outline. */
function cutClip(clip: Clip, holes: readonly Rect[]): CutClip {
  // The bounds of other clips reach as far as their outlines do, in holes too.
  const upright = clip.rectangular ? [clip.bounds] : listRectangles(clip);
  const seen = upright.map((rect) => boundFreeArea(rect, holes));
  const frame = seen.length === 0 ? [] : [intersectAll(seen)];
  const parts: { path: Path; rule: Clip['rule'] }[] = frame.map((rect) => ({
    path: rect === null ? [] : rectanglePath(rect),
    rule: 'nonzero',
  }));
  for (let one: Clip | null = clip; one !== null; one = one.parent) {
    const bounds = boundPath(one.path);
    if (readRectangle(one.path) !== null || bounds === null) continue;
    const contours = flattenPath(one.path, tolerance);
    const free = findFreeArea(growRect(frame[0] ?? bounds, 2), holes, 0);
    const path = joinContours(free.flatMap((rect) => clipContours(contours, rect)));
    seen.push(boundPath(path));
    parts.push({ path, rule: one.rule });
  }
  return { drawn: { key: clip, parts }, opening: intersectAll(seen) };
}

function intersectAll(rects: readonly (Rect | null)[]): Rect | null {
  const [first = null, ...others] = rects;
  return others.reduce((a, b) => (a === null || b === null ? null : intersectRects(a, b)), first);
}

function listRectangles(clip: Clip): readonly Rect[] {
  const rects: Rect[] = [];
  for (let one: Clip | null = clip; one !== null; one = one.parent) {
    const rect = readRectangle(one.path);
    if (rect !== null) rects.push(rect);
  }
  return rects;
}
