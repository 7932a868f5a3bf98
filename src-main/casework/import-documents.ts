/** Files into the case: read in a worker, kept as they are, committed one by one. A bad file touches nothing. */

import type { ImportResult } from '../contract/answers.ts';
import type { Input } from '../contract/contract.ts';
import { AppError, toErrorReply } from '../contract/errors.ts';
import type { DocumentId } from '../contract/values.ts';
import { findDocumentByHash } from '../store/documents.ts';
import { listWaiting } from '../store/readings.ts';
import { findCopies } from './find-copies.ts';
import { isFamilyComplete } from './find-family.ts';
import type { Arrival } from './import-document.ts';
import { importFamily } from './import-family.ts';
import { prepareAhead } from './prepare-ahead.ts';
import { isFileFault } from './prepare-file.ts';
import type { OpenCase, Progress, Worker } from './workplace.ts';

type IncomingFile = Input<'importDocuments'>['files'][number];

/**
 * One outcome for each file: in the case with all that it carries, or refused with a code. A file that was in the case
 * without some of what it carries brings in what is missing. Errors that are about the case and not about a file
 * (`disk-full`, `vault-locked`, …) end the job; what was committed before stays. Throws `cancelled`.
 */
export async function importDocuments(
  open: OpenCase,
  files: readonly IncomingFile[],
  worker: Worker,
  progress: Progress,
): Promise<ImportResult> {
  const imported: DocumentId[] = [];
  const refused: { index: number; code: string }[] = [];
  const arrivals: readonly Arrival[] = files.map((file) => ({
    file: { ...file, isChild: false },
    parent: null,
    known: null,
    depth: 0,
    isLast: false,
    isLate: false,
  }));
  const isComplete = (sha256: string): boolean => {
    const known = findDocumentByHash(open.db, sha256);
    return known !== null && isFamilyComplete(open.db, known.id);
  };
  const preparation = prepareAhead(worker.tools.engine, isComplete, progress.signal);
  for (const [index, arrival] of arrivals.entries()) {
    if (progress.signal.aborted) throw new AppError('cancelled');
    progress.report('reading', index, files.length);
    const within: Progress = {
      signal: progress.signal,
      report: (step, _done, _total, pages) => progress.report(step, index, files.length, pages),
    };
    try {
      const next = arrivals.slice(index + 1).map(({ file }) => file);
      imported.push(...(await importFamily(open, arrival, next, { worker, progress: within, preparation })));
    } catch (error) {
      const { code } = toErrorReply(error);
      if (!isFileFault(code)) throw error;
      refused.push({ index, code });
    }
  }
  progress.report('reading', files.length, files.length);
  await findCopies(open, progress);
  const documents = new Set(imported);
  const toRead = listWaiting(open.db).filter(({ documentId }) => documents.has(documentId)).length;
  return { imported, refused, toRead };
}
