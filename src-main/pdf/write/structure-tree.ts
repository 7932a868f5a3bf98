/** The structure tree of a tagged PDF (ISO 32000-2, 14.7), from elements of our own. */
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
} from '@cantoo/pdf-lib';

export type StructureRole =
  | 'Document'
  | 'Part'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Note'
  | 'Link'
  | 'Figure';

export type StructureNode = {
  readonly role: StructureRole;
  readonly title?: string;
  /** Read aloud in place of a picture. */
  readonly alt?: string;
  readonly kids: readonly StructureKid[];
};

export type StructureKid =
  | StructureNode
  /** A marked-content sequence of a page. */
  | { readonly page: PDFRef; readonly content: number }
  | { readonly page: PDFRef; readonly annotation: PDFRef };

type Tree = {
  readonly context: PDFContext;
  /** By page: elements by the numbers of their marked content. */
  readonly byPage: Map<PDFRef, PDFRef[]>;
  readonly byAnnotation: Map<PDFRef, PDFRef>;
};

const name = (text: string) => PDFName.of(text);

/** Writes the tree and says in the catalog that the file is tagged. Elements without content are left out, but for cells. */
export function writeStructureTree({ context, catalog }: PDFDocument, root: StructureNode): void {
  const tree: Tree = { context, byPage: new Map(), byAnnotation: new Map() };
  const top = context.nextRef();
  const kid = writeElement(tree, root, top);
  if (kid === null) return;
  const parents = context.register(context.obj({ Nums: writeParents(tree) }));
  context.assign(
    top,
    context.obj({
      Type: 'StructTreeRoot',
      K: kid,
      ParentTree: parents,
      ParentTreeNextKey: tree.byPage.size + tree.byAnnotation.size,
    }),
  );
  catalog.set(name('StructTreeRoot'), top);
  catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
}

function writeElement(tree: Tree, node: StructureNode, parent: PDFRef): PDFRef | null {
  const { context } = tree;
  const ref = context.nextRef();
  const page = node.kids.find((kid) => 'content' in kid)?.page ?? null;
  const kids = PDFArray.withContext(context);
  for (const kid of node.kids) {
    if ('role' in kid) {
      const written = writeElement(tree, kid, ref);
      if (written !== null) kids.push(written);
    } else if ('annotation' in kid) {
      tree.byAnnotation.set(kid.annotation, ref);
      kids.push(context.obj({ Type: 'OBJR', Obj: kid.annotation, Pg: kid.page }));
    } else {
      const ofPage = tree.byPage.get(kid.page) ?? [];
      tree.byPage.set(kid.page, ofPage);
      ofPage[kid.content] = ref;
      kids.push(
        kid.page === page
          ? PDFNumber.of(kid.content)
          : context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.content }),
      );
    }
  }
  const isCell = node.role === 'TD' || node.role === 'TH';
  if (kids.size() === 0 && !isCell) return null;
  const element = PDFDict.withContext(context);
  element.set(name('Type'), name('StructElem'));
  element.set(name('S'), name(node.role));
  element.set(name('P'), parent);
  if (page !== null) element.set(name('Pg'), page);
  if (node.title !== undefined) element.set(name('T'), PDFHexString.fromText(node.title));
  if (node.alt !== undefined) element.set(name('Alt'), PDFHexString.fromText(node.alt));
  if (node.role === 'TH') element.set(name('A'), context.obj({ O: 'Table', Scope: 'Column' }));
  if (kids.size() > 0) element.set(name('K'), kids.size() === 1 ? kids.get(0) : kids);
  context.assign(ref, element);
  return ref;
}

/** The way back from content to its element (14.7.5.4): an array for each page, one element for each annotation. */
function writeParents({ context, byPage, byAnnotation }: Tree): PDFArray {
  const entries = PDFArray.withContext(context);
  let key = 0;
  for (const [page, elements] of byPage) {
    context.lookup(page, PDFDict).set(name('StructParents'), PDFNumber.of(key));
    const list = PDFArray.withContext(context);
    for (const element of elements) list.push(element);
    entries.push(PDFNumber.of(key));
    entries.push(context.register(list));
    key += 1;
  }
  for (const [annotation, element] of byAnnotation) {
    context.lookup(annotation, PDFDict).set(name('StructParent'), PDFNumber.of(key));
    entries.push(PDFNumber.of(key));
    entries.push(element);
    key += 1;
  }
  return entries;
}
