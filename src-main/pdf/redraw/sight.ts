/** How much of an item can be seen: its place painted with and without it. */
import type { Rect } from '../../contract/values.ts';
import type { DisplayItem } from './display-item.ts';
import { measureArea, measureOverlap } from './free-area.ts';
import type { ItemGrid, Placed } from './item-grid.ts';
import { isTwin } from './plain-sight.ts';
import { paintPixels } from './replay.ts';

export type Suspect = {
  readonly placed: Placed;
  /** It and the parts that show it. */
  readonly watched: ReadonlySet<DisplayItem>;
};

export type Sight = {
  /** Share of the pixels that it would have on its own in which it makes a difference. */
  judge(suspect: Suspect): number;
  /** What is dropped hides nothing any more: of two equal things one is hidden by the other. */
  drop(item: DisplayItem): void;
};

/** Longest side of a picture that is compared, of one suspect; scale of that of the page. */
const longestSide = 300;
const pageScale = 0.5;
/** Fewer suspects are judged one by one. */
const many = 24;
/** Of 255, in some channel: what counts as seen. */
const faintest = 16;
/** In the picture of the page; less is judged by itself. */
const surelySeen = 0.8;

export function createSight(
  suspects: readonly Suspect[],
  items: readonly DisplayItem[],
  grid: ItemGrid,
  page: Rect,
): Sight {
  const seen = suspects.length < many ? new Set<Suspect>() : findSurelySeen(suspects, items, page);
  const gone = new Set<DisplayItem>();
  return {
    judge: (suspect) => (seen.has(suspect) ? 1 : judgeAlone(suspect, grid, gone)),
    drop: (item) => gone.add(item),
  };
}

function judgeAlone({ placed, watched }: Suspect, grid: ItemGrid, gone: ReadonlySet<DisplayItem>): number {
  const place = placed.visible;
  const scale = Math.min(1, longestSide / Math.max(place[2] - place[0], place[3] - place[1]));
  const near = grid
    .near(place)
    .filter((other) => !gone.has(other.item) && !isTwin(other, placed))
    .map(({ item }) => item);
  const others = near.filter((item) => !watched.has(item));
  const withIt = paintPixels(near, place, scale, true);
  const without = paintPixels(others, place, scale, true);
  const alone = paintPixels(watched, place, scale, false);
  return compare(withIt.data, without.data, alone.data, {
    x0: 0,
    y0: 0,
    x1: withIt.width,
    y1: withIt.height,
    width: withIt.width,
  });
}

/**
 * All at once: the page with and without all suspects. Where two of them share a place it proves nothing, and they
 * are judged one by one.
 */
function findSurelySeen(
  suspects: readonly Suspect[],
  items: readonly DisplayItem[],
  page: Rect,
): ReadonlySet<Suspect> {
  const watched = new Set(suspects.flatMap((suspect) => [...suspect.watched]));
  const withThem = paintPixels(items, page, pageScale, true);
  const without = paintPixels(
    items.filter((item) => !watched.has(item)),
    page,
    pageScale,
    true,
  );
  const alone = paintPixels(
    items.filter((item) => watched.has(item)),
    page,
    pageScale,
    false,
  );
  const crowd = findCrowd(suspects);
  return new Set(
    suspects.filter((suspect) => {
      if (crowd.has(suspect)) return false;
      const [x0, y0, x1, y1] = suspect.placed.visible.map((value) => value * pageScale);
      const area = {
        x0: Math.floor(x0 ?? 0),
        y0: Math.floor(y0 ?? 0),
        x1: Math.min(withThem.width, Math.ceil(x1 ?? 0)),
        y1: Math.min(withThem.height, Math.ceil(y1 ?? 0)),
        width: withThem.width,
      };
      return compare(withThem.data, without.data, alone.data, area) >= surelySeen;
    }),
  );
}

/** Of an area: a neighbour's overhang is less. */
const crowded = 0.2;

function findCrowd(suspects: readonly Suspect[]): ReadonlySet<Suspect> {
  const found = new Set<Suspect>();
  const sorted = suspects.toSorted((a, b) => a.placed.visible[1] - b.placed.visible[1]);
  const tallest = Math.max(0, ...sorted.map(({ placed: { visible } }) => visible[3] - visible[1]));
  let start = 0;
  for (const [i, a] of sorted.entries()) {
    const box = a.placed.visible;
    while (start < i && (sorted[start]?.placed.visible[1] ?? 0) < box[1] - tallest) start++;
    for (let j = start; j < i; j++) {
      const b = sorted[j];
      if (b === undefined || isTwin(a.placed, b.placed)) continue;
      const shared = measureOverlap(box, b.placed.visible);
      if (shared > crowded * measureArea(box)) found.add(a);
      if (shared > crowded * measureArea(b.placed.visible)) found.add(b);
    }
  }
  return found;
}

type Area = {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly width: number;
};

function compare(
  withIt: Uint8ClampedArray,
  without: Uint8ClampedArray,
  alone: Uint8ClampedArray,
  area: Area,
): number {
  let own = 0;
  let seen = 0;
  for (let y = area.y0; y < area.y1; y++) {
    for (let x = area.x0; x < area.x1; x++) {
      const at = (y * area.width + x) * 4;
      if ((alone[at + 3] ?? 0) > 64) own++;
      for (let channel = at; channel < at + 3; channel++) {
        if (Math.abs((withIt[channel] ?? 0) - (without[channel] ?? 0)) < faintest) continue;
        seen++;
        break;
      }
    }
  }
  // What is thinner than a pixel never fills one.
  return own === 0 ? Math.min(1, seen) : seen / own;
}
