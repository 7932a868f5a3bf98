/**
 * Puts the ranges of one document, written side by side, behind one another. Only for files of our own writers: what
 * those never write (forms, annotations, names) is not carried over. The same input gives the same bytes.
 */
import { createHash } from 'node:crypto';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  PDFRef,
  PDFStreamWriter,
} from '@cantoo/pdf-lib';
import { AppError } from '../../contract/errors.ts';
import { writePageTree } from './page-tree.ts';

const name = (text: string) => PDFName.of(text);

/** Of the document as a whole, and the same in every range. */
const sharedEntries = ['Lang', 'MarkInfo', 'Metadata', 'OutputIntents', 'ViewerPreferences'].map(name);
/** Small dictionaries compress better together. */
const objectsInStream = 200;

type Joined = {
  readonly document: PDFDocument;
  readonly pages: PDFRef[];
  /** Structure of each range, and the way back from its pages to it (ISO 32000-2, 14.7.5.4). */
  readonly structures: PDFRef[];
  readonly parents: PDFArray;
  nextParent: number;
};

/** Throws invalid-input without ranges, file-damaged where one of them is no PDF of ours. */
export async function joinRanges(ranges: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first] = ranges;
  if (first === undefined) throw new AppError('invalid-input');
  if (ranges.length === 1) return first;
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const parents = PDFArray.withContext(context);
  const joined: Joined = { document, pages: [], structures: [], parents, nextParent: 0 };
  const identity = createHash('sha256');
  for (const [index, bytes] of ranges.entries()) {
    const range = await openRange(bytes);
    const copier = PDFObjectCopier.for(range.context, context);
    copyPages(joined, range, copier);
    copyStructure(joined, range, copier);
    if (index === 0) copyDescription(joined, range, copier);
    identity.update(createHash('sha256').update(bytes).digest());
  }
  writePageTree(document, joined.pages);
  writeStructure(joined);
  const id = PDFHexString.of(identity.digest('hex').slice(0, 32));
  if (context.trailerInfo.ID !== undefined) context.trailerInfo.ID = context.obj([id, id]);
  return PDFStreamWriter.forContext(context, 500, true, objectsInStream).serializeToBuffer();
}

async function openRange(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  } catch {
    throw new AppError('file-damaged');
  }
}

function copyPages(
  { document, pages, nextParent }: Joined,
  range: PDFDocument,
  copier: PDFObjectCopier,
): void {
  const { context } = document;
  for (const page of range.getPages()) {
    const ref = copier.copy(page.ref);
    const leaf = context.lookup(ref, PDFDict);
    // No longer a page to pdf-lib, which writes pages outside the streams in which dictionaries are compressed.
    const entries = PDFDict.fromMapWithContext(new Map(leaf.entries()), context);
    const key = entries.lookupMaybe(name('StructParents'), PDFNumber);
    if (key !== undefined) entries.set(name('StructParents'), PDFNumber.of(key.asNumber() + nextParent));
    context.assign(ref, entries);
    pages.push(ref);
  }
}

function copyStructure(joined: Joined, range: PDFDocument, copier: PDFObjectCopier): void {
  const root = range.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict);
  const element = root?.get(name('K'));
  if (root === undefined || !(element instanceof PDFRef)) return;
  // Or the whole tree of the range would come with it.
  range.context.lookup(element, PDFDict).delete(name('P'));
  joined.structures.push(copier.copy(element));
  const numbers = root.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray);
  for (let at = 0; at + 1 < numbers.size(); at += 2) {
    const key = numbers.lookup(at, PDFNumber).asNumber();
    joined.parents.push(PDFNumber.of(key + joined.nextParent));
    joined.parents.push(copier.copy(numbers.get(at + 1)));
  }
  joined.nextParent += root.lookup(name('ParentTreeNextKey'), PDFNumber).asNumber();
}

function copyDescription({ document }: Joined, range: PDFDocument, copier: PDFObjectCopier): void {
  for (const key of sharedEntries) {
    const value = range.catalog.get(key);
    if (value !== undefined) document.catalog.set(key, copier.copy(value));
  }
  const { Info, ID } = range.context.trailerInfo;
  const { trailerInfo } = document.context;
  if (Info !== undefined) trailerInfo.Info = copier.copy(Info);
  if (ID !== undefined) trailerInfo.ID = copier.copy(ID);
}

/** The ranges' own trees become divisions, which mean nothing by themselves (14.8.4.3.2), of one document. */
function writeStructure({ document, structures, parents, nextParent }: Joined): void {
  const { context, catalog } = document;
  if (structures.length === 0) return;
  const top = context.nextRef();
  const whole = context.register(
    context.obj({ Type: 'StructElem', S: 'Document', P: top, K: [...structures] }),
  );
  for (const ref of structures) turnIntoDivision(context, ref, whole);
  context.assign(
    top,
    context.obj({
      Type: 'StructTreeRoot',
      K: whole,
      ParentTree: context.register(context.obj({ Nums: parents })),
      ParentTreeNextKey: nextParent,
    }),
  );
  catalog.set(name('StructTreeRoot'), top);
}

function turnIntoDivision(context: PDFContext, ref: PDFRef, parent: PDFRef): void {
  const element = context.lookup(ref, PDFDict);
  element.set(name('S'), name('Div'));
  element.set(name('P'), parent);
}
