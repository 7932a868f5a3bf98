/** The pages of a file by our own reader: inherited attributes, boxes, displayed size. */
import { AppError } from '../../contract/errors.ts';
import type { Rect } from '../../contract/values.ts';
import type { PdfFile } from '../objects/file.ts';
import { dictOf, isArray, isRef, nameOf, numberOf, type PdfDict, type PdfValue } from '../objects/values.ts';

export type PageReading = {
  readonly page: number;
  readonly dict: PdfDict;
  /** The page object's number, 0 for a direct object. */
  readonly num: number;
  readonly resources: PdfDict | null;
  /** What a viewer shows, in default user space. */
  readonly box: Rect;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly userUnit: number;
  /** As displayed, in points. */
  readonly width: number;
  readonly height: number;
};

const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
const maxPages = 100_000;

/** @throws AppError file-damaged, file-without-pages */
export function readPages(file: PdfFile): PageReading[] {
  const catalog = dictOf(file.resolve(file.trailer.entries.get('Root')));
  if (catalog === null) throw new AppError('file-damaged');
  const pages: PageReading[] = [];
  const open = new Set<PdfDict>();
  const visit = (value: PdfValue | undefined, above: ReadonlyMap<string, PdfValue>): void => {
    const dict = dictOf(file.resolve(value));
    if (dict === null || open.has(dict) || pages.length > maxPages) return;
    const here = new Map(above);
    for (const key of inherited) {
      const own = dict.entries.get(key);
      if (own !== undefined) here.set(key, own);
    }
    const kids = file.resolve(dict.entries.get('Kids'));
    if (isArray(kids) && nameOf(file.resolve(dict.entries.get('Type'))) !== 'Page') {
      open.add(dict);
      for (const kid of kids) visit(kid, here);
      open.delete(dict);
      return;
    }
    pages.push(describePage(file, dict, isRef(value) ? value.num : 0, here, pages.length + 1));
  };
  visit(catalog.entries.get('Pages'), new Map());
  if (pages.length === 0) throw new AppError('file-without-pages');
  return pages;
}

function describePage(
  file: PdfFile,
  dict: PdfDict,
  num: number,
  attributes: ReadonlyMap<string, PdfValue>,
  page: number,
): PageReading {
  const media = readBox(file, attributes.get('MediaBox')) ?? [0, 0, 612, 792];
  const crop = readBox(file, attributes.get('CropBox')) ?? media;
  const cut: Rect = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ];
  const box = cut[0] < cut[2] && cut[1] < cut[3] ? cut : media;
  const turned = ((numberOf(file.resolve(attributes.get('Rotate')), 0) % 360) + 360) % 360;
  const rotation = turned === 90 || turned === 180 || turned === 270 ? turned : 0;
  const userUnit = numberOf(file.resolve(dict.entries.get('UserUnit')), 1);
  const across = (box[2] - box[0]) * userUnit;
  const up = (box[3] - box[1]) * userUnit;
  const sideways = rotation === 90 || rotation === 270;
  return {
    page,
    dict,
    num,
    resources: dictOf(file.resolve(attributes.get('Resources'))),
    box,
    rotation,
    userUnit,
    width: sideways ? up : across,
    height: sideways ? across : up,
  };
}

export function readBox(file: PdfFile, value: PdfValue | undefined): Rect | null {
  const list = file.resolve(value);
  if (!isArray(list) || list.length < 4) return null;
  const [a = 0, b = 0, c = 0, d = 0] = list.map((item) => numberOf(file.resolve(item), 0));
  const box: Rect = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return box[0] < box[2] && box[1] < box[3] ? box : null;
}

/** A rectangle of default user space as fractions of the displayed page, from its top left. */
export function toDisplay(page: PageReading, rect: Rect): Rect {
  const [x0, y0, x1, y1] = page.box;
  const left = (rect[0] - x0) / (x1 - x0);
  const right = (rect[2] - x0) / (x1 - x0);
  const low = (rect[1] - y0) / (y1 - y0);
  const high = (rect[3] - y0) / (y1 - y0);
  switch (page.rotation) {
    case 0:
      return [left, 1 - high, right, 1 - low];
    case 90:
      return [low, left, high, right];
    case 180:
      return [1 - right, low, 1 - left, high];
    case 270:
      return [1 - high, 1 - right, 1 - low, 1 - left];
  }
}

/** The inverse of `toDisplay`. */
export function fromDisplay(page: PageReading, shown: Rect): Rect {
  const [x0, y0, x1, y1] = page.box;
  const unturned = unturn(shown, page.rotation);
  return [
    x0 + unturned[0] * (x1 - x0),
    y0 + unturned[1] * (y1 - y0),
    x0 + unturned[2] * (x1 - x0),
    y0 + unturned[3] * (y1 - y0),
  ];
}

function unturn([a, b, c, d]: Rect, rotation: PageReading['rotation']): Rect {
  switch (rotation) {
    case 0:
      return [a, 1 - d, c, 1 - b];
    case 90:
      return [b, a, d, c];
    case 180:
      return [1 - c, b, 1 - a, d];
    case 270:
      return [1 - d, 1 - c, 1 - b, 1 - a];
  }
}
