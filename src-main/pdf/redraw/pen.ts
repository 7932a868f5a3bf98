/** What draws a line: its width and ends in recording pixels, from the state of the canvas. */
import type { StrokeStyle } from './display-item.ts';
import type { GraphicsState } from './graphics-state.ts';
import type { Path } from './path.ts';

export type Pen = {
  readonly style: StrokeStyle;
  /** Pixels that the line may reach beyond its path. */
  readonly reach: number;
  /** False for a pen that is wider one way than the other: it has no counterpart once the path is placed. */
  readonly even: boolean;
};

/** Times half the width: as far as a corner may stand out (ISO 32000-2, 8.4.3.5), and a square end. */
const longestMiter = 20;
const endReach = 1.5;
/** Numbers of a path with one line, which has no corner. */
const straightLine = 6;
/** Half a width in pixels, below which nobody sees that a pen is uneven. */
const fineHalf = 1.5;

/** For a path of the canvas. `asked` is the width that the page asked for: pdf.js widens thin lines to a pixel of the canvas. */
export function readPen(state: GraphicsState, path: Path, asked: number | null): Pen {
  const [a, b, c, d] = state.transform;
  const scale = Math.sqrt(Math.abs(a * d - b * c));
  const [across, up] = [Math.hypot(a, b), Math.hypot(c, d)];
  const widest = Math.max(across, up);
  const drawn = state.lineWidth * scale;
  const width = drawn <= 1.001 && asked !== null ? Math.min(drawn, Math.max(asked * scale, 0.02)) : drawn;
  const half = (state.lineWidth * widest) / 2;
  const join = state.lineJoin;
  const square = Math.abs(a * c + b * d) < 0.01 * widest ** 2 && widest < 1.02 * Math.min(across, up);
  return {
    style: {
      width,
      cap: state.lineCap,
      join,
      miterLimit: Math.min(state.miterLimit, longestMiter),
      dashes: state.lineDash.map((length) => length * scale),
      dashOffset: state.lineDashOffset * scale,
    },
    reach:
      half *
        (join === 'miter' && path.length > straightLine
          ? Math.max(endReach, Math.min(state.miterLimit, longestMiter))
          : endReach) +
      0.01,
    even: square || half <= fineHalf,
  };
}
