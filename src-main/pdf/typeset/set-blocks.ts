/** Sets blocks of text as strips, in the order in which they are read, and tells what they are. */
import { assertNever } from '../../contract/errors.ts';
import type { Block } from '../../domain/prose.ts';
import { breakLines, type Line, type Span } from './break-lines.ts';
import { type FaceStyle, type OpenFonts, shapeText } from './fonts.ts';
import { setTable } from './set-table.ts';
import { fillPages, findBaseline, keepLines, type SetPage, type Shape, type Strip } from './strips.ts';
import {
  a4,
  address,
  body,
  headings,
  ink,
  list,
  margins,
  measure,
  note,
  paragraph,
  writingLine,
} from './style.ts';
import { makeElement, type TextElement } from './text-elements.ts';

/** Whole A4 pages, and what stands on them. */
export type SetText = { readonly pages: readonly SetPage[]; readonly elements: readonly TextElement[] };

/** `element` is null for what says nothing. */
type SetOne = { readonly strips: readonly Strip[]; readonly element: TextElement | null };

const textHeight = a4.height - margins.top - margins.bottom;

/** The texts must have no placeholder left. */
export function setBlocks(fonts: OpenFonts, blocks: readonly Block[]): SetText {
  const set = blocks.map((block) => setBlock(fonts, block));
  const strips = set.flatMap((one, index) =>
    // The name under a letter stays with its greeting.
    blocks[index]?.kind === 'paragraph' && blocks[index + 1]?.kind === 'address'
      ? keepLastWithNext(one.strips)
      : one.strips,
  );
  return {
    pages: fillPages(strips, textHeight),
    elements: set.flatMap(({ element }) => (element === null ? [] : [element])),
  };
}

function setBlock(fonts: OpenFonts, block: Block): SetOne {
  switch (block.kind) {
    case 'heading': {
      const element = { ...makeElement(block.level === 1 ? 'H1' : 'H2'), title: block.text };
      return { strips: setHeading(fonts, block.level, block.text, element), element };
    }
    case 'paragraph': {
      const element = makeElement('P');
      return { strips: setParagraph(fonts, block.text, element), element };
    }
    case 'address': {
      const element = makeElement('P');
      return { strips: setAddress(fonts, block.lines, element), element };
    }
    case 'list': {
      const items = block.items.map((item) => setItem(fonts, item));
      return {
        strips: setList(items),
        element: makeElement(
          'L',
          items.map(({ element }) => element),
        ),
      };
    }
    case 'note': {
      const element = makeElement('P');
      return { strips: setNote(fonts, block.title, block.text, element), element };
    }
    case 'table':
      return setTable(fonts, block);
    case 'writing-lines':
      return { strips: setWritingLines(block.count), element: null };
    default:
      return assertNever(block);
  }
}

function plain(text: string): Span {
  return { style: 'regular', text };
}

type LinePlace = {
  readonly element: TextElement;
  readonly before: number;
  readonly x: number;
  readonly measure: number;
  readonly size?: number;
  readonly leading?: number;
  readonly keepWhole?: boolean;
};

function setLines(fonts: OpenFonts, spans: readonly Span[], place: LinePlace): Strip[] {
  const size = place.size ?? body.size;
  const leading = place.leading ?? body.leading;
  const lines = breakLines(fonts, spans, size, place.measure);
  return lines.map((line, index) => ({
    before: index === 0 ? place.before : 0,
    height: leading,
    keep: keepLines(lines.length, index, place.keepWhole ?? false),
    shapes: drawLine(fonts, index === lines.length - 1 ? line : endWithSpace(line), place, leading, size),
    header: null,
  }));
}

function drawLine(
  fonts: OpenFonts,
  line: Line,
  { x, element }: LinePlace,
  leading: number,
  size: number,
): Shape[] {
  const y = findBaseline(size, leading);
  let at = x;
  return line.map(({ style, text }): Shape => {
    const look = { style, size, colour: ink.text, numbers: 'proportional' } as const;
    const shape: Shape = { kind: 'text', x: at, y, text, element, ...look };
    at += measureText(fonts, style, text, size);
    return shape;
  });
}

/** Who listens to a paragraph must not hear the last word of a line and the first of the next as one. */
function endWithSpace(line: Line): Line {
  return line.map((span, index) => (index === line.length - 1 ? { ...span, text: `${span.text} ` } : span));
}

function measureText(fonts: OpenFonts, style: FaceStyle, text: string, size: number): number {
  return (shapeText(fonts, style, text).width * size) / 1000;
}

function setHeading(fonts: OpenFonts, level: 1 | 2, text: string, element: TextElement): Strip[] {
  const { size, leading, before, after } = headings[level];
  const spans: Span[] = [{ style: 'bold', text }];
  const strips = setLines(fonts, spans, {
    element,
    before,
    x: margins.left,
    measure: balanceMeasure(fonts, spans, size),
    size,
    leading,
    keepWhole: true,
  });
  return strips.map((strip, index) =>
    index === strips.length - 1 ? { ...strip, height: strip.height + after, keep: true } : strip,
  );
}

/** The narrowest measure that needs no more lines: a heading of two lines has two like lines. */
function balanceMeasure(fonts: OpenFonts, spans: readonly Span[], size: number): number {
  const count = breakLines(fonts, spans, size, measure).length;
  const narrower = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95].map((share) => share * measure);
  return count < 2
    ? measure
    : (narrower.find((width) => breakLines(fonts, spans, size, width).length === count) ?? measure);
}

function setAddress(fonts: OpenFonts, lines: readonly string[], element: TextElement): Strip[] {
  const strips = setLines(fonts, [plain(lines.filter((line) => line.trim() !== '').join('\n'))], {
    element,
    before: address.before,
    x: margins.left,
    measure,
    leading: address.leading,
    keepWhole: true,
  });
  return strips.map((strip, index) =>
    index === strips.length - 1 ? { ...strip, height: strip.height + address.after } : strip,
  );
}

/** A paragraph that ends with a colon stays with what it announces. */
function setParagraph(fonts: OpenFonts, text: string, element: TextElement): Strip[] {
  const strips = setLines(fonts, [plain(text)], {
    element,
    before: paragraph.before,
    x: margins.left,
    measure,
  });
  return text.trimEnd().endsWith(':') ? keepLastWithNext(strips) : strips;
}

function keepLastWithNext(strips: readonly Strip[]): Strip[] {
  return strips.map((strip, index) => (index === strips.length - 1 ? { ...strip, keep: true } : strip));
}

/** Neither the first nor the last item stands alone on a page, where items are short. */
function setList(items: readonly SetItem[]): Strip[] {
  return items.flatMap(({ strips }, index) => {
    const next = items[index + 1]?.strips;
    const atEdge = index === 0 || index === items.length - 2;
    return next && atEdge && strips.length + next.length <= 8 ? keepLastWithNext(strips) : strips;
  });
}

type SetItem = { readonly strips: Strip[]; readonly element: TextElement };

/** An item that starts with U+2610 (ballot box) gets a box to tick instead of a bullet. */
function setItem(fonts: OpenFonts, item: string): SetItem {
  const [label, text] = [makeElement('Lbl'), makeElement('LBody')];
  const toTick = item.startsWith('\u2610');
  const strips = setLines(fonts, [plain(toTick ? item.slice(1).trim() : item)], {
    element: text,
    before: list.before,
    x: margins.left + list.indent + (toTick ? 4 : 0),
    measure: measure - list.indent - (toTick ? 4 : 0),
  });
  const baseline = findBaseline(body.size, body.leading);
  const bullet: Shape = toTick
    ? { kind: 'tick-box', x: margins.left + 3, y: baseline - 9.5, size: 11, colour: ink.faint }
    : {
        kind: 'text',
        x: margins.left + 5,
        y: baseline,
        style: 'regular',
        text: '\u2022',
        element: label,
        size: body.size,
        colour: ink.faint,
        numbers: 'proportional',
      };
  return {
    strips: strips.map((strip, index) =>
      index === 0 ? { ...strip, shapes: [bullet, ...strip.shapes] } : strip,
    ),
    element: makeElement('LI', toTick ? [text] : [label, text]),
  };
}

function setNote(fonts: OpenFonts, title: string, text: string, element: TextElement): Strip[] {
  const spans: Span[] = title === '' ? [plain(text)] : [{ style: 'bold', text: title }, plain(text)];
  const inner = setLines(fonts, spans, {
    element,
    before: 0,
    x: margins.left + note.bar + note.paddingX,
    measure: measure - note.bar - 2 * note.paddingX,
    size: note.size,
    leading: note.leading,
  });
  return inner.map((strip, index) => {
    const top = index === 0 ? note.paddingY : 0;
    const bottom = index === inner.length - 1 ? note.paddingY : 0;
    const height = top + strip.height + bottom;
    // The fill of one line overlaps the next by a little, or hairlines would show between them.
    const overlap = bottom > 0 ? 0 : 0.5;
    const background: Shape[] = [
      { kind: 'fill', x: margins.left, y: 0, width: measure, height: height + overlap, colour: ink.noteFill },
      { kind: 'fill', x: margins.left, y: 0, width: note.bar, height: height + overlap, colour: ink.noteBar },
    ];
    return {
      ...strip,
      before: index === 0 ? note.before : 0,
      height: height + (bottom > 0 ? note.after : 0),
      keep: keepLines(inner.length, index, inner.length <= 12),
      shapes: [...background, ...strip.shapes.map((shape) => ({ ...shape, y: shape.y + top }))],
    };
  });
}

function setWritingLines(count: number): Strip[] {
  return Array.from({ length: count }, (_, index) => ({
    before: index === 0 ? writingLine.before : 0,
    height: writingLine.height,
    keep: keepLines(count, index, false),
    shapes: [
      {
        kind: 'fill',
        x: margins.left,
        y: writingLine.height - 0.7,
        width: measure,
        height: 0.7,
        colour: ink.writing,
      },
    ],
    header: null,
  }));
}
