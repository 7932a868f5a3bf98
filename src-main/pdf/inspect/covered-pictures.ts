/** Boxes that hide a part of a picture: a scan with names struck out on top, whole underneath. */
import type { Rect } from '../../contract/values.ts';
import type { PageReading } from '../verify/page-tree.ts';
import { objectTypes } from '../verify/page-view.ts';
import { areaOf, grow, overlap } from '../verify/rects.ts';
import { fillsPage } from './covers.ts';
import type { Pair } from './judge-letters.ts';
import type { Painted } from './paint-order.ts';
import { isFlat, measureContrast, toPixels } from './sight.ts';

/** Points: a word in small print is as high. */
const leastHeight = 4;
const leastWidth = 6;
/** Of the page: more is a design, not a box over words. */
const largestShare = 0.25;
/** Of the box: what of it lies upon the picture. */
const upon = 0.9;
/** Of 255: what there is to see of a picture under a box. */
const leastContrast = 90;

export function findBoxesOverPictures(
  reading: PageReading,
  painted: readonly Painted[],
  covers: readonly Painted[],
  shown: Pair,
  uncovered: Pair,
): Rect[] {
  const pageArea = areaOf(reading.box);
  const scans = painted.filter((object) => object.type === objectTypes.image && fillsPage(object, pageArea));
  if (scans.length === 0) return [];
  return covers.flatMap(({ bounds, order, type }) => {
    const isBox =
      type !== objectTypes.shading &&
      bounds[3] - bounds[1] >= leastHeight &&
      bounds[2] - bounds[0] >= leastWidth &&
      areaOf(bounds) <= largestShare * pageArea;
    if (!isBox || !scans.some((scan) => scan.order < order && liesUpon(bounds, scan.bounds))) return [];
    const inner = toPixels(reading, shown.full, grow(bounds, -1));
    const hides = isFlat(shown.full, inner) && measureContrast(uncovered.bare, inner) >= leastContrast;
    return hides ? [bounds] : [];
  });
}

function liesUpon(box: Rect, picture: Rect): boolean {
  const common = overlap(box, picture);
  return common !== null && areaOf(common) >= upon * areaOf(box);
}
