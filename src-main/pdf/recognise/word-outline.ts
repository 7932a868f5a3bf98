/** The upright rectangle round a word. */
import type { Rect } from '../../contract/model.ts';
import type { ReadWord } from '../../contract/reading.ts';

/** In default user space. */
export function outlineWord({ start: [x, y], angle, length, above, below }: ReadWord): Rect {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corners = [
    [0, -below],
    [length, -below],
    [0, above],
    [length, above],
  ].map(([along = 0, up = 0]) => [x + along * cos - up * sin, y + along * sin + up * cos] as const);
  const xs = corners.map(([left]) => left);
  const ys = corners.map(([, bottom]) => bottom);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
