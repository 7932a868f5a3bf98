/** Reads the font files from the application's `resources` folder. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FontFiles } from './fonts.ts';

const latin = (style: string): string[] => [
  `AtkinsonHyperlegibleNext-${style}.ttf`,
  `AtkinsonHyperlegibleNext-${style}-LatinExt.ttf`,
];
/** DejaVu Sans serves the characters that the first two lack (Greek, Cyrillic, Arabic, symbols). */
const files = {
  regular: [...latin('Regular'), 'DejaVuSans.ttf'],
  italic: [...latin('Italic'), 'DejaVuSans.ttf'],
  bold: [...latin('Bold'), 'DejaVuSans-Bold.ttf'],
} as const;

/** `folder` is the path of `resources`. */
export async function readFontFiles(folder: string): Promise<FontFiles> {
  const readFonts = (names: readonly string[]): Promise<Uint8Array[]> =>
    Promise.all(names.map((name) => readFile(path.join(folder, 'fonts', name))));
  return {
    regular: await readFonts(files.regular),
    italic: await readFonts(files.italic),
    bold: await readFonts(files.bold),
  };
}
