/** What the objects of a file tell without drawing anything. */
import type { FindingKind, FindingPlace, InspectionFinding } from '../../contract/document.ts';
import { listFileSpecifications } from '../embedded-files.ts';
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

const longestText = 4000;
const mostPlaces = 500;

/** Each of `texts` is one thing found; those without words are counted all the same. */
function tell(kind: FindingKind, texts: readonly string[], count = texts.length): InspectionFinding[] {
  if (count === 0) return [];
  const places = texts
    .filter((text) => text.trim() !== '')
    .slice(0, mostPlaces)
    .map((text): FindingPlace => ({ rects: [], text: text.trim().slice(0, longestText) }));
  return [{ kind, page: null, count, places }];
}

export function findInFile(file: PdfFile): InspectionFinding[] {
  return [
    ...tell('attachment', listAttachments(file)),
    ...tell('javascript', listScripts(file)),
    ...tell('metadata', listPersonalMetadata(file)),
    ...tell('hidden-layer', listHiddenLayers(file)),
    ...tell('previous-revision', [], listEarlierEnds(file).length),
    ...tell('form-field', [], hasXfa(file) ? 1 : 0),
    ...tell('damaged', [], file.xref.broken ? 1 : 0),
  ];
}

function readText(file: PdfFile, value: PdfValue | undefined): string {
  const text = file.resolve(value);
  if (isString(text)) return decodeTextString(text.bytes);
  return isStream(text) ? decodeTextString(file.decode(text).data) : '';
}

/** Embedded files, whether in the catalog's list or behind an annotation, by their names. */
function listAttachments(file: PdfFile): string[] {
  return listFileSpecifications(file).map(
    (specification) =>
      ['UF', 'F', 'Desc'].map((key) => readText(file, specification.entries.get(key))).find(Boolean) ?? '',
  );
}

function listScripts(file: PdfFile): string[] {
  const scripts: string[] = [];
  const visit = (value: PdfValue, depth: number): void => {
    if (isRef(value) || depth > 50) return;
    if (isArray(value)) for (const item of value) visit(item, depth + 1);
    const dict = dictOf(value);
    if (dict === null) return;
    const script = file.resolve(dict.entries.get('JS'));
    if (isString(script) || isStream(script)) scripts.push(readText(file, script));
    for (const inner of dict.entries.values()) visit(inner, depth + 1);
  };
  for (const object of file.current.values()) visit(object.value, 0);
  return scripts;
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

function listPersonalMetadata(file: PdfFile): string[] {
  const info = dictOf(file.resolve(file.trailer.entries.get('Info')));
  const properties = [...(info?.entries ?? [])].flatMap(([key, value]) => {
    const text = impersonal.has(key) ? '' : readText(file, value).trim();
    return text === '' ? [] : [`${key}: ${text}`];
  });
  if (properties.length > 0) return properties;
  const packet = file.resolve(findCatalog(file)?.entries.get('Metadata'));
  return isStream(packet) ? listAuthors(Buffer.from(file.decode(packet).data).toString('utf8')) : [];
}

/** Of XMP (ISO 16684-1): who made or described the file, and where a picture was taken. */
export function listAuthors(xml: string): string[] {
  const elements = xml.matchAll(
    /<(dc:creator|dc:description|pdf:Keywords|photoshop:AuthorsPosition|photoshop:City|xmp:Author|exif:GPSLatitude|exif:GPSLongitude)[\s>]([\s\S]*?)<\/\1>|(exif:GPSLatitude|exif:GPSLongitude|photoshop:City)="([^"]*)"/g,
  );
  return [...elements].flatMap((found) => {
    const text = (found[2] ?? found[4] ?? '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const name = (found[1] ?? found[3] ?? '').replace(/^\w+:/, '');
    return text === '' || text === 'x-default' ? [] : [`${name}: ${text}`];
  });
}

function findCatalog(file: PdfFile): PdfDict | null {
  return dictOf(file.resolve(file.trailer.entries.get('Root')));
}

/** Layers that a viewer does not show at first (8.11.4), by their names. */
export function listHiddenLayers(file: PdfFile): string[] {
  const layers = dictOf(file.resolve(findCatalog(file)?.entries.get('OCProperties')));
  const first = dictOf(file.resolve(layers?.entries.get('D')));
  const listed = (dict: PdfDict | null, key: string): PdfValue[] => {
    const list = file.resolve(dict?.entries.get(key));
    return isArray(list) ? [...list] : [];
  };
  const shown = new Set(listed(first, 'ON').map(keyOf));
  const hidden =
    nameOf(file.resolve(first?.entries.get('BaseState'))) === 'OFF'
      ? listed(layers, 'OCGs').filter((layer) => !shown.has(keyOf(layer)))
      : listed(first, 'OFF');
  return hidden.map((layer) => readText(file, dictOf(file.resolve(layer))?.entries.get('Name')));
}

function keyOf(value: PdfValue): string {
  return isRef(value) ? `${value.num} ${value.gen}` : '';
}

/** A form of a second kind, with data of its own, that this program does not read (ISO 32000-2, annex K). */
function hasXfa(file: PdfFile): boolean {
  const form = dictOf(file.resolve(findCatalog(file)?.entries.get('AcroForm')));
  const xfa = file.resolve(form?.entries.get('XFA'));
  return isStream(xfa) || isArray(xfa);
}

/** Ends of file with something other than tables after them; a linearized file has two ends from the start. */
export function listEarlierEnds(file: PdfFile): number[] {
  const ends = file.linearized ? file.scan.ends.slice(1) : file.scan.ends;
  return ends.filter((end, index) => {
    const next = ends[index + 1] ?? Number.POSITIVE_INFINITY;
    return file.scan.objects.some(
      (object) => object.offset >= end && object.offset < next && !isTable(object.value),
    );
  });
}

function isTable(value: PdfValue): boolean {
  return isStream(value) && nameOf(value.dict.entries.get('Type')) === 'XRef';
}
