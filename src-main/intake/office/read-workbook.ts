/** Spreadsheets of every kind, by SheetJS: sheets as they are shown, and all that they do not show. */
import XLSX from '@e965/xlsx';
import CFB from 'cfb';
import { AppError, toErrorReply } from '../../contract/errors.ts';
import { openArchive } from '../archive.ts';
import type { Block, Child, FileContent, FileType, HiddenPart, Warning } from '../file-content.ts';
import { listItem } from '../file-content.ts';
import { intakeLimits } from '../limits.ts';
import { nameColumn } from '../name-column.ts';
import { sayPropertyName } from '../property-name.ts';
import { readWorkbookExtras } from './workbook-extras.ts';

type Sheet = XLSX.WorkSheet;
type CellObject = XLSX.CellObject;
type Visibility = 'shown' | 'hidden';

/** Throws file-damaged, file-password-needed. */
export async function readWorkbook(bytes: Uint8Array, type: FileType): Promise<FileContent> {
  const workbook = openWorkbook(type === 'xls' ? bytes : await expandArchive(bytes));
  const blocks: Block[] = [];
  const hidden: HiddenPart[] = [];
  const comments: Block[] = [];
  const formulas: Block[] = [];
  const links: Block[] = [];
  const rows: Block[] = [];
  const warnings = new Set<Warning>();
  const values = new Set<string>();
  let room: number = intakeLimits.cells;
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) continue;
    const cells = listCells(sheet, room);
    room -= cells.length;
    for (const { text, cell } of cells) values.add(text.trim()).add(String(cell.v ?? '').trim());
    if (room <= 0) warnings.add('text-cut');
    noteCells(name, cells, { comments, formulas, links });
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const heading: Block = { kind: 'heading', level: 2, text: name };
    if (isHidden) {
      hidden.push({ kind: 'hidden-sheet', count: 1, blocks: [heading, toGrid(cells)] });
      continue;
    }
    blocks.push(heading, toGrid(cells.filter(({ visibility }) => visibility === 'shown')));
    const unseen = cells.filter(({ visibility }) => visibility === 'hidden');
    if (unseen.length > 0) rows.push(heading, toGrid(unseen));
  }
  if (rows.length > 0) hidden.push({ kind: 'hidden-rows', count: rows.length / 2, blocks: rows });
  const addList = (kind: HiddenPart['kind'], list: readonly Block[]): void => {
    if (list.length > 0) hidden.push({ kind, count: list.length, blocks: list });
  };
  addList('comment', comments);
  addList('formula', [...formulas, ...listNames(workbook)]);
  addList('link-target', links);
  hidden.push(...describeProperties(workbook));
  const extras = type === 'xlsx' ? await readWorkbookExtras(bytes, values) : noExtras;
  return {
    blocks: [...blocks, ...extras.blocks],
    hidden: [...hidden, ...extras.hidden],
    children: extras.children,
    warnings: [...warnings, ...extras.warnings],
  };
}

const noExtras: FileContent = { blocks: [], hidden: [], children: [] as readonly Child[], warnings: [] };

/**
 * SheetJS expands whatever it is given, without limits, and never ends with some damage: it is given the members as they
 * are, not compressed, and those that cannot be read not at all. Throws file-too-large, file-password-needed.
 */
async function expandArchive(bytes: Uint8Array): Promise<Uint8Array> {
  const plain = CFB.utils.cfb_new();
  const archive = await openArchive(bytes);
  for (const { untrustedName, encrypted } of archive.members) {
    if (encrypted) throw new AppError('file-password-needed');
    try {
      const member = await archive.read(untrustedName);
      if (member !== null) CFB.utils.cfb_add(plain, `/${untrustedName}`, member, { unsafe: true });
    } catch (error) {
      if (toErrorReply(error).code === 'file-too-large') throw error;
    }
  }
  return new Uint8Array(CFB.write(plain, { fileType: 'zip', type: 'buffer', compression: false }));
}

function openWorkbook(bytes: Uint8Array): XLSX.WorkBook {
  try {
    const workbook = XLSX.read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: true,
      cellStyles: true,
      cellHTML: false,
      cellText: true,
      sheetStubs: false,
      bookVBA: false,
    });
    if (workbook.SheetNames.length === 0) throw new AppError('file-damaged');
    return workbook;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const isLocked = error instanceof Error && /password/i.test(error.message);
    throw new AppError(isLocked ? 'file-password-needed' : 'file-damaged');
  }
}

type PlacedCell = {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly cell: CellObject;
  readonly visibility: Visibility;
};

/** Cells that hold anything, row by row; at most `room`. */
function listCells(sheet: Sheet, room: number): PlacedCell[] {
  const cells: PlacedCell[] = [];
  const data: unknown = sheet['!data'];
  if (!Array.isArray(data)) return cells;
  const isHiddenColumn = (column: number): boolean => sheet['!cols']?.[column]?.hidden === true;
  const isHiddenRow = (row: number): boolean => sheet['!rows']?.[row]?.hidden === true;
  data.forEach((line: unknown, row) => {
    if (!Array.isArray(line)) return;
    line.forEach((cell: CellObject | undefined, column) => {
      if (cell === undefined || cell === null || cells.length >= room) return;
      const visibility = isHiddenRow(row) || isHiddenColumn(column) ? 'hidden' : 'shown';
      cells.push({ row, column, text: sayCell(cell), cell, visibility });
    });
  });
  return cells;
}

function sayCell({ w, v, t }: CellObject): string {
  // A format like ;;; shows nothing; what the cell holds is part of the record all the same.
  if (w !== undefined && w.trim() !== '' && !/^#+$/.test(w)) return w;
  if (v === undefined || v === null) return '';
  if (v instanceof Date) return v.toISOString().replace('T', ' ').slice(0, 16);
  return t === 'b' ? (v === true ? 'TRUE' : 'FALSE') : String(v);
}

/** Rows and columns keep the names that they have in the sheet. */
function toGrid(cells: readonly PlacedCell[]): Block {
  const filled = cells.filter(({ text }) => text !== '');
  const columns = [...new Set(filled.map(({ column }) => column))].sort((a, b) => a - b);
  const places = new Map(columns.map((column, index) => [column, index]));
  const rows: { label: string; cells: string[] }[] = [];
  let row = -1;
  for (const cell of filled) {
    if (cell.row !== row) rows.push({ label: String(cell.row + 1), cells: columns.map(() => '') });
    row = cell.row;
    const last = rows.at(-1);
    const place = places.get(cell.column);
    if (last !== undefined && place !== undefined) last.cells[place] = cell.text;
  }
  return { kind: 'grid', columns: columns.map(nameColumn), rows };
}

type Notes = { readonly comments: Block[]; readonly formulas: Block[]; readonly links: Block[] };

function noteCells(sheet: string, cells: readonly PlacedCell[], { comments, formulas, links }: Notes): void {
  for (const { row, column, text, cell } of cells) {
    const place = `${sheet}!${nameColumn(column)}${row + 1}`;
    for (const { a, t } of cell.c ?? [])
      comments.push(listItem(`${place}${a === undefined || a === '' ? '' : `, ${a}`}: ${t ?? ''}`));
    if (cell.f !== undefined && cell.f !== '')
      formulas.push(listItem(`${place} shows ${text === '' ? 'nothing' : text}, from =${cell.f}`));
    const target = cell.l?.Target;
    if (target !== undefined && !text.includes(target.replace(/^mailto:/, '')))
      links.push(
        listItem(`${place}: ${target}${cell.l?.Tooltip === undefined ? '' : ` (${cell.l.Tooltip})`}`),
      );
  }
}

function listNames(workbook: XLSX.WorkBook): Block[] {
  return (workbook.Workbook?.Names ?? [])
    .filter(({ Name }) => !Name.startsWith('_xlnm'))
    .map(({ Name, Ref, Comment }) =>
      listItem(`Name ${Name}: ${Ref}${Comment === undefined ? '' : ` (${Comment})`}`),
    );
}

function describeProperties({ Props = {}, Custprops = {} }: XLSX.WorkBook): HiddenPart[] {
  const said = Object.entries<unknown>({ ...Props, ...Custprops });
  const rows = said.flatMap(([name, value]): (readonly [string, string])[] => {
    if (
      technical.has(name) ||
      value === undefined ||
      value === null ||
      (typeof value === 'object' && !(value instanceof Date))
    )
      return [];
    const text =
      value instanceof Date
        ? Number.isFinite(value.getTime())
          ? value.toISOString().replace('T', ' ').slice(0, 16)
          : ''
        : String(value);
    return text.trim() === '' ? [] : [[sayPropertyName(name), text]];
  });
  return rows.length === 0
    ? []
    : [{ kind: 'metadata', count: rows.length, blocks: [{ kind: 'facts', rows }] }];
}

const technical = new Set([
  'Application',
  'AppVersion',
  'DocSecurity',
  'HyperlinksChanged',
  'LinksUpToDate',
  'ScaleCrop',
  'SharedDoc',
  'SheetNames',
  'Worksheets',
  'NamedRanges',
  'Chartsheets',
  'TitlesOfParts',
  'HeadingPairs',
]);
