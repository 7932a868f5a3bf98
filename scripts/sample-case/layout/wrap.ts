import type { PDFFont } from '@cantoo/pdf-lib';

export interface Faces {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
  readonly italic: PDFFont;
}

export interface Word {
  readonly text: string;
  readonly font: PDFFont;
}

export interface Line {
  readonly words: readonly Word[];
  readonly width: number;
  /** The last line of a paragraph is never justified. */
  readonly last: boolean;
}

const SOFT_HYPHEN = '\u00ad';
const BREAK_HERE = '\u200b';

/** Splits text into words with their face; `**` switches bold on and off. */
function splitWords(text: string, faces: Faces): Word[] {
  let bold = false;
  return text.split(' ').flatMap((raw) => {
    const starts = raw.startsWith('**');
    const ends = raw.endsWith('**') && raw.length > 2;
    if (starts) bold = true;
    const word = { text: raw.replaceAll('**', ''), font: bold ? faces.bold : faces.regular };
    if (ends) bold = false;
    return word.text === '' ? [] : [word];
  });
}

function visible(text: string): string {
  return text.replaceAll(SOFT_HYPHEN, '').replaceAll(BREAK_HERE, '');
}

/** The ways to cut a word over two lines, longest first part first. A soft hyphen shows as a hyphen when used. */
function listCuts(text: string): { head: string; tail: string }[] {
  return [...text]
    .flatMap((char, index) => {
      if (char !== SOFT_HYPHEN && char !== BREAK_HERE) return [];
      const head = visible(text.slice(0, index)) + (char === SOFT_HYPHEN ? '-' : '');
      return [{ head, tail: text.slice(index + 1) }];
    })
    .reverse();
}

function wrapParagraph(text: string, faces: Faces, size: number, maxWidth: number): Line[] {
  const lines: Line[] = [];
  let words: Word[] = [];
  let width = 0;
  const pending = splitWords(text, faces);
  const finish = (last: boolean): void => {
    lines.push({ words, width, last });
    words = [];
    width = 0;
  };
  for (let word = pending.shift(); word !== undefined; word = pending.shift()) {
    const { font } = word;
    const gap = words.length === 0 ? 0 : font.widthOfTextAtSize(' ', size);
    const fits = (shown: string): boolean => width + gap + font.widthOfTextAtSize(shown, size) <= maxWidth;
    const add = (shown: string): void => {
      words.push({ text: shown, font });
      width += gap + font.widthOfTextAtSize(shown, size);
    };
    if (fits(visible(word.text))) {
      add(visible(word.text));
      continue;
    }
    const cut = listCuts(word.text).find(({ head }) => fits(head));
    if (cut !== undefined) {
      add(cut.head);
      finish(false);
      pending.unshift({ text: cut.tail, font });
    } else if (words.length > 0) {
      finish(false);
      pending.unshift(word);
    } else {
      throw new Error(`A word is wider than its column: ${visible(word.text)}`);
    }
  }
  finish(true);
  return lines;
}

/** Breaks text into lines no wider than maxWidth; `\n` starts a new line. */
export function wrapText(text: string, faces: Faces, size: number, maxWidth: number): Line[] {
  return text.split('\n').flatMap((part) => wrapParagraph(part, faces, size, maxWidth));
}
