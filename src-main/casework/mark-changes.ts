/** The marks of a case for a window that knows them as they were a moment ago. */
import type { Input, Output } from '../contract/contract.ts';
import { findMarksKnown, listMarkedPages } from '../store/mark-memory.ts';
import { marksByDocument } from '../store/marks.ts';
import { prepareSearch } from '../store/search.ts';
import type { ReadableDb } from '../store/sqlite.ts';

export function listMarkChanges(
  db: ReadableDb,
  { since }: Input<'listMarkChanges'>,
): Output<'listMarkChanges'> {
  const known = findMarksKnown(db);
  const documents = marksByDocument(db);
  const changed = since === null ? null : listMarkedPages(db, since);
  if (changed !== null) {
    const pages = changed.map(({ documentId, page }) => ({
      documentId,
      page,
      marks: documents.get(documentId)?.get(page) ?? [],
    }));
    return { known, isAll: false, pages };
  }
  // Whoever asks for everything has just opened the desk, and will search.
  if (since === null) prepareSearch(db);
  const pages = [...documents].flatMap(([documentId, own]) =>
    [...own].map(([page, marks]) => ({ documentId, page, marks })),
  );
  return { known, isAll: true, pages };
}
