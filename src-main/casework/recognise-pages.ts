/**
 * Pages that are pictures of text are read by machine, behind the reviewer's back: one page a task, as many side by side
 * as there are workers. What was read is committed every few pages, so that whatever ends the work loses little of it.
 */
import type { Output } from '../contract/contract.ts';
import { AppError, toErrorReply } from '../contract/errors.ts';
import { needsEyes, type Reading } from '../contract/reading.ts';
import { describeReading } from '../domain/read-words.ts';
import type { PdfSource } from '../pdf/engine.ts';
import { findDocument } from '../store/documents.ts';
import { insertFindings, removeFinding } from '../store/findings.ts';
import { replaceText } from '../store/pages.ts';
import {
  countReadings,
  listUnsuggested,
  listWaiting,
  markSuggested,
  noteFailure,
  putReading,
  type ReadingPlace,
} from '../store/readings.ts';
import type { WritableDb } from '../store/sqlite.ts';
import { findCopies } from './find-copies.ts';
import { keepMarksInPlace } from './keep-marks.ts';
import { isFileFault } from './prepare-file.ts';
import { readWorkingPdf } from './read-documents.ts';
import { runSideBySide } from './side-by-side.ts';
import { suggestInDocument } from './suggest-marks.ts';
import { type OpenCase, type Progress, runCommand, type Worker } from './workplace.ts';

type Outcome = ReadingPlace & {
  /** Null where the page could not be read this time. */
  readonly read: { readonly reading: Reading; readonly text: string; readonly boxes: Float32Array } | null;
};

/** Pages for each worker between two commits: some ten seconds. */
const pagesPerCommit = 5;
/** A page that has ended two workers is not given to a third. */
const mostTries = 2;

/** Pages that were read before are not read again. Throws `cancelled`, with everything read until then kept. */
export async function recognisePages(
  open: OpenCase,
  worker: Worker,
  progress: Progress,
): Promise<Output<'recognisePages'>> {
  const { engine } = worker.tools;
  const waiting = listWaiting(open.db);
  let [done, read, poor] = [0, 0, 0];
  let outcomes: Outcome[] = [];
  const keep = (): void => {
    const some = outcomes;
    outcomes = [];
    const kept = some.length === 0 ? [] : commit(open, worker, some);
    read += kept.length;
    poor += kept.filter(({ flags }) => needsEyes(flags)).length;
  };
  progress.report('recognising', 0, waiting.length);
  try {
    const pages = listSources(open, waiting);
    await runSideBySide(pages, engine.workers, progress.signal, async ({ place, source }, signal) => {
      outcomes.push({ ...place, read: await readPage(place, source, worker, signal) });
      done += 1;
      progress.report('recognising', done, waiting.length);
      if (outcomes.length < engine.workers * pagesPerCommit) return;
      keep();
      await suggest(open, worker, progress.signal, waiting);
    });
  } finally {
    // Also where it was cancelled.
    keep();
  }
  await suggest(open, worker, progress.signal, []);
  // A page that was typed elsewhere, or scanned twice.
  if (read > 0) await findCopies(open, progress);
  return { read, poor, left: countReadings(open.db).waiting };
}

type Piece = { readonly place: ReadingPlace; readonly source: PdfSource };

/** One document is opened after the other, when the first of its pages is wanted. */
async function* listSources(open: OpenCase, places: readonly ReadingPlace[]): AsyncGenerator<Piece> {
  let opened: ReadingPlace['documentId'] | null = null;
  let source: PdfSource = { bytes: new Uint8Array(0), password: null };
  for (const place of places) {
    // Removed while others were read.
    if (findDocument(open.db, place.documentId) === null) continue;
    if (opened !== place.documentId)
      source = { bytes: await readWorkingPdf(open, place.documentId), password: null };
    opened = place.documentId;
    yield { place, source };
  }
}

async function readPage(
  { page }: ReadingPlace,
  source: PdfSource,
  { tools: { engine } }: Worker,
  signal: AbortSignal,
): Promise<Outcome['read']> {
  try {
    return await engine.run('recognise', { source, page }, { signal });
  } catch (error) {
    if (!isFileFault(toErrorReply(error).code)) throw error;
    return null;
  }
}

/** Answers what is new in the case. */
function commit(open: OpenCase, worker: Worker, outcomes: readonly Outcome[]): readonly Reading[] {
  return runCommand(open, worker, 'recognisePages', (db) => {
    const kept = outcomes.flatMap((outcome) => keepOutcome(db, outcome) ?? []);
    const poor = kept.filter(({ flags }) => needsEyes(flags)).length;
    return {
      value: kept,
      audit: kept.length === 0 ? null : { pages: kept.length, poor },
      changesBundle: true,
    };
  });
}

const unreadable: Reading = { confidence: 0, flags: ['failed'], replacesLayer: false, words: [] };

function keepOutcome(db: WritableDb, { documentId, page, read }: Outcome): Reading | null {
  const place = { documentId, page };
  if (read === null && noteFailure(db, place) < mostTries) return null;
  const reading = read?.reading ?? unreadable;
  if (!putReading(db, place, reading)) return null;
  if (read !== null && reading.words.length > 0) {
    keepMarksInPlace(db, { ...place, text: read.text });
    replaceText(db, { ...place, text: read.text, boxes: new Float32Array(read.boxes) });
  }
  removeFinding(db, documentId, 'page-without-text', page);
  insertFindings(db, documentId, [describeReading(page, reading)]);
  return reading;
}

/** In every document of which nothing is waiting any more. */
async function suggest(
  open: OpenCase,
  worker: Worker,
  signal: AbortSignal,
  wanted: readonly ReadingPlace[],
): Promise<void> {
  const waiting = wanted.length === 0 ? [] : listWaiting(open.db);
  const unfinished = new Set(waiting.map(({ documentId }) => documentId));
  for (const documentId of listUnsuggested(open.db)) {
    if (unfinished.has(documentId)) continue;
    if (signal.aborted) throw new AppError('cancelled');
    await suggestInDocument(open, documentId, worker, signal);
    runCommand(open, worker, 'recognisePages', (db) => {
      markSuggested(db, documentId);
      return { value: null, audit: null, changesBundle: false };
    });
  }
}
