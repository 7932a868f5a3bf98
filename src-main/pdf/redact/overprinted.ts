/**
 * Characters in whose place others stand: which of them is seen no picture of the page tells. PDFium draws the page once
 * more without the objects that paint them.
 */
import type { Rect } from '../../contract/values.ts';
import { mapRect, type PageGeometry } from '../geometry.ts';
import { listPainted, type Painted } from '../inspect/paint-order.ts';
import { type Letter, readLetters } from '../inspect/read-letters.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { type Picture, renderPage, withPage } from '../verify/page-view.ts';
import { isSamePlace } from '../verify/page-words.ts';
import { indexByPlace } from '../verify/place-index.ts';
import { areaOf, overlap } from '../verify/rects.ts';
import type { InkedCharacter, Word } from './words.ts';

/** Of a character: less is a neighbour's overhang. */
const shared = 0.2;
/** Pixels a point, and in all. */
const scale = 1.5;
const mostPixels = 6_000_000;
/** How often a page is drawn for this; of what is left then, nothing is taken for seen. */
const mostDrawings = 60;

/** Those of `words` that share their place with others and make no difference to what is seen. */
export function findOverprinted(
  words: readonly Word[],
  geometry: PageGeometry,
  reader: PdfiumDocument,
  page: number,
): ReadonlySet<InkedCharacter> {
  const doubtful = findDoubtful(words);
  if (doubtful.length === 0) return new Set();
  const hidden = withPage(reader, page, (handle) => {
    const { pdfium } = reader;
    const painted = listPainted(pdfium, handle);
    const near = indexByPlace(readLetters(pdfium, handle, painted));
    const size = choosePixels(geometry);
    const draw = () => renderPage(pdfium, handle, size, 'colour', keepPicture);
    const full = draw();
    const found = new Set<InkedCharacter>();
    const show = (owner: Painted, active: boolean) => pdfium.FPDFPageObj_SetIsActive(owner.handle, active);
    for (const [number, batch] of listBatches([...groupByOwners(doubtful, near).values()]).entries()) {
      const owners = batch.flatMap((group) => group.owners);
      for (const owner of owners) show(owner, false);
      const without = owners.length === 0 || number >= mostDrawings ? null : draw();
      for (const owner of owners) show(owner, true);
      for (const character of batch.flatMap(({ characters }) => characters)) {
        const [x0, y0, x1, y1] = mapRect(character.box, geometry.toDisplay);
        const [across, up] = [size.across / geometry.width, size.up / geometry.height];
        const place: Rect = [x0 * across, size.up - y1 * up, x1 * across, size.up - y0 * up];
        if (without === null || !isShown(full, without, place)) found.add(character);
      }
    }
    return found;
  });
  return hidden ?? new Set(doubtful);
}

function findDoubtful(words: readonly Word[]): readonly InkedCharacter[] {
  const visible = words.flatMap(({ invisible, characters }) => (invisible ? [] : characters));
  const near = indexByPlace(visible);
  return visible.filter((one) => {
    const taken = near(one.box).map((other) =>
      other === one || isTwin(one, other) ? 0 : areaOf(overlap(one.box, other.box) ?? [0, 0, 0, 0]),
    );
    return taken.reduce((sum, area) => sum + area, 0) > shared * areaOf(one.box);
  });
}

type Group = { readonly owners: readonly Painted[]; readonly characters: InkedCharacter[] };

/** Two words may stand in one place, and PDFium take them for one: what one object paints is taken away at a time. */
function groupByOwners(
  characters: readonly InkedCharacter[],
  near: (place: Rect) => readonly Letter[],
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const character of characters) {
    const owners = [...new Set(listOwners(character, near))].sort((a, b) => a.order - b.order);
    const key = owners.map(({ order }) => order).join(' ');
    const group = groups.get(key) ?? { owners, characters: [] };
    groups.set(key, group);
    group.characters.push(character);
  }
  return groups;
}

/** What paints nothing in each other's place can be taken away together. */
function listBatches(groups: readonly Group[]): readonly (readonly Group[])[] {
  const batches: Group[][] = [];
  for (const group of groups) {
    const isApart = (other: Group): boolean =>
      group.owners.length > 0 &&
      other.owners.length > 0 &&
      group.owners.every(({ bounds }) => other.owners.every((one) => overlap(bounds, one.bounds) === null));
    const batch = batches.find((others) => others.every(isApart));
    if (batch === undefined) batches.push([group]);
    else batch.push(group);
  }
  return batches;
}

/** Letters of one glyph, and the same letter printed twice to look bold. */
function isTwin(a: InkedCharacter, b: InkedCharacter): boolean {
  if (a.box.every((value, side) => value === b.box[side])) return true;
  return a.text === b.text && isSamePlace(a.box, b.box);
}

/** The objects that paint a character, all of them where it is printed twice. */
function listOwners(
  { text, box }: InkedCharacter,
  near: (place: Rect) => readonly Letter[],
): readonly Painted[] {
  return near(box).flatMap((letter) => {
    if (letter.box === null || letter.owner === null || letter.text !== text) return [];
    return isSamePlace(letter.box, box) ? [letter.owner] : [];
  });
}

function choosePixels({ width, height }: PageGeometry) {
  const each = Math.min(scale, Math.sqrt(mostPixels / (width * height)));
  const [across, up] = [width * each, height * each];
  return { width: Math.max(1, Math.ceil(across)), height: Math.max(1, Math.ceil(up)), across, up };
}

function keepPicture(picture: Picture): Picture {
  return { ...picture, data: picture.data.slice() };
}

/** Of 255, in some colour. */
const leastDifference = 16;

/** Whether both halves of a place, each way, are another without it. */
function isShown(full: Picture, without: Picture, [x0, y0, x1, y1]: Rect): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const halves: readonly Rect[] = [
    [x0, y0, x, y1],
    [x, y0, x1, y1],
    [x0, y0, x1, y],
    [x0, y, x1, y1],
  ];
  return halves.every((half) => differs(full, without, half));
}

function differs(a: Picture, b: Picture, [x0, y0, x1, y1]: Rect): boolean {
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(a.height, Math.ceil(y1)); y += 1)
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(a.width, Math.ceil(x1)); x += 1)
      for (let at = y * a.stride + x * a.step, colour = 0; colour < 3; colour += 1)
        if (Math.abs((a.data[at + colour] ?? 0) - (b.data[at + colour] ?? 0)) >= leastDifference) return true;
  return false;
}
