/** Headings, paragraphs, plain text and facts as strips. */
import type { Run } from '../../intake/file-content.ts';
import { keepSpaces } from '../../intake/flow.ts';
import { breakLines, type Line, type Span } from '../typeset/break-lines.ts';
import { type OpenFonts, shapeText } from '../typeset/fonts.ts';
import { findBaseline, keepLines } from '../typeset/strips.ts';
import { ink } from '../typeset/style.ts';
import {
  facts,
  headings,
  measureOf,
  type PageSize,
  type PrintShape,
  type PrintStrip,
  text,
} from './shapes.ts';

type Place = {
  readonly x: number;
  readonly measure: number;
  readonly size: number;
  readonly leading: number;
  readonly before: number;
};

export function setLines(fonts: OpenFonts, spans: readonly Span[], place: Place): PrintStrip[] {
  return stackLines(breakLines(fonts, spans, place.size, place.measure), place);
}

function stackLines(lines: readonly Line[], { x, size, leading, before }: Place): PrintStrip[] {
  return lines.map((line, index) => ({
    before: index === 0 ? before : 0,
    height: leading,
    keep: keepLines(lines.length, index, false),
    shapes: [{ kind: 'text', x, y: findBaseline(size, leading), size, line, colour: ink.text }],
    header: null,
  }));
}

export function setHeading(fonts: OpenFonts, page: PageSize, level: 1 | 2 | 3, words: string): PrintStrip[] {
  const { after, ...style } = headings[level];
  const strips = setLines(fonts, [{ style: 'bold', text: words }], {
    ...style,
    x: page.margin,
    measure: measureOf(page),
  });
  return strips.map((strip, index) => ({
    ...strip,
    height: strip.height + (index === strips.length - 1 ? after : 0),
    keep: true,
  }));
}

export function setParagraph(
  fonts: OpenFonts,
  page: PageSize,
  {
    runs,
    indent,
    marker,
  }: { readonly runs: readonly Run[]; readonly indent: number; readonly marker: string },
): PrintStrip[] {
  const depth = Math.min(indent, 8);
  const hang = marker === '' ? 0 : Math.max(14, measureText(fonts, marker, text.size) + 6);
  const x = page.margin + depth * text.indent + (marker === '' || depth > 0 ? 0 : hang);
  const strips = setLines(fonts, glueRuns(runs), { ...text, x, measure: page.margin + measureOf(page) - x });
  if (marker === '') return strips;
  const mark: PrintShape = {
    kind: 'text',
    x: Math.max(x - hang, page.margin),
    y: findBaseline(text.size, text.leading),
    size: text.size,
    line: [{ style: 'regular', text: marker }],
    colour: ink.text,
  };
  return strips.map((strip, index) =>
    index === 0 ? { ...strip, before: 3, shapes: [mark, ...strip.shapes] } : strip,
  );
}

/** A word may change its style in the middle. */
function glueRuns(runs: readonly Run[]): Span[] {
  return runs.map((run, index) => {
    const before = runs[index - 1]?.text ?? ' ';
    return { ...run, glued: !/\s$/.test(before) && !/^\s/.test(run.text) };
  });
}

/** Each line by itself: a text of a million lines is not weighed as one paragraph. */
export function setPreformatted(fonts: OpenFonts, page: PageSize, words: string): PrintStrip[] {
  return words.split(/\r\n|\r|\n|\f/).flatMap((line): PrintStrip[] => {
    const place = { ...text, before: 0, x: page.margin, measure: measureOf(page) };
    const strips = setLines(fonts, [{ style: 'regular', text: keepSpaces(line) }], place).map((strip) => ({
      ...strip,
      keep: false,
    }));
    return strips.length > 0
      ? strips
      : [{ before: 0, height: text.leading / 2, keep: false, shapes: [], header: null }];
  });
}

export function setFacts(
  fonts: OpenFonts,
  page: PageSize,
  rows: readonly (readonly [string, string])[],
): PrintStrip[] {
  const widths = rows.map(([name]) => measureText(fonts, name, facts.size, 'bold'));
  // A hair more than the widest: set word by word, a name may be wider than it was measured.
  const names = Math.min(facts.widest, Math.max(0, ...widths) + 0.5);
  const column = names + facts.gutter;
  return rows.flatMap(([name, value]) => {
    const left = setLines(fonts, [{ style: 'bold', text: name }], {
      ...facts,
      x: page.margin,
      measure: names,
    });
    const right = setLines(fonts, [{ style: 'regular', text: value }], {
      ...facts,
      x: page.margin + column,
      measure: measureOf(page) - column,
    });
    return joinStrips(left, right);
  });
}

/** Lines side by side. */
function joinStrips(left: readonly PrintStrip[], right: readonly PrintStrip[]): PrintStrip[] {
  const [longer, other] = left.length > right.length ? [left, right] : [right, left];
  return longer.map((strip, index) => {
    const beside = other[index]?.shapes ?? [];
    return {
      ...strip,
      keep: false,
      shapes: longer === left ? [...strip.shapes, ...beside] : [...beside, ...strip.shapes],
    };
  });
}

export function measureText(
  fonts: OpenFonts,
  words: string,
  size: number,
  style: Run['style'] = 'regular',
): number {
  return (shapeText(fonts, style, words).width * size) / 1000;
}
