/** Files that come in: bytes or a code, never a word about which file it was. */
import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../contract/errors.ts';
import { decodeText } from '../intake/decode-text.ts';
import { limits } from '../pdf/limits.ts';

/** Lists of marks, people and terms. */
const listBytes = 256 * 1024 * 1024;

/** Throws file-unreadable, file-empty, file-too-large. */
export async function readInput(file: string, mostBytes: number = limits.fileBytes): Promise<Uint8Array> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file, 'r');
    const bytes = await readAll(handle, mostBytes);
    if (bytes.length === 0) throw new AppError('file-empty');
    return bytes;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('file-unreadable');
  } finally {
    await handle?.close();
  }
}

/** A pipe has no size of its own, so that what comes is counted. */
async function readAll(handle: FileHandle, mostBytes: number): Promise<Uint8Array> {
  const stat = await handle.stat();
  if (stat.isDirectory()) throw new AppError('file-unreadable');
  if (stat.isFile()) {
    if (stat.size > mostBytes) throw new AppError('file-too-large', { limit: mostBytes });
    return handle.readFile();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of handle.createReadStream({ autoClose: false })) {
    if (!(chunk instanceof Uint8Array)) throw new AppError('internal');
    length += chunk.length;
    if (length > mostBytes) throw new AppError('file-too-large', { limit: mostBytes });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A text file in whatever encoding. Throws as `readInput`, and file-unsupported where it is no text. */
export async function readTextInput(file: string): Promise<string> {
  const text = decodeText(await readInput(file, listBytes));
  if (text === null) throw new AppError('file-unsupported');
  return text;
}

/** Undefined where the file holds no JSON. Throws as `readInput`. */
export async function readJsonInput(file: string): Promise<unknown> {
  const text = decodeText(await readInput(file, listBytes));
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A PDF may begin behind other bytes (ISO 32000-1, annex H, 3.4.1). */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes(
    '%PDF-',
    0,
    'latin1',
  );
}

/** Throws as `readInput`, and file-unsupported. */
export async function readPdfInput(file: string): Promise<Uint8Array> {
  const bytes = await readInput(file);
  if (!isPdf(bytes)) throw new AppError('file-unsupported');
  return bytes;
}
