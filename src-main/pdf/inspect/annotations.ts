/** What lies over a page: comments, form fields that are filled in, redactions that were marked and never applied. */
import type { FindingKind, FindingPlace, InspectionFinding } from '../../contract/document.ts';
import type { Rect } from '../../contract/values.ts';
import type { PdfFile } from '../objects/file.ts';
import {
  decodeTextString,
  dictOf,
  isArray,
  isName,
  isStream,
  isString,
  nameOf,
  numberOf,
  type PdfDict,
} from '../objects/values.ts';
import { type PageReading, readBox } from '../verify/page-tree.ts';
import { contains, middleOf } from '../verify/rects.ts';
import type { Letter } from './read-letters.ts';

const longestText = 4000;
const mostPlaces = 500;

export function findInAnnotations(
  file: PdfFile,
  page: PageReading,
  letters: readonly Letter[],
): InspectionFinding[] {
  const found = new Map<FindingKind, FindingPlace[]>();
  for (const annotation of listAnnotations(file, page)) {
    const kind = kindOf(file, annotation);
    if (kind === null) continue;
    const text = kind === 'form-field' ? readValue(file, annotation) : readWords(file, annotation);
    if (kind === 'form-field' && text === null) continue;
    const rects = readAreas(file, annotation);
    const under = kind === 'unapplied-redaction' ? readUnder(rects, letters) : '';
    const place = { rects, text: (under || (text ?? '')).slice(0, longestText) };
    found.set(kind, [...(found.get(kind) ?? []), place]);
  }
  return [...found].map(([kind, places]) => ({
    kind,
    page: page.page,
    count: places.length,
    places: places.slice(0, mostPlaces),
  }));
}

/** Of ISO 32000-2, 12.5.6, those with which somebody may paint over a page; icons are as small as they are. */
const covering = new Set([
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Line',
  'Ink',
  'FreeText',
  'Stamp',
  'Highlight',
  'Redact',
]);

/** Where annotations may hide what is under them. */
export function listAnnotatedAreas(file: PdfFile, page: PageReading): Rect[] {
  return listAnnotations(file, page).flatMap((annotation) => {
    const subtype = nameOf(file.resolve(annotation.entries.get('Subtype')));
    const box = readBox(file, annotation.entries.get('Rect'));
    return subtype !== null && covering.has(subtype) && box !== null ? [box] : [];
  });
}

function listAnnotations(file: PdfFile, page: PageReading): PdfDict[] {
  const list = file.resolve(page.dict.entries.get('Annots'));
  return (isArray(list) ? list : []).flatMap((item) => dictOf(file.resolve(item)) ?? []);
}

/** Links and the windows that belong to other annotations are nothing to report. */
function kindOf(file: PdfFile, annotation: PdfDict): FindingKind | null {
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

/** The parts of a marking, or the whole annotation. */
function readAreas(file: PdfFile, annotation: PdfDict): Rect[] {
  const points = file.resolve(annotation.entries.get('QuadPoints'));
  const numbers = isArray(points) ? points.map((point) => numberOf(file.resolve(point), Number.NaN)) : [];
  const quads: Rect[] = [];
  for (let at = 0; at + 8 <= numbers.length && quads.length < mostPlaces; at += 8) {
    const xs = [0, 2, 4, 6].map((index) => numbers[at + index] ?? Number.NaN);
    const ys = [1, 3, 5, 7].map((index) => numbers[at + index] ?? Number.NaN);
    const quad: Rect = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    if (quad.every(Number.isFinite) && quad[0] < quad[2] && quad[1] < quad[3]) quads.push(quad);
  }
  const box = readBox(file, annotation.entries.get('Rect'));
  return quads.length > 0 ? quads : box === null ? [] : [box];
}

function readWords(file: PdfFile, annotation: PdfDict): string {
  const words = ['Contents', 'RC', 'OverlayText'].map((key) => readText(file, annotation, key));
  return words.find((text) => text !== '')?.trim() ?? '';
}

function readText(file: PdfFile, dict: PdfDict, key: string): string {
  const value = file.resolve(dict.entries.get(key));
  if (isStream(value)) return stripMarkup(decodeTextString(file.decode(value).data));
  if (!isString(value)) return '';
  const text = decodeTextString(value.bytes);
  return key === 'RC' ? stripMarkup(text) : text;
}

function stripMarkup(text: string): string {
  return text.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
}

/** Null for a field with nothing in it. ISO 32000-2, 12.7.4: a value stands on the field or above it. */
function readValue(file: PdfFile, widget: PdfDict): string | null {
  let field: PdfDict | null = widget;
  for (let depth = 0; field !== null && depth < 20; depth += 1) {
    const value = file.resolve(field.entries.get('V'));
    // A button that is off, and one that is not pressed.
    if (isName(value)) return value.name === 'Off' ? null : value.name;
    if (isString(value)) return decodeTextString(value.bytes).trim() || null;
    if (isStream(value)) return decodeTextString(file.decode(value).data).trim() || null;
    if (isArray(value))
      return (
        value.flatMap((item) => (isString(item) ? [decodeTextString(item.bytes)] : [])).join(', ') || null
      );
    const signature = dictOf(value);
    if (signature !== null) return readText(file, signature, 'Name');
    field = dictOf(file.resolve(field.entries.get('Parent')));
  }
  return null;
}

/** The words that a redaction would have removed. */
function readUnder(rects: readonly Rect[], letters: readonly Letter[]): string {
  const parts = rects.map((rect) =>
    letters
      .map(({ text, box }) => (box === null ? ' ' : contains(rect, middleOf(box)) ? text : '\n'))
      .join('')
      .replace(/\n+/gu, '\n')
      .replace(/\s*\n\s*/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  return parts.filter((part) => part !== '').join(' ');
}
