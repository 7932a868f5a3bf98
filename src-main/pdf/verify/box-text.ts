/** Text layer against boxes: nothing but the labels may stand in a box. */
import type { Rect } from '../../contract/model.ts';
import type { RedactionMark } from '../engine.ts';
import { shortLabel } from '../redact/appearance.ts';
import { countOf, type Findings } from './findings.ts';
import type { ViewedChar } from './page-view.ts';
import { areaOf, contains, middleOf, overlap } from './rects.ts';

export type PlacedMark = { readonly rect: Rect; readonly label: string };

/** A mark whose rectangle is in the default user space of the output's page. */
export function placeMark(mark: RedactionMark, rect: Rect): PlacedMark {
  return { rect, label: mark.label };
}

/** Of a character's ink; less is a neighbour's overhang. */
const inside = 0.35;

export function isInBox(box: Rect, mark: Rect): boolean {
  if (contains(mark, middleOf(box))) return true;
  const common = overlap(box, mark);
  return common !== null && areaOf(common) > inside * areaOf(box);
}

export function checkBoxText(
  chars: readonly ViewedChar[],
  marks: readonly PlacedMark[],
  page: number,
  findings: Findings,
): void {
  const allowed = [...marks.map((mark) => mark.label), shortLabel]
    .map(squeeze)
    .filter((label) => label !== '');
  const texts = new Map<number, string>();
  const cores = marks.map((mark) => shrink(mark.rect));
  for (const char of chars) {
    const { box, inkless } = char;
    if (box === null) continue;
    const index = marks.findIndex((mark, at) => isInBox(box, inkless ? (cores[at] ?? mark.rect) : mark.rect));
    if (index >= 0) texts.set(index, (texts.get(index) ?? '') + char.text);
  }
  let bad = 0;
  for (const text of texts.values()) if (!isMadeOf(squeeze(text), allowed)) bad += 1;
  if (bad > 0)
    findings.add('text-in-box', page, `${countOf(bad, 'box', 'boxes')} with text other than the label.`);
}

/** Text without ink stands on whole points, so that its places give no widths away: up to one point off. */
function shrink(rect: Rect): Rect {
  const across = Math.min(1, (rect[2] - rect[0]) * 0.3);
  const up = Math.min(1, (rect[3] - rect[1]) * 0.3);
  return [rect[0] + across, rect[1] + up, rect[2] - across, rect[3] - up];
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** Whether `text` is nothing but labels, one after the other: boxes that overlap share their letters. */
function isMadeOf(text: string, labels: readonly string[]): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at += 1)
    if (reached.has(at))
      for (const label of labels) if (text.startsWith(label, at)) reached.add(at + label.length);
  return reached.has(text.length);
}
