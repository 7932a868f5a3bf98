/** Sets a table: a header that is repeated on each page, a hairline under each row, numbers flush right. */
import type { Block } from '../../domain/prose.ts';
import { breakLines } from './break-lines.ts';
import { type FaceStyle, type OpenFonts, shapeText } from './fonts.ts';
import { findBaseline, keepLines, type Shape, type Strip } from './strips.ts';
import { type Ink, ink, margins, measure, table } from './style.ts';
import { makeElement, type TextElement } from './text-elements.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Column = { readonly x: number; readonly width: number; readonly right: boolean; readonly bold: boolean };
type CellLine = { readonly style: FaceStyle; readonly text: string; readonly colour: Ink };

/** A row of up to this many lines stays on one page. */
const wholeRow = 14;

export function setTable(
  fonts: OpenFonts,
  block: Table,
): { readonly strips: readonly Strip[]; readonly element: TextElement } {
  const columns = placeColumns(block);
  const hasHeader = block.header.some((cell) => cell !== '');
  const head = columns.map(() => makeElement('TH'));
  const header = hasHeader
    ? setRow(fonts, columns, block.header, head, null).map((strip) => ({ ...strip, keep: true }))
    : [];
  const cells = block.rows.map((_, row) =>
    columns.map((_, at) => makeCell(at === 0 ? block.pages?.[row] : undefined)),
  );
  const rows = block.rows.flatMap((row, at) =>
    setRow(fonts, columns, row, cells[at] ?? [], hasHeader ? header : null),
  );
  return {
    strips: [...header, ...rows].map((strip, index) =>
      index === 0 ? { ...strip, before: table.before } : strip,
    ),
    element: makeElement(
      'Table',
      [...(hasHeader ? [head] : []), ...cells].map((row) => makeElement('TR', row)),
    ),
  };
}

function makeCell(page: number | undefined): TextElement {
  return makeElement('TD', page === undefined ? [] : [{ ...makeElement('Link'), page }]);
}

function placeColumns(block: Table): Column[] {
  let x: number = margins.left;
  return block.widths.map((share, index) => {
    const full = share * measure;
    const last = index === block.widths.length - 1;
    const column = {
      x,
      width: full - (last ? 0 : table.gutter),
      right: block.alignRight.includes(index),
      bold: block.strong?.includes(index) ?? false,
    };
    x += full;
    return column;
  });
}

function setRow(
  fonts: OpenFonts,
  columns: readonly Column[],
  cells: readonly string[],
  elements: readonly TextElement[],
  header: readonly Strip[] | null,
): Strip[] {
  const kind = elements[0]?.role === 'TH' ? 'header' : 'row';
  const lines = columns.map((column, index) => breakCell(fonts, column, cells[index] ?? '', kind));
  const count = Math.max(1, ...lines.map((cell) => cell.length));
  return Array.from({ length: count }, (_, index): Strip => {
    const top = index === 0 ? table.padding : 0;
    const isLast = index === count - 1;
    const height = top + table.leading + (isLast ? table.padding : 0);
    const shapes = columns.flatMap((column, at): Shape[] => {
      const line = lines[at]?.[index];
      const cell = elements[at];
      const isLast = index === (lines[at]?.length ?? 0) - 1;
      if (line === undefined || cell === undefined) return [];
      return [drawCellLine(fonts, column, { ...line, top, isLast, element: cell.kids[0] ?? cell })];
    });
    if (isLast) {
      const rule =
        kind === 'header' ? { height: 0.9, colour: ink.headRule } : { height: 0.6, colour: ink.rule };
      shapes.push({ kind: 'fill', x: margins.left, y: height - rule.height, width: measure, ...rule });
    }
    return { before: 0, height, keep: keepLines(count, index, count <= wholeRow), shapes, header };
  });
}

function breakCell(fonts: OpenFonts, column: Column, text: string, kind: 'header' | 'row'): CellLine[] {
  const [first = '', ...more] = text.split('\n');
  const main: FaceStyle = kind === 'header' || column.bold ? 'bold' : 'regular';
  const breakText = (part: string, style: FaceStyle, colour: Ink): CellLine[] =>
    breakLines(fonts, [{ style, text: part }], table.size, column.width).map((line) => ({
      style,
      text: line.map((span) => span.text).join(''),
      colour,
    }));
  return [
    ...breakText(first, main, kind === 'header' ? ink.faint : ink.text),
    ...more.flatMap((part) => breakText(part, 'regular', ink.faint)),
  ];
}

type PlacedLine = CellLine & {
  readonly top: number;
  readonly isLast: boolean;
  readonly element: TextElement;
};

function drawCellLine(fonts: OpenFonts, column: Column, line: PlacedLine): Shape {
  const numbers = column.right ? 'tabular' : 'proportional';
  const width = (shapeText(fonts, line.style, line.text, numbers).width * table.size) / 1000;
  return {
    kind: 'text',
    x: column.right ? column.x + column.width - width : column.x,
    y: line.top + findBaseline(table.size, table.leading),
    style: line.style,
    // Who listens must not hear two lines as one word.
    text: line.isLast || column.right ? line.text : `${line.text} `,
    element: line.element,
    size: table.size,
    colour: line.colour,
    numbers,
  };
}
