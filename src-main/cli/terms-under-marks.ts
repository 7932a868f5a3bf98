/** Which words must not occur anywhere in a redacted file: those that stood under the marks and nowhere else. */
import type { Rect } from '../contract/values.ts';
import type { ExtractedDocument, ExtractedPage, RedactionMark } from '../pdf/engine.ts';
import { breakKinds, type FoldedText, foldText } from '../pdf/verify/fold-text.ts';

/** Fewer letters, or a lone number with fewer digits, turn up by chance in what every file is made of. */
const fewestLetters = 3;
const fewestDigits = 5;
/** Each term is searched for in every part of the file; the longest tell most. */
const mostTerms = 2000;

/** A full stop or a bracket beside a word need not be covered with it. */
const wordOrLineEnd = /\n|[\p{L}\p{M}\p{N}]+(?:['’@._-][\p{L}\p{M}\p{N}]+)*/gu;

/** What a redacted file says by itself, besides the labels: on its pages, as its title, and in its XMP packet. */
const ownText =
  'Candour, Withheld, en-GB, Redacted document, W5M0MpCehiHzreSzNTczkc9d, http://www.w3.org/1999/02/22-rdf-syntax-ns, ' +
  'http://www.aiim.org/pdfa/ns/id/, http://purl.org/dc/elements/1.1/, adobe:ns:meta/, xpacket begin id end, ' +
  'x:xmpmeta, rdf:RDF, rdf:Description about, pdfaid part conformance, dc:title, rdf:Alt, rdf:li, xml:lang x-default';

/**
 * Single words, and phrases of which each word stands open somewhere but not the whole. A word that a reader may
 * still see elsewhere, or that is printed on the boxes, cannot be searched for.
 */
export function listTermsUnderMarks(
  { pages }: ExtractedDocument,
  marks: readonly RedactionMark[],
): readonly string[] {
  const rects = new Map<number, Rect[]>();
  for (const { page, rect } of marks) rects.set(page, [...(rects.get(page) ?? []), rect]);
  const parted = pages.map((page) => partPage(page, rects.get(page.page) ?? []));
  const labels = new Set(marks.map(({ label }) => label));
  const open = [ownText, ...labels, ...parted.map((page) => page.open)].map(foldText);
  const phrases = parted.flatMap((page) => page.covered);
  const words = keepHidden(
    phrases.flatMap((phrase) => phrase.words),
    open,
  );
  const hidden = new Set(words.map(foldLetters));
  const wholes = phrases
    .filter((phrase) => !phrase.words.some((word) => hidden.has(foldLetters(word))))
    .map((phrase) => phrase.text);
  const terms = [...words, ...keepHidden(wholes, open)];
  return terms.sort((a, b) => b.length - a.length).slice(0, mostTerms);
}

type Phrase = { readonly text: string; readonly words: readonly string[] };

type PartedPage = {
  /** What stays, with breaks where something goes. */
  readonly open: string;
  /** Runs of covered words, line by line. */
  readonly covered: readonly Phrase[];
};

function partPage(page: ExtractedPage, rects: readonly Rect[]): PartedPage {
  if (rects.length === 0) return { open: page.text, covered: [] };
  const units = Array.from({ length: page.text.length }, (_, at) => isCovered(page, at, rects));
  const open = Array.from(units, (covered, at) => (covered ? '\n' : page.text.charAt(at))).join('');
  const covered: Phrase[] = [];
  let words: string[] = [];
  let start = 0;
  let end = 0;
  const endPhrase = () => {
    if (words.length > 0) covered.push({ text: page.text.slice(start, end), words });
    words = [];
  };
  for (const { 0: token, index } of page.text.matchAll(wordOrLineEnd)) {
    const next = index + token.length;
    if (token === '\n' || !units.slice(index, next).every((unit) => unit)) {
      endPhrase();
      continue;
    }
    if (words.length === 0) start = index;
    words.push(token);
    end = next;
  }
  endPhrase();
  return { open, covered };
}

/** By the middle of its ink: a neighbour's overhang does not make it covered. */
function isCovered({ boxes }: ExtractedPage, at: number, rects: readonly Rect[]): boolean {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes.subarray(at * 4, at * 4 + 4);
  if (x1 <= x0 || y1 <= y0) return false;
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return rects.some((rect) => x >= rect[0] && x <= rect[2] && y >= rect[1] && y <= rect[3]);
}

/** Each once, in the first spelling; none that anybody could read in the open text. */
function keepHidden(candidates: readonly string[], open: readonly FoldedText[]): readonly string[] {
  const byLetters = new Map<string, string>();
  for (const text of candidates) {
    const letters = foldLetters(text);
    const isLongEnough =
      letters.length >= fewestLetters && (!/^\d+$/u.test(letters) || letters.length >= fewestDigits);
    if (isLongEnough && !byLetters.has(letters)) byLetters.set(letters, text);
  }
  return [...byLetters]
    .filter(([letters]) => !open.some((text) => standsIn(text, letters)))
    .map(([, text]) => text);
}

/**
 * Whether the letters stand there between the borders of words, whatever breaks are among them: where one reader finds
 * a gap inside a word, another finds none.
 */
function standsIn({ letters, breaks }: FoldedText, term: string): boolean {
  for (let at = letters.indexOf(term); at >= 0; at = letters.indexOf(term, at + 1)) {
    if (breaks[at] !== breakKinds.none && breaks[at + term.length] !== breakKinds.none) return true;
  }
  return false;
}

function foldLetters(text: string): string {
  return foldText(text).letters;
}
