/** What the boxes of a raster page tell: they stay where they are, exactly as wide as the words under them. */
import type { Gap } from '../engine.ts';
import { touches } from '../geometry.ts';
import type { PageMark, PageSource } from '../redact/page-writer.ts';
import type { Word } from '../redact/words.ts';
import { guessNames } from './guess-names.ts';
import { createNameMeasure } from './name-widths.ts';
import { findMedian } from './text-line.ts';

/** Points; see `report-layout.ts`. */
const finest = 0.5;
/** Share of a line's height within which baselines are the same. */
const sameLine = 0.4;

const standard = createNameMeasure(new Map());

/** Gaps of the marks that lie on words of one line. Words as PDFium finds them, in default user space. */
export function reportRasterGaps(
  source: Pick<PageSource, 'words' | 'dpi' | 'guesses'>,
  marks: readonly PageMark[],
): readonly Gap[] {
  if (marks.length === 0) return [];
  const { words, dpi, guesses } = source;
  return marks.flatMap(({ rect, number }): readonly Gap[] => {
    const touched = words.filter(({ box }) => touches(box, rect));
    const [first] = touched;
    if (first === undefined || !touched.every((word) => isOnLine(word, first))) return [];
    const letters = touched.flatMap(({ characters }) => characters.filter(({ box }) => touches(box, rect)));
    if (letters.length === 0) return [];
    const [from, to] = isLevel(first) ? ([0, 2] as const) : ([1, 3] as const);
    const start = Math.min(...letters.map(({ box }) => box[from]));
    const end = Math.max(...letters.map(({ box }) => box[to]));
    const scale = findScale(words, first);
    const gap = {
      width: 'exact',
      boxWidth: rect[to] - rect[from],
      removedWidth: end - start,
      capitals: !letters.some(({ text }) => /\p{Ll}/u.test(text)),
      tolerance: finest + 72 / dpi,
    } as const;
    const guessed = guessNames(gap, guesses, standard, scale);
    return [{ rect, marks: [number], width: 'exact', ...guessed }];
  });
}

function isLevel({ angle }: Word): boolean {
  return angle === 0 || angle === 180;
}

function heightOf({ looseBox, ...word }: Word): number {
  return isLevel({ looseBox, ...word }) ? looseBox[3] - looseBox[1] : looseBox[2] - looseBox[0];
}

function isOnLine(word: Word, other: Word): boolean {
  const across = isLevel(word) ? 1 : 0;
  return (
    word.angle === other.angle &&
    Math.abs(word.origin[across] - other.origin[across]) < sameLine * heightOf(other)
  );
}

/** Points an em of the standard letters, by what words of the same height take on the page. */
function findScale(words: readonly Word[], like: Word): number {
  const [from, to] = isLevel(like) ? ([0, 2] as const) : ([1, 3] as const);
  const height = heightOf(like);
  const alike = words.filter(
    (word) =>
      word.angle === like.angle && Math.abs(heightOf(word) - height) < 0.1 * height && word.text.length > 2,
  );
  return (
    findMedian(alike.map(({ box, text }) => (box[to] - box[from]) / standard.measure(text))) ?? height * 0.8
  );
}
