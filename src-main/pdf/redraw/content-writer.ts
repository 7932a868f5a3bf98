/** Drawings as a content stream. Everything that could fail has been decided before. */
import type { Rect } from '../../contract/values.ts';
import type { Matrix } from '../geometry.ts';
import { multiply } from '../geometry.ts';
import { pictureTexts } from '../redact/appearance.ts';
import type { LabelSpaces } from '../redact/label.ts';
import type { PdfDictionary } from '../redact/output.ts';
import { beginArtifact, createPageTags, endMarked, type PageStructure } from '../write/page-structure.ts';
import { blendModes } from './blend-modes.ts';
import { type Colour, equalsColour } from './colour.ts';
import type { StrokeStyle } from './display-item.ts';
import type { Drawing, DrawnClip, PictureDrawing, StrokeDrawing } from './drawing.ts';
import type { GlyphStore } from './glyph-store.ts';
import { groupPageText, makeSpace, nowhere, type PiecePlace } from './page-paragraphs.ts';
import type { PictureStore } from './picture-store.ts';
import { createTextWriter } from './text-writer.ts';
import {
  writeFillColour,
  writeNumber,
  writeNumbers,
  writePath,
  writeStrokeColour,
} from './write-operators.ts';

export type WrittenContent = {
  readonly operators: string;
  readonly resources: PdfDictionary;
  readonly structure: PageStructure;
};

export type ContentStores = { readonly glyphs: GlyphStore; readonly pictures: PictureStore };

/** The operators of boxes, and of the labels on them with the fonts that they use. */
export type BoxWriter = (marks: readonly number[]) => {
  readonly boxes: string;
  readonly labels: readonly DrawnLabel[];
};
export type DrawnLabel = {
  /** In displayed points. */
  readonly rect: Rect;
  draw(spaces: LabelSpaces): { readonly operators: string; readonly fonts: PdfDictionary };
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
  const drawnBoxes = drawings.map((drawing) => (drawing.kind === 'boxes' ? writeBoxes(drawing.marks) : null));
  const { places, looks } = groupPageText(drawings, drawnBoxes, toPage);
  const tags = createPageTags();
  const text = createTextWriter(put, tags.beginParagraph);
  const scale = Math.abs(toPage[0]);
  let state: State = { ...initial };
  let clip: DrawnClip | null = null;
  let saved: State = { ...initial };
  let artifact = false;

  const beginLines = () => {
    text.close();
    if (!artifact) put(beginArtifact);
    artifact = true;
  };
  const endLines = () => {
    if (artifact) put(endMarked);
    artifact = false;
  };

  const setClip = (wanted: DrawnClip | null) => {
    if (wanted?.key === clip?.key) return;
    text.close();
    endLines();
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
    put(
      `${tags.beginFigure(pictureTexts.picture)}q ${writeNumbers(place, 4)} cm /${name} Do Q\n${endMarked}`,
    );
  };

  const drawBoxes = (drawn: ReturnType<BoxWriter>, ofLabels: readonly PiecePlace[]) => {
    setClip(null);
    beginLines();
    setGraphics(1, 'source-over');
    put(`q\n${drawn.boxes}Q\n`);
    endLines();
    for (const [i, label] of drawn.labels.entries()) {
      const place = ofLabels[i] ?? nowhere;
      const { operators, fonts: used } = label.draw({ before: place.spaceBefore, after: place.spaceAfter });
      for (const [name, ref] of Object.entries(used)) fonts.set(name, ref);
      put(`${tags.beginParagraph(place.paragraph)}q\n${operators}Q\n${endMarked}`);
    }
  };

  for (const [index, drawing] of drawings.entries()) {
    const own = places[index] ?? [];
    const boxes = drawnBoxes[index] ?? null;
    if (boxes !== null) drawBoxes(boxes, own);
    if (drawing.kind === 'boxes') continue;
    setClip(drawing.clip);
    const ownAlpha =
      'colour' in drawing ? drawing.colour.alpha : drawing.kind === 'text' ? drawing.glyph.colour.alpha : 1;
    setGraphics(drawing.alpha * ownAlpha, drawing.blend);
    if (drawing.kind === 'fill' || drawing.kind === 'stroke') beginLines();
    else endLines();
    switch (drawing.kind) {
      case 'text': {
        const stored = glyphs.store(drawing.glyph, drawing.painted);
        fonts.set(stored.font.name, stored.font.ref);
        if (drawing.painted) setFill(drawing.glyph.colour);
        const { paragraph, spaceAfter, isBeforeLabel } = own[0] ?? nowhere;
        text.show(stored, multiply(toPage, drawing.glyph.matrix), drawing.painted, paragraph);
        if (spaceAfter && !isBeforeLabel) {
          const space = makeSpace(drawing.glyph);
          const storedSpace = glyphs.store(space, drawing.painted);
          fonts.set(storedSpace.font.name, storedSpace.font.ref);
          text.show(storedSpace, multiply(toPage, space.matrix), drawing.painted, paragraph);
        }
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
        text.close();
        paint(drawing);
        break;
    }
  }
  setClip(null);
  text.close();
  endLines();
  return {
    operators: operators.join(''),
    resources: listResources(fonts, images, graphics),
    structure: tags.finish(looks),
  };
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
