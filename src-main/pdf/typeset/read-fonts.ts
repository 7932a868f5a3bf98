/** Reads the font files from the application's `resources` folder. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FontFiles, LateFont } from './fonts.ts';
import { scriptFonts } from './script-fonts.ts';

const latin = (style: string): string[] => [
  `AtkinsonHyperlegibleNext-${style}.ttf`,
  `AtkinsonHyperlegibleNext-${style}-LatinExt.ttf`,
];
/** DejaVu Sans serves the characters that the others lack (Greek, Cyrillic, Arabic, symbols). */
const files = {
  regular: [...latin('Regular'), 'DejaVuSans.ttf'],
  italic: [...latin('Italic'), 'DejaVuSans.ttf'],
  bold: [...latin('Bold'), 'DejaVuSans-Bold.ttf'],
} as const;

/** `folder` is the path of `resources`. */
export async function readFontFiles(folder: string): Promise<FontFiles> {
  const readFonts = (names: readonly string[]): Promise<Uint8Array[]> =>
    Promise.all(names.map((name) => readFile(path.join(folder, 'fonts', name))));
  const late = scriptFonts.map(
    ({ file, ranges }): LateFont => ({
      name: file,
      ranges,
      read: () => readFileSync(path.join(folder, 'fonts', file)),
    }),
  );
  const readStyle = async (names: readonly string[]): Promise<(Uint8Array | LateFont)[]> => {
    const own = await readFonts(names);
    return [...own.slice(0, -1), ...late, ...own.slice(-1)];
  };
  return {
    regular: await readStyle(files.regular),
    italic: await readStyle(files.italic),
    bold: await readStyle(files.bold),
  };
}
