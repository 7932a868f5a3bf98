/** A page tree of small nodes: readers find page 9,000 without looking at the 8,999 before it. */
import {
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFPageTree,
  type PDFRef,
} from '@cantoo/pdf-lib';

type Node = { readonly ref: PDFRef; readonly pages: number };

const kidsInNode = 50;

/** Hangs the pages, in order, into the document's tree, which must be empty. Call once, after the last page. */
export function writePageTree({ context, catalog }: PDFDocument, pages: readonly PDFRef[]): void {
  const root = catalog.get(PDFName.of('Pages'));
  let nodes: readonly Node[] = pages.map((ref) => ({ ref, pages: 1 }));
  if (!root) return;
  while (nodes.length > kidsInNode) nodes = groupNodes(context, nodes);
  catalog.Pages().set(PDFName.of('Count'), PDFNumber.of(pages.length));
  catalog.Pages().set(PDFName.of('Kids'), context.obj(nodes.map(({ ref }) => ref)));
  for (const { ref } of nodes) context.lookup(ref, PDFDict).set(PDFName.of('Parent'), root);
}

function groupNodes(context: PDFContext, nodes: readonly Node[]): Node[] {
  const groups: Node[] = [];
  for (let start = 0; start < nodes.length; start += kidsInNode) {
    const kids = nodes.slice(start, start + kidsInNode);
    const group = PDFPageTree.withContext(context);
    const ref = context.register(group);
    const pages = kids.reduce((sum, kid) => sum + kid.pages, 0);
    group.set(PDFName.of('Kids'), context.obj(kids.map((kid) => kid.ref)));
    group.set(PDFName.of('Count'), PDFNumber.of(pages));
    for (const kid of kids) context.lookup(kid.ref, PDFDict).set(PDFName.of('Parent'), ref);
    groups.push({ ref, pages });
  }
  return groups;
}
