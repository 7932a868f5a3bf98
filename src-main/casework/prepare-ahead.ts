/** Files prepared by several workers at once, and handed out one by one in the order in which the case takes them. */
import { createHash } from 'node:crypto';
import { AppError } from '../contract/errors.ts';
import type { PdfEngine, PdfProgress } from '../pdf/engine.ts';
import { type ArrivingFile, type PreparedFile, prepareFile } from './prepare-file.ts';

export type HashedFile = { readonly prepared: PreparedFile; readonly sha256: string };

/** Prepared files are whole documents in memory: no more of them wait than the workers need to stay busy. */
const sparePerWorker = 1;

export type Preparation = {
  /**
   * The file, prepared. Meanwhile the workers go on with those of `next` that there is room for; asking for one of them
   * later must be with the same object. `onProgress` is told of the pages of this file alone. Throws what prepareFile
   * throws, and `file-already-imported`.
   */
  take(
    file: ArrivingFile,
    next: Iterable<ArrivingFile>,
    onProgress: (progress: PdfProgress) => void,
  ): Promise<HashedFile>;
};

/** `isComplete`: the file is in the case, with all that it carries. */
export function prepareAhead(
  engine: PdfEngine,
  isComplete: (sha256: string) => boolean,
  signal: AbortSignal,
): Preparation {
  const begun = new Map<ArrivingFile, Promise<HashedFile>>();
  let listener: { readonly file: ArrivingFile; readonly tell: (progress: PdfProgress) => void } | null = null;

  const begin = (file: ArrivingFile): Promise<HashedFile> => {
    const known = begun.get(file);
    if (known !== undefined) return known;
    const promise = prepare(file);
    // Its fault is told when its turn comes; until then nobody listens.
    promise.catch(() => undefined);
    begun.set(file, promise);
    return promise;
  };

  const prepare = async (file: ArrivingFile): Promise<HashedFile> => {
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    // Before the work: somebody who adds a folder again, to finish what was cancelled, waits for the rest only.
    if (!file.isChild && file.bytes.length > 0 && isComplete(sha256))
      throw new AppError('file-already-imported');
    const onProgress = (progress: PdfProgress): void => {
      if (listener?.file === file) listener.tell(progress);
    };
    return { prepared: await prepareFile(file, engine, { signal, onProgress }), sha256 };
  };

  return {
    take: async (file, next, onProgress) => {
      listener = { file, tell: onProgress };
      const own = begin(file);
      const room = engine.workers * (1 + sparePerWorker);
      for (const other of next) {
        if (begun.size >= room) break;
        begin(other);
      }
      try {
        return await own;
      } finally {
        begun.delete(file);
      }
    },
  };
}
