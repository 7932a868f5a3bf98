/** Members of a ZIP file, expanded one by one within limits that count what really comes out. */
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { AppError } from '../contract/errors.ts';
import { intakeLimits } from './limits.ts';
import type { LockedMembers } from './unlock-archive.ts';

export type Member = {
  /** As the archive says, with forward slashes; may be anything. */
  readonly untrustedName: string;
  readonly encrypted: boolean;
};

export type Archive = {
  /** Files only, in the order of the directory. */
  readonly members: readonly Member[];
  /** Null where there is no such member. Throws file-damaged, file-too-large, file-password-needed, file-password-wrong. */
  read(untrustedName: string): Promise<Uint8Array | null>;
};

/** Throws file-damaged where there is no directory of members, file-too-large where there are too many. */
export async function openArchive(bytes: Uint8Array, password: string | null = null): Promise<Archive> {
  const file = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const entries = new Map<string, yauzl.Entry>();
  for (const entry of await listEntries(file)) {
    const name = labelMember(entry.fileName);
    if (!name.endsWith('/') && !entries.has(name)) entries.set(name, entry);
  }
  let expanded = 0;
  const countBytes = (length: number): void => {
    expanded += length;
    const isBomb = expanded > intakeLimits.ratioFromBytes && expanded > bytes.length * intakeLimits.ratio;
    if (isBomb || expanded > intakeLimits.expandedBytes)
      throw new AppError('file-too-large', { limit: intakeLimits.expandedBytes });
  };
  const countMember = (added: number, length: number): void => {
    countBytes(added);
    if (length > intakeLimits.memberBytes)
      throw new AppError('file-too-large', { limit: intakeLimits.memberBytes });
  };
  let locked: Promise<LockedMembers> | null = null;
  return {
    members: [...entries].map(([untrustedName, entry]) => ({
      untrustedName,
      encrypted: entry.isEncrypted(),
    })),
    read: async (untrustedName) => {
      const entry = entries.get(untrustedName);
      if (entry === undefined) return null;
      if (!entry.isEncrypted()) return readEntry(file, entry, countMember);
      if (password === null) throw new AppError('file-password-needed');
      locked ??= import('./unlock-archive.ts').then(({ openLockedMembers }) =>
        openLockedMembers(bytes, password, countMember),
      );
      return (await locked).read(untrustedName);
    },
  };
}

/** As `Member` has it. */
export function labelMember(fileName: string): string {
  return fileName.replaceAll('\\', '/').replace(/^\/+/, '');
}

function openZip(bytes: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    // Names are labels here and never paths, so that odd ones do no harm.
    yauzl.fromBuffer(
      bytes,
      { lazyEntries: true, strictFileNames: false, validateEntrySizes: true, decodeStrings: true },
      (error, file) => {
        if (error || !file) reject(new AppError('file-damaged'));
        else resolve(file);
      },
    );
  });
}

function listEntries(file: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    file.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      if (entries.length > intakeLimits.members)
        return reject(new AppError('file-too-large', { limit: intakeLimits.members }));
      file.readEntry();
    });
    file.once('end', () => resolve(entries));
    // A directory that breaks off: what was listed until then is there.
    file.once('error', () => (entries.length > 0 ? resolve(entries) : reject(new AppError('file-damaged'))));
    file.readEntry();
  });
}

function readEntry(
  file: yauzl.ZipFile,
  entry: yauzl.Entry,
  countMember: (added: number, length: number) => void,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream: Readable | undefined) => {
      if (error || !stream) return reject(new AppError('file-damaged'));
      const chunks: Uint8Array[] = [];
      let length = 0;
      stream.on('data', (chunk: Uint8Array) => {
        length += chunk.length;
        try {
          countMember(chunk.length, length);
          chunks.push(chunk);
        } catch (problem) {
          stream.destroy();
          reject(problem);
        }
      });
      stream.once('end', () => resolve(Buffer.concat(chunks)));
      stream.once('error', () => reject(new AppError('file-damaged')));
    });
  });
}
