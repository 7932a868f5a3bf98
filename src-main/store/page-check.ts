/**
 * SQLCipher 4 pages, checked without SQLite, so that a wrong key, damage and truncation can be told apart.
 *
 * A page is 4096 bytes: ciphertext, then 16 bytes IV, then 64 bytes HMAC-SHA512 over ciphertext, IV and the
 * page's number (32 bits, little-endian). Page 1 begins with the 16 bytes of salt, which the HMAC leaves out.
 * https://www.zetetic.net/sqlcipher/design/
 */
import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../contract/errors.ts';
import type { DatabaseKey } from './sqlite.ts';

export const pageSize = 4096;
const hmacSize = 64;
const ivSize = 16;
const saltSize = 16;

/** SQLite never writes the page that holds its lock bytes (at 1 GiB). */
const lockBytePage = 0x40000000 / pageSize + 1;

/** Up to 32 MiB (about a quarter of a second) all is checked at opening; beyond, a sample, and the rest when read. */
const fullCheckPages = 8_192;
const samplePages = 4_096;
const blockPages = 256;

export type PageCheck = {
  /** Whole pages in the file. */
  readonly pages: number;
  /** Bytes after the last whole page. */
  readonly rest: number;
  /** Pages that page 1 says there are; null when page 1 cannot be read. */
  readonly expectedPages: number | null;
  readonly sound: number;
  readonly damaged: number;
};

export function deriveHmacKey({ key, salt }: DatabaseKey): Buffer {
  const hmacSalt = Buffer.from(salt.map((byte) => byte ^ 0x3a));
  return pbkdf2Sync(key, hmacSalt, 2, 32, 'sha512');
}

export function isPageSound(hmacKey: Buffer, page: Uint8Array, pageNumber: number): boolean {
  const number = Buffer.alloc(4);
  number.writeUInt32LE(pageNumber);
  const expected = createHmac('sha512', hmacKey)
    .update(page.subarray(pageNumber === 1 ? saltSize : 0, pageSize - hmacSize))
    .update(number)
    .digest();
  return timingSafeEqual(expected, page.subarray(pageSize - hmacSize, pageSize));
}

/** Opens the file for itself: call it only while no SQLite handle is open on it (closing drops POSIX locks). */
export function checkPages(path: string, databaseKey: DatabaseKey): PageCheck {
  const file = openSync(path, 'r');
  try {
    const size = fstatSync(file).size;
    const pages = Math.floor(size / pageSize);
    const hmacKey = deriveHmacKey(databaseKey);
    let sound = 0;
    let damaged = 0;
    let expectedPages: number | null = null;
    const check = (page: Uint8Array, pageNumber: number): void => {
      if (pageNumber === lockBytePage) return;
      if (!isPageSound(hmacKey, page, pageNumber)) {
        damaged += 1;
        return;
      }
      sound += 1;
      if (pageNumber === 1) expectedPages = readPageCount(databaseKey.key, page);
    };
    for (const { first, count } of choosePages(pages)) {
      const block = readBlock(file, first, count);
      for (let index = 0; index < count; index += 1) {
        check(block.subarray(index * pageSize, (index + 1) * pageSize), first + index);
      }
      // A wrong key need not be tried on the whole file: no page of a thousand can be read with it.
      if (sound === 0 && damaged >= 1024) break;
    }
    return { pages, rest: size % pageSize, expectedPages, sound, damaged };
  } finally {
    closeSync(file);
  }
}

/** Throws `wrong-key`, `database-truncated` or `database-damaged`. */
export function assertSound(check: PageCheck): void {
  if (check.pages === 0) throw new AppError('database-truncated');
  if (check.sound === 0) throw new AppError('wrong-key');
  if (check.expectedPages !== null && check.pages < check.expectedPages) {
    throw new AppError('database-truncated', { missingPages: check.expectedPages - check.pages });
  }
  if (check.damaged > 0 || check.rest !== 0) throw new AppError('database-damaged', { pages: check.damaged });
}

function choosePages(pages: number): readonly { readonly first: number; readonly count: number }[] {
  const runs: { first: number; count: number }[] = [];
  if (pages <= fullCheckPages) {
    for (let first = 1; first <= pages; first += blockPages) {
      runs.push({ first, count: Math.min(blockPages, pages - first + 1) });
    }
    return runs;
  }
  const step = (pages - 1) / (samplePages - 1);
  for (let index = 0; index < samplePages; index += 1) {
    runs.push({ first: 1 + Math.round(index * step), count: 1 });
  }
  return runs;
}

function readBlock(file: number, firstPage: number, count: number): Buffer {
  const block = Buffer.alloc(count * pageSize);
  let done = 0;
  while (done < block.length) {
    const read = readSync(file, block, done, block.length - done, (firstPage - 1) * pageSize + done);
    if (read === 0) throw new AppError('database-truncated');
    done += read;
  }
  return block;
}

/** Bytes 28 to 31 of the database header: its size in pages (https://www.sqlite.org/fileformat.html, 1.3.7). */
function readPageCount(key: Buffer, page: Uint8Array): number {
  const iv = page.subarray(pageSize - hmacSize - ivSize, pageSize - hmacSize);
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const plain = decipher.update(page.subarray(saltSize, saltSize + 32));
  const count = plain.readUInt32BE(28 - saltSize);
  plain.fill(0);
  return count;
}
