/** Drawings as a content stream. Everything that could fail has been decided before. */
import type { Matrix } from '../geometry.ts';
import { multiply } from '../geometry.ts';
import type { PdfDictionary } from '../redact/output.ts';
import { blendModes } from './blend-modes.ts';
import { type Colour, equalsColour } from './colour.ts';
import type { StrokeStyle } from './display-item.ts';
import type { Drawing, DrawnClip, PictureDrawing, StrokeDrawing } from './drawing.ts';
import type { GlyphStore } from './glyph-store.ts';
import type { PictureStore } from './picture-store.ts';
import { createTextWriter } from './text-writer.ts';
import {
  writeFillColour,
  writeNumber,
  writeNumbers,
  writePath,
  writeStrokeColour,
} from './write-operators.ts';

export type WrittenContent = { readonly operators: string; readonly resources: PdfDictionary };

export type ContentStores = { readonly glyphs: GlyphStore; readonly pictures: PictureStore };

/** The operators of boxes and labels, with the fonts that they use. */
export type BoxWriter = (marks: readonly number[]) => {
  readonly operators: string;
  readonly fonts: PdfDictionary;
};

type State = {
  fill: Colour;
  stroke: Colour;
  style: StrokeStyle;
  graphics: string;
};

const black: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };
/** ISO 32000-2, 8.4.1. */
const initial: State = {
  fill: black,
  stroke: black,
  style: { width: 1, cap: 'butt', join: 'miter', miterLimit: 10, dashes: [], dashOffset: 0 },
  graphics: 'normal',
};

/** `toPage`: recording pixels → displayed points, origin bottom left. */
export function writeContent(
  drawings: readonly Drawing[],
  toPage: Matrix,
  { glyphs, pictures }: ContentStores,
  writeBoxes: BoxWriter,
): WrittenContent {
  const operators: string[] = [];
  const put = (text: string) => operators.push(text);
  const fonts = new Map<string, PdfDictionary[string]>();
  const images = new Map<string, PdfDictionary[string]>();
  const graphics = new Map<string, PdfDictionary>();
  const text = createTextWriter(put);
  const scale = Math.abs(toPage[0]);
  let state: State = { ...initial };
  let clip: DrawnClip | null = null;
  let saved: State = { ...initial };

  const setClip = (wanted: DrawnClip | null) => {
    if (wanted?.key === clip?.key) return;
    text.close();
    if (clip !== null) {
      put('Q\n');
      state = { ...saved };
    }
    clip = wanted;
    if (wanted === null) return;
    saved = { ...state };
    put('q\n');
    for (const { path, rule } of wanted.parts)
      put(
        `${path.length === 0 ? '0 0 0 0 re\n' : writePath(path, toPage, 'area')}${rule === 'evenodd' ? 'W*' : 'W'} n\n`,
      );
  };

  const setGraphics = (alpha: number, blend: string) => {
    const key = alpha >= 0.999 && blend === 'source-over' ? 'normal' : `${writeNumber(alpha, 3)} ${blend}`;
    if (key === state.graphics) return;
    text.close();
    const known = [...graphics.keys()].indexOf(key);
    const name = `G${known < 0 ? graphics.size : known}`;
    graphics.set(key, {
      ca: Number(alpha.toFixed(3)),
      CA: Number(alpha.toFixed(3)),
      BM: blendModes.get(blend) ?? 'Normal',
    });
    put(`/${name} gs\n`);
    state.graphics = key;
  };

  const setFill = (colour: Colour) => {
    if (equalsColour(colour, state.fill)) return;
    text.pause();
    put(writeFillColour(colour));
    state.fill = colour;
  };

  const stroke = ({ path, colour, style }: StrokeDrawing) => {
    if (!equalsColour(colour, state.stroke)) put(writeStrokeColour(colour));
    put(writeStyle(style, state.style, scale));
    state.stroke = colour;
    state.style = style;
    put(`${writePath(path, toPage, 'line')}S\n`);
  };

  const paint = ({ canvas, matrix }: PictureDrawing) => {
    const { name, ref } = pictures.store(canvas);
    images.set(name, ref);
    // The unit square of an image has its origin at the bottom (8.9.5).
    const place = multiply(multiply(toPage, matrix), [1, 0, 0, -1, 0, 1]);
    put(`q ${writeNumbers(place, 4)} cm /${name} Do Q\n`);
  };

  for (const drawing of drawings) {
    if (drawing.kind === 'boxes') {
      setClip(null);
      text.close();
      const boxes = writeBoxes(drawing.marks);
      for (const [name, ref] of Object.entries(boxes.fonts)) fonts.set(name, ref);
      setGraphics(1, 'source-over');
      put(`q\n${boxes.operators}Q\n`);
      continue;
    }
    setClip(drawing.clip);
    const ownAlpha =
      'colour' in drawing ? drawing.colour.alpha : drawing.kind === 'text' ? drawing.glyph.colour.alpha : 1;
    setGraphics(drawing.alpha * ownAlpha, drawing.blend);
    if (drawing.kind !== 'text') text.close();
    switch (drawing.kind) {
      case 'text': {
        const stored = glyphs.store(drawing.glyph, drawing.painted);
        fonts.set(stored.font.name, stored.font.ref);
        if (drawing.painted) setFill(drawing.glyph.colour);
        text.show(stored, multiply(toPage, drawing.glyph.matrix), drawing.painted);
        break;
      }
      case 'fill':
        setFill(drawing.colour);
        put(`${writePath(drawing.path, toPage, 'area')}${drawing.rule === 'evenodd' ? 'f*' : 'f'}\n`);
        break;
      case 'stroke':
        stroke(drawing);
        break;
      case 'picture':
        paint(drawing);
        break;
    }
  }
  text.close();
  if (clip !== null) put('Q\n');
  return { operators: operators.join(''), resources: listResources(fonts, images, graphics) };
}

const caps = { butt: 0, round: 1, square: 2 } as const;
const joins = { miter: 0, round: 1, bevel: 2 } as const;

function writeStyle(style: StrokeStyle, before: StrokeStyle, scale: number): string {
  let operators = '';
  const width = writeNumber(style.width * scale, 3);
  if (width !== writeNumber(before.width * scale, 3) || before === initial.style) operators += `${width} w\n`;
  if (style.cap !== before.cap) operators += `${caps[style.cap]} J\n`;
  if (style.join !== before.join) operators += `${joins[style.join]} j\n`;
  if (style.miterLimit !== before.miterLimit)
    operators += `${writeNumber(Math.max(1, style.miterLimit))} M\n`;
  const dashes = writeDashes(style, scale);
  return dashes === writeDashes(before, scale) ? operators : `${operators}${dashes}`;
}

function writeDashes({ dashes, dashOffset }: StrokeStyle, scale: number): string {
  // All of them zero is not allowed (8.4.3.6).
  if (!dashes.some((length) => length * scale > 0.001)) return '[] 0 d\n';
  return `[${writeNumbers(
    dashes.map((length) => length * scale),
    3,
  )}] ${writeNumber(dashOffset * scale, 3)} d\n`;
}

function listResources(
  fonts: ReadonlyMap<string, PdfDictionary[string]>,
  images: ReadonlyMap<string, PdfDictionary[string]>,
  graphics: ReadonlyMap<string, PdfDictionary>,
): PdfDictionary {
  return {
    ...(fonts.size === 0 ? {} : { Font: Object.fromEntries(fonts) }),
    ...(images.size === 0 ? {} : { XObject: Object.fromEntries(images) }),
    ...(graphics.size === 0
      ? {}
      : { ExtGState: Object.fromEntries([...graphics.values()].map((entry, i) => [`G${i}`, entry])) }),
  };
}
