/** What the desk asks about pages that a machine reads. */
import type { Input, Output } from '../contract/contract.ts';
import { listOpen } from '../store/findings.ts';
import { countReadings, findReading } from '../store/readings.ts';
import type { ReadableDb } from '../store/sqlite.ts';

export function summarizeReadings(db: ReadableDb): Output<'listReadings'> {
  return { ...countReadings(db), toCheck: listOpen(db, ['poor-reading', 'no-words-read']) };
}

export function getReading(db: ReadableDb, { documentId, page }: Input<'getReading'>): Output<'getReading'> {
  return findReading(db, documentId, page);
}
