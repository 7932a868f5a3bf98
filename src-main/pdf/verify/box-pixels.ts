/** Every pixel under every box has the box's colour: in the page as shown, and in each picture by itself. */
import type { Rect } from '../../contract/values.ts';
import type { PdfFile } from '../objects/file.ts';
import { type Pdfium, withMemory } from '../pdfium.ts';
import { boxColour, jpegTolerance } from '../redact/appearance.ts';
import type { ContentReading } from './content.ts';
import { countOf, type Findings } from './findings.ts';
import { objectTypes, type Picture, readObjects, type ViewedObject } from './page-view.ts';
import type { PictureSize } from './picture-size.ts';
import { overlap } from './rects.ts';
import { readSamples } from './samples.ts';

/** Pixels of the shown page that may blend with the surroundings on each side of a box. */
const blended = 1;

/** The page as shown, in grey or in colour. `place` in pixels, `tolerance` per channel. Returns how many boxes show something else. */
export function countBadBoxes(
  picture: Picture,
  size: PictureSize,
  boxes: readonly { readonly place: Rect; readonly tolerance: number }[],
): number {
  let bad = 0;
  for (const { place, tolerance } of boxes) {
    const [x0, x1] = findInner(place[0], place[2], Math.floor(size.across));
    const [y0, y1] = findInner(place[1], place[3], Math.floor(size.up));
    const plain = picture.step === 1 ? isGrey : isPlain;
    if (!plain(picture, x0, y0, x1, y1, tolerance)) bad += 1;
  }
  return bad;
}

/** From the first to behind the last pixel that is all box; of a narrow box the middle one. */
function findInner(from: number, to: number, size: number): readonly [number, number] {
  const first = Math.max(0, Math.ceil(from) + blended);
  const end = Math.min(size, Math.floor(to) - blended);
  if (first < end || to - from < 1) return [first, end];
  const middle = Math.floor((Math.max(0, from) + Math.min(size, to)) / 2);
  return [middle, middle + 1];
}

/** PDFium's weights of the three colours. */
const boxGrey = Math.floor((boxColour.red * 30 + boxColour.green * 59 + boxColour.blue * 11) / 100);

function isGrey(
  { data, stride }: Picture,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  tolerance: number,
): boolean {
  for (let y = y0; y < y1; y += 1)
    for (let at = y * stride + x0; at < y * stride + x1; at += 1)
      if (Math.abs((data[at] ?? 0) - boxGrey) > tolerance) return false;
  return true;
}

function isPlain(
  picture: Picture,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  tolerance: number,
): boolean {
  const { data, stride, step } = picture;
  const [green, red] = step === 1 ? [0, 0] : [1, 2];
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0, at = y * stride + x0 * step; x < x1; x += 1, at += step) {
      if (Math.abs((data[at] ?? 0) - boxColour.blue) > tolerance) return false;
      if (Math.abs((data[at + green] ?? 0) - boxColour.green) > tolerance) return false;
      if (Math.abs((data[at + red] ?? 0) - boxColour.red) > tolerance) return false;
    }
  }
  return true;
}

/** A picture where it is painted. */
export type BoxedImage = {
  readonly bounds: Rect;
  /** A JPEG: its pixels are only nearly the box's colour. */
  readonly lossy: boolean;
  /** Units of user space a pixel. */
  readonly pixelSize: number;
};

/**
 * Decodes every picture that reaches under a box, alone, without what is painted over it: by our own reader where
 * it can, else by PDFium. Returns all pictures of the page.
 */
export function checkBoxedImages(
  check: {
    readonly file: PdfFile;
    readonly content: ContentReading;
    readonly pdfium: Pdfium;
    readonly handle: number;
  },
  boxes: readonly Rect[],
  number: number,
  findings: Findings,
): readonly BoxedImage[] {
  const { file, content, pdfium, handle } = check;
  const images: BoxedImage[] = [];
  let bad = 0;
  const own = content.images.map(({ stream, place }) => ({ place, samples: readSamples(file, stream) }));
  const objects = readObjects(pdfium, handle).filter((object) => object.type === objectTypes.image);
  // Ours alone is enough only if PDFium paints no picture that we do not know, such as an inline one.
  const enough = own.length === objects.length && own.every(({ samples }) => samples !== null);
  for (const { place, samples } of own) {
    if (samples === null) continue;
    images.push({ bounds: boundsOf(place), lossy: false, pixelSize: pixelSizeOf(place, samples) });
    bad += countBad(place, samples, boxes, (x, y) => samples.colourAt(x, y) === packedBox);
  }
  for (const object of enough ? [] : objects) {
    const jpeg = isJpeg(pdfium, object);
    const touched = boxes.filter((box) => overlap(object.bounds, box) !== null);
    const checked = checkImage(pdfium, object, touched, jpeg ? jpegTolerance : 0);
    images.push({ bounds: object.bounds, lossy: jpeg, pixelSize: checked.pixelSize });
    bad += checked.bad;
  }
  if (bad > 0)
    findings.add(
      'image-not-burned',
      number,
      `${countOf(bad, 'box', 'boxes')} with other pixels under it in a picture.`,
    );
  return images;
}

const packedBox = (boxColour.red << 16) | (boxColour.green << 8) | boxColour.blue;

/** Units of user space around a mark that burning may take: two pixels and rounding, or a block of a JPEG. */
export function marginAround(mark: Rect, images: readonly BoxedImage[]): number {
  const touched = images.filter(({ bounds }) => overlap(bounds, mark) !== null);
  if (touched.length === 0) return drawn;
  return Math.max(...touched.map(({ lossy, pixelSize }) => pixelSize * (lossy ? 20 : 3.5)));
}

/** Around a box that is drawn: its edge, and letters cut by it. */
const drawn = 1;

/** How far a pixel under a mark may be from the box's colour, per channel, of 255. */
export function toleranceIn(mark: Rect, images: readonly BoxedImage[]): number {
  return images.some(({ bounds, lossy }) => lossy && overlap(bounds, mark) !== null) ? jpegTolerance : 2;
}

type Place = readonly number[];
type Size = { readonly width: number; readonly height: number };

function boundsOf([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: Place): Rect {
  return [
    e + Math.min(0, a) + Math.min(0, c),
    f + Math.min(0, b) + Math.min(0, d),
    e + Math.max(0, a) + Math.max(0, c),
    f + Math.max(0, b) + Math.max(0, d),
  ];
}

function pixelSizeOf([a = 0, b = 0, c = 0, d = 0]: Place, { width, height }: Size): number {
  return Math.max(Math.hypot(a, b) / width, Math.hypot(c, d) / height);
}

function isJpeg(pdfium: Pdfium, object: ViewedObject): boolean {
  const filters = pdfium.FPDFImageObj_GetImageFilterCount(object.handle);
  return withMemory(pdfium, 32, (memory) => {
    for (let index = 0; index < filters; index += 1) {
      const size = pdfium.FPDFImageObj_GetImageFilter(object.handle, index, memory, 32);
      const name = Buffer.from(pdfium.pdfium.HEAPU8.slice(memory, memory + Math.max(0, size - 1))).toString(
        'latin1',
      );
      if (name === 'DCTDecode' || name === 'JPXDecode') return true;
    }
    return false;
  });
}

/** Only the part of a pixel that lies under a box counts where it is more than this. */
const sliver = 0.1;

function checkImage(
  pdfium: Pdfium,
  object: ViewedObject,
  boxes: readonly Rect[],
  tolerance: number,
): { bad: number; pixelSize: number } {
  const place = readMatrix(pdfium, object);
  // Asking for the size alone decodes a JPEG too.
  const bitmap = boxes.length === 0 ? 0 : pdfium.FPDFImageObj_GetBitmap(object.handle);
  const askSize = (): number => pixelSizeOf(place, readPixelSize(pdfium, object));
  if (bitmap === 0) return { bad: boxes.length, pixelSize: askSize() };
  try {
    const picture = readBitmap(pdfium, bitmap);
    if (picture === null) return { bad: boxes.length, pixelSize: askSize() };
    const bad = countBad(place, picture, boxes, (x, y) => isPlain(picture, x, y, x + 1, y + 1, tolerance));
    return { bad, pixelSize: pixelSizeOf(place, picture) };
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
  }
}

/** Boxes under which a pixel of the picture is not the box's; `place` maps the unit square to the page. */
function countBad(
  place: Place,
  { width, height }: Size,
  boxes: readonly Rect[],
  isBox: (x: number, y: number) => boolean,
): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = place;
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-9) return 0;
  const toPicture = (x: number, y: number): readonly [number, number] => [
    ((d * (x - e) - c * (y - f)) / determinant) * width,
    (1 - (a * (y - f) - b * (x - e)) / determinant) * height,
  ];
  let bad = 0;
  for (const rect of boxes) {
    const corners = [
      toPicture(rect[0], rect[1]),
      toPicture(rect[2], rect[1]),
      toPicture(rect[0], rect[3]),
      toPicture(rect[2], rect[3]),
    ];
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    const x0 = Math.max(0, Math.floor(Math.min(...xs) + sliver));
    const y0 = Math.max(0, Math.floor(Math.min(...ys) + sliver));
    const x1 = Math.min(width, Math.ceil(Math.max(...xs) - sliver));
    const y1 = Math.min(height, Math.ceil(Math.max(...ys) - sliver));
    if (!isFilled(x0, y0, x1, y1, isBox)) bad += 1;
  }
  return bad;
}

function isFilled(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  isBox: (x: number, y: number) => boolean,
): boolean {
  for (let y = y0; y < y1; y += 1) for (let x = x0; x < x1; x += 1) if (!isBox(x, y)) return false;
  return true;
}

function readMatrix(pdfium: Pdfium, object: ViewedObject): number[] {
  return withMemory(pdfium, 24, (memory) => {
    if (!pdfium.FPDFPageObj_GetMatrix(object.handle, memory)) return [];
    return [...pdfium.pdfium.HEAPF32.subarray(memory / 4, memory / 4 + 6)];
  });
}

function readPixelSize(pdfium: Pdfium, object: ViewedObject): { width: number; height: number } {
  return withMemory(pdfium, 8, (memory) => {
    const known = pdfium.FPDFImageObj_GetImagePixelSize(object.handle, memory, memory + 4);
    const [width = 1, height = 1] = known ? new Uint32Array(pdfium.pdfium.HEAPU8.buffer, memory, 2) : [];
    return { width: Math.max(1, width), height: Math.max(1, height) };
  });
}

/** fpdfview.h: bytes a pixel by bitmap format. */
const bytesOfFormat = new Map([
  [1, 1],
  [2, 3],
  [3, 4],
  [4, 4],
]);

function readBitmap(pdfium: Pdfium, bitmap: number): Picture | null {
  const width = pdfium.FPDFBitmap_GetWidth(bitmap);
  const height = pdfium.FPDFBitmap_GetHeight(bitmap);
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const step = bytesOfFormat.get(pdfium.FPDFBitmap_GetFormat(bitmap));
  const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
  if (step === undefined || start === 0) return null;
  return { width, height, data: pdfium.pdfium.HEAPU8.subarray(start, start + stride * height), stride, step };
}
