/** Words from the picture onto the page. */
import type { ReadWord } from '../../contract/reading.ts';
import { type Matrix, mapPoint } from '../geometry.ts';
import type { RawLine } from './raw-lines.ts';

type Box = RawLine['bbox'];
type Point = readonly [number, number];

/** A word whose ink keeps to its line: how far over and under the line's own letters it may reach, as shares of them. */
const mostAbove = 1.25;
const mostBelow = 2;

/** `toPage`: pixels, y down → default user space, without shear. */
export function placeWords(lines: readonly RawLine[], toPage: Matrix): ReadWord[] {
  return lines.flatMap((line) => placeLine(line, toPage));
}

function placeLine({ baseline, rowAttributes, words }: RawLine, toPage: Matrix): ReadWord[] {
  const line = describeBaseline(baseline);
  const scale = Math.hypot(toPage[0], toPage[1]);
  const under = Math.max(0, rowAttributes.descenders);
  const over = Math.max(0, rowAttributes.rowHeight - under);
  const read = joinAddresses(words).flatMap(({ text, confidence, bbox }) => {
    const clean = cleanText(text);
    if (clean === '' || bbox.x1 <= bbox.x0 || bbox.y1 <= bbox.y0) return [];
    return [{ text: clean, confidence: Math.min(1, Math.max(0, confidence / 100)), bbox }];
  });
  return read.map(({ text, confidence, bbox }, index) => {
    const { start, length, above, below } = measureWord(bbox, line);
    const keeps = above <= mostAbove * over && below <= mostBelow * under + 2;
    const [x, y] = mapPoint(start[0], start[1], toPage);
    const [endX, endY] = mapPoint(start[0] + line.along[0], start[1] + line.along[1], toPage);
    return {
      text,
      confidence,
      start: [x, y],
      angle: Math.atan2(endY - y, endX - x),
      length: length * scale,
      above: Math.max(above, keeps ? over : 0, 1) * scale,
      below: Math.max(below, keeps ? under : 0, 0.5) * scale,
      endsLine: index === read.length - 1,
    };
  });
}

/** Of the words' height: what stands nearer than a space. */
const lessThanSpace = 0.6;

/** E-mail addresses come apart at their @ now and then, and would not be found as such. */
function joinAddresses(words: RawLine['words']): RawLine['words'] {
  const joined: RawLine['words'] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const isApart =
      last === undefined ||
      !(/^@[\p{L}\p{N}]/u.test(word.text) || /[\p{L}\p{N}]@$/u.test(last.text)) ||
      word.bbox.x0 - last.bbox.x1 > lessThanSpace * (last.bbox.y1 - last.bbox.y0);
    if (isApart) {
      joined.push(word);
      continue;
    }
    joined[joined.length - 1] = {
      text: last.text + word.text,
      confidence: Math.min(last.confidence, word.confidence),
      bbox: {
        x0: last.bbox.x0,
        y0: Math.min(last.bbox.y0, word.bbox.y0),
        x1: word.bbox.x1,
        y1: Math.max(last.bbox.y1, word.bbox.y1),
      },
    };
  }
  return joined;
}

type Baseline = {
  readonly from: Point;
  /** Unit vector: level, or down the picture where the page lies on its side. */
  readonly along: Point;
};

/** Tesseract's lines are never as steep as this, where a box says nothing about its word. */
const steepest = 0.35;

function describeBaseline({ x0, y0, x1, y1 }: Box): Baseline {
  const [across, down] = [x1 - x0, y1 - y0];
  const upright = Math.abs(down) > Math.abs(across);
  const [long, short] = upright ? [down, across] : [across, down];
  const slope = long === 0 ? 0 : Math.max(-steepest, Math.min(steepest, short / long));
  const length = Math.hypot(1, slope) * (long < 0 ? -1 : 1);
  return { from: [x0, y0], along: upright ? [slope / length, 1 / length] : [1 / length, slope / length] };
}

/** A box is upright, its word may not be: the word's rectangle runs along the line and just fits into the box. */
function measureWord(box: Box, { from, along }: Baseline) {
  const [dx, dy] = along;
  const [across, up] = [box.x1 - box.x0, box.y1 - box.y0];
  const slant = dx * dx - dy * dy;
  const length = Math.max(1, (across * Math.abs(dx) - up * Math.abs(dy)) / slant);
  const thick = Math.max(1, (up * Math.abs(dx) - across * Math.abs(dy)) / slant);
  const middle: Point = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
  // Over the line, where y runs down, is to the left of its direction.
  const rise = (middle[0] - from[0]) * dy - (middle[1] - from[1]) * dx;
  const start: Point = [middle[0] - rise * dy - (length / 2) * dx, middle[1] + rise * dx - (length / 2) * dy];
  return { start, length, above: rise + thick / 2, below: thick / 2 - rise };
}

/** Ligatures apart, so that a search finds the word; nothing that is no character. */
function cleanText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{C}]+/gu, '');
}
