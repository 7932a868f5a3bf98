/** A font program in the Compact Font Format (Adobe Technical Notes 5176 and 5177) from outlines. */
import { closePath, curveTo, moveTo, type Path } from './path.ts';

export type FontGlyph = {
  /** Of a simple font: 0 to 255. */
  readonly code: number;
  /** Thousandths of an em. */
  readonly width: number;
  /** Em units; empty for white space and text that something else shows. */
  readonly outline: Path;
};

export type FontProgram = {
  readonly bytes: Uint8Array;
  /** Thousandths of an em. */
  readonly bounds: readonly [number, number, number, number];
};

/** Strings of the format that every reader knows come before our own. */
const standardStrings = 391;

/** The glyph of `glyphs[i]` has the name `g{i}`. */
export function buildFontProgram(name: string, glyphs: readonly FontGlyph[]): FontProgram {
  const bounds = boundGlyphs(glyphs);
  const nameIndex = buildIndex([Buffer.from(name, 'latin1')]);
  const strings = buildIndex(glyphs.map((_, i) => Buffer.from(`g${i}`, 'latin1')));
  const subroutines = buildIndex([]);
  const charset = Buffer.from([
    0,
    ...glyphs.flatMap((_, i) => [(standardStrings + i) >> 8, (standardStrings + i) & 0xff]),
  ]);
  const encoding = Buffer.from([0, glyphs.length, ...glyphs.map(({ code }) => code)]);
  const notDefined = Buffer.from([...writeInteger(0), endchar]);
  const charstrings = buildIndex([notDefined, ...glyphs.map(buildCharstring)]);
  // defaultWidthX and nominalWidthX are 0: every glyph says its width.
  const privateDict = Buffer.from([...writeInteger(0), 20, ...writeInteger(0), 21]);
  const header = Buffer.from([1, 0, 4, 4]);

  const buildTop = (start: number) => {
    const encodingAt = start + charset.length;
    const charstringsAt = encodingAt + encoding.length;
    const privateAt = charstringsAt + charstrings.length;
    return Buffer.from([
      ...[...bounds.flatMap(writeInteger), 5],
      ...[...writeOffset(start), 15],
      ...[...writeOffset(encodingAt), 16],
      ...[...writeOffset(charstringsAt), 17],
      ...[...writeOffset(privateDict.length), ...writeOffset(privateAt), 18],
    ]);
  };
  // Offsets have one length whatever they are, so that the size is known before they are.
  const before =
    header.length + nameIndex.length + buildIndex([buildTop(0)]).length + strings.length + subroutines.length;
  const top = buildIndex([buildTop(before)]);
  const parts = [header, nameIndex, top, strings, subroutines, charset, encoding, charstrings, privateDict];
  return { bytes: Buffer.concat(parts), bounds };
}

const rlineto = 5;
const rrcurveto = 8;
const endchar = 14;
const rmoveto = 21;

function buildCharstring({ width, outline }: FontGlyph): Buffer {
  const bytes = writeInteger(width);
  let [x, y] = [0, 0];
  const move = (toX: number, toY: number) => {
    const [roundX, roundY] = [toThousandths(toX), toThousandths(toY)];
    bytes.push(...writeInteger(roundX - x), ...writeInteger(roundY - y));
    [x, y] = [roundX, roundY];
  };
  for (let i = 0; i < outline.length; ) {
    const operation = outline[i];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = outline.slice(i + 1, i + 7);
    if (operation === closePath) {
      // Contours close by themselves.
      i += 1;
      continue;
    }
    move(a, b);
    if (operation === curveTo) {
      move(c, d);
      move(e, f);
      bytes.push(rrcurveto);
      i += 7;
    } else {
      bytes.push(operation === moveTo ? rmoveto : rlineto);
      i += 3;
    }
  }
  bytes.push(endchar);
  return Buffer.from(bytes);
}

function toThousandths(value: number): number {
  return Math.round(value * 1000);
}

function boundGlyphs(glyphs: readonly FontGlyph[]): [number, number, number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { outline } of glyphs) {
    for (let i = 0; i < outline.length; ) {
      const operation = outline[i];
      const numbers = operation === closePath ? 0 : operation === curveTo ? 6 : 2;
      for (let j = i + 1; j <= i + numbers; j += 2) {
        const [x, y] = [toThousandths(outline[j] ?? 0), toThousandths(outline[j + 1] ?? 0)];
        [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
      }
      i += 1 + numbers;
    }
  }
  return x0 <= x1 ? [x0, y0, x1, y1] : [0, 0, 0, 0];
}

/** 5177, 3.2: one to three bytes. */
function writeInteger(value: number): number[] {
  if (value >= -107 && value <= 107) return [value + 139];
  if (value >= 108 && value <= 1131) return [247 + ((value - 108) >> 8), (value - 108) & 0xff];
  if (value <= -108 && value >= -1131) return [251 + ((-value - 108) >> 8), (-value - 108) & 0xff];
  return [28, (value >> 8) & 0xff, value & 0xff];
}

/** A dictionary's integer in five bytes. */
function writeOffset(value: number): number[] {
  return [29, (value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}

/** 5176, 5: count, size of an offset, offsets from 1, data. */
function buildIndex(items: readonly Buffer[]): Buffer {
  if (items.length === 0) return Buffer.from([0, 0]);
  const total = items.reduce((sum, { length }) => sum + length, 0);
  const size = total < 0xff ? 1 : total < 0xffff ? 2 : 3;
  const head = Buffer.alloc(3 + size * (items.length + 1));
  head.writeUInt16BE(items.length, 0);
  head[2] = size;
  let offset = 1;
  for (const [i, item] of items.entries()) {
    head.writeUIntBE(offset, 3 + i * size, size);
    offset += item.length;
  }
  head.writeUIntBE(offset, 3 + items.length * size, size);
  return Buffer.concat([head, ...items]);
}
