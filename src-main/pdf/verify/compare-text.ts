/** The text of a page against that of the original: what is lost, what nobody should read, what nobody saw before. */
import type { Rect } from '../../contract/values.ts';
import { isInBox } from './box-text.ts';
import type { PageCheck } from './check-page.ts';
import type { OriginalView, Pictures, ShownPage } from './compare-page.ts';
import { countErasedWords, findAbsent, findLostWords, hasInk, listWanted } from './compare-words.ts';
import { countOf } from './findings.ts';
import { countLeakedLetters } from './hidden-letters.ts';
import { createLetterSight } from './letter-sight.ts';
import { countCovered } from './moved-text.ts';
import { toDisplay } from './page-tree.ts';
import { dropMarkedContent, readChars, type ViewedChar } from './page-view.ts';
import { groupWords, type PageWord, splitWord } from './page-words.ts';
import { toPixels } from './picture-size.ts';
import { moveRect } from './place-layout.ts';
import { isNear } from './rects.ts';

export function compareWords(
  { original, page, findings }: PageCheck,
  { handle, toOutput, layout }: OriginalView,
  { skip, chars, size, shades, marks }: ShownPage,
  { before, expected, output, isAlike, isChanged }: Pictures,
): void {
  if (original === null) return;
  const { pdfium } = original.viewed;
  dropMarkedContent(pdfium, handle);
  const toPlace = (rect: Rect): Rect => toPixels(toDisplay(page, rect), size);
  const toMoved = (rect: Rect): Rect => moveRect(layout, rect);
  const placed = readChars(pdfium, handle).map((char) =>
    char.box === null ? char : { ...char, box: toOutput(char.box) },
  );
  const words = groupWords(placed);
  const toMovedPlace = (rect: Rect): Rect => toPlace(toMoved(rect));
  const erased = countErasedWords(words, expected, output, skip, marks, isChanged, toMovedPlace);
  if (erased > 0)
    findings.add('lost-ink', page.page, `${countOf(erased, 'word')} of the original cannot be seen.`);
  const sight = createLetterSight({
    pdfium,
    page: { handle, toPixels: (rect) => toPlace(toOutput(rect)) },
    before,
    size,
    shades,
    chars: placed,
    toPlace,
  });
  const judged = words.map((word) => ({ word, unseen: sight.findHidden(word) }));
  const hidden = judged.map(({ word, unseen }) => ({
    word: { ...word, boxes: word.boxes.map(toMoved) },
    hidden: word.boxes.map(
      (box, at) => unseen[at] === true || (layout.isPlain && isMarked(box, layout.marks)),
    ),
  }));
  const leaked = countLeakedLetters(hidden, chars, layout.boxes);
  if (leaked > 0)
    findings.add(
      'hidden-text',
      page.page,
      `${countOf(leaked, 'letter')} in the text that the original does not show there.`,
    );
  const shown = judged.flatMap(({ word, unseen }) =>
    word.boxes.flatMap((box, at) => (unseen[at] === true ? [] : [{ text: word.letters[at] ?? '', box }])),
  );
  const covered = layout.isPlain ? 0 : countCovered(shown, layout, marks);
  if (covered > 0)
    findings.add(
      'lost-word',
      page.page,
      `${countOf(covered, 'letter')} under a box without having been marked.`,
    );
  const wanted = judged.flatMap(({ word, unseen }) => listWanted(word, unseen, marks));
  const missing = findLostWords(wanted, chars, toMoved);
  const unseen = judged.filter(
    ({ word, unseen: hidden }) => isHidden(word, hidden) && !isMarkedWord(word, marks),
  );
  const inked = missing.filter((word) => !word.invisible || hasInk(before, word, toPlace));
  const seen = sight.findSeen(inked);
  const parts = inked.flatMap((word, index) => takeSeen(word, seen[index] ?? [], placed));
  const unshown = missing.filter(
    (word) => !parts.some(({ numbers }) => word.numbers.includes(numbers[0] ?? -1)),
  );
  findings.addHiddenWords(page.page, unseen.length + unshown.length);
  const count = findAbsent(parts, chars, toMoved).length;
  if (count === 0) return;
  const isTrifle = count <= mostUnsearchable * wanted.length;
  if (isTrifle && isAlike && isPicture(chars, layout.boxes)) findings.addUnsearchableWords(page.page, count);
  else
    findings.add('lost-word', page.page, `${countOf(count, 'word')} of the original missing from the text.`);
}

/** Of the words of a page that is a picture: readers make other words of the same doubtful ones. */
const mostUnsearchable = 0.05;

/** All text is invisible but that of the boxes' labels: it can be lost without anything being lost to the eye. */
function isPicture(chars: readonly ViewedChar[], boxes: readonly Rect[]): boolean {
  return chars.every(
    ({ box, invisible, text }) => box === null || invisible || text.trim() === '' || isMarked(box, boxes),
  );
}

/** Most of its letters and digits are: thin ones are never sure. */
function isHidden({ letters }: PageWord, hidden: readonly boolean[]): boolean {
  const telling = letters.flatMap((letter, at) =>
    /[\p{L}\p{N}]/u.test(letter) ? [hidden[at] === true] : [],
  );
  return telling.filter(Boolean).length * 2 > telling.length;
}

function isMarkedWord({ boxes }: PageWord, marks: readonly Rect[]): boolean {
  return boxes.some((box) => isMarked(box, marks));
}

function isMarked(box: Rect, marks: readonly Rect[]): boolean {
  return marks.some((mark) => isNear(box, mark) && isInBox(box, mark));
}

/** Of a letter beside one that is hidden, another renderer may show less. */
function takeSeen(
  word: PageWord,
  seen: readonly boolean[],
  chars: readonly ViewedChar[],
): readonly PageWord[] {
  const isSeen = (at: number): boolean => {
    const number = word.numbers[at];
    if (number !== undefined) return seen[at] === true;
    // Beyond its ends the word goes on where letters of it were left out.
    const beyond = at < 0 ? (word.numbers[0] ?? 0) - 1 : (word.numbers.at(-1) ?? 0) + 1;
    return (chars[beyond]?.box ?? null) === null;
  };
  return splitWord(word, (at) => isSeen(at - 1) && isSeen(at) && isSeen(at + 1));
}
