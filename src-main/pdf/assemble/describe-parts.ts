/** The bundle's parts as a tree: for who listens to it, and as bookmarks. */
import type { PDFRef } from '@cantoo/pdf-lib';
import type { BundlePart } from '../../contract/bundle.ts';
import type { TextElement } from '../typeset/text-elements.ts';
import type { StructureKid, StructureNode } from '../write/structure-tree.ts';
import type { Bookmark } from './outline.ts';

export type DescribedPart = {
  readonly part: BundlePart;
  readonly content:
    | { readonly kind: 'text'; readonly elements: readonly TextElement[] }
    | { readonly kind: 'document'; readonly structure: readonly StructureNode[] };
};

export type ContentsOf = (element: TextElement) => readonly StructureKid[];

export function composeStructure(parts: readonly DescribedPart[], contentsOf: ContentsOf): StructureNode {
  const toNode = (element: TextElement): StructureNode => ({
    role: element.role,
    kids: [...contentsOf(element), ...element.kids.map(toNode)],
  });
  const kids = parts.map(({ part, content }): StructureNode => {
    const title = { role: 'Part', title: part.title } as const;
    return content.kind === 'text'
      ? { ...title, kids: content.elements.map(toNode) }
      : { ...title, kids: content.structure };
  });
  return { role: 'Document', kids };
}

/** A longer list of documents is folded at first. */
const mostOpen = 30;

/**
 * One bookmark a part; documents that follow each other are under one. Those of the bundle's own texts have their
 * sections under them, where there are several.
 */
export function composeBookmarks(
  parts: readonly DescribedPart[],
  pages: readonly PDFRef[],
  contentsOf: ContentsOf,
): readonly Bookmark[] {
  const bookmarks: Bookmark[] = [];
  let documents: Bookmark[] = [];
  const closeDocuments = () => {
    const [first] = documents;
    if (first !== undefined && documents.length > 1) {
      const open = documents.length <= mostOpen;
      bookmarks.push({ title: 'Documents', page: first.page, kids: documents, open });
    } else bookmarks.push(...documents);
    documents = [];
  };
  for (const { part, content } of parts) {
    const page = pages[part.firstPage - 1];
    if (page === undefined) continue;
    const bookmark = { title: part.title, page, open: false };
    if (content.kind === 'document') documents.push({ ...bookmark, kids: [] });
    else {
      closeDocuments();
      bookmarks.push({ ...bookmark, kids: listSections(content.elements, contentsOf) });
    }
  }
  closeDocuments();
  return bookmarks;
}

function listSections(elements: readonly TextElement[], contentsOf: ContentsOf): readonly Bookmark[] {
  const sections = elements.flatMap((element): Bookmark[] => {
    const page = contentsOf(element).flatMap((kid) => ('page' in kid ? [kid.page] : []))[0];
    return element.role === 'H2' && element.title !== undefined && page !== undefined
      ? [{ title: element.title, page, kids: [], open: false }]
      : [];
  });
  return sections.length > 1 ? sections : [];
}
