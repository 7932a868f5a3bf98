/** All text of a page in the order in which it is read: surviving words and the labels of the boxes. */
import type { Rect } from '../../contract/values.ts';
import { mapPoint, mapRect, type PageGeometry } from '../geometry.ts';
import { groupParagraphs, type TextPiece } from '../write/group-paragraphs.ts';
import { endMarked, type PageTags, type ParagraphLook } from '../write/page-structure.ts';
import { shortLabel } from './appearance.ts';
import { addSpaces, type LabelSpaces } from './label.ts';
import type { PdfDictionary } from './output.ts';
import type { PageMark, PageTarget } from './page-writer.ts';
import { orderForReading } from './reading-order.ts';
import type { Word } from './words.ts';

export type PageText = {
  readonly operators: string;
  /** What the page needs in its /Font resources; empty without text. */
  readonly fonts: PdfDictionary;
  /** By the numbers of the paragraphs in `tags`. */
  readonly looks: readonly ParagraphLook[];
};

export function writePageText(
  page: { readonly geometry: PageGeometry; readonly words: readonly Word[] },
  survivors: readonly Word[],
  marks: readonly PageMark[],
  { textLayer, labels }: PageTarget,
  tags: PageTags,
): PageText {
  const { geometry, words } = page;
  const labelled = chooseLabelled(marks);
  const items = orderForReading(
    words,
    survivors,
    labelled.map(({ rect }) => rect),
    geometry,
  );
  const { numbers, spaces, looks } = groupParagraphs(
    items.map((item) => ('word' in item ? describeWord(item.word, geometry) : describeLabel(item.box))),
  );
  let operators = '';
  let fonts: PdfDictionary = {};
  let line: Word[] = [];
  let paragraph: number | null = null;
  const writeLine = () => {
    if (line.length === 0) return;
    operators += textLayer.writeWords(line, geometry);
    fonts = { ...fonts, ...textLayer.fonts };
    line = [];
  };
  /** Readers find the gap before a label; a space as wide as the word's letters could reach into it. */
  const endLine = () => {
    const last = line.pop();
    if (last !== undefined) line.push({ ...last, spaceAfter: false });
    writeLine();
  };
  const endParagraph = () => {
    writeLine();
    if (paragraph !== null) operators += endMarked;
    paragraph = null;
  };
  const writeLabel = ({ label, rect }: PageMark, neighbour: Word | null, around: LabelSpaces) => {
    const shown = mapRect(rect, geometry.toDisplay);
    const printed = labels.write(label, shown, around);
    // Who listens to the page must hear of a box that is too small to be written on.
    operators +=
      printed ?? textLayer.writeText(addSpaces(shortLabel, around), shown, findBaseline(neighbour, geometry));
    fonts = { ...fonts, ...(printed === null ? textLayer : labels).fonts };
  };
  function describeLabel(box: number): TextPiece {
    return { kind: 'label', rect: mapRect(labelled[box]?.rect ?? [0, 0, 0, 0], geometry.toDisplay) };
  }
  for (const [index, item] of items.entries()) {
    const number = numbers[index] ?? 0;
    if (number !== paragraph) {
      endParagraph();
      operators += tags.beginParagraph(number);
      paragraph = number;
    }
    const spaceAfter = spaces[index] ?? false;
    if ('word' in item) line.push({ ...item.word, spaceAfter: item.word.spaceAfter || spaceAfter });
    else {
      endLine();
      const mark = labelled[item.box];
      if (mark !== undefined)
        writeLabel(mark, item.neighbour, { before: spaces[index - 1] ?? false, after: spaceAfter });
    }
  }
  endParagraph();
  return { operators, fonts, looks };
}

function describeWord({ text, box, looseBox, origin, angle }: Word, geometry: PageGeometry): TextPiece {
  const turned = ((angle - geometry.rotation) * Math.PI) / 180;
  const direction = [Math.round(Math.cos(turned)), Math.round(Math.sin(turned))] as const;
  const [width, height] = measure(mapRect(box, geometry.toDisplay));
  const [looseWidth, looseHeight] = measure(mapRect(looseBox, geometry.toDisplay));
  const level = direction[1] === 0;
  return {
    kind: 'text',
    text,
    origin: mapPoint(...origin, geometry.toDisplay),
    direction,
    length: level ? width : height,
    size: level ? looseHeight : looseWidth,
    weight: 0,
  };
}

function measure([x0, y0, x1, y1]: Rect): readonly [number, number] {
  return [x1 - x0, y1 - y0];
}

/** Of level text, in displayed points. */
function findBaseline(word: Word | null, { rotation, toDisplay }: PageGeometry): number | null {
  return word === null || word.angle !== rotation ? null : mapPoint(...word.origin, toDisplay)[1];
}

/** Of boxes that run into each other the largest gets a label, or the labels would be unreadable. */
export function chooseLabelled(marks: readonly PageMark[]): readonly PageMark[] {
  const chosen: PageMark[] = [];
  for (const mark of marks.toSorted((a, b) => areaOf(b.rect) - areaOf(a.rect))) {
    if (mark.label !== '' && !chosen.some(({ rect }) => overlaps(rect, mark.rect))) chosen.push(mark);
  }
  return chosen;
}

function areaOf(rect: Rect): number {
  return (rect[2] - rect[0]) * (rect[3] - rect[1]);
}

function overlaps(a: Rect, b: Rect): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}
