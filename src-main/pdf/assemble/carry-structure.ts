/**
 * The structure of a redacted document, taken over into the bundle: elements that our writers make, with nothing but
 * their kind, their content and what they say of pictures.
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { pictureTexts } from '../redact/appearance.ts';
import type { StructureKid, StructureNode, StructureRole } from '../write/structure-tree.ts';

const roles = new Map<string, StructureRole>(
  (['H1', 'H2', 'H3', 'P', 'Figure'] as const).map((role) => [role, role]),
);
const known: ReadonlySet<string> = new Set(Object.values(pictureTexts));

/** `pages`: those of the source → those of the bundle. */
export function carryStructure(
  { catalog, context }: PDFDocument,
  pages: ReadonlyMap<PDFRef, PDFRef>,
): readonly StructureNode[] {
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  const document = root === undefined ? undefined : context.lookup(root.get(PDFName.of('K')));
  if (!(document instanceof PDFDict)) return [];
  return carryKids(document, pages);
}

function carryKids(element: PDFDict, pages: ReadonlyMap<PDFRef, PDFRef>): readonly StructureNode[] {
  return listKids(element).flatMap((kid) => {
    const inner = element.context.lookup(kid);
    return inner instanceof PDFDict ? carryElement(inner, pages) : [];
  });
}

function carryElement(element: PDFDict, pages: ReadonlyMap<PDFRef, PDFRef>): readonly StructureNode[] {
  const kind = element.lookupMaybe(PDFName.of('S'), PDFName)?.decodeText() ?? '';
  // A range of pages that was written by itself.
  if (kind === 'Div') return carryKids(element, pages);
  const role = roles.get(kind);
  const source = element.get(PDFName.of('Pg'));
  const page = source instanceof PDFRef ? pages.get(source) : undefined;
  if (role === undefined || page === undefined) return [];
  const kids = listKids(element).flatMap((kid): StructureKid[] =>
    kid instanceof PDFNumber ? [{ page, content: kid.asNumber() }] : [],
  );
  if (role !== 'Figure') return [{ role, kids }];
  const alt = readText(element.lookup(PDFName.of('Alt')));
  return [{ role, kids, alt: known.has(alt) ? alt : pictureTexts.picture }];
}

function listKids(element: PDFDict): readonly PDFObject[] {
  const kids = element.lookup(PDFName.of('K'));
  if (kids instanceof PDFArray) return kids.asArray();
  const kid = element.get(PDFName.of('K'));
  return kid === undefined ? [] : [kid];
}

function readText(text: PDFObject | undefined): string {
  return text instanceof PDFHexString || text instanceof PDFString ? text.decodeText() : '';
}
