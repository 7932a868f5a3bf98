/** Image streams: data beyond the picture, and what JPEG files carry beside it. */
import type { PdfFile } from '../objects/file.ts';
import { dictOf, isArray, isStream, nameOf, numberOf, type PdfStream, toLatin1 } from '../objects/values.ts';
import { countOf, type Findings } from './findings.ts';
import type { PageReading } from './page-tree.ts';

export function isImage(file: PdfFile, stream: PdfStream): boolean {
  return nameOf(file.resolve(stream.dict.entries.get('Subtype'))) === 'Image';
}

export function checkImages(file: PdfFile, findings: Findings): void {
  let segments = 0;
  let beyond = 0;
  for (const object of file.all) {
    if (!isStream(object.value)) continue;
    const decoded = file.decode(object.value);
    if (decoded.trailing.length > 0) beyond += 1;
    if (!isImage(file, object.value)) continue;
    if (decoded.codec === 'DCTDecode' || decoded.codec === 'DCT') {
      const jpeg = readJpeg(decoded.data);
      segments += jpeg.segments;
      if (jpeg.trailing > 0) beyond += 1;
    } else if (decoded.codec === null && isLongerThanPicture(file, object.value, decoded.data.length))
      beyond += 1;
  }
  if (segments > 0)
    findings.add(
      'image-metadata',
      null,
      `${countOf(segments, 'segment')} in images that are no part of the picture.`,
    );
  if (beyond > 0)
    findings.add('data-after-image', null, `${countOf(beyond, 'stream')} have data after their end.`);
}

/** Two bytes more are left to writers that end the data with a line end. */
const slack = 2;

function isLongerThanPicture(file: PdfFile, stream: PdfStream, length: number): boolean {
  const get = (key: string): number => numberOf(file.resolve(stream.dict.entries.get(key)), 0);
  const mask = file.resolve(stream.dict.entries.get('ImageMask')) === true;
  const parts = mask ? 1 : componentsOf(file, stream);
  const bits = mask ? 1 : get('BitsPerComponent');
  if (parts === null || bits === 0) return false;
  const row = (get('Width') * parts * bits + 7) >> 3;
  return length > row * get('Height') + slack;
}

/** Components a pixel; null where the colour space does not say. */
export function componentsOf(file: PdfFile, stream: PdfStream): number | null {
  const space = file.resolve(stream.dict.entries.get('ColorSpace'));
  const name = nameOf(isArray(space) ? file.resolve(space[0]) : space);
  switch (name) {
    case 'DeviceGray':
    case 'CalGray':
    case 'Indexed':
    case 'Separation':
      return 1;
    case 'DeviceRGB':
    case 'CalRGB':
    case 'Lab':
      return 3;
    case 'DeviceCMYK':
      return 4;
    case 'ICCBased': {
      const profile = isArray(space) ? file.resolve(space[1]) : null;
      return isStream(profile) ? numberOf(file.resolve(profile.dict.entries.get('N')), 3) : null;
    }
    default:
      return null;
  }
}

/** Segments that hold metadata: comments and application data other than JFIF, Adobe's and colour profiles. */
export function readJpeg(data: Uint8Array): { segments: number; trailing: number } {
  let at = 2;
  let segments = 0;
  if (data[0] !== 0xff || data[1] !== 0xd8) return { segments: 0, trailing: 0 };
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) return { segments, trailing: 0 };
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return { segments, trailing: countTail(data, at + 2) };
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
      continue;
    }
    const length = ((data[at + 2] ?? 0) << 8) | (data[at + 3] ?? 0);
    if (
      marker === 0xfe ||
      (marker >= 0xe0 && marker <= 0xef && !isPlainSegment(data, at + 4, length - 2, marker))
    )
      segments += 1;
    at += 2 + length;
    if (marker === 0xda) at = skipScan(data, at);
  }
  return { segments, trailing: data[at] === 0xff && data[at + 1] === 0xd9 ? countTail(data, at + 2) : 0 };
}

function isPlainSegment(data: Uint8Array, at: number, length: number, marker: number): boolean {
  const head = toLatin1(data.subarray(at, at + 12));
  // A JFIF segment of more than its fourteen bytes holds a thumbnail.
  if (marker === 0xe0) return head.startsWith('JFIF\0') && length <= 14;
  if (marker === 0xee) return head.startsWith('Adobe') && length <= 12;
  return marker === 0xe2 && head.startsWith('ICC_PROFILE');
}

function skipScan(data: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < data.length) {
    const next = data[at + 1] ?? 0;
    if (data[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 1;
  }
  return data.length;
}

function countTail(data: Uint8Array, from: number): number {
  let end = data.length;
  while (end > from && [0, 10, 13, 32].includes(data[end - 1] ?? -1)) end -= 1;
  return end - from;
}

/** A mask can keep the shape of what was under a box, and PDFium shows the two only together. */
export function checkMasks(file: PdfFile, page: PageReading, findings: Findings): void {
  const group = dictOf(file.resolve(page.resources?.entries.get('XObject')));
  let masked = 0;
  for (const value of group?.entries.values() ?? []) {
    const image = dictOf(file.resolve(value));
    if (image !== null && (image.entries.has('SMask') || image.entries.has('Mask'))) masked += 1;
  }
  if (masked > 0)
    findings.add('image-not-burned', page.page, `${countOf(masked, 'masked picture')} on a page with boxes.`);
}
