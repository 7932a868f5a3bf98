/**
 * Which pages of an open case have changed, and when: told by triggers, so that no writer can forget to say it, not even
 * a cascade. What is kept in memory is read again by this.
 */
import { randomUUID } from 'node:crypto';
import type { DocumentId } from '../contract/values.ts';
import { listDocumentIds } from './documents.ts';
import { onRollback, type ReadableDb, type WritableDb } from './sqlite.ts';

type PageChange = { readonly documentId: DocumentId; readonly page: number; readonly serial: number };

export type CaseWatch = {
  /** Another one: forget everything. */
  epoch: string;
  /** Of the last change. */
  serial: number;
  /** Pages on which marks came, changed or went, each with the last change. */
  readonly marks: Map<string, PageChange>;
  /** Documents of which a page came, was seen or went. */
  readonly pages: Map<DocumentId, number>;
  /** When the order of the documents changed last. */
  order: number;
};

const watches = new WeakMap<ReadableDb, CaseWatch>();

/** Null on a handle that is not watched, such as while it is being made. */
export function findWatch(db: ReadableDb): CaseWatch | null {
  return watches.get(db) ?? null;
}

export function watchCase(db: WritableDb): void {
  const watch: CaseWatch = { epoch: randomUUID(), serial: 0, marks: new Map(), pages: new Map(), order: 0 };
  db.function('note_mark', (documentId, page) => {
    watch.serial += 1;
    const change = { documentId: documentId as DocumentId, page: Number(page), serial: watch.serial };
    watch.marks.set(`${documentId} ${page}`, change);
    return null;
  });
  db.function('note_page', (documentId) => {
    watch.serial += 1;
    watch.pages.set(documentId as DocumentId, watch.serial);
    return null;
  });
  db.function('note_order', () => {
    watch.serial += 1;
    watch.order = watch.serial;
    return null;
  });
  // In the handle's own schema, not in the file's.
  db.exec(`
    CREATE TEMP TRIGGER note_new_mark AFTER INSERT ON main.marks
      BEGIN SELECT note_mark(NEW.document_id, NEW.page); END;
    CREATE TEMP TRIGGER note_lost_mark AFTER DELETE ON main.marks
      BEGIN SELECT note_mark(OLD.document_id, OLD.page); END;
    CREATE TEMP TRIGGER note_changed_mark AFTER UPDATE ON main.marks
      BEGIN SELECT note_mark(OLD.document_id, OLD.page), note_mark(NEW.document_id, NEW.page); END;
    CREATE TEMP TRIGGER note_new_page AFTER INSERT ON main.pages
      BEGIN SELECT note_page(NEW.document_id); END;
    CREATE TEMP TRIGGER note_lost_page AFTER DELETE ON main.pages
      BEGIN SELECT note_page(OLD.document_id); END;
    CREATE TEMP TRIGGER note_changed_page AFTER UPDATE ON main.pages
      BEGIN SELECT note_page(NEW.document_id); END;
    CREATE TEMP TRIGGER note_new_document AFTER INSERT ON main.documents BEGIN SELECT note_order(); END;
    CREATE TEMP TRIGGER note_lost_document AFTER DELETE ON main.documents BEGIN SELECT note_order(); END;
    CREATE TEMP TRIGGER note_moved_document AFTER UPDATE OF position ON main.documents BEGIN SELECT note_order(); END;
  `);
  watches.set(db, watch);
  onRollback(db, () => {
    watch.epoch = randomUUID();
    watch.marks.clear();
    watch.pages.clear();
  });
}

const orders = new WeakMap<CaseWatch, { epoch: string; at: number; ids: readonly DocumentId[] }>();

/** In the order of the case. */
export function listDocumentOrder(db: ReadableDb, watch: CaseWatch): readonly DocumentId[] {
  const known = orders.get(watch);
  if (known !== undefined && known.epoch === watch.epoch && known.at === watch.order) return known.ids;
  const ids = listDocumentIds(db);
  orders.set(watch, { epoch: watch.epoch, at: watch.order, ids });
  return ids;
}
