/** Members of a ZIP archive behind a password: the old way (APPNOTE.TXT 6.1) and AES as WinZip writes it. */
import { type Entry, ERR_INVALID_PASSWORD, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js';
import { AppError } from '../contract/errors.ts';
import { labelMember } from './archive.ts';

export type LockedMembers = {
  /** Throws file-password-wrong, file-damaged, and what `countBytes` throws. */
  read(untrustedName: string): Promise<Uint8Array>;
};

/** `countBytes` is told of what comes out, as it comes. Throws file-damaged. */
export async function openLockedMembers(
  bytes: Uint8Array,
  password: string,
  countBytes: (length: number, ofMember: number) => void,
): Promise<LockedMembers> {
  const entries = new Map<string, Entry>();
  try {
    const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false, password });
    for (const entry of await reader.getEntries()) {
      const name = labelMember(entry.filename);
      if (!entries.has(name)) entries.set(name, entry);
    }
  } catch {
    throw new AppError('file-damaged');
  }
  return {
    read: async (untrustedName) => {
      const entry = entries.get(untrustedName);
      if (entry === undefined || entry.directory) throw new AppError('file-damaged');
      const chunks: Uint8Array[] = [];
      let length = 0;
      const writable = new WritableStream<Uint8Array>({
        write: (chunk) => {
          length += chunk.length;
          countBytes(chunk.length, length);
          chunks.push(chunk);
        },
      });
      try {
        await entry.getData(writable, { password, useWebWorkers: false, checkSignature: true });
      } catch (error) {
        if (error instanceof AppError) throw error;
        const isWrong = error instanceof Error && error.message === ERR_INVALID_PASSWORD;
        throw new AppError(isWrong ? 'file-password-wrong' : 'file-damaged');
      }
      return Buffer.concat(chunks);
    },
  };
}
