/** Sets blocks of text as strips, in the order in which they are read. */
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
  type Ink,
  ink,
  list,
  margins,
  measure,
  note,
  paragraph,
  writingLine,
} from './style.ts';

const textHeight = a4.height - margins.top - margins.bottom;

/** Whole A4 pages. The texts must have no placeholder left. */
export function setBlocks(fonts: OpenFonts, blocks: readonly Block[]): SetPage[] {
  return fillPages(
    blocks.flatMap((block, index) => {
      const strips = setBlock(fonts, block);
      // The name under a letter stays with its greeting.
      return block.kind === 'paragraph' && blocks[index + 1]?.kind === 'address'
        ? keepLastWithNext(strips)
        : strips;
    }),
    textHeight,
  );
}

function setBlock(fonts: OpenFonts, block: Block): Strip[] {
  switch (block.kind) {
    case 'heading':
      return setHeading(fonts, block.level, block.text);
    case 'paragraph':
      return setParagraph(fonts, block.text);
    case 'address':
      return setAddress(fonts, block.lines);
    case 'list':
      return setList(fonts, block.items);
    case 'note':
      return setNote(fonts, block.title, block.text);
    case 'table':
      return setTable(fonts, block);
    case 'writing-lines':
      return setWritingLines(block.count);
    default:
      return assertNever(block);
  }
}

function plain(text: string): Span {
  return { style: 'regular', text };
}

type LinePlace = {
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
    shapes: drawLine(fonts, line, place.x, findBaseline(size, leading), size, ink.text),
    header: null,
  }));
}

function drawLine(fonts: OpenFonts, line: Line, x: number, y: number, size: number, colour: Ink): Shape[] {
  let at = x;
  return line.map(({ style, text }): Shape => {
    const shape: Shape = { kind: 'text', x: at, y, style, text, size, colour, numbers: 'proportional' };
    at += measureText(fonts, style, text, size);
    return shape;
  });
}

function measureText(fonts: OpenFonts, style: FaceStyle, text: string, size: number): number {
  return (shapeText(fonts, style, text).width * size) / 1000;
}

function setHeading(fonts: OpenFonts, level: 1 | 2, text: string): Strip[] {
  const { size, leading, before, after } = headings[level];
  const spans: Span[] = [{ style: 'bold', text }];
  const strips = setLines(fonts, spans, {
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

function setAddress(fonts: OpenFonts, lines: readonly string[]): Strip[] {
  const strips = setLines(fonts, [plain(lines.filter((line) => line.trim() !== '').join('\n'))], {
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
function setParagraph(fonts: OpenFonts, text: string): Strip[] {
  const strips = setLines(fonts, [plain(text)], { before: paragraph.before, x: margins.left, measure });
  return text.trimEnd().endsWith(':') ? keepLastWithNext(strips) : strips;
}

function keepLastWithNext(strips: readonly Strip[]): Strip[] {
  return strips.map((strip, index) => (index === strips.length - 1 ? { ...strip, keep: true } : strip));
}

/** Neither the first nor the last item stands alone on a page, where items are short. */
function setList(fonts: OpenFonts, items: readonly string[]): Strip[] {
  const set = items.map((item) => setItem(fonts, item));
  return set.flatMap((strips, index) => {
    const next = set[index + 1];
    const atEdge = index === 0 || index === set.length - 2;
    return next && atEdge && strips.length + next.length <= 8 ? keepLastWithNext(strips) : strips;
  });
}

/** An item that starts with U+2610 (ballot box) gets a box to tick instead of a bullet. */
function setItem(fonts: OpenFonts, item: string): Strip[] {
  const toTick = item.startsWith('\u2610');
  const strips = setLines(fonts, [plain(toTick ? item.slice(1).trim() : item)], {
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
        size: body.size,
        colour: ink.faint,
        numbers: 'proportional',
      };
  return strips.map((strip, index) =>
    index === 0 ? { ...strip, shapes: [bullet, ...strip.shapes] } : strip,
  );
}

function setNote(fonts: OpenFonts, title: string, text: string): Strip[] {
  const spans: Span[] = title === '' ? [plain(text)] : [{ style: 'bold', text: title }, plain(text)];
  const inner = setLines(fonts, spans, {
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
