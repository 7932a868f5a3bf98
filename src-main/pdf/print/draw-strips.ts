/** Writes a filled page as PDF content. */
import { assertNever } from '../../contract/errors.ts';
import type { Line } from '../typeset/break-lines.ts';
import { drawText } from '../typeset/draw-page.ts';
import type { FontEmbedder } from '../typeset/embed-fonts.ts';
import {
  findFont,
  isJoiner,
  normaliseText,
  type OpenFont,
  type OpenFonts,
  shapeText,
} from '../typeset/fonts.ts';
import { hasRightToLeft, orderText } from '../typeset/order-text.ts';
import type { SetPage } from '../typeset/strips.ts';
import type { Ink } from '../typeset/style.ts';
import type { PageSize, PlacedPicture, PrintShape } from './shapes.ts';
import { boxWidth, type UnseenFont } from './unseen-characters.ts';

export type Used = { readonly fonts: Set<string>; readonly pictures: Set<string> };
export type Pen = { readonly fonts: OpenFonts; readonly embedder: FontEmbedder; readonly unseen: UnseenFont };

export function drawStrips(pen: Pen, size: PageSize, page: SetPage<PrintShape>, used: Used): string {
  const parts = page.flatMap(({ y, strip }) =>
    strip.shapes.map((shape) => drawShape(pen, shape, size.height - size.margin - y, used)),
  );
  return parts.join('\n');
}

function drawShape(pen: Pen, shape: PrintShape, top: number, used: Used): string {
  switch (shape.kind) {
    case 'text':
      return drawLine(pen, shape.line, { ...shape, y: top - shape.y }, used);
    case 'fill':
      return `${shape.colour.join(' ')} rg ${round(shape.x)} ${round(top - shape.y - shape.height)} ${round(shape.width)} ${round(shape.height)} re f`;
    case 'picture': {
      const { x, y, width, height } = shape;
      return drawPicture(shape.picture, { x, y: top - y - height, width, height }, used);
    }
    case 'anchor':
      return '';
    default:
      return assertNever(shape);
  }
}

type TextPlace = { readonly x: number; readonly y: number; readonly size: number; readonly colour: Ink };

function drawLine({ fonts, embedder, unseen }: Pen, line: Line, place: TextPlace, used: Used): string {
  const parts: string[] = [];
  let { x } = place;
  for (const { style, text } of orderSpans(line)) {
    for (const { seen, part } of splitBySight(fonts[style], text)) {
      if (seen) {
        const shaped = shapeText(fonts, style, part);
        parts.push(drawText(embedder, shaped, { ...place, x }, used.fonts));
        x += (shaped.width * place.size) / 1000;
      } else {
        const codes = [...part].map((character) => unseen.encode(character)).join('');
        parts.push(
          `BT ${place.colour.join(' ')} rg 1 0 0 1 ${round(x)} ${round(place.y)} Tm /${unseen.name} ${place.size} Tf <${codes}> Tj ET`,
        );
        used.fonts.add(unseen.name);
        x += ([...part].length * boxWidth * place.size) / 1000;
      }
    }
  }
  return parts.join('\n');
}

/** From left to right. A stretch of one style is set in order by itself. */
function orderSpans(line: Line): Line {
  const spans = line.map(({ style, text }) => ({ style, text: normaliseText(text) }));
  const whole = spans.map(({ text }) => text).join('');
  if (spans.length < 2 || !hasRightToLeft(whole)) return spans;
  let end = 0;
  const places = spans.map((span) => {
    const from = end;
    end += span.text.length;
    return { ...span, from, to: end };
  });
  const cuts = places.map(({ from }) => from);
  return orderText(whole, cuts).flatMap(({ from, to }) => {
    const span = places.find((place) => from >= place.from && from < place.to);
    return span === undefined ? [] : [{ style: span.style, text: whole.slice(from, to) }];
  });
}

/** Whether a text has characters that no font of ours has. */
export function hasUnseen(fonts: readonly OpenFont[], text: string): boolean {
  return splitBySight(fonts, normaliseText(text)).some(({ seen }) => !seen);
}

/** Stretches of characters that our fonts have, and of those that none has. */
function splitBySight(fonts: readonly OpenFont[], text: string): { seen: boolean; part: string }[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII as a whole
  if (/^[\x00-\x7f]*$/.test(text)) return [{ seen: true, part: text }];
  const parts: { seen: boolean; part: string }[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const seen = code === 0xa0 || isJoiner(code) || findFont(fonts, code) !== null;
    const last = parts.at(-1);
    if (last?.seen === seen) last.part += character;
    else parts.push({ seen, part: character });
  }
  return parts;
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** An image fills the unit square (ISO 32000-2, 8.9.5); it is mirrored, turned and then laid over the box. */
export function drawPicture(
  { name, turns, mirrored }: PlacedPicture,
  { x, y, width, height }: Box,
  used: Used,
): string {
  used.pictures.add(name);
  const turn = [
    [1, 0, 0, 1, 0, 0],
    [0, -1, 1, 0, 0, 1],
    [-1, 0, 0, -1, 1, 1],
    [0, 1, -1, 0, 1, 0],
  ][turns];
  const mirror = mirrored ? '-1 0 0 1 1 0 cm ' : '';
  return `q ${round(width)} 0 0 ${round(height)} ${round(x)} ${round(y)} cm ${turn?.join(' ')} cm ${mirror}/${name} Do Q`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
