/** Bookmarks, page labels and what a viewer shows at first. Only page destinations: no actions, no names. */
import { type PDFContext, type PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';

export type Bookmark = {
  readonly title: string;
  readonly page: PDFRef;
  readonly kids: readonly Bookmark[];
  /** Whether those under it are shown at first. */
  readonly open: boolean;
};

export function writeOutline({ context, catalog }: PDFDocument, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const root = context.nextRef();
  const level = writeLevel(context, bookmarks, root);
  context.assign(root, context.obj({ Type: 'Outlines', ...level.ends, Count: level.shown }));
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

type Level = { readonly ends: { readonly [key: string]: PDFRef }; readonly shown: number };

/** `shown` counts what is seen with this level open (ISO 32000-2, 12.3.3). */
function writeLevel(context: PDFContext, bookmarks: readonly Bookmark[], parent: PDFRef): Level {
  const refs = bookmarks.map(() => context.nextRef());
  let shown = 0;
  for (const [index, { title, page, kids, open }] of bookmarks.entries()) {
    const [previous, ref, next] = [refs[index - 1], refs[index], refs[index + 1]];
    if (ref === undefined) continue;
    const under = kids.length === 0 ? null : writeLevel(context, kids, ref);
    shown += 1 + (under !== null && open ? under.shown : 0);
    context.assign(
      ref,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: parent,
        ...(previous ? { Prev: previous } : {}),
        ...(next ? { Next: next } : {}),
        ...(under === null ? {} : { ...under.ends, Count: open ? under.shown : -under.shown }),
        Dest: [page, 'Fit'],
      }),
    );
  }
  const [first, last] = [refs[0], refs.at(-1)];
  return { ends: first && last ? { First: first, Last: last } : {}, shown };
}

/** Labels equal to the printed page numbers: 1, 2, 3. */
export function writePageLabels(document: PDFDocument): void {
  document.catalog.set(PDFName.of('PageLabels'), document.context.obj({ Nums: [0, { S: 'D' }] }));
}
