/** What the pictures of a file carry besides themselves: where, when and by whom they were taken. */
import type { FindingPlace, InspectionFinding } from '../../contract/document.ts';
import type { PdfFile } from '../objects/file.ts';
import { filterNames } from '../objects/filters.ts';
import { dictOf, isRef, isStream, nameOf, type PdfDict, type PdfStream } from '../objects/values.ts';
import type { PageReading } from '../verify/page-tree.ts';
import { readExif } from './exif.ts';
import { listAuthors } from './file-findings.ts';

const longestText = 4000;
const mostPlaces = 500;
const deepestForm = 20;

/** By the first page that shows the picture; by none where no page does. */
export function findImageMetadata(file: PdfFile, pages: readonly PageReading[]): InspectionFinding[] {
  const told = new Map<PdfStream, string>();
  for (const { value } of file.current.values()) {
    if (!isStream(value) || nameOf(file.resolve(value.dict.entries.get('Subtype'))) !== 'Image') continue;
    const text = describeImage(file, value);
    if (text !== '') told.set(value, text);
  }
  if (told.size === 0) return [];
  const found = new Map<number | null, FindingPlace[]>();
  const homes = findHomes(file, pages, told);
  for (const [image, text] of told) {
    const page = homes.get(image) ?? null;
    found.set(page, [...(found.get(page) ?? []), { rects: [], text: text.slice(0, longestText) }]);
  }
  return [...found].map(([page, places]) => ({
    kind: 'image-metadata',
    page,
    count: places.length,
    places: places.slice(0, mostPlaces),
  }));
}

function findHomes(
  file: PdfFile,
  pages: readonly PageReading[],
  wanted: ReadonlyMap<PdfStream, string>,
): Map<PdfStream, number> {
  const homes = new Map<PdfStream, number>();
  for (const { page, resources } of pages) {
    if (homes.size === wanted.size) break;
    const seen = new Set<PdfDict>();
    const visit = (dict: PdfDict | null, depth: number): void => {
      if (dict === null || seen.has(dict) || depth > deepestForm) return;
      seen.add(dict);
      const objects = dictOf(file.resolve(dict.entries.get('XObject')));
      for (const entry of objects?.entries.values() ?? []) {
        const object = file.resolve(entry);
        if (!isStream(object)) continue;
        if (wanted.has(object) && !homes.has(object)) homes.set(object, page);
        visit(dictOf(file.resolve(object.dict.entries.get('Resources'))), depth + 1);
      }
    };
    visit(resources, 0);
  }
  return homes;
}

function describeImage(file: PdfFile, image: PdfStream): string {
  const packet = image.dict.entries.get('Metadata');
  const described = file.resolve(packet);
  const lines = isStream(described) && isRef(packet) ? readXmp(file.decode(described).data) : [];
  const codec = filterNames(image.dict, file.resolve).at(-1);
  if (codec === 'DCTDecode' || codec === 'DCT') lines.push(...readJpeg(file.decode(image).data));
  if (codec === 'JPXDecode') lines.push(...readXmp(file.decode(image).data.subarray(0, 65_536)));
  return [...new Set(lines)].join('\n');
}

/** The application segments before the picture itself (ITU-T T.81, annex B). */
function readJpeg(jpeg: Uint8Array): string[] {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const lines: string[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xe1) lines.push(...readApp1(bytes.subarray(at + 4, end)));
    at = end;
  }
  return lines;
}

const exifMark = 'Exif\0\0';
const xmpMark = 'http://ns.adobe.com/xap/1.0/\0';

function readApp1(segment: Buffer): string[] {
  const startsWith = (mark: string) => segment.subarray(0, mark.length).toString('latin1') === mark;
  if (startsWith(exifMark)) return readExif(segment.subarray(exifMark.length));
  return startsWith(xmpMark) ? readXmp(segment.subarray(xmpMark.length)) : [];
}

function readXmp(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('utf8');
  const start = text.indexOf('<x:xmpmeta');
  return start < 0 ? [] : listAuthors(text.slice(start));
}
