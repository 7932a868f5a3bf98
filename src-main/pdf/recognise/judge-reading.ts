/** How far what was read can be trusted, and what a person has to be told about it. */
import type { ReadingFlag, ReadWord } from '../../contract/reading.ts';
import { doubtfulWord } from '../../domain/read-words.ts';
import type { GreyPicture } from './draw-grey.ts';

/** Letters and digits on a page, below which nothing was read. */
const leastLetters = 3;
/** Measured in scripts/bench/ocr.ts: pages below it have more than one wrong letter in fifty. */
const surePage = 0.8;
const doubtfulShare = 0.15;
const handwrittenShare = 0.4;
/** Shapes like letters without a word: more is a line that a machine cannot read. */
const mostUnread = 8;
const unreadShare = 0.01;
/** Of 255, between paper and ink. */
const leastContrast = 90;

/** By letters: a page of long words and a few specks is sure of itself. */
export function weighConfidence(words: readonly ReadWord[]): number {
  const all = countLetters(words);
  if (all === 0) return 0;
  return words.reduce((sum, word) => sum + word.confidence * countLetters([word]), 0) / all;
}

export function judgeReading(
  words: readonly ReadWord[],
  unread: number,
  contrast: number,
  turned: boolean,
): readonly ReadingFlag[] {
  const letters = countLetters(words);
  if (letters < leastLetters) return ['no-text'];
  const doubtful = countLetters(words.filter(({ confidence }) => confidence < doubtfulWord)) / letters;
  const faint = contrast < leastContrast;
  const poor =
    weighConfidence(words) < surePage ||
    doubtful > doubtfulShare ||
    unread > mostUnread + unreadShare * letters;
  const flags: ReadingFlag[] = [];
  if (poor) flags.push('poor');
  if (faint) flags.push('faint');
  if (!faint && doubtful > handwrittenShare) flags.push('handwritten');
  if (turned) flags.push('sideways');
  return flags;
}

function countLetters(words: readonly ReadWord[]): number {
  return words.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
}

/** Shares of all pixels: paper is most of a page, ink little. */
const paperShare = 0.5;
const inkShare = 0.005;

/** Difference of 255 between the paper's grey and that of the darkest ink. */
export function measureContrast({ data }: GreyPicture): number {
  const counts = new Uint32Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  const find = (share: number): number => {
    let seen = 0;
    for (const [value, count] of counts.entries()) {
      seen += count;
      if (seen > share * data.length) return value;
    }
    return 255;
  };
  return find(paperShare) - find(inkShare);
}

/** What specks and rules are read as. */
export function isSpeck({ text, confidence }: ReadWord): boolean {
  return !/[\p{L}\p{N}]/u.test(text) ? confidence < 0.7 : confidence < 0.05;
}
