/** Breaks text into lines, ragged right, so that the lines of a paragraph are as even as they can be. */
import { type FaceStyle, normaliseText, type OpenFonts, shapeText } from './fonts.ts';

/** `glued`: follows the span before it without a space, as the end of a word in another style does. */
export type Span = { readonly style: FaceStyle; readonly text: string; readonly glued?: boolean };
/** A line as it is drawn: neighbouring words of one style are one span. */
export type Line = readonly Span[];

type Word = {
  readonly span: Span;
  readonly width: number;
  /** Width of the space before it; 0 where a long word was cut. */
  readonly space: number;
  /** No line may begin with it. */
  readonly glued: boolean;
};

/** `measure` and `size` are points. A line feed starts a new line. No text: no line. */
export function breakLines(fonts: OpenFonts, spans: readonly Span[], size: number, measure: number): Line[] {
  return splitAtLineFeeds(spans).flatMap((paragraph) => {
    const words = cutWords(fonts, paragraph, size, measure);
    return chooseBreaks(words, measure).map(([from, to]) => joinWords(words.slice(from, to)));
  });
}

function splitAtLineFeeds(spans: readonly Span[]): Span[][] {
  const paragraphs: Span[][] = [[]];
  for (const span of spans) {
    for (const [index, text] of span.text.split(/\r\n|\r|\n/).entries()) {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ style: span.style, text, glued: span.glued === true && index === 0 });
    }
  }
  return paragraphs;
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const bound = [
  /(?<=\b[Pp]ages?) (?=\d)/g,
  // Telephone numbers.
  /(?<=\d) (?=\d{3,4}(?!\d))/g,
  new RegExp(`(?<=\\b\\d{1,2}) (?=(?:${months})\\b)`, 'g'),
  // Postcodes.
  /(?<=\b[A-Z]{1,2}\d[A-Z\d]?) (?=\d[A-Z]{2}\b)/g,
];

/** Words that would be hard to read on two lines get a no-break space between them. */
function bindWords(text: string): string {
  return bound.reduce((whole, pattern) => whole.replace(pattern, '\u00a0'), text);
}

function cutWords(fonts: OpenFonts, spans: readonly Span[], size: number, measure: number): Word[] {
  const words: Word[] = [];
  for (const { style, text, glued: gluedSpan = false } of spans) {
    let glued = gluedSpan && words.length > 0;
    const measureText = (part: string): number => (shapeText(fonts, style, part).width * size) / 1000;
    const space = measureText(' ');
    for (const word of bindWords(normaliseText(text)).split(/ +/)) {
      if (word === '') continue;
      const width = measureText(word);
      if (width <= measure) {
        words.push({ span: { style, text: word }, width, space: glued ? 0 : space, glued });
        glued = false;
        continue;
      }
      for (const [index, part] of cutLongWord(word, measure, measureText).entries()) {
        const gap = index === 0 && !glued ? space : 0;
        words.push({
          span: { style, text: part },
          width: measureText(part),
          space: gap,
          glued: glued && index === 0,
        });
      }
      glued = false;
    }
  }
  return words;
}

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** A letter with its marks is never torn apart. */
function cutCharacters(word: string): string[] {
  if (/^[\u0020-\u02ff]*$/.test(word)) return [...word];
  return [...segmenter.segment(word)].map(({ segment }) => segment);
}

/** A word wider than the line: cut after a mark such as / @ - . _ where there is one, else where it is full. */
function cutLongWord(word: string, measure: number, measureText: (part: string) => number): string[] {
  const parts: string[] = [];
  const characters = cutCharacters(word);
  // Shaping every beginning of a word of thousands of letters would take minutes: letters are added up first.
  const widths = characters.map(measureText);
  for (let from = 0; from < characters.length; ) {
    let end = from + 1;
    let width = widths[from] ?? 0;
    while (end < characters.length && width + (widths[end] ?? 0) <= measure) width += widths[end++] ?? 0;
    while (end > from + 1 && measureText(characters.slice(from, end).join('')) > measure) end -= 1;
    let cut = end;
    if (end < characters.length) {
      while (cut > from + 1 && !/[/@\-._,;:&=?]/.test(characters[cut - 1] ?? '')) cut -= 1;
      if (cut - from <= (end - from) / 3) cut = end;
    }
    parts.push(characters.slice(from, cut).join(''));
    from = cut;
  }
  return parts;
}

/**
 * The breaks with the least sum of squared gaps at the line ends (Knuth and Plass, 1981, without stretching).
 * The last line may be short, but should be more than one short word.
 */
function chooseBreaks(words: readonly Word[], measure: number): [number, number][] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= words.length; end += 1) {
    let width = 0;
    let chosen = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let from = end - 1; from >= 0; from -= 1) {
      width += words[from]?.width ?? 0;
      if (width > measure && from < end - 1) break;
      const gap = Math.max(0, measure - width) / measure;
      const isLast = end === words.length;
      const lastTooShort = isLast && from > 0 && width < measure * 0.12;
      // Far worse than any gap, and better than no break at all.
      const torn = from > 0 && words[from]?.glued === true ? 100 : 0;
      const cost = (best[from]?.cost ?? 0) + torn + (isLast ? (lastTooShort ? 0.03 : 0) : gap * gap) + 0.001;
      if (cost < chosen.cost) chosen = { cost, from };
      width += words[from]?.space ?? 0;
    }
    best.push(chosen);
  }
  const lines: [number, number][] = [];
  for (let end = words.length; end > 0; ) {
    const from = best[end]?.from ?? end - 1;
    lines.unshift([from, end]);
    end = from;
  }
  return lines;
}

function joinWords(words: readonly Word[]): Line {
  const line: Span[] = [];
  for (const [index, word] of words.entries()) {
    const last = line.at(-1);
    const text = index > 0 && word.space > 0 ? ` ${word.span.text}` : word.span.text;
    if (last?.style === word.span.style)
      line[line.length - 1] = { style: last.style, text: last.text + text };
    else line.push({ style: word.span.style, text });
  }
  return line;
}
