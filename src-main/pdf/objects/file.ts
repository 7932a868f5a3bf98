/**
 * A whole PDF as objects: every object found by scanning, every object a reader would find by the
 * cross-reference table, decrypted; and how far the two agree. Written for attacking files, not for showing them.
 */
import { AppError } from '../../contract/errors.ts';
import { type Decryptor, unlockFile } from './decrypt.ts';
import { type Decoded, decodeStream, type Resolve } from './filters.ts';
import { createLexer, skipSpace } from './lexer.ts';
import { readValue } from './parser.ts';
import { type ScannedFile, scanFile } from './scan.ts';
import {
  dictOf,
  isArray,
  isDict,
  isRef,
  isStream,
  isString,
  nameOf,
  numberOf,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from './values.ts';
import { followXref, type Xref } from './xref.ts';

export type PdfObject = {
  readonly num: number;
  readonly gen: number;
  /** Number of the object stream that holds it, or null. */
  readonly container: number | null;
  readonly offset: number;
  readonly value: PdfValue;
};
export type PdfFile = {
  readonly bytes: Uint8Array;
  /** Every definition in the file, old revisions and unused ones included. */
  readonly all: readonly PdfObject[];
  /** The definition that counts, by number. */
  readonly current: ReadonlyMap<number, PdfObject>;
  readonly trailer: PdfDict;
  readonly scan: ScannedFile;
  readonly xref: Xref;
  readonly encrypted: boolean;
  readonly linearized: boolean;
  /** Bytes in object streams that belong to no object. */
  readonly foreign: readonly Uint8Array[];
  readonly malformed: number;
  /** Objects whose place in the table is not where the scan found them. */
  readonly misplaced: number;
  /** Objects in the bytes that the table does not list. */
  readonly unlisted: number;
  readonly resolve: Resolve;
  readonly decode: (stream: PdfStream) => Decoded;
};

const maxReferenceChain = 32;

/** @throws AppError file-empty, file-unreadable, file-damaged, file-password-needed, file-password-wrong, file-unsupported */
export function readPdfFile(bytes: Uint8Array, password: string | null): PdfFile {
  if (bytes.length === 0) throw new AppError('file-empty');
  const scan = scanFile(bytes);
  if (scan.objects.length === 0) throw new AppError('file-unreadable');
  const xref = followXref(bytes, scan.startXrefs.at(-1) ?? -1, scan.objects);
  const trailer = findTrailer(scan, xref);
  const plain = new Map(scan.objects.map((object) => [object.num, object.value]));
  const decryptor = unlock(trailer, plain, password);
  const encryptRef = trailer.entries.get('Encrypt');
  const encryptNum = isRef(encryptRef) ? encryptRef.num : -1;
  const direct = scan.objects.map((object) => ({
    num: object.num,
    gen: object.gen,
    container: null,
    offset: object.offset,
    value:
      decryptor === null || object.num === encryptNum
        ? object.value
        : decryptValue(object.value, decryptor, object.num, object.gen),
  }));
  const opened = openObjectStreams(direct);
  const all: PdfObject[] = [...direct, ...opened.objects];
  const current = chooseCurrent(all, xref);
  const resolve = makeResolve(current);
  const cache = new WeakMap<PdfStream, Decoded>();
  return {
    bytes,
    all,
    current,
    trailer,
    scan,
    xref,
    encrypted: decryptor !== null,
    linearized: isLinearized(direct, bytes.length),
    foreign: opened.foreign,
    malformed: scan.malformed + opened.malformed,
    ...compareWithTable(all, xref),
    resolve,
    decode: (stream) => {
      const known = cache.get(stream);
      if (known !== undefined) return known;
      const decoded = decodeStream(stream, resolve);
      if (decoded.data.length < 1_000_000) cache.set(stream, decoded);
      return decoded;
    },
  };
}

function findTrailer(scan: ScannedFile, xref: Xref): PdfDict {
  const streams = scan.objects
    .map((object) => dictOf(object.value))
    .filter((dict) => nameOf(dict?.entries.get('Type')) === 'XRef');
  for (const dict of [...xref.trailers, ...[...scan.trailers].reverse(), ...streams.reverse()])
    if (dict?.entries.has('Root')) return dict;
  throw new AppError('file-damaged');
}

function unlock(trailer: PdfDict, plain: Map<number, PdfValue>, password: string | null): Decryptor | null {
  const flatten = (value: PdfValue | undefined, depth: number): PdfValue => {
    if (isRef(value)) return depth > 8 ? null : flatten(plain.get(value.num), depth + 1);
    if (!isDict(value)) return value ?? null;
    const entries = [...value.entries].map(([key, inner]): [string, PdfValue] => [
      key,
      flatten(inner, depth + 1),
    ]);
    return { kind: 'dict', entries: new Map(entries) };
  };
  const encrypt = flatten(trailer.entries.get('Encrypt'), 0);
  if (!isDict(encrypt)) return null;
  const ids = flatten(trailer.entries.get('ID'), 0);
  const id = isArray(ids) && isString(ids[0]) ? ids[0].bytes : new Uint8Array(0);
  const unlocking = unlockFile(encrypt, id, password ?? '');
  if (unlocking === 'unsupported') throw new AppError('file-unsupported');
  if (unlocking !== 'wrong-password') return unlocking;
  const asEmpty = password === null ? unlocking : unlockFile(encrypt, id, '');
  if (typeof asEmpty !== 'string') return asEmpty;
  throw new AppError(password === null ? 'file-password-needed' : 'file-password-wrong');
}

function decryptValue(value: PdfValue, decryptor: Decryptor, num: number, gen: number): PdfValue {
  if (isString(value)) return { kind: 'string', bytes: decryptor.decryptString(value.bytes, num, gen) };
  if (isArray(value)) return value.map((item) => decryptValue(item, decryptor, num, gen));
  if (isDict(value)) return decryptDict(value, decryptor, num, gen);
  if (!isStream(value)) return value;
  const type = nameOf(value.dict.entries.get('Type'));
  if (type === 'XRef') return value;
  const dict = decryptDict(value.dict, decryptor, num, gen);
  return { kind: 'stream', dict, raw: decryptor.decryptStream(value.raw, num, gen, type === 'Metadata') };
}

function decryptDict(dict: PdfDict, decryptor: Decryptor, num: number, gen: number): PdfDict {
  const entries = [...dict.entries].map(([key, value]): [string, PdfValue] => [
    key,
    // A signature's Contents is never encrypted (7.6.2); decrypting it would only make noise of it.
    decryptValue(value, decryptor, num, gen),
  ]);
  return { kind: 'dict', entries: new Map(entries) };
}

function openObjectStreams(direct: readonly PdfObject[]) {
  const objects: PdfObject[] = [];
  const foreign: Uint8Array[] = [];
  let malformed = 0;
  const resolve = makeResolve(new Map(direct.map((object) => [object.num, object])));
  for (const { num: container, value: stream } of direct) {
    if (!isStream(stream) || nameOf(stream.dict.entries.get('Type')) !== 'ObjStm') continue;
    const { data } = decodeStream(stream, resolve);
    const count = numberOf(resolve(stream.dict.entries.get('N')), 0);
    const first = numberOf(resolve(stream.dict.entries.get('First')), 0);
    const head = createLexer(data, 0, Math.min(first, data.length));
    const numbers: number[] = [];
    for (let part = readValue(head); part !== 'end'; part = readValue(head))
      if ('value' in part && typeof part.value === 'number' && numbers.length < count * 2)
        numbers.push(part.value);
      else malformed += 1;
    for (const [from, to] of head.comments) foreign.push(data.subarray(from, to));
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const offset = first + (numbers[index + 1] ?? 0);
      const next = index + 3 < numbers.length ? first + (numbers[index + 3] ?? 0) : data.length;
      const lexer = createLexer(data, offset, data.length);
      const part = readValue(lexer);
      const value = part === 'end' || 'sign' in part ? null : part.value;
      objects.push({ num: numbers[index] ?? 0, gen: 0, container, offset: index / 2, value });
      malformed += lexer.stray;
      skipSpace(lexer);
      for (const [from, to] of lexer.comments) foreign.push(data.subarray(from, to));
      if (lexer.at < next) foreign.push(data.subarray(lexer.at, next));
    }
  }
  return { objects, foreign, malformed };
}

function chooseCurrent(all: readonly PdfObject[], xref: Xref): Map<number, PdfObject> {
  const current = new Map<number, PdfObject>();
  for (const object of all) if (!isListed(current.get(object.num), xref)) current.set(object.num, object);
  return current;
}

function isListed(object: PdfObject | undefined, xref: Xref): boolean {
  if (object === undefined) return false;
  const entry = xref.entries.get(object.num);
  if (entry === undefined || entry === 'free') return false;
  if (entry.kind === 'offset') return object.container === null && entry.offset === object.offset;
  return object.container === entry.stream && object.offset === entry.index;
}

function compareWithTable(all: readonly PdfObject[], xref: Xref): { misplaced: number; unlisted: number } {
  const placed = new Set(all.filter((object) => isListed(object, xref)).map((object) => object.num));
  let misplaced = 0;
  for (const [num, entry] of xref.entries) if (entry !== 'free' && !placed.has(num)) misplaced += 1;
  let unlisted = 0;
  for (const object of all) if (!isListed(object, xref)) unlisted += 1;
  return { misplaced, unlisted };
}

function makeResolve(current: ReadonlyMap<number, PdfObject>): Resolve {
  return (value) => {
    let found = value ?? null;
    for (let step = 0; isRef(found) && step < maxReferenceChain; step += 1)
      found = current.get(found.num)?.value ?? null;
    return isRef(found) ? null : found;
  };
}

/** Annex F: the first object says so, and its length is the file's (an update appended later breaks that). */
function isLinearized(direct: readonly PdfObject[], length: number): boolean {
  const dict = dictOf(direct[0]?.value);
  return dict?.entries.has('Linearized') === true && dict.entries.get('L') === length;
}
