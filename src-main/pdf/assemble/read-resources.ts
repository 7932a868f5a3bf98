/** Reads what assembleBundle needs from the application's `resources` folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssembleResources } from './assemble-bundle.ts';

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
export async function readAssembleResources(folder: string): Promise<AssembleResources> {
  const readFonts = (names: readonly string[]): Promise<Uint8Array[]> =>
    Promise.all(names.map((name) => readFile(join(folder, 'fonts', name))));
  const [regular, italic, bold] = await Promise.all([
    readFonts(files.regular),
    readFonts(files.italic),
    readFonts(files.bold),
  ]);
  return { fonts: { regular, italic, bold } };
}
