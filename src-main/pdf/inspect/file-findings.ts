/** What the objects of a file tell without drawing anything. */
import type { InspectionFinding } from '../../contract/model.ts';
import type { PdfFile } from '../objects/file.ts';
import {
  decodeTextString,
  dictOf,
  isArray,
  isRef,
  isStream,
  isString,
  nameOf,
  type PdfDict,
  type PdfValue,
} from '../objects/values.ts';
import type { PageReading } from '../verify/page-tree.ts';

type Kind = InspectionFinding['kind'];

function tell(kind: Kind, page: number | null, count: number): InspectionFinding[] {
  return count > 0 ? [{ kind, page, count }] : [];
}

export function findInFile(file: PdfFile): InspectionFinding[] {
  return [
    ...tell('attachment', null, countAttachments(file)),
    ...tell('javascript', null, countScripts(file)),
    ...tell('metadata', null, countPersonalMetadata(file)),
    ...tell('hidden-layer', null, countHiddenLayers(file)),
    ...tell('previous-revision', null, countEarlierRevisions(file)),
    ...tell('damaged', null, file.xref.broken ? 1 : 0),
  ];
}

/** Embedded files, whether in the catalog's list or behind an annotation. */
function countAttachments(file: PdfFile): number {
  let count = 0;
  for (const object of file.current.values()) {
    const files = dictOf(file.resolve(dictOf(object.value)?.entries.get('EF')));
    if (files !== null) count += 1;
  }
  return count;
}

function countScripts(file: PdfFile): number {
  let count = 0;
  const visit = (value: PdfValue, depth: number): void => {
    if (isRef(value) || depth > 50) return;
    if (isArray(value)) for (const item of value) visit(item, depth + 1);
    const dict = dictOf(value);
    if (dict === null) return;
    const script = file.resolve(dict.entries.get('JS'));
    if (isString(script) || isStream(script)) count += 1;
    for (const inner of dict.entries.values()) visit(inner, depth + 1);
  };
  for (const object of file.current.values()) visit(object.value, 0);
  return count;
}

/** The program, the dates and the title say nothing about people that the pages do not. */
const impersonal = new Set([
  'Title',
  'Producer',
  'Creator',
  'CreationDate',
  'ModDate',
  'Trapped',
  'PTEX.Fullbanner',
  'SourceModified',
]);

function countPersonalMetadata(file: PdfFile): number {
  const info = dictOf(file.resolve(file.trailer.entries.get('Info')));
  let count = 0;
  for (const [key, value] of info?.entries ?? []) {
    const text = file.resolve(value);
    if (!impersonal.has(key) && isString(text) && decodeTextString(text.bytes).trim() !== '') count += 1;
  }
  if (count > 0) return count;
  const catalog = dictOf(file.resolve(file.trailer.entries.get('Root')));
  const packet = file.resolve(catalog?.entries.get('Metadata'));
  return isStream(packet) ? countAuthors(Buffer.from(file.decode(packet).data).toString('utf8')) : 0;
}

/** dc:creator of XMP, and who last changed or managed the file. */
function countAuthors(xml: string): number {
  const elements =
    xml.match(/<(dc:creator|pdf:Keywords|photoshop:AuthorsPosition|xmp:Author)[\s>][\s\S]*?<\/\1>/g) ?? [];
  return elements.filter((element) => element.replace(/<[^>]*>/g, '').trim() !== '').length;
}

/** Layers that a viewer does not show at first (8.11.4). */
function countHiddenLayers(file: PdfFile): number {
  const catalog = dictOf(file.resolve(file.trailer.entries.get('Root')));
  const layers = dictOf(file.resolve(catalog?.entries.get('OCProperties')));
  const first = dictOf(file.resolve(layers?.entries.get('D')));
  const all = file.resolve(layers?.entries.get('OCGs'));
  const listed = (key: string): number => {
    const list = file.resolve(first?.entries.get(key));
    return isArray(list) ? list.length : 0;
  };
  if (nameOf(file.resolve(first?.entries.get('BaseState'))) === 'OFF')
    return Math.max(0, (isArray(all) ? all.length : 0) - listed('ON'));
  return listed('OFF');
}

/** Ends of file with something other than tables after them; a linearized file has two ends from the start. */
function countEarlierRevisions(file: PdfFile): number {
  const ends = file.linearized ? file.scan.ends.slice(1) : file.scan.ends;
  return ends.filter((end, index) => {
    const next = ends[index + 1] ?? Number.POSITIVE_INFINITY;
    return file.scan.objects.some(
      (object) => object.offset >= end && object.offset < next && !isTable(object.value),
    );
  }).length;
}

function isTable(value: PdfValue): boolean {
  return isStream(value) && nameOf(value.dict.entries.get('Type')) === 'XRef';
}

export function findInAnnotations(file: PdfFile, page: PageReading): InspectionFinding[] {
  const annotations = file.resolve(page.dict.entries.get('Annots'));
  const counts = new Map<Kind, number>();
  for (const item of isArray(annotations) ? annotations : []) {
    const annotation = dictOf(file.resolve(item));
    const kind = annotation === null ? null : kindOf(file, annotation);
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => ({ kind, page: page.page, count }));
}

/** Links and the windows that belong to other annotations are nothing to report. */
function kindOf(file: PdfFile, annotation: PdfDict): Kind | null {
  switch (nameOf(file.resolve(annotation.entries.get('Subtype')))) {
    case 'Link':
    case 'Popup':
    case 'TrapNet':
    case 'PrinterMark':
      return null;
    case 'Widget':
      return 'form-field';
    case 'Redact':
      return 'unapplied-redaction';
    default:
      return 'annotation';
  }
}
