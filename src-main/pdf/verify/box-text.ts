/** Text layer against boxes: nothing but the labels may stand in a box. */
import type { Rect } from '../../contract/values.ts';
import { shortLabel } from '../redact/appearance.ts';
import { countOf, type Findings } from './findings.ts';
import type { PageReading } from './page-tree.ts';
import type { ViewedChar } from './page-view.ts';
import { areaOf, contains, isNear, middleOf, overlap } from './rects.ts';

/** Of a character's ink; less is a neighbour's overhang. */
const inside = 0.35;

export function isInBox(box: Rect, mark: Rect): boolean {
  if (contains(mark, middleOf(box))) return true;
  const common = overlap(box, mark);
  return common !== null && areaOf(common) > inside * areaOf(box);
}

/** `labels` are those of the page's marks; any of them may be on any box. */
export function checkBoxText(
  chars: readonly ViewedChar[],
  boxes: readonly Rect[],
  labels: readonly string[],
  page: PageReading,
  findings: Findings,
): void {
  const allowed = [...labels, shortLabel].map(squeeze).filter((label) => label !== '');
  const texts = new Map<number, string>();
  const cores = boxes.map((each) => shrink(each, 1 / page.userUnit));
  const groups = groupOverlapping(boxes);
  for (const char of chars) {
    const { box, inkless } = char;
    if (box === null) continue;
    const index = boxes.findIndex(
      (each, at) =>
        isNear(box, each) && (inkless ? isInBox(coreOf(char, box), cores[at] ?? each) : isInBox(box, each)),
    );
    const group = groups[index];
    if (group !== undefined) texts.set(group, (texts.get(group) ?? '') + char.text);
  }
  let bad = 0;
  for (const text of texts.values()) if (!isMadeOf(squeeze(text), allowed)) bad += 1;
  if (bad > 0)
    findings.add('text-in-box', page.page, `${countOf(bad, 'box', 'boxes')} with text other than the label.`);
}

/** The middle half of a cell between ascent and descent, in which letters are: of the rest, ink fills little. */
function coreOf({ angle }: ViewedChar, box: Rect): Rect {
  const across = Math.abs(Math.sin(angle)) < 0.5;
  const [x, y] = across ? [0, (box[3] - box[1]) / 4] : [(box[2] - box[0]) / 4, 0];
  return [box[0] + x, box[1] + y, box[2] - x, box[3] - y];
}

/** One number for all boxes that run into each other: a label may stand across them. */
function groupOverlapping(boxes: readonly Rect[]): readonly number[] {
  const groups = boxes.map((_, index) => index);
  for (const [index, box] of boxes.entries())
    for (let before = 0; before < index; before += 1) {
      const [from, to] = [groups[index], groups[before]];
      if (from === to || overlap(box, boxes[before] ?? box) === null) continue;
      for (const [at, group] of groups.entries()) if (group === from && to !== undefined) groups[at] = to;
    }
  return groups;
}

/** Text without ink stands on whole points, so that its places give no widths away: up to one point off. */
function shrink(rect: Rect, point: number): Rect {
  const across = Math.min(point, (rect[2] - rect[0]) * 0.3);
  const up = Math.min(point, (rect[3] - rect[1]) * 0.3);
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
