/** The faces that our own pages are set in, and text turned into their glyphs. */
import fontkit from '@pdf-lib/fontkit';
import { hasRightToLeft, mirror, orderText } from './order-text.ts';
import { shapeScript } from './shape-script.ts';

export type FaceStyle = 'regular' | 'italic' | 'bold';

/** A font file (TrueType) that is read when a character in its ranges is to be set. */
export type LateFont = {
  readonly name: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly read: () => Uint8Array;
};

/**
 * Font files of each style, the preferred one first; the others serve the characters it lacks, and the last has the
 * replacement character.
 */
export type FontFiles = Readonly<Record<FaceStyle, readonly (Uint8Array | LateFont)[]>>;

export type ShapedGlyph = {
  /** Glyph number in the font file, or that of a joined glyph. */
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

export type OpenFont = {
  readonly key: string;
  readonly file: Uint8Array;
  readonly program: FontkitFont;
  /**
   * For layout alone: fontkit remembers a glyph that was asked for by its number, and forgets then which characters it
   * stands for.
   */
  readonly shaper: FontkitFont;
  /** Whether the font has the character and is to be asked for it. */
  readonly has: (code: number) => boolean;
};
export type OpenFonts = Readonly<Record<FaceStyle, readonly OpenFont[]>>;

/** Ligatures stay off, so that each character can be searched for and copied by itself. */
const proportional = { kern: true, liga: false, clig: false, dlig: false };
const tabular = { ...proportional, kern: false, tnum: true };

/** U+FFFD. */
const replacement = '\ufffd';

/** Throws what fontkit throws where a file is not a font. */
export function openFonts(files: FontFiles): OpenFonts {
  const late = new Map<LateFont, OpenFont>();
  const open = (style: FaceStyle): OpenFont[] =>
    files[style].map((file, index) => {
      if (file instanceof Uint8Array) return openNow(file, `${style}${index}`);
      // The same in each style.
      const known = late.get(file) ?? openLate(file);
      late.set(file, known);
      return known;
    });
  return { regular: open('regular'), italic: open('italic'), bold: open('bold') };
}

function openNow(file: Uint8Array, key: string): OpenFont {
  const program = fontkit.create(file);
  const shaper = fontkit.create(file);
  return { key, file, program, shaper, has: (code) => shaper.hasGlyphForCodePoint(code) };
}

function openLate({ name, ranges, read }: LateFont): OpenFont {
  let opened: OpenFont | null = null;
  const open = (): OpenFont => {
    opened ??= openNow(read(), name);
    return opened;
  };
  return {
    key: name,
    get file() {
      return open().file;
    },
    get program() {
      return open().program;
    },
    get shaper() {
      return open().shaper;
    },
    has: (code) => ranges.some(([from, to]) => code >= from && code <= to) && open().has(code),
  };
}

const fontsOfCharacters = new WeakMap<readonly OpenFont[], Map<number, OpenFont | null>>();

/** The first that has the character; null where none has. */
export function findFont(fonts: readonly OpenFont[], code: number): OpenFont | null {
  const known = fontsOfCharacters.get(fonts) ?? new Map<number, OpenFont | null>();
  fontsOfCharacters.set(fonts, known);
  const found = known.get(code);
  if (found !== undefined) return found;
  const font = fonts.find((candidate) => candidate.has(code)) ?? null;
  known.set(code, font);
  return font;
}

/** Zero-width joiner and non-joiner: they shape their neighbours and are no characters of their own. */
export function isJoiner(code: number): boolean {
  return code === 0x200c || code === 0x200d;
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
 * Glyphs for one line of text, from left to right. A character that no font has is set as U+FFFD, so that the reader sees
 * that something stands there. A no-break space is drawn as a space.
 */
export function shapeText(
  fonts: OpenFonts,
  style: FaceStyle,
  text: string,
  numbers: 'proportional' | 'tabular' = 'proportional',
): ShapedText {
  const plain = normaliseText(text).replaceAll('\u00a0', ' ');
  const shaped = hasRightToLeft(plain)
    ? orderText(plain).flatMap(({ from, to, isRightToLeft }) =>
        isRightToLeft
          ? [shapePart(fonts, style, plain.slice(from, to), 'rtl')]
          : shapeWords(fonts, style, plain.slice(from, to), numbers),
      )
    : shapeWords(fonts, style, plain, numbers);
  return {
    runs: shaped.flatMap((part) => part.runs),
    width: shaped.reduce((sum, part) => sum + part.width, 0),
  };
}

type Way = 'proportional' | 'tabular' | 'rtl';

/** Words recur, and shaping is slow. */
function shapeWords(fonts: OpenFonts, style: FaceStyle, text: string, way: Way): ShapedText[] {
  const parts = text.split(/( )/).filter((part) => part !== '');
  return parts.map((part) => shapePart(fonts, style, part, way));
}

const shapedParts = new WeakMap<OpenFonts, Map<string, ShapedText>>();

function shapePart(fonts: OpenFonts, style: FaceStyle, text: string, way: Way): ShapedText {
  const known = shapedParts.get(fonts) ?? new Map<string, ShapedText>();
  shapedParts.set(fonts, known);
  const key = `${style} ${way} ${text}`;
  const found = known.get(key);
  if (found) return found;
  const runs = splitByFont(fonts[style], text).map((run) => shapeRun(run.font, run.text, way));
  if (way === 'rtl') runs.reverse();
  const advances = runs.flatMap((run) => run.glyphs.map((glyph) => glyph.advance));
  const shaped = { runs, width: advances.reduce((sum, advance) => sum + advance, 0) };
  known.set(key, shaped);
  return shaped;
}

/** Latin, Greek and Cyrillic letters, figures and signs: one glyph each, left to right. */
const simple = /^[\u0020-\u052f\u1e00-\u2bff\ufffd]*$/;

function shapeRun(font: OpenFont, text: string, way: Way): ShapedRun {
  const scale = 1000 / font.program.unitsPerEm;
  if (way === 'rtl') {
    const glyphs = shapeScript(font, text, true);
    // Readers of the PDF turn what is written from right to left, and its brackets with it.
    return { font, glyphs: glyphs.map((glyph) => ({ ...glyph, text: mirror(glyph.text) })) };
  }
  if (!simple.test(text)) return { font, glyphs: shapeScript(font, text, false) };
  const features = way === 'tabular' ? tabular : proportional;
  // The third parameter is not in fontkit's own types.
  const layout: Layout = font.shaper.layout.bind(font.shaper);
  const { glyphs, positions } = layout(text, features, 'latn');
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

/** A mark, a joiner and a space stay in the font before them, so that words keep together. */
function splitByFont(fonts: readonly OpenFont[], text: string): { font: OpenFont; text: string }[] {
  const runs: { font: OpenFont; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const code = character.codePointAt(0) ?? 0;
    if (isJoiner(code)) {
      if (last) last.text += character;
      continue;
    }
    const stays = code === 0x20 || code === 0x964 || code === 0x965 || /\p{M}/u.test(character);
    if (last && stays && last.font.shaper.hasGlyphForCodePoint(code)) {
      last.text += character;
      continue;
    }
    const font = findFont(fonts, code);
    const target = font ?? findFont(fonts, 0xfffd);
    if (!target) return [];
    const drawn = font ? character : replacement;
    if (last?.font === target) last.text += drawn;
    else runs.push({ font: target, text: drawn });
  }
  return runs;
}
