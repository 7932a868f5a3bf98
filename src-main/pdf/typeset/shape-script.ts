/** Shaping of every script but the Latin one: HarfBuzz joins, reorders and stacks the letters as their readers expect. */
import * as hb from 'harfbuzzjs';
import type { OpenFont, ShapedGlyph } from './fonts.ts';
import { type GlyphPart, joinGlyphs } from './joined-glyphs.ts';

const fonts = new WeakMap<Uint8Array, hb.Font>();

function openFont(file: Uint8Array): hb.Font {
  const known = fonts.get(file);
  if (known !== undefined) return known;
  const bytes = new Uint8Array(file);
  const font = new hb.Font(new hb.Face(new hb.Blob(bytes.buffer)));
  fonts.set(file, font);
  return font;
}

const buffer = new hb.Buffer();

/**
 * Glyphs from left to right, one for each syllable, which says the characters that it stands for: from right to left they
 * are told as drawn, since readers of a PDF turn them.
 */
export function shapeScript(
  { file, program }: OpenFont,
  text: string,
  isRightToLeft: boolean,
): ShapedGlyph[] {
  buffer.reset();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  buffer.setDirection(isRightToLeft ? hb.Direction.RTL : hb.Direction.LTR);
  hb.shape(openFont(file), buffer);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const ends = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]));
  const syllables = new Map<number, { parts: GlyphPart[]; advance: number }>();
  for (const [index, { codepoint: id, cluster }] of infos.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
    const syllable = syllables.get(cluster) ?? { parts: [], advance: 0 };
    syllables.set(cluster, syllable);
    syllable.parts.push({ id, x: syllable.advance + xOffset, y: yOffset });
    syllable.advance += xAdvance;
  }
  const scale = 1000 / program.unitsPerEm;
  return [...syllables].map(([start, { parts, advance }]) => {
    const characters = [...text.slice(start, ends.get(start))];
    const [only] = parts;
    const isPlain = parts.length === 1 && only !== undefined && only.x === 0 && only.y === 0;
    return {
      id: isPlain ? only.id : joinGlyphs(program, parts, advance),
      text: (isRightToLeft ? characters.reverse() : characters).join(''),
      width: (isPlain ? program.getGlyph(only.id).advanceWidth : advance) * scale,
      advance: advance * scale,
    };
  });
}
