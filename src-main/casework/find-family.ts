/** What a document of the case carried in, and what of it did not come. */
import { createHash } from 'node:crypto';
import type { Document } from '../contract/document.ts';
import type { DocumentId } from '../contract/values.ts';
import type { Child } from '../intake/file-content.ts';
import { listDocuments, listFamily } from '../store/documents.ts';
import { hasFinding } from '../store/findings.ts';
import type { ReadableDb } from '../store/sqlite.ts';

/** Whether an import was stopped before all that the document carried, whatever the depth, was in the case. */
export function isFamilyComplete(db: ReadableDb, id: DocumentId): boolean {
  return listFamily(db, id).every((member) => !hasFinding(db, member, 'children-missing'));
}

export type FoundChild = {
  readonly child: Child;
  /** Null where it is not in the case. */
  readonly known: Document | null;
};

/** What `parent` carries, in its order, each beside the document that it became. The same file may be carried twice. */
export function matchChildren(db: ReadableDb, parent: DocumentId, children: readonly Child[]): FoundChild[] {
  const there = new Map<string, Document[]>();
  for (const document of listDocuments(db)) {
    if (document.parent !== parent) continue;
    there.set(document.sha256, [...(there.get(document.sha256) ?? []), document]);
  }
  return children.map((child) => {
    const sha256 = createHash('sha256').update(child.bytes).digest('hex');
    return { child, known: there.get(sha256)?.shift() ?? null };
  });
}

/** The place in the order of the case, counted without `id`, behind the last of the family of its parent. */
export function findPlaceBehind(db: ReadableDb, parent: DocumentId, id: DocumentId): number {
  const family = new Set(listFamily(db, parent));
  const order = listDocuments(db).filter((document) => document.id !== id);
  return order.findLastIndex((document) => family.has(document.id)) + 1;
}
