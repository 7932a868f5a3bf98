/**
 * Runs of text: glyphs that follow each other on a line share one operator. The parts of a paragraph are marked content
 * within the text object (ISO 32000-2, 14.6.1: the two must not overlap).
 */
import { invert, type Matrix, mapPoint } from '../geometry.ts';
import { endMarked } from '../write/page-structure.ts';
import type { StoredFont, StoredGlyph } from './glyph-store.ts';
import { roundTo, writeNumber, writeNumbers } from './write-operators.ts';

export type TextWriter = {
  readonly isOpen: boolean;
  /** `matrix`: em units → page. */
  show(stored: StoredGlyph, matrix: Matrix, painted: boolean, paragraph: number): void;
  /** Ends the run, so that another operator may come. */
  pause(): void;
  /** Ends the text object. */
  close(): void;
};

/** How letters stand: most have that of the one before. */
type Stance = {
  /** The first four numbers of its matrix. */
  readonly of: readonly [number, number, number, number];
  readonly size: number;
  readonly direction: Direction;
};
type Direction = readonly [number, number, number, number];

type Line = {
  readonly font: StoredFont;
  readonly size: number;
  readonly direction: Direction;
  /** The direction undone. */
  readonly back: Matrix;
  x: number;
  y: number;
};
type Run = { parts: string[]; text: string; x: number };

/** Thousandths of the size: smaller moves are rounding. */
const leastMove = 1.5;
const largestMove = 6000;

/** `beginParagraph` gives the operator that begins a part of a paragraph. */
export function createTextWriter(
  put: (operators: string) => void,
  beginParagraph: (paragraph: number) => string,
): TextWriter {
  let line: Line | null = null;
  let run: Run | null = null;
  let open = false;
  let mode = 0;
  let marked: number | null = null;
  let stance: Stance = { of: [0, 0, 0, 0], size: 0, direction: [0, 0, 0, 0] };

  const stanceOf = ([a, b, c, d]: Matrix): Stance => {
    const before = stance.of;
    if (a === before[0] && b === before[1] && c === before[2] && d === before[3]) return stance;
    const size = roundTo(Math.hypot(c, d), 3);
    stance = { of: [a, b, c, d], size, direction: [a / size, b / size, c / size, d / size] };
    return stance;
  };

  const pause = () => {
    if (run === null) return;
    const parts = run.text === '' ? run.parts : [...run.parts, `(${run.text})`];
    put(run.parts.length === 0 ? `${parts.join('')}Tj\n` : `[${parts.join('')}]TJ\n`);
    run = null;
  };

  const mark = (paragraph: number | null) => {
    if (paragraph === marked) return;
    pause();
    if (marked !== null) put(endMarked);
    if (paragraph !== null) put(beginParagraph(paragraph));
    marked = paragraph;
  };

  const moveTo = (matrix: Matrix, font: StoredFont, { size, direction }: Stance): void => {
    const [x, y] = [matrix[4], matrix[5]];
    const same = line?.font === font && line.size === size && isAlike(line.direction, direction);
    if (line !== null && same) {
      const [a, b, c, d] = line.direction;
      const [dx, dy] = mapPoint(x - line.x, y - line.y, line.back);
      if (run !== null && Math.abs(dy) < 0.01 * size) {
        const move = Math.round(((dx - run.x) / size) * 10_000) / 10;
        if (Math.abs(move) < leastMove) return;
        if (Math.abs(move) < largestMove) {
          const whole = Math.round(move);
          run.parts.push(`(${run.text})`, String(-whole));
          run.text = '';
          run.x += (whole * size) / 1000;
          return;
        }
      }
      pause();
      const [stepX, stepY] = [roundTo(dx, 3), roundTo(dy, 3)];
      put(`${writeNumbers([stepX, stepY], 3)} Td`);
      line.x += a * stepX + c * stepY;
      line.y += b * stepX + d * stepY;
    } else {
      pause();
      if (line?.font !== font || line.size !== size) put(`/${font.name} ${writeNumber(size, 3)} Tf\n`);
      const [a = 1, b = 0, c = 0, d = 1] = direction.map((value) => roundTo(value, 5));
      const [startX, startY] = [roundTo(x, 3), roundTo(y, 3)];
      put(`${writeNumbers([a, b, c, d], 5)} ${writeNumbers([startX, startY], 3)} Tm`);
      const back = invert([a, b, c, d, 0, 0]);
      line = { font, size, direction: [a, b, c, d], back, x: startX, y: startY };
    }
    run = { parts: [], text: '', x: 0 };
  };

  return {
    get isOpen() {
      return open;
    },
    show: ({ font, code, width }, matrix, painted, paragraph) => {
      const stance = stanceOf(matrix);
      const { size } = stance;
      // A font without height shows nothing, and its matrix could not be undone.
      if (size === 0 || Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) < 1e-9) return;
      if (!open) {
        put('BT\n');
        open = true;
        line = null;
      }
      mark(paragraph);
      const wanted = painted ? 0 : 3;
      if (wanted !== mode) {
        pause();
        put(`${wanted} Tr\n`);
        mode = wanted;
      }
      moveTo(matrix, font, stance);
      if (run === null) return;
      run.text += String.fromCharCode(code);
      run.x += (width * size) / 1000;
    },
    pause,
    close: () => {
      if (!open) return;
      mark(null);
      // The rendering mode outlives the text object.
      if (mode !== 0) put('0 Tr\n');
      mode = 0;
      put('ET\n');
      open = false;
      line = null;
    },
  };
}

function isAlike(a: Direction, b: Direction): boolean {
  return (
    Math.abs(a[0] - b[0]) < 2e-4 &&
    Math.abs(a[1] - b[1]) < 2e-4 &&
    Math.abs(a[2] - b[2]) < 2e-4 &&
    Math.abs(a[3] - b[3]) < 2e-4
  );
}
