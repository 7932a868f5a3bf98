/** The labels' font: only the glyphs that were printed, under a fixed name. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PDFRef } from '@cantoo/pdf-lib';
import fontkit from '@pdf-lib/fontkit';
import type { PdfResources } from '../resources.ts';
import type { OutputDocument } from './output.ts';
import { hexCode } from './to-unicode.ts';
import { writeType0Font } from './type0-font.ts';

export type LabelFont = {
  readonly ref: PDFRef;
  /** At size 1. */
  widthOfText(text: string): number;
  /** Hexadecimal codes for Tj. */
  encode(text: string): string;
  /** Writes the font if anything was encoded; to be called once. */
  finish(): Promise<void>;
};

const name = 'AtkinsonHyperlegibleNext';
/** The prefix of a subset: six capital letters (ISO 32000-2, 9.9.2). */
const subsetName = `LABELS+${name}`;
/** Ligatures stay off, so that each character can be searched for by itself. */
const features = { kern: false, liga: false, clig: false, dlig: false };

export async function openLabelFont(output: OutputDocument, resources: PdfResources): Promise<LabelFont> {
  const program = fontkit.create(await readFile(path.join(resources.folder, 'fonts', `${name}-Regular.ttf`)));
  const ref = output.reserve();
  const subset = program.createSubset();
  const used = new Map<number, { readonly text: string; readonly width: number }>();
  // A document has few labels and thousands of boxes; shaping is slow.
  const shaped = new Map<string, ReturnType<typeof program.layout>['glyphs']>();
  const shape = (text: string) => {
    const glyphs = shaped.get(text) ?? program.layout(text, features).glyphs;
    shaped.set(text, glyphs);
    return glyphs;
  };
  return {
    ref,
    widthOfText: (text) =>
      shape(text).reduce((sum, glyph) => sum + glyph.advanceWidth, 0) / program.unitsPerEm,
    encode: (text) =>
      shape(text)
        .map((glyph) => {
          const code = subset.includeGlyph(glyph.id);
          const width = Math.round((glyph.advanceWidth * 1000) / program.unitsPerEm);
          used.set(code, { text: String.fromCodePoint(...glyph.codePoints), width });
          return hexCode(code);
        })
        .join(''),
    finish: async () => {
      if (used.size === 0) return;
      const { bbox, ascent, descent, capHeight, unitsPerEm } = program;
      const toThousandths = (value: number) => Math.round((value * 1000) / unitsPerEm);
      writeType0Font(output, ref, {
        name: subsetName,
        program: await collect(subset.encodeStream()),
        texts: [...used].map(([code, { text }]) => ({ code, text })),
        widths: new Map([...used].map(([code, { width }]) => [code, width])),
        bounds: [
          toThousandths(bbox.minX),
          toThousandths(bbox.minY),
          toThousandths(bbox.maxX),
          toThousandths(bbox.maxY),
        ],
        ascent: toThousandths(ascent),
        descent: toThousandths(descent),
        capHeight: toThousandths(capHeight),
      });
    },
  };
}

type SubsetStream = ReturnType<ReturnType<ReturnType<typeof fontkit.create>['createSubset']>['encodeStream']>;

function collect(stream: SubsetStream): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const parts: Uint8Array[] = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => resolve(Buffer.concat(parts)));
  });
}
