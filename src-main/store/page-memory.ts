/** The lines of an open case's pages in memory, without their texts: every count of the case asks for all of them. */
import type { DocumentId } from '../contract/values.ts';
import type { ReadableDb } from './sqlite.ts';
import { findWatch, listDocumentOrder } from './watch-case.ts';

type Memory<Line> = {
  readonly epoch: string;
  readonly upTo: number;
  readonly order: readonly DocumentId[];
  readonly documents: ReadonlyMap<DocumentId, readonly Line[]>;
};

const memories = new WeakMap<ReadableDb, Memory<unknown>>();

/** As they are now; `read` answers those of one document, or of all, from the database. Null on a handle that is not watched. */
export function recallPages<Line extends { readonly documentId: DocumentId }>(
  db: ReadableDb,
  read: (documentId?: DocumentId) => readonly Line[],
): ReadonlyMap<DocumentId, readonly Line[]> | null {
  const watch = findWatch(db);
  if (watch === null) return null;
  const order = listDocumentOrder(db, watch);
  // Only ever put there by this function, for the one kind of line that pages.ts reads.
  const known = memories.get(db) as Memory<Line> | undefined;
  if (known !== undefined && known.epoch === watch.epoch && known.upTo === watch.serial)
    return known.documents;
  let documents: Map<DocumentId, readonly Line[]>;
  if (known === undefined || known.epoch !== watch.epoch) documents = groupLines(read());
  else {
    documents = new Map(known.documents);
    for (const [documentId, serial] of watch.pages) {
      if (serial > known.upTo) documents.set(documentId, read(documentId));
    }
  }
  if (known?.order !== order || documents.size !== order.length) {
    documents = new Map(order.map((id) => [id, documents.get(id) ?? []] as const));
  }
  memories.set(db, { epoch: watch.epoch, upTo: watch.serial, order, documents });
  return documents;
}

export function groupLines<Line extends { readonly documentId: DocumentId }>(
  lines: readonly Line[],
): Map<DocumentId, readonly Line[]> {
  const documents = new Map<DocumentId, Line[]>();
  for (const line of lines) {
    const own = documents.get(line.documentId) ?? [];
    documents.set(line.documentId, own);
    own.push(line);
  }
  return documents;
}
