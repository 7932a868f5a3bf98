/**
 * Runs of text: glyphs that follow each other on a line share one operator. The parts of a paragraph are marked content
 * within the text object (ISO 32000-2, 14.6.1: the two must not overlap).
 */
import { invert, type Matrix, mapPoint } from '../geometry.ts';
import { endMarked } from '../write/page-structure.ts';
import type { StoredFont, StoredGlyph } from './glyph-store.ts';
import { writeNumber, writeNumbers } from './write-operators.ts';

export type TextWriter = {
  readonly isOpen: boolean;
  /** `matrix`: em units → page. */
  show(stored: StoredGlyph, matrix: Matrix, painted: boolean, paragraph: number): void;
  /** Ends the run, so that another operator may come. */
  pause(): void;
  /** Ends the text object. */
  close(): void;
};

type Line = {
  readonly font: StoredFont;
  readonly size: number;
  readonly direction: readonly number[];
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

  const moveTo = (matrix: Matrix, font: StoredFont, size: number): void => {
    const direction = matrix.slice(0, 4).map((value) => value / size);
    const [x, y] = [matrix[4], matrix[5]];
    const same = line?.font === font && line.size === size && isAlike(line.direction, direction);
    if (line !== null && same) {
      const [a = 1, b = 0, c = 0, d = 1] = line.direction;
      const [dx, dy] = mapPoint(x, y, invert([a, b, c, d, line.x, line.y]));
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
      const [stepX, stepY] = [Number(dx.toFixed(3)), Number(dy.toFixed(3))];
      put(`${writeNumbers([stepX, stepY], 3)} Td`);
      line = { ...line, x: line.x + a * stepX + c * stepY, y: line.y + b * stepX + d * stepY };
    } else {
      pause();
      if (line?.font !== font || line.size !== size) put(`/${font.name} ${writeNumber(size, 3)} Tf\n`);
      const [a = 1, b = 0, c = 0, d = 1] = direction.map((value) => Number(value.toFixed(5)));
      const [startX, startY] = [Number(x.toFixed(3)), Number(y.toFixed(3))];
      put(`${writeNumbers([a, b, c, d], 5)} ${writeNumbers([startX, startY], 3)} Tm`);
      line = { font, size, direction: [a, b, c, d], x: startX, y: startY };
    }
    run = { parts: [], text: '', x: 0 };
  };

  return {
    get isOpen() {
      return open;
    },
    show: ({ font, code, width }, matrix, painted, paragraph) => {
      const size = Number(Math.hypot(matrix[2], matrix[3]).toFixed(3));
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
      moveTo(matrix, font, size);
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

function isAlike(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, i) => Math.abs(value - (b[i] ?? 0)) < 2e-4);
}
