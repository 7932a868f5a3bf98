/** The characters of a Word 6 to 2003 file in the order of its parts, each with what Word hides of it (MS-DOC). */
import { AppError } from '../../contract/errors.ts';
import { decodeCodePage } from '../rtf/code-pages.ts';
import type { CompoundFile } from './compound-file.ts';

export type DocState = 'shown' | 'hidden' | 'deleted' | 'inserted';
export type DocRun = { readonly text: string; readonly state: DocState };
export type DocPart =
  | 'main'
  | 'footnotes'
  | 'headers'
  | 'comments'
  | 'endnotes'
  | 'text-boxes'
  | 'header-boxes';
export type DocParts = Readonly<Record<DocPart, readonly DocRun[]>>;

/** Order of the parts in the text (MS-DOC, 2.3.1), and the place of their lengths in FibRgLw97. */
const parts: readonly (readonly [DocPart | null, number])[] = [
  ['main', 0x4c],
  ['footnotes', 0x50],
  ['headers', 0x54],
  [null, 0x58],
  ['comments', 0x5c],
  ['endnotes', 0x60],
  ['text-boxes', 0x64],
  ['header-boxes', 0x68],
];

type Piece = {
  readonly from: number;
  readonly length: number;
  readonly offset: number;
  readonly wide: boolean;
};

/** Throws file-damaged, file-password-needed. */
export function readDocParts(file: CompoundFile): DocParts {
  const main = file.stream('WordDocument');
  if (main === null || main.length < 0x100) throw new AppError('file-damaged');
  const flags = main.readUInt16LE(0x0a);
  if ((flags & 0x0100) !== 0) throw new AppError('file-password-needed');
  try {
    // Word 6 and 95 have a shorter head, and one byte to a character.
    if (main.readUInt16LE(2) < 0xc1) return readOldParts(main);
    const table =
      file.stream((flags & 0x0200) === 0 ? '0Table' : '1Table') ??
      file.stream('1Table') ??
      file.stream('0Table');
    if (table === null) throw new AppError('file-damaged');
    return readParts(main, table);
  } catch {
    throw new AppError('file-damaged');
  }
}

function readOldParts(main: Buffer): DocParts {
  const found: Record<DocPart, DocRun[]> = emptyParts();
  const bytes = main.subarray(main.readUInt32LE(0x18), main.readUInt32LE(0x1c));
  let at = 0;
  for (const [part, place] of parts) {
    const length = main.readUInt32LE(place - 0x18);
    if (part !== null && length > 0)
      found[part].push({ text: decodeCodePage(bytes.subarray(at, at + length), 1252), state: 'shown' });
    at += length;
  }
  return found;
}

function emptyParts(): Record<DocPart, DocRun[]> {
  return {
    main: [],
    footnotes: [],
    headers: [],
    comments: [],
    endnotes: [],
    'text-boxes': [],
    'header-boxes': [],
  };
}

function readParts(main: Buffer, table: Buffer): DocParts {
  const pieces = readPieces(main, table);
  const states = readStates(main, table);
  const found = emptyParts();
  let from = 0;
  for (const [part, place] of parts) {
    const to = from + main.readUInt32LE(place);
    if (part !== null)
      found[part].push(...pieces.flatMap((piece) => readPiece(main, piece, states, from, to)));
    from = to;
  }
  return found;
}

/** The piece table (2.8.35): which stretch of the text lies where in the file. */
function readPieces(main: Buffer, table: Buffer): Piece[] {
  const start = main.readUInt32LE(0x1a2);
  const end = start + main.readUInt32LE(0x1a6);
  let at = start;
  while (at < end && table[at] === 1) at += 3 + table.readUInt16LE(at + 1);
  if (table[at] !== 2) throw new AppError('file-damaged');
  const count = Math.floor((table.readUInt32LE(at + 1) - 4) / 12);
  const positions = at + 5;
  const descriptors = positions + (count + 1) * 4;
  return Array.from({ length: count }, (_, index) => {
    const from = table.readUInt32LE(positions + index * 4);
    const place = table.readUInt32LE(descriptors + index * 8 + 2);
    const wide = (place & 0x40000000) === 0;
    const offset = wide ? place : (place & 0x3fffffff) / 2;
    return { from, length: table.readUInt32LE(positions + index * 4 + 4) - from, offset, wide };
  });
}

type StateRun = { readonly from: number; readonly to: number; readonly state: DocState };

/** Pages of formatted characters (2.9.33, ChpxFkp): only what hides, by place in the file, in order. */
function readStates(main: Buffer, table: Buffer): StateRun[] {
  const start = main.readUInt32LE(0xfa);
  const count = Math.floor((main.readUInt32LE(0xfe) - 4) / 8);
  const runs: StateRun[] = [];
  for (let index = 0; index < count; index += 1) {
    const page = (table.readUInt32LE(start + (count + 1) * 4 + index * 4) & 0x3fffff) * 512;
    const amount = main[page + 511] ?? 0;
    for (let run = 0; run < amount; run += 1) {
      const word = main[page + (amount + 1) * 4 + run] ?? 0;
      const state = word === 0 ? 'shown' : readState(main, page + word * 2);
      if (state !== 'shown')
        runs.push({
          from: main.readUInt32LE(page + run * 4),
          to: main.readUInt32LE(page + run * 4 + 4),
          state,
        });
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}

const sprm = { deleted: 0x0800, inserted: 0x0801, hidden: 0x083c } as const;
/** Bytes of an operand by the top three bits of its code (2.2.5.1); -1: told by its first byte. */
const operandSizes = [1, 1, 2, 4, 2, 2, -1, 3];

function readState(main: Buffer, at: number): DocState {
  const end = at + 1 + (main[at] ?? 0);
  let state: DocState = 'shown';
  for (let place = at + 1; place + 2 < end; ) {
    const code = main.readUInt16LE(place);
    const size = operandSizes[code >> 13] ?? 1;
    const isOn = (main[place + 2] ?? 0) % 2 === 1;
    if (isOn && code === sprm.deleted) state = 'deleted';
    else if (isOn && code === sprm.hidden && state !== 'deleted') state = 'hidden';
    else if (isOn && code === sprm.inserted && state === 'shown') state = 'inserted';
    place += 2 + (size === -1 ? 1 + (main[place + 2] ?? 0) : size);
  }
  return state;
}

/** The part of a piece that lies between two positions of the text, cut where what hides it changes. */
function readPiece(
  main: Buffer,
  piece: Piece,
  states: readonly StateRun[],
  from: number,
  to: number,
): DocRun[] {
  const first = Math.max(from, piece.from);
  const last = Math.min(to, piece.from + piece.length);
  if (first >= last) return [];
  const unit = piece.wide ? 2 : 1;
  const start = piece.offset + (first - piece.from) * unit;
  const end = piece.offset + (last - piece.from) * unit;
  const runs: DocRun[] = [];
  const add = (begin: number, stop: number, state: DocState): void => {
    if (begin >= stop) return;
    const bytes = main.subarray(begin, stop);
    runs.push({ text: piece.wide ? bytes.toString('utf16le') : decodeCodePage(bytes, 1252), state });
  };
  let at = start;
  for (const run of states) {
    if (run.to <= at || run.from >= end) continue;
    add(at, Math.max(at, run.from), 'shown');
    add(Math.max(at, run.from), Math.min(end, run.to), run.state);
    at = Math.min(end, run.to);
  }
  add(at, end, 'shown');
  return runs;
}
