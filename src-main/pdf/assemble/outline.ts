/** Bookmarks, page labels and what a viewer shows at first. Only page destinations: no actions, no names. */
import { type PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';

export type Bookmark = { readonly title: string; readonly page: PDFRef };

/** One bookmark a part, one level. */
export function writeOutline(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = document;
  const root = context.nextRef();
  const refs = bookmarks.map(() => context.nextRef());
  for (const [index, bookmark] of bookmarks.entries()) {
    const ref = refs[index];
    const previous = refs[index - 1];
    const next = refs[index + 1];
    if (!ref) continue;
    context.assign(
      ref,
      context.obj({
        Title: PDFHexString.fromText(bookmark.title),
        Parent: root,
        ...(previous ? { Prev: previous } : {}),
        ...(next ? { Next: next } : {}),
        Dest: [bookmark.page, 'Fit'],
      }),
    );
  }
  const first = refs[0];
  const last = refs.at(-1);
  if (!first || !last) return;
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: refs.length }));
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/** Labels equal to the printed page numbers: 1, 2, 3. */
export function writePageLabels(document: PDFDocument): void {
  document.catalog.set(PDFName.of('PageLabels'), document.context.obj({ Nums: [0, { S: 'D' }] }));
}
