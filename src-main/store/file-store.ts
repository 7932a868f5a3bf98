/**
 * Originals, outputs and bundles, encrypted one by one in a case's folder.
 *
 * writeStoredFile(store, id, bytes)   complete and flushed, or not there
 * readStoredFile(store, id)           `stored-file-missing`, `stored-file-damaged`
 * sweepStoredFiles(store, wanted)     removes what no row names
 *
 * A file is a header (8 bytes magic, 32 bytes salt) and chunks of 1 MiB under AES-256-GCM. Its key comes from
 * the case's file key, the salt and the id by HKDF, so a chunk's number can serve as its nonce; the nonce also
 * says whether the chunk is the last, so that none can be dropped, repeated, moved or taken from another file.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../contract/errors.ts';
import { flushFolder, isMissing, nameUnfinished, sweepFolder, toDiskError } from './disk.ts';
import type { StoredFile } from './files.ts';

export type FileStore = { readonly folder: string; readonly key: Buffer };

const magic = Buffer.from('CNDRFIL1', 'latin1');
const saltSize = 32;
const headerSize = magic.length + saltSize;
const chunkSize = 1024 * 1024;
const tagSize = 16;

/** `id` is new and safe as a file's name (`invalid-input`). Errors: `disk-full`, `folder-not-writable`. */
export async function writeStoredFile(store: FileStore, id: string, bytes: Uint8Array): Promise<StoredFile> {
  const path = locateFile(store, id);
  const aside = nameUnfinished(path);
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await writeChunks(file, store, id, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
    flushFolder(store.folder);
  } catch (error) {
    await rm(aside, { force: true });
    throw toDiskError(error);
  }
  return { id, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

export async function readStoredFile(store: FileStore, id: string): Promise<Uint8Array> {
  const stored = await readWhole(locateFile(store, id));
  if (stored.length < headerSize + tagSize || !magic.equals(stored.subarray(0, magic.length))) {
    throw new AppError('stored-file-damaged');
  }
  const key = deriveFileKey(store, id, stored.subarray(magic.length, headerSize));
  const chunks = Math.ceil((stored.length - headerSize) / (chunkSize + tagSize));
  const bytes = Buffer.alloc(stored.length - headerSize - chunks * tagSize);
  try {
    for (let index = 0; index < chunks; index += 1) {
      const from = headerSize + index * (chunkSize + tagSize);
      const chunk = stored.subarray(from, Math.min(from + chunkSize + tagSize, stored.length));
      const decipher = createDecipheriv('aes-256-gcm', key, makeNonce(index, index === chunks - 1), {
        authTagLength: tagSize,
      });
      decipher.setAuthTag(chunk.subarray(chunk.length - tagSize));
      bytes.set(decipher.update(chunk.subarray(0, chunk.length - tagSize)), index * chunkSize);
      decipher.final();
    }
    return bytes;
  } catch {
    bytes.fill(0);
    throw new AppError('stored-file-damaged');
  } finally {
    key.fill(0);
  }
}

/** Also removes what a crash left unfinished. Only while nothing is being written. */
export function sweepStoredFiles(store: FileStore, wanted: ReadonlySet<string>): void {
  sweepFolder(store.folder, (name) => wanted.has(name));
}

function locateFile(store: FileStore, id: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new AppError('invalid-input');
  return join(store.folder, id);
}

async function writeChunks(file: FileHandle, store: FileStore, id: string, bytes: Uint8Array): Promise<void> {
  const salt = randomBytes(saltSize);
  const key = deriveFileKey(store, id, salt);
  const chunks = Math.max(1, Math.ceil(bytes.length / chunkSize));
  await file.writeFile(Buffer.concat([magic, salt]));
  for (let index = 0; index < chunks; index += 1) {
    const cipher = createCipheriv('aes-256-gcm', key, makeNonce(index, index === chunks - 1), {
      authTagLength: tagSize,
    });
    const sealed = cipher.update(bytes.subarray(index * chunkSize, (index + 1) * chunkSize));
    await file.writeFile(Buffer.concat([sealed, cipher.final(), cipher.getAuthTag()]));
  }
  key.fill(0);
}

async function readWhole(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw isMissing(error) ? new AppError('stored-file-missing') : error;
  }
}

function deriveFileKey(store: FileStore, id: string, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', store.key, salt, `candour stored file ${id}`, 32));
}

function makeNonce(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 4);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
