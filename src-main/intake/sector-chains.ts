/**
 * Whether a compound file (MS-CFB) hangs together: readers follow its chains of sectors and its tree of entries without
 * looking back, and would follow a broken one for ever.
 */
import { AppError } from '../contract/errors.ts';

const headerSectors = 109;
/** Above these, an entry of a table says what its sector is for, or that it is free (2.1). */
const largestSector = 0xfffffffa;
const entryBytes = 128;
/** The kind of entry that is a stream (2.6.1). */
const streamEntry = 2;
/** Sizes that a version 3 file may have; readers take all of a chain for a stream. */
const smallestShift = 7;
const largestShift = 16;

export function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => bytes[at] === byte);
}

/** Throws file-damaged where a chain or the tree comes back to itself, or a stream is larger than the file. */
export function checkSectorChains(bytes: Uint8Array): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.length < 512) throw new AppError('file-damaged');
  const shift = view.readUInt16LE(30);
  if (shift < smallestShift || shift > largestShift) throw new AppError('file-damaged');
  const size = 2 ** shift;
  const sector = (number: number): Buffer => view.subarray((number + 1) * size, (number + 2) * size);
  const fat = joinTable(listFatSectors(view, sector, size), sector);
  checkChains(fat);
  checkChains(joinTable(followChain(fat, view.readUInt32LE(60)), sector));
  checkTree(followChain(fat, view.readUInt32LE(48)).map(sector), view.length);
}

/** The sectors of the table itself: 109 in the header, more in a chain of their own (2.5.1). */
function listFatSectors(view: Buffer, sector: (number: number) => Buffer, size: number): number[] {
  const sectors: number[] = [];
  for (let at = 0; at < headerSectors; at += 1) sectors.push(view.readUInt32LE(76 + at * 4));
  const seen = new Set<number>();
  for (let next = view.readUInt32LE(68); next < largestSector; ) {
    if (seen.has(next)) throw new AppError('file-damaged');
    seen.add(next);
    const table = sector(next);
    if (table.length < size) throw new AppError('file-damaged');
    for (let at = 0; at + 8 <= size; at += 4) sectors.push(table.readUInt32LE(at));
    next = table.readUInt32LE(size - 4);
  }
  return sectors.filter((number) => number < largestSector);
}

function joinTable(sectors: readonly number[], sector: (number: number) => Buffer): Uint32Array {
  const parts = sectors.map(sector);
  const table = new Uint32Array(parts.reduce((sum, part) => sum + Math.floor(part.length / 4), 0));
  let at = 0;
  for (const part of parts) {
    for (let byte = 0; byte + 4 <= part.length; byte += 4) {
      table[at] = part.readUInt32LE(byte);
      at += 1;
    }
  }
  return table;
}

/** Each sector is looked at once: on the way of a chain that is being followed, or as a part of one that ended. */
function checkChains(table: Uint32Array): void {
  const chainOf = new Uint32Array(table.length);
  for (let start = 0; start < table.length; start += 1) {
    const chain = start + 1;
    for (let at = start; at < table.length && chainOf[at] === 0; at = table[at] ?? largestSector) {
      chainOf[at] = chain;
      if (chainOf[table[at] ?? largestSector] === chain) throw new AppError('file-damaged');
    }
  }
}

/** The table has no rings. */
function followChain(table: Uint32Array, start: number): number[] {
  const chain: number[] = [];
  for (let at = start; at < table.length; at = table[at] ?? largestSector) chain.push(at);
  return chain;
}

/**
 * Entries point to those left and right of them, and to one of their children (2.6.1). What says that it is larger than
 * the file would be made room for all the same.
 */
function checkTree(sectors: readonly Buffer[], fileBytes: number): void {
  const entries = sectors.flatMap((part) =>
    Array.from({ length: Math.floor(part.length / entryBytes) }, (_, i) =>
      part.subarray(i * entryBytes, (i + 1) * entryBytes),
    ),
  );
  const seen = new Set<number>();
  const waiting = [0];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const entry = entries[number];
    if (entry === undefined) continue;
    if (seen.has(number)) throw new AppError('file-damaged');
    seen.add(number);
    if (entry[66] === streamEntry && entry.readUInt32LE(120) > fileBytes) throw new AppError('file-damaged');
    for (const at of [68, 72, 76]) waiting.push(entry.readUInt32LE(at));
  }
}
