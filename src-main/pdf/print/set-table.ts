/** Tables of running text and parts of spreadsheets as strips: a row is never wider than its page. */
import type { Block, Cell } from '../../intake/file-content.ts';
import { breakLines, type Line } from '../typeset/break-lines.ts';
import type { FaceStyle, OpenFonts } from '../typeset/fonts.ts';
import { findBaseline, keepLines } from '../typeset/strips.ts';
import { ink } from '../typeset/style.ts';
import { measureText } from './set-text.ts';
import {
  grid,
  landscape,
  measureOf,
  type PageSize,
  type PrintShape,
  type PrintStrip,
  portrait,
  table,
} from './shapes.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Grid = Extract<Block, { kind: 'grid' }>;
type Column = { readonly x: number; readonly width: number };
type Look = {
  readonly size: number;
  readonly leading: number;
  readonly padding: number;
  readonly gutter: number;
};
type SetCell = {
  readonly text: string;
  readonly column: Column;
  readonly style: FaceStyle;
  readonly faint: boolean;
};

/** A row of up to this many lines stays on one page. */
const wholeRow = 20;

export function setTable(fonts: OpenFonts, page: PageSize, { rows, heads }: Table): PrintStrip[] {
  const widths = chooseWidths(measureColumns(fonts, rows), measureOf(page), table.gutter);
  const columns = placeColumns(widths, page.margin, table.gutter);
  const right = page.margin + measureOf(page);
  const setOne = (
    row: readonly Cell[],
    style: FaceStyle,
    header: readonly PrintStrip[] | null,
  ): PrintStrip[] => {
    let at = 0;
    const cells = row.map(({ text, span }): SetCell => {
      const first = columns[at] ?? { x: page.margin, width: measureOf(page) };
      at += span;
      const last = columns[at - 1] ?? columns.at(-1) ?? first;
      return {
        text,
        column: { x: first.x, width: Math.max(first.width, last.x + last.width - first.x) },
        style,
        faint: false,
      };
    });
    return setRow(fonts, table, cells, { from: page.margin, to: right }, header);
  };
  const head = rows
    .slice(0, heads)
    .flatMap((row) => setOne(row, 'bold', null).map((strip) => ({ ...strip, keep: true })));
  const body = rows.slice(heads).flatMap((row) => setOne(row, 'regular', head.length > 0 ? head : null));
  return [...head, ...body].map((strip, index) => (index === 0 ? { ...strip, before: table.before } : strip));
}

type Wish = { natural: number; least: number };

/** The width that each column would like, and the least in which no word is cut. */
function measureColumns(fonts: OpenFonts, rows: readonly (readonly Cell[])[]): Wish[] {
  const wishes: Wish[] = [];
  for (const row of rows) {
    let at = 0;
    for (const { text, span } of row) {
      for (let index = at; index < at + span; index += 1) wishes[index] ??= { natural: 8, least: 8 };
      const wish = wishes[at];
      if (wish && span === 1) {
        for (const line of text.split('\n')) {
          wish.natural = Math.max(wish.natural, measureText(fonts, line, table.size) * 1.08);
          for (const word of line.split(/\s+/))
            wish.least = Math.max(wish.least, measureText(fonts, word, table.size) * 1.08);
        }
      }
      at += span;
    }
  }
  return wishes;
}

export function chooseWidths(wishes: readonly Wish[], measure: number, gutter: number): number[] {
  const room = Math.max(1, measure - gutter * Math.max(0, wishes.length - 1));
  const natural = wishes.reduce((sum, wish) => sum + wish.natural, 0);
  if (natural <= room) return wishes.map((wish) => wish.natural);
  // No word is wider than half the room; longer ones are cut.
  const least = wishes.map((wish) => Math.min(wish.least, room / 2));
  const sum = least.reduce((total, width) => total + width, 0);
  if (sum >= room) return least.map((width) => (width * room) / sum);
  const wanting = wishes.map((wish, index) => Math.max(0, wish.natural - (least[index] ?? 0)));
  const wanted = wanting.reduce((total, width) => total + width, 0);
  return least.map((width, index) => width + ((room - sum) * (wanting[index] ?? 0)) / wanted);
}

function placeColumns(widths: readonly number[], left: number, gutter: number): Column[] {
  let x = left;
  return widths.map((width) => {
    const column = { x, width };
    x += width + gutter;
    return column;
  });
}

function setRow(
  fonts: OpenFonts,
  look: Look,
  cells: readonly SetCell[],
  rule: { readonly from: number; readonly to: number },
  header: readonly PrintStrip[] | null,
): PrintStrip[] {
  const lines = cells.map(({ text, column, style }) =>
    text === '' ? [] : breakLines(fonts, [{ style, text }], look.size, Math.max(column.width, 4)),
  );
  const count = lines.reduce((most, cell) => Math.max(most, cell.length), 1);
  return Array.from({ length: count }, (_, index): PrintStrip => {
    const top = index === 0 ? look.padding : 0;
    const isLast = index === count - 1;
    const height = top + look.leading + (isLast ? look.padding : 0);
    const shapes: PrintShape[] = [];
    for (const [at, cell] of cells.entries()) {
      const line: Line | undefined = lines[at]?.[index];
      if (line === undefined || line.length === 0) continue;
      const y = top + findBaseline(look.size, look.leading);
      shapes.push({
        kind: 'text',
        x: cell.column.x,
        y,
        size: look.size,
        line,
        colour: cell.faint ? ink.faint : ink.text,
      });
    }
    if (isLast)
      shapes.push({
        kind: 'fill',
        x: rule.from,
        y: height - 0.4,
        width: rule.to - rule.from,
        height: 0.4,
        colour: ink.rule,
      });
    return { before: 0, height, keep: keepLines(count, index, count <= wholeRow), shapes, header };
  });
}

export type SetGrid = { readonly page: PageSize; readonly strips: readonly PrintStrip[] };

/** Upright where all columns fit, else across; wider still: columns in groups, one group after the other. */
export function setGrid(fonts: OpenFonts, { columns, rows }: Grid): SetGrid {
  const used = columns
    .map((_, index) => index)
    .filter((index) => rows.some((row) => (row.cells[index] ?? '') !== ''));
  const widths = new Map(
    used.map((index) => [index, measureGridColumn(fonts, columns[index] ?? '', rows, index)]),
  );
  const total = [...widths.values()].reduce((sum, width) => sum + width + grid.gutter, grid.label);
  const page = total <= measureOf(portrait) ? portrait : landscape;
  const strips = groupColumns(used, widths, measureOf(page) - grid.label).flatMap((group) => {
    const places = placeColumns(
      group.map((index) => Math.min(widths.get(index) ?? 0, measureOf(page) - grid.label)),
      page.margin + grid.label,
      grid.gutter,
    );
    const rule = { from: page.margin, to: page.margin + measureOf(page) };
    const setOne = (
      label: string,
      cells: readonly string[],
      faint: boolean,
      header: readonly PrintStrip[] | null,
    ): PrintStrip[] => {
      const set: SetCell[] = [
        { text: label, column: { x: page.margin, width: grid.label - 4 }, style: 'regular', faint: true },
      ];
      for (const [at, index] of group.entries()) {
        const column = places[at];
        if (column) set.push({ text: cells[index] ?? '', column, style: 'regular', faint });
      }
      return setRow(fonts, grid, set, rule, header);
    };
    const head = setOne('', columns, true, null).map((strip) => ({ ...strip, keep: true }));
    const body = rows
      .filter((row) => group.some((index) => (row.cells[index] ?? '') !== ''))
      .flatMap((row) => setOne(row.label, row.cells, false, head));
    return [...head, ...body].map((strip, index) => (index === 0 ? { ...strip, before: 12 } : strip));
  });
  return { page, strips };
}

/** Rows that are looked at to choose the width of a column; a wider cell further down gets more lines. */
const sampleRows = 2000;

function measureGridColumn(fonts: OpenFonts, name: string, rows: Grid['rows'], index: number): number {
  let width = Math.max(grid.narrowest, measureText(fonts, name, grid.size));
  for (const row of rows.slice(0, sampleRows)) {
    for (const line of (row.cells[index] ?? '').split('\n')) {
      if (width >= grid.widest) return grid.widest;
      width = Math.max(width, line.length > 200 ? grid.widest : measureText(fonts, line, grid.size) + 2);
    }
  }
  return Math.min(width, grid.widest);
}

function groupColumns(
  used: readonly number[],
  widths: ReadonlyMap<number, number>,
  measure: number,
): number[][] {
  const groups: number[][] = [];
  let room = 0;
  for (const index of used) {
    const width = (widths.get(index) ?? 0) + grid.gutter;
    if (groups.length === 0 || width > room) {
      groups.push([]);
      room = measure;
    }
    groups.at(-1)?.push(index);
    room -= width;
  }
  return groups;
}
