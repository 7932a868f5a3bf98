/** Tables of HTML: those that hold data stay tables; those that only lay out a page come apart into what they hold. */
import type { Block, Cell } from '../file-content.ts';
import { blockText } from '../flow.ts';
import { childrenOf, type Element } from '../markup.ts';

/** `row`: the element around the cell, which may colour it; null for what stands outside rows. */
type ReadCell = (cell: Element, row: Element | null) => readonly Block[];
type SetCell = {
  readonly blocks: readonly Block[];
  readonly span: number;
  readonly rows: number;
  readonly head: boolean;
};

const mostColumns = 60;

export function readHtmlTable(table: Element, readCell: ReadCell): readonly Block[] {
  const caption = childrenOf(table, 'caption').flatMap((part) => readCell(part, null));
  const rows = findRows(table).map((row) =>
    listCells(row).map((cell) => ({
      blocks: readCell(cell, row),
      span: readSpan(cell.attributes.colspan),
      rows: readSpan(cell.attributes.rowspan),
      head: cell.name === 'th',
    })),
  );
  // What stands between rows by mistake is shown before the table, as browsers do.
  const stray = childrenOf(table)
    .filter(({ name }) => !tableParts.has(name))
    .flatMap((part) => readCell(part, null));
  const filled = rows.filter((row) => row.some((cell) => cell.blocks.length > 0));
  if (!holdsData(filled)) return [...caption, ...stray, ...filled.flat().flatMap((cell) => cell.blocks)];
  const pictures = filled.flat().flatMap((cell) => cell.blocks.filter(({ kind }) => kind === 'picture'));
  const heads = filled.findIndex((row) => !row.every((cell) => cell.head));
  return [
    ...caption,
    ...stray,
    { kind: 'table', rows: placeRows(filled), heads: heads === -1 ? 0 : Math.min(heads, 2) },
    ...pictures,
  ];
}

const tableParts = new Set([
  'caption',
  'colgroup',
  'col',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'script',
  'style',
  'td',
  'th',
]);

function findRows(table: Element): Element[] {
  return childrenOf(table).flatMap((part) => {
    if (part.name === 'tr') return [part];
    if (part.name === 'td' || part.name === 'th') return [{ ...part, name: 'tr', children: [part] }];
    return part.name === 'thead' || part.name === 'tbody' || part.name === 'tfoot'
      ? childrenOf(part, 'tr')
      : [];
  });
}

/** What stands in a row and in no cell has one of its own, so that no word is lost. */
function listCells(row: Element): Element[] {
  return childrenOf(row).flatMap((cell) => {
    if (cell.name === 'td' || cell.name === 'th') return [cell];
    return cell.name === 'script' || cell.name === 'style'
      ? []
      : [{ name: 'td', attributes: {}, children: [cell] }];
  });
}

function readSpan(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10);
  return Number.isFinite(span) ? Math.max(1, Math.min(span, mostColumns)) : 1;
}

/** Rows of short texts side by side; a table with a table inside, or with one column, is for the looks. */
function holdsData(rows: readonly (readonly SetCell[])[]): boolean {
  if (rows.length === 0 || !rows.some((row) => row.length > 1)) return false;
  const cells = rows.flat();
  return cells.every(
    ({ blocks }) =>
      blocks.length <= 8 &&
      blocks.every(({ kind }) => kind !== 'table') &&
      blocks.reduce((length, block) => length + blockText(block).length, 0) <= 1500,
  );
}

/** A cell over several rows is empty in those below its first. */
function placeRows(rows: readonly (readonly SetCell[])[]): Cell[][] {
  const taken: number[] = [];
  return rows.map((row) => {
    const cells: Cell[] = [];
    let column = 0;
    const skipTaken = (): void => {
      while ((taken[column] ?? 0) > 0) {
        taken[column] = (taken[column] ?? 0) - 1;
        cells.push({ text: '', span: 1 });
        column += 1;
      }
    };
    for (const cell of row) {
      skipTaken();
      const text = cell.blocks.filter(({ kind }) => kind !== 'picture').map(blockText);
      cells.push({ text: text.join('\n'), span: cell.span });
      for (let at = column; at < column + cell.span; at += 1) taken[at] = cell.rows - 1;
      column += cell.span;
    }
    skipTaken();
    return cells;
  });
}
