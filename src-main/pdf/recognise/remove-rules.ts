/**
 * Takes lines that are ruled (of tables, boxes and forms, under headings) out of a picture before it is read: Tesseract
 * takes words beside them for parts of a drawing, leaves whole lines out and reads others wrongly.
 */
import type { GreyPicture } from './draw-grey.ts';
import { measureContrast } from './judge-reading.ts';
import { findInk, findPaperGrey } from './paper-grey.ts';

/** Inches. Longer than the strokes of letters, also of large ones. */
const leastLength = 0.45;
const mostThickness = 0.025;
/** Inches that a rule's blurred edge reaches beyond its dark pixels. */
const edge = 0.007;
/** Of the paper's grey: rules may be pale. */
const darkness = 0.9;
/** Of 255, between paper and ink: less is a faint page. */
const pale = 120;

/** The picture itself where it has none. */
export function removeRules(picture: GreyPicture): GreyPicture {
  const { width, height, dpi, data } = picture;
  const paper = findPaperGrey(picture);
  const contrast = measureContrast(picture);
  const share = contrast < pale ? 1 - (1 - darkness) * (contrast / pale) : darkness;
  const ink = findInk(picture, paper, share);
  const size = {
    length: Math.round(leastLength * dpi),
    thickness: Math.max(2, Math.round(mostThickness * dpi)),
  };
  const levelGrain = { count: width, along: 1, lines: height, across: width };
  const uprightGrain = { count: height, along: width, lines: width, across: 1 };
  const look = (grain: Grain): readonly Step[] =>
    findRules(contrast < pale ? findInk(smooth(picture, grain), paper, share) : ink, grain, size);
  const [level, upright] = [look(levelGrain), look(uprightGrain)];
  if (level.length + upright.length === 0) return picture;
  const cleaned = data.slice();
  const reach = Math.ceil(edge * dpi);
  /** With what is beside the rule, so that there is no edge where it was; with plain paper where letters are beside it. */
  const erase = (step: Step, { along, lines, across }: Grain): void => {
    const [from, to] = [Math.max(0, step.first - reach), Math.min(lines - 1, step.last + reach)];
    const place = (line: number): number => step.at * along + line * across;
    for (let line = from; line <= to; line += 1) {
      const at = place(line);
      const [x, y] = [at % width, Math.floor(at / width)];
      const plain =
        paper.greys[Math.floor(y / paper.cell) * paper.across + Math.floor(x / paper.cell)] ?? 255;
      const beside = [from - 1 - (line - from), to + 1 + (to - line)].find(
        (other) => other >= 0 && other < lines && ink[place(other)] === 0,
      );
      cleaned[at] = beside === undefined ? plain : (data[place(beside)] ?? plain);
    }
  };
  for (const step of level) erase(step, levelGrain);
  for (const step of upright) erase(step, uprightGrain);
  return { ...picture, data: cleaned };
}

/** Pixels along a rule whose mean is taken where its ink is hardly darker than the grain of the paper. */
const window = 13;

function smooth(picture: GreyPicture, { count, along, lines, across }: Grain): GreyPicture {
  const { data } = picture;
  const means = new Uint8Array(data.length);
  const half = window >> 1;
  for (let line = 0; line < lines; line += 1) {
    const start = line * across;
    let sum = 0;
    for (let at = 0; at < count + half; at += 1) {
      if (at < count) sum += data[start + at * along] ?? 0;
      if (at >= window) sum -= data[start + (at - window) * along] ?? 0;
      if (at >= half)
        means[start + (at - half) * along] = sum / Math.min(window, at + 1, count - at + window - 1);
    }
  }
  return { ...picture, data: means };
}

/** How to go through a picture along lines and across them. */
type Grain = {
  readonly count: number;
  readonly along: number;
  readonly lines: number;
  readonly across: number;
};

/** One step of a rule: from which line to which it is dark. */
type Step = { readonly at: number; readonly first: number; readonly last: number };

function findRules(
  ink: Uint8Array,
  { count, along, lines, across }: Grain,
  { length, thickness }: { readonly length: number; readonly thickness: number },
): readonly Step[] {
  const steps: Step[] = [];
  const isDark = (at: number, line: number): boolean =>
    line >= 0 && line < lines && ink[at * along + line * across] === 1;
  for (let line = 0; line < lines; line += 1) {
    let start = 0;
    for (let at = 0; at <= count; at += 1) {
      if (at < count && ink[at * along + line * across] === 1) continue;
      if (at - start >= length)
        for (let step = start; step < at; step += 1) {
          let [first, last] = [line, line];
          while (isDark(step, first - 1) && last - first <= thickness) first -= 1;
          while (isDark(step, last + 1) && last - first <= thickness) last += 1;
          // Otherwise a letter stands on the rule here, or it is no rule but a dark area.
          if (last - first < thickness) steps.push({ at: step, first, last });
        }
      start = at + 1;
    }
  }
  return steps;
}
