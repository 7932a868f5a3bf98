/** Steps of the zoom. Scales are CSS pixels for a point. */
import { pixelsPerPoint } from '../../viewer/geometry.ts';

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6];

/** The next step up or down from where the page is now. */
export function zoomBy(scale: number, direction: 1 | -1): number {
  const now = scale / pixelsPerPoint;
  const next =
    direction === 1 ? steps.find((step) => step > now + 0.01) : steps.findLast((step) => step < now - 0.01);
  return (next ?? now) * pixelsPerPoint;
}

/** "125 %" */
export function writeZoom(scale: number): string {
  return `${Math.round((scale / pixelsPerPoint) * 100)} %`;
}
