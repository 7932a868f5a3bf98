/** Stream filters (ISO 32000-2, 7.4) except the image codecs. Limits protect against decompression bombs. */
import { inflateSync } from 'node:zlib';
import { decodeLzw } from './lzw.ts';
import { dictOf, isArray, isName, numberOf, type PdfDict, type PdfStream, type PdfValue } from './values.ts';

export const maxDecodedBytes = 512 * 1024 * 1024;

/** The image codecs are left to others: `data` is then their input. */
export type Decoded = {
  readonly data: Uint8Array;
  readonly codec: string | null;
  /** Damage met on the way; data is then what could be read. */
  readonly problem: 'damaged' | 'too-large' | 'unknown-filter' | null;
  /** Bytes after the end of the compressed data: a place to hide things. */
  readonly trailing: Uint8Array;
};

const codecs = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode']);
const nothing = new Uint8Array(0);

export type Resolve = (value: PdfValue | undefined) => PdfValue;

export function filterNames(dict: PdfDict, resolve: Resolve): string[] {
  const filter = resolve(dict.entries.get('Filter') ?? dict.entries.get('F'));
  const list = isArray(filter) ? filter.map(resolve) : [filter];
  return list.filter(isName).map((name) => name.name);
}

export function decodeStream(stream: PdfStream, resolve: Resolve): Decoded {
  const names = filterNames(stream.dict, resolve);
  const parms = resolve(stream.dict.entries.get('DecodeParms') ?? stream.dict.entries.get('DP'));
  const parmList = isArray(parms) ? parms.map(resolve) : [parms];
  let data = stream.raw;
  let trailing: Uint8Array = nothing;
  let problem: Decoded['problem'] = null;
  for (const [index, name] of names.entries()) {
    if (codecs.has(name)) return { data, codec: name, problem, trailing };
    const parm = dictOf(parmList[index]);
    const step = decodeOne(name, data, parm, resolve);
    if (step.trailing.length > 0) trailing = step.trailing;
    problem ??= step.problem;
    data = step.data;
    if (step.problem === 'too-large' || step.problem === 'unknown-filter') break;
  }
  return { data, codec: null, problem, trailing };
}

type Step = {
  readonly data: Uint8Array;
  readonly problem: Decoded['problem'];
  readonly trailing: Uint8Array;
};

function decodeOne(name: string, data: Uint8Array, parm: PdfDict | null, resolve: Resolve): Step {
  switch (name) {
    case 'FlateDecode':
    case 'Fl':
      return withPredictor(inflate(data), parm, resolve);
    case 'LZWDecode':
    case 'LZW': {
      const early = numberOf(resolve(parm?.entries.get('EarlyChange')), 1);
      return withPredictor(decodeLzw(data, early, maxDecodedBytes), parm, resolve);
    }
    case 'ASCIIHexDecode':
    case 'AHx':
      return decodeAsciiHex(data);
    case 'ASCII85Decode':
    case 'A85':
      return decodeAscii85(data);
    case 'RunLengthDecode':
    case 'RL':
      return decodeRunLength(data);
    case 'Crypt':
      return { data, problem: null, trailing: nothing };
    default:
      return { data, problem: 'unknown-filter', trailing: nothing };
  }
}

function inflate(data: Uint8Array): Step {
  try {
    const result = inflateSync(data, { info: true, maxOutputLength: maxDecodedBytes });
    const { buffer, engine } = readInfo(result);
    return { data: buffer, problem: null, trailing: trimEnd(data.subarray(engine)) };
  } catch (error) {
    if (error instanceof RangeError) return { data: nothing, problem: 'too-large', trailing: nothing };
    return inflateDamaged(data);
  }
}

function readInfo(result: unknown): { buffer: Uint8Array; engine: number } {
  if (typeof result === 'object' && result !== null && 'buffer' in result && 'engine' in result) {
    const { buffer, engine } = result;
    if (
      buffer instanceof Uint8Array &&
      typeof engine === 'object' &&
      engine !== null &&
      'bytesWritten' in engine
    )
      return { buffer, engine: Number(engine.bytesWritten) };
  }
  throw new TypeError('zlib gave no information');
}

/** Viewers show what can be read of a broken stream, and so must we. */
function inflateDamaged(data: Uint8Array): Step {
  const options = { finishFlush: 2, maxOutputLength: maxDecodedBytes };
  for (const start of [0, 2]) {
    try {
      const read = start === 0 ? inflateSync(data, options) : inflateSync(data.subarray(start), options);
      return { data: read, problem: 'damaged', trailing: nothing };
    } catch {
      // The next way of reading is tried.
    }
  }
  return { data, problem: 'damaged', trailing: nothing };
}

/** White space before `endstream` is no hidden data. */
function trimEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && [10, 13, 32, 0].includes(bytes[end - 1] ?? -1)) end -= 1;
  return bytes.subarray(0, end);
}

function withPredictor(step: Step, parm: PdfDict | null, resolve: Resolve): Step {
  const predictor = numberOf(resolve(parm?.entries.get('Predictor')), 1);
  if (parm === null || predictor < 2) return step;
  const colors = numberOf(resolve(parm.entries.get('Colors')), 1);
  const bits = numberOf(resolve(parm.entries.get('BitsPerComponent')), 8);
  const columns = numberOf(resolve(parm.entries.get('Columns')), 1);
  const pixel = Math.max(1, (colors * bits) >> 3);
  const row = (colors * bits * columns + 7) >> 3;
  if (row < 1 || row > maxDecodedBytes) return { ...step, problem: 'damaged' };
  if (predictor === 2) return { ...step, data: undoTiff(step.data, row, pixel, bits) };
  return { ...step, data: undoPng(step.data, row, pixel) };
}

function undoTiff(data: Uint8Array, row: number, pixel: number, bits: number): Uint8Array {
  if (bits !== 8) return data;
  const out = Uint8Array.from(data);
  for (let start = 0; start < out.length; start += row)
    for (let at = start + pixel; at < Math.min(start + row, out.length); at += 1)
      out[at] = ((out[at] ?? 0) + (out[at - pixel] ?? 0)) & 255;
  return out;
}

function undoPng(data: Uint8Array, row: number, pixel: number): Uint8Array {
  const rows = Math.ceil(data.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let line = 0; line < rows; line += 1) {
    const source = line * (row + 1);
    const target = line * row;
    const type = data[source];
    out.set(data.subarray(source + 1, Math.min(source + 1 + row, data.length)), target);
    undoPngRow(out, target, row, pixel, type ?? 0, line === 0);
  }
  return out;
}

function undoPngRow(
  out: Uint8Array,
  start: number,
  row: number,
  pixel: number,
  type: number,
  first: boolean,
): void {
  if (type === 0) return;
  for (let at = 0; at < row; at += 1) {
    const here = start + at;
    const left = at >= pixel ? (out[here - pixel] ?? 0) : 0;
    const up = first ? 0 : (out[here - row] ?? 0);
    let add = 0;
    if (type === 1) add = left;
    else if (type === 2) add = up;
    else if (type === 3) add = (left + up) >> 1;
    else if (type === 4) add = paeth(left, up, first || at < pixel ? 0 : (out[here - row - pixel] ?? 0));
    out[here] = ((out[here] ?? 0) + add) & 255;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const byLeft = Math.abs(estimate - left);
  const byUp = Math.abs(estimate - up);
  const byCorner = Math.abs(estimate - corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

function decodeAsciiHex(data: Uint8Array): Step {
  const end = data.indexOf(62);
  const body = end < 0 ? data : data.subarray(0, end);
  let text = Buffer.from(body)
    .toString('latin1')
    .replace(/[^0-9a-f]/gi, '');
  if (text.length % 2 === 1) text += '0';
  const trailing = end < 0 ? nothing : trimEnd(data.subarray(end + 1));
  return { data: Uint8Array.from(Buffer.from(text, 'hex')), problem: null, trailing };
}

function decodeAscii85(data: Uint8Array): Step {
  const out: number[] = [];
  const group: number[] = [];
  let at = 0;
  const flush = (count: number): void => {
    let value = 0;
    for (let index = 0; index < 5; index += 1) value = value * 85 + (group[index] ?? 84);
    for (let index = 0; index < count; index += 1) out.push(Math.floor(value / 256 ** (3 - index)) & 255);
    group.length = 0;
  };
  for (; at < data.length; at += 1) {
    const byte = data[at] ?? 0;
    if (byte === 126) break;
    if (byte === 122 && group.length === 0) out.push(0, 0, 0, 0);
    else if (byte >= 33 && byte <= 117) {
      group.push(byte - 33);
      if (group.length === 5) flush(4);
    }
  }
  if (group.length > 1) flush(group.length - 1);
  return { data: Uint8Array.from(out), problem: null, trailing: trimEnd(data.subarray(at + 2)) };
}

function decodeRunLength(data: Uint8Array): Step {
  const parts: Uint8Array[] = [];
  let size = 0;
  let at = 0;
  while (at < data.length) {
    const length = data[at] ?? 128;
    at += 1;
    if (length === 128) break;
    const part =
      length < 128 ? data.subarray(at, at + length + 1) : new Uint8Array(257 - length).fill(data[at] ?? 0);
    at += length < 128 ? length + 1 : 1;
    size += part.length;
    if (size > maxDecodedBytes)
      return { data: Buffer.concat(parts), problem: 'too-large', trailing: nothing };
    parts.push(part);
  }
  return { data: Buffer.concat(parts), problem: null, trailing: trimEnd(data.subarray(at)) };
}
