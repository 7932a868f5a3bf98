/**
 * A syllable of several glyphs (a letter with its dots, points or vowel signs) as one glyph of the embedded font, made of
 * the others (OpenType, glyf, composite glyphs): so its characters are read, marked and removed together.
 */
import type { Subset } from './composite-font.ts';
import type { OpenFont } from './fonts.ts';

/** Distances in units of the font, from the beginning of the syllable. */
export type GlyphPart = { readonly id: number; readonly x: number; readonly y: number };

type Program = OpenFont['program'];
type Joined = { readonly parts: readonly GlyphPart[]; readonly advance: number };

/** No font has a glyph with such a number. */
const firstJoined = 0x10000;

const joinedGlyphs = new WeakMap<object, { readonly list: Joined[]; readonly ids: Map<string, number> }>();

/** The number of the joined glyph; the same for the same parts. `advance` is in units of the font. */
export function joinGlyphs(program: Program, parts: readonly GlyphPart[], advance: number): number {
  const known = joinedGlyphs.get(program) ?? { list: [], ids: new Map<string, number>() };
  joinedGlyphs.set(program, known);
  const key = `${advance} ${parts.map(({ id, x, y }) => `${id},${x},${y}`).join(' ')}`;
  const id = known.ids.get(key) ?? firstJoined + known.list.push({ parts, advance }) - 1;
  known.ids.set(key, id);
  return id;
}

/** What fontkit's subset does inside, which its types do not tell. */
type Growing = Subset & {
  _addGlyph(this: void, glyph: number): number;
  readonly font: Program & { maxp: Record<string, number> };
  readonly glyf: Uint8Array[];
  readonly loca: { readonly offsets: number[] };
  readonly hmtx: { readonly metrics: { readonly advance: number; readonly bearing: number }[] };
  offset: number;
};

function isGrowing(subset: Subset): subset is Growing {
  return '_addGlyph' in subset && 'font' in subset;
}

/** Before the subset is written: it learns of joined glyphs, and to keep every glyph at an even place. */
export function prepareSubset(subset: Subset): void {
  if (!isGrowing(subset)) return;
  const own = subset._addGlyph;
  raiseLimits(subset.font.maxp);
  subset._addGlyph = (glyph) => {
    const joined = joinedGlyphs.get(subset.font)?.list[glyph - firstJoined];
    const index = joined === undefined ? Reflect.apply(own, subset, [glyph]) : addJoined(subset, joined);
    // fontkit writes half of each offset (OpenType, loca, short form): behind an odd glyph all would be lost.
    const data = subset.glyf[index];
    if (data !== undefined && data.length % 2 === 1) {
      const even = new Uint8Array(data.length + 1);
      even.set(data);
      subset.glyf[index] = ofKind(even, data);
      subset.offset += 1;
    }
    return index;
  };
}

/** Readers may refuse what is more than the font says of itself. */
function raiseLimits(maxp: Record<string, number>): void {
  const atLeast = {
    maxComponentDepth: 4,
    maxComponentElements: 64,
    maxCompositePoints: 8192,
    maxCompositeContours: 1024,
  };
  for (const [key, least] of Object.entries(atLeast)) maxp[key] = Math.max(maxp[key] ?? 0, least);
}

/** fontkit's streams take nothing but buffers of fontkit's own kind. */
function ofKind(bytes: Uint8Array, like: Uint8Array | undefined): Uint8Array {
  return like === undefined ? bytes : Object.setPrototypeOf(bytes, Object.getPrototypeOf(like));
}

const argumentsAreWords = 0x0001;
const argumentsAreOffsets = 0x0002;
const moreComponents = 0x0020;

function addJoined(subset: Growing, { parts, advance }: Joined): number {
  const boxes = parts.map(({ id, x, y }) => {
    const { minX, minY, maxX, maxY } = subset.font.getGlyph(id).bbox;
    const isEmpty = !Number.isFinite(minX);
    return isEmpty ? [x, y, x, y] : [minX + x, minY + y, maxX + x, maxY + y];
  });
  const bound = (corner: number, choose: (...values: number[]) => number): number =>
    choose(...boxes.map((box) => box[corner] ?? 0));
  const minX = bound(0, Math.min);
  const data = Buffer.alloc(10 + 8 * parts.length);
  for (const [index, value] of [
    -1,
    minX,
    bound(1, Math.min),
    bound(2, Math.max),
    bound(3, Math.max),
  ].entries())
    data.writeInt16BE(value, 2 * index);
  for (const [index, { id, x, y }] of parts.entries()) {
    const at = 10 + 8 * index;
    const more = index < parts.length - 1 ? moreComponents : 0;
    data.writeUInt16BE(argumentsAreWords | argumentsAreOffsets | more, at);
    data.writeUInt16BE(subset.includeGlyph(id), at + 2);
    data.writeInt16BE(x, at + 4);
    data.writeInt16BE(y, at + 6);
  }
  subset.glyf.push(ofKind(new Uint8Array(data), subset.glyf[0]));
  subset.loca.offsets.push(subset.offset);
  subset.hmtx.metrics.push({ advance, bearing: minX });
  subset.offset += data.length;
  return subset.glyf.length - 1;
}
