/** Writes lines of text as ink on a sheet that was scanned or photographed. */
import fontkit, { type Font } from '@pdf-lib/fontkit';
import { readAtkinson } from './fonts.ts';
import { addOutline, type Coverage, createCoverage, type Point, readCoverage } from './raster.ts';

export interface InkLine {
  /** `{person|words}` marks words that have to be boxed, and whose they are. */
  readonly text: string;
  readonly size: number;
  readonly x: number;
  /** Baseline from the top of the sheet, in points. */
  readonly top: number;
  readonly face?: 'bold' | 'italic';
}

/** From points on the straight sheet (y downwards) to pixels of the picture. */
export type Lens = (point: Point) => Point;

export interface InkedPart {
  readonly text: string;
  readonly person: string;
  /** The corners of the words, in pixels of the picture. */
  readonly corners: readonly Point[];
}

export interface Inked {
  /** The share of ink in each pixel. */
  readonly ink: Float32Array;
  /** What was marked in the text. */
  readonly marked: readonly InkedPart[];
}

export function inkLines(lines: readonly InkLine[], lens: Lens, width: number, height: number): Inked {
  const fonts = {
    regular: fontkit.create(readAtkinson('400-normal')),
    bold: fontkit.create(readAtkinson('700-normal')),
    italic: fontkit.create(readAtkinson('400-italic')),
  };
  const coverage = createCoverage(width, height);
  const marked = lines.flatMap((line) => inkLine(coverage, fonts[line.face ?? 'regular'], line, lens));
  return { ink: readCoverage(coverage), marked };
}

/** Straight pieces of a curve through its control points (de Casteljau), the start left out. */
function flatten(points: readonly Point[]): Point[] {
  const pieces = 6;
  return Array.from({ length: pieces }, (_, index) => {
    const t = (index + 1) / pieces;
    let row = points;
    while (row.length > 1) {
      row = row.slice(1).map((point, at) => {
        const before = row[at] ?? point;
        return [before[0] + (point[0] - before[0]) * t, before[1] + (point[1] - before[1]) * t] as const;
      });
    }
    return row[0] ?? [0, 0];
  });
}

function inkLine(coverage: Coverage, font: Font, line: InkLine, lens: Lens): InkedPart[] {
  const scale = line.size / font.unitsPerEm;
  const marked: InkedPart[] = [];
  let pen = line.x;
  line.text.split(/(\{[^}]*\})/).forEach((part) => {
    const [, person, words] = /^\{(.*)\|(.*)\}$/.exec(part) ?? [];
    const text = words ?? part;
    const from = pen;
    for (const glyph of font.layout(text).glyphs) {
      let corners: Point[] = [];
      const close = (): void => {
        addOutline(coverage, corners.map(lens));
        corners = [];
      };
      for (const [, command, numbers = ''] of glyph.path.toSVG().matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
        const args = numbers.split(/[ ,]/).map(Number);
        const points = Array.from(
          { length: Math.floor(args.length / 2) },
          (_, index): Point => [
            pen + (args[index * 2] ?? 0) * scale,
            line.top - (args[index * 2 + 1] ?? 0) * scale,
          ],
        );
        const last = corners.at(-1);
        if (command === 'Z') close();
        else if (command === 'M' || last === undefined) corners = points;
        else if (command === 'L') corners.push(...points);
        else corners.push(...flatten([last, ...points]));
      }
      pen += glyph.advanceWidth * scale;
    }
    if (person !== undefined) marked.push({ text, person, corners: cornersOf(line, from, pen, lens) });
  });
  return marked;
}

function cornersOf(line: InkLine, from: number, to: number, lens: Lens): Point[] {
  const up = line.top - line.size * 0.85;
  const down = line.top + line.size * 0.3;
  return [lens([from, up]), lens([to, up]), lens([from, down]), lens([to, down])];
}
