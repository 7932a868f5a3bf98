/** The faces that the bundle's own pages are set in, and text turned into their glyphs. */
import fontkit from '@pdf-lib/fontkit';

export type FaceStyle = 'regular' | 'italic' | 'bold';

/** Font files (TrueType) of each style, the preferred one first; the others serve the characters it lacks. */
export type FontFiles = Readonly<Record<FaceStyle, readonly Uint8Array[]>>;

export type ShapedGlyph = {
  /** Glyph number in the font file. */
  readonly id: number;
  /** The characters it stands for. */
  readonly text: string;
  /** Width as the font states it, and the width with kerning, both in thousandths of the size. */
  readonly width: number;
  readonly advance: number;
};
export type ShapedRun = { readonly font: OpenFont; readonly glyphs: readonly ShapedGlyph[] };
/** `width` is in thousandths of the size. */
export type ShapedText = { readonly runs: readonly ShapedRun[]; readonly width: number };

type FontkitFont = ReturnType<typeof fontkit.create>;

type Layout = (
  text: string,
  features: typeof tabular | typeof proportional,
  script?: string,
) => ReturnType<FontkitFont['layout']>;

export type OpenFont = { readonly key: string; readonly program: FontkitFont };
export type OpenFonts = Readonly<Record<FaceStyle, readonly OpenFont[]>>;

/** Ligatures stay off, so that each character can be searched for and copied by itself. */
const proportional = { kern: true, liga: false, clig: false, dlig: false };
const tabular = { ...proportional, kern: false, tnum: true };

/** U+FFFD, which the last font of each style has. */
const replacement = '\ufffd';

/** Throws what fontkit throws where a file is not a font. */
export function openFonts(files: FontFiles): OpenFonts {
  const open = (style: FaceStyle): OpenFont[] =>
    files[style].map((bytes, index) => ({ key: `${style}${index}`, program: fontkit.create(bytes) }));
  return { regular: open('regular'), italic: open('italic'), bold: open('bold') };
}

/**
 * The characters as they are set: composed (NFC), without controls and invisible joiners that no font draws,
 * hyphens and spaces of special widths as the plain ones that a reader would search for.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\t\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ufe00-\ufe0f]/gu, '');
}

/**
 * Glyphs for one line of text. A character that no font has is set as U+FFFD, so that the reader sees that
 * something stands there. A no-break space is drawn as a space.
 */
export function shapeText(
  fonts: OpenFonts,
  style: FaceStyle,
  text: string,
  numbers: 'proportional' | 'tabular' = 'proportional',
): ShapedText {
  const plain = normaliseText(text).replaceAll('\u00a0', ' ');
  // Words recur, and shaping is slow; in Hebrew and Arabic the order of the words is part of the shape.
  const parts = rightToLeft.test(plain) ? [plain] : plain.split(/( )/).filter((part) => part !== '');
  const shaped = parts.map((part) => shapePart(fonts, style, part, numbers));
  return {
    runs: shaped.flatMap((part) => part.runs),
    width: shaped.reduce((sum, part) => sum + part.width, 0),
  };
}

/** Hebrew and Arabic. */
const rightToLeft = /[\u0590-\u06ff\u0750-\u077f\u08a0-\u08ff]/;

const shapedParts = new WeakMap<OpenFonts, Map<string, ShapedText>>();

function shapePart(
  fonts: OpenFonts,
  style: FaceStyle,
  text: string,
  numbers: 'proportional' | 'tabular',
): ShapedText {
  const known = shapedParts.get(fonts) ?? new Map<string, ShapedText>();
  shapedParts.set(fonts, known);
  const key = `${style} ${numbers} ${text}`;
  const found = known.get(key);
  if (found) return found;
  const runs = splitByFont(fonts[style], text).map((run) => shapeRun(run.font, run.text, numbers));
  const advances = runs.flatMap((run) => run.glyphs.map((glyph) => glyph.advance));
  const shaped = { runs, width: advances.reduce((sum, advance) => sum + advance, 0) };
  known.set(key, shaped);
  return shaped;
}

function shapeRun(font: OpenFont, text: string, numbers: 'proportional' | 'tabular'): ShapedRun {
  const features = numbers === 'tabular' ? tabular : proportional;
  // The third parameter is not in fontkit's own types.
  const layout: Layout = font.program.layout.bind(font.program);
  // For some rare scripts (Lao, N'Ko) fontkit 1.1.1 looks for a global that is not there; they are set letter by letter.
  const script = rightToLeft.test(text) ? undefined : 'latn';
  const { glyphs, positions } = layout(text, features, script);
  const scale = 1000 / font.program.unitsPerEm;
  return {
    font,
    glyphs: glyphs.map((glyph, index) => ({
      id: glyph.id,
      text: String.fromCodePoint(...glyph.codePoints),
      width: glyph.advanceWidth * scale,
      advance: (positions[index]?.xAdvance ?? glyph.advanceWidth) * scale,
    })),
  };
}

/** A space stays in the font around it, so that words of another script keep their order. */
function splitByFont(fonts: readonly OpenFont[], text: string): { font: OpenFont; text: string }[] {
  const runs: { font: OpenFont; text: string; turned: boolean }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const turned = rightToLeft.test(character);
    const code = character.codePointAt(0) ?? 0;
    if (last && (code === 0x20 || /\p{M}/u.test(character)) && last.font.program.hasGlyphForCodePoint(code)) {
      last.text += character;
      continue;
    }
    const font = fonts.find((candidate) => candidate.program.hasGlyphForCodePoint(code));
    const target = font ?? fonts.at(-1);
    if (!target) return [];
    const drawn = font ? character : replacement;
    if (last?.font === target && last.turned === turned) last.text += drawn;
    else runs.push({ font: target, text: drawn, turned });
  }
  return runs;
}
