/** Marks of a page whose text changes under them. */
import type { DocumentId } from '../contract/values.ts';
import { listMarks, putMark, removeMarks } from '../store/marks.ts';
import { getPage } from '../store/pages.ts';
import type { WritableDb } from '../store/sqlite.ts';

/**
 * What a machine reads usually stands behind the text that was there. Where it takes its place, suggestions that nobody
 * decided go, since the new text is looked through anyway, and what somebody decided stays as a box where it is.
 */
export function keepMarksInPlace(
  db: WritableDb,
  {
    documentId,
    page,
    text,
  }: { readonly documentId: DocumentId; readonly page: number; readonly text: string },
): void {
  const before = getPage(db, documentId, page).text.trimEnd();
  if (text.startsWith(before)) return;
  for (const mark of listMarks(db, { documentId, page })) {
    if (mark.range === null) continue;
    if (mark.decision === null) removeMarks(db, [mark.id]);
    else putMark(db, { ...mark, range: null });
  }
}
