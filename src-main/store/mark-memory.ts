/** The marks of an open case in memory: a case has tens of thousands, and each decision asks for all of them. */
import type { Mark } from '../contract/mark.ts';
import type { DocumentId } from '../contract/values.ts';
import type { ReadableDb } from './sqlite.ts';
import { type CaseWatch, findWatch, listDocumentOrder } from './watch-case.ts';

/** Pages in their order, each with its marks in theirs. */
export type DocumentMarks = ReadonlyMap<number, readonly Mark[]>;

type Memory = {
  readonly epoch: string;
  /** What changed until here is in. */
  readonly upTo: number;
  readonly order: readonly DocumentId[];
  readonly documents: ReadonlyMap<DocumentId, DocumentMarks>;
};

type Read = (filter: { documentId?: DocumentId; page?: number }) => readonly Mark[];

const memories = new WeakMap<ReadableDb, Memory>();

/** As they are now; `read` answers them from the database. Null on a handle that is not watched. */
export function recallMarks(db: ReadableDb, read: Read): ReadonlyMap<DocumentId, DocumentMarks> | null {
  const watch = findWatch(db);
  if (watch === null) return null;
  const known = memories.get(db);
  const memory =
    known === undefined || known.epoch !== watch.epoch
      ? { order: [], documents: groupMarks(read({})), epoch: watch.epoch, upTo: watch.serial }
      : bringUpToDate(known, watch, read);
  const order = listDocumentOrder(db, watch);
  const ordered =
    memory.order === order ? memory : { ...memory, order, documents: sortDocuments(memory, order) };
  if (ordered !== known) memories.set(db, ordered);
  return ordered.documents;
}

export function groupMarks(marks: readonly Mark[]): ReadonlyMap<DocumentId, DocumentMarks> {
  const documents = new Map<DocumentId, Map<number, Mark[]>>();
  for (const mark of marks) {
    const pages = documents.get(mark.documentId) ?? new Map<number, Mark[]>();
    documents.set(mark.documentId, pages);
    const own = pages.get(mark.page) ?? [];
    pages.set(mark.page, own);
    own.push(mark);
  }
  return documents;
}

function bringUpToDate(memory: Memory, watch: CaseWatch, read: Read): Memory {
  if (memory.upTo === watch.serial) return memory;
  const stale = new Map<DocumentId, number[]>();
  for (const { documentId, page, serial } of watch.marks.values()) {
    if (serial > memory.upTo) stale.set(documentId, [...(stale.get(documentId) ?? []), page]);
  }
  if (stale.size === 0) return { ...memory, upTo: watch.serial };
  const documents = new Map(memory.documents);
  for (const [documentId, numbers] of stale) {
    const before = documents.get(documentId);
    const pages = new Map(before ?? []);
    let isNewPage = false;
    for (const page of numbers) {
      const own = read({ documentId, page });
      if (own.length === 0) pages.delete(page);
      else {
        isNewPage ||= !pages.has(page);
        pages.set(page, own);
      }
    }
    if (pages.size === 0) documents.delete(documentId);
    else documents.set(documentId, isNewPage ? sortPages(pages) : pages);
  }
  const isNewDocument = [...stale.keys()].some((id) => !memory.documents.has(id));
  // Put into the order of the case by the caller.
  return { ...memory, order: isNewDocument ? [] : memory.order, documents, upTo: watch.serial };
}

function sortPages(pages: DocumentMarks): DocumentMarks {
  return new Map([...pages].sort(([a], [b]) => a - b));
}

function sortDocuments({ documents }: Memory, order: readonly DocumentId[]): Memory['documents'] {
  return new Map(
    order.flatMap((id) => {
      const pages = documents.get(id);
      return pages === undefined ? [] : [[id, pages] as const];
    }),
  );
}

/** Until when somebody knows the marks. */
export type MarksKnown = { readonly epoch: string; readonly serial: number };

/** The pages whose marks changed since; null where all of them have to be read. */
export function listMarkedPages(
  db: ReadableDb,
  since: MarksKnown,
): readonly { readonly documentId: DocumentId; readonly page: number }[] | null {
  const watch = findWatch(db);
  if (watch === null || watch.epoch !== since.epoch || since.serial < watch.order) return null;
  return [...watch.marks.values()].filter(({ serial }) => serial > since.serial);
}

export function findMarksKnown(db: ReadableDb): MarksKnown {
  const watch = findWatch(db);
  return watch === null ? { epoch: '', serial: 0 } : { epoch: watch.epoch, serial: watch.serial };
}
