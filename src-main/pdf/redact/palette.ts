/** Few colours for a page: which ones, and which pixel gets which. */
import { boxColour } from './appearance.ts';
import { packColour, packedBox } from './burn.ts';
import type { Raster } from './raster-image.ts';

export type IndexedImage = {
  /** One index a pixel. */
  readonly indices: Uint8Array;
  /** Three bytes a colour; entry 0 is the colour of the boxes. */
  readonly palette: Uint8Array;
  readonly bits: 1 | 2 | 4 | 8;
};

/** What kind of page the pixels make, and so how it is written. */
export type PageLook = 'bilevel' | 'grey' | 'palette' | 'photograph';

const greyTolerance = 12;
/** Above: paper, whose noise is not worth keeping. */
const paper = 236;
const littleStep = 24;
/** Share of all pixels with little steps to their left neighbour from which on a page is a photograph. */
const photographShare = 0.06;
/** Share of all pixels up to which the greys between are only the edges of a black-and-white picture. */
const bilevelShare = 0.0005;

const white = packColour(0xff, 0xff, 0xff);
const black = packColour(0, 0, 0);

/** Boxes that are burnt already do not count: they say nothing about the page, nor may what was under them. */
export function judgeLook(raster: Raster): PageLook {
  const { pixels, width, height } = raster;
  const words = wordsOf(raster);
  let colours = 0;
  let between = 0;
  let shades = 0;
  const mostShades = photographShare * width * height;
  let left = 255;
  let last = white;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? white;
    // Runs of one colour are most of a page, and have no little steps.
    if (word === last && (word === white || word === black || word === packedBox)) continue;
    last = word;
    if (word === white || word === packedBox) {
      left = 255;
      continue;
    }
    const red = pixels[i * 4] ?? 0;
    const green = pixels[i * 4 + 1] ?? 0;
    const blue = pixels[i * 4 + 2] ?? 0;
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > greyTolerance) colours++;
    if (green > 32 && green < 224) between++;
    const step = Math.abs(green - left);
    if (step > 0 && step <= littleStep && green < paper && ++shades > mostShades) return 'photograph';
    left = green;
  }
  const total = width * height;
  if (colours > 0) return countCells(raster) > mostCells ? 'photograph' : 'palette';
  return between <= bilevelShare * total ? 'bilevel' : 'grey';
}

export function reduceColours(
  raster: Raster,
  look: Exclude<PageLook, 'photograph'>,
  withBoxes: boolean,
): IndexedImage {
  switch (look) {
    case 'bilevel':
      return indexGreys(raster, [0, 255], withBoxes ? 2 : 1);
    case 'grey': {
      const levels = chooseGreys(raster);
      return indexGreys(raster, levels, levels.length < 4 ? 2 : 4);
    }
    case 'palette':
      return reduceToPalette(raster);
  }
}

function wordsOf({ pixels, width, height }: Raster): Uint32Array {
  return new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
}

/** Greys of letters' edges: more of them make the file larger, and nobody sees them at 200 dpi. */
const edgeGreys = [0, 128, 255];
const edgeGreysBesideAreas = [0, 64, 128, 191, 255];
/** Share of all pixels from which on a colour is that of an area and must stay exactly as it is. */
const flatShare = 0.002;
const mostFlatGreys = 10;

function chooseGreys(raster: Raster): readonly number[] {
  const { pixels } = raster;
  const words = wordsOf(raster);
  const greys = new Uint32Array(256);
  for (let i = 0; i < words.length; i++) {
    // Only in an area does a pixel look like the one beside it and the one above.
    const word = words[i];
    if (word === white || word === packedBox || word !== words[i - 1] || word !== words[i - raster.width])
      continue;
    const level = pixels[i * 4 + 1] ?? 0;
    greys[level] = (greys[level] ?? 0) + 1;
  }
  const flat = [...greys.keys()]
    .filter((level) => level > 0 && level < 255 && (greys[level] ?? 0) > flatShare * words.length)
    .toSorted((a, b) => (greys[b] ?? 0) - (greys[a] ?? 0))
    .slice(0, mostFlatGreys);
  return flat.length === 0 ? edgeGreys : [...new Set([...edgeGreysBesideAreas, ...flat])];
}

/** Without boxes on the page, a 1-bit picture needs no entry for them. */
function indexGreys(raster: Raster, levels: readonly number[], bits: 1 | 2 | 4): IndexedImage {
  const offset = bits === 1 ? 0 : 1;
  const nearest = Uint8Array.from({ length: 256 }, (_, grey) => offset + findNearest(levels, grey));
  const { pixels } = raster;
  const words = wordsOf(raster);
  const indices = new Uint8Array(words.length);
  const whiteIndex = nearest[255] ?? 0;
  let last = white;
  let index = whiteIndex;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? white;
    if (word !== last) {
      last = word;
      index = word === white ? whiteIndex : word === packedBox ? 0 : (nearest[pixels[i * 4 + 1] ?? 0] ?? 0);
    }
    indices[i] = index;
  }
  const greys = levels.flatMap((level) => [level, level, level]);
  return { indices, palette: Uint8Array.from(offset === 0 ? greys : [...boxEntry, ...greys]), bits };
}

const boxEntry = [boxColour.red, boxColour.green, boxColour.blue];

function findNearest(levels: readonly number[], grey: number): number {
  let best = 0;
  for (const [i, level] of levels.entries()) {
    if (Math.abs(level - grey) < Math.abs((levels[best] ?? 0) - grey)) best = i;
  }
  return best;
}

/** Cells of 5 bits a channel; a cell is shown in the colour most of its pixels have. */
const cellCount = 32 * 32 * 32;
const mostColours = 255;
/** Distance in RGB within which the edges of letters share a colour. */
const edgeDistance = 60;
const mostCells = 6000;

function countCells(raster: Raster): number {
  const words = wordsOf(raster);
  const used = new Uint8Array(cellCount);
  let last = white;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? white;
    if (word === last) continue;
    last = word;
    used[cellOf(raster.pixels, i * 4)] = 1;
  }
  return used.reduce((sum, flag) => sum + flag, 0);
}

function reduceToPalette(raster: Raster): IndexedImage {
  const { pixels } = raster;
  const words = wordsOf(raster);
  const counts = new Uint32Array(cellCount);
  const majority = new Uint32Array(cellCount);
  const lead = new Int32Array(cellCount);
  for (let i = 0; i < words.length; ) {
    const word = words[i] ?? 0;
    const start = i;
    while (i < words.length && words[i] === word) i++;
    if (word === packedBox) continue;
    const run = i - start;
    const cell = cellOf(pixels, start * 4);
    counts[cell] = (counts[cell] ?? 0) + run;
    // Boyer–Moore: the colour that more than half of the cell's pixels have, if there is one.
    const ahead = lead[cell] ?? 0;
    if (majority[cell] === word) lead[cell] = ahead + run;
    else if (ahead >= run) lead[cell] = ahead - run;
    else {
      majority[cell] = word;
      lead[cell] = run - ahead;
    }
  }
  const used = [...counts.keys()].filter((cell) => (counts[cell] ?? 0) > 0);
  const colours: Colour[] = [];
  for (const cell of used.toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))) {
    const colour = unpackColour(majority[cell] ?? 0);
    const flat = (counts[cell] ?? 0) > flatShare * words.length;
    if (flat || distanceTo(colours, colour) > edgeDistance ** 2) colours.push(colour);
    if (colours.length === mostColours) break;
  }
  const indexOf = new Uint8Array(cellCount);
  for (const cell of used) {
    indexOf[cell] = 1 + findNearestColour(colours, unpackColour(majority[cell] ?? 0));
  }
  const indices = new Uint8Array(words.length);
  for (let i = 0; i < words.length; ) {
    const word = words[i] ?? 0;
    const start = i;
    while (i < words.length && words[i] === word) i++;
    indices.fill(word === packedBox ? 0 : (indexOf[cellOf(pixels, start * 4)] ?? 0), start, i);
  }
  return {
    indices,
    palette: Uint8Array.from([...boxEntry, ...colours.flat()]),
    bits: colours.length < 16 ? 4 : 8,
  };
}

function cellOf(pixels: Uint8Array, at: number): number {
  return (
    (((pixels[at] ?? 0) >> 3) << 10) | (((pixels[at + 1] ?? 0) >> 3) << 5) | ((pixels[at + 2] ?? 0) >> 3)
  );
}

type Colour = readonly [number, number, number];

function unpackColour(word: number): Colour {
  const [red = 0, green = 0, blue = 0] = new Uint8Array(Uint32Array.of(word).buffer);
  return [red, green, blue];
}

function findNearestColour(colours: readonly Colour[], colour: Colour): number {
  let best = 0;
  let least = Infinity;
  for (const [i, candidate] of colours.entries()) {
    const distance = squaredDistance(candidate, colour);
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

function distanceTo(colours: readonly Colour[], colour: Colour): number {
  return colours.reduce((least, candidate) => Math.min(least, squaredDistance(candidate, colour)), Infinity);
}

function squaredDistance(a: Colour, b: Colour): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}
