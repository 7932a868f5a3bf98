/** What stands around a name and may tell whether its bearer is at work here or belongs to somebody's life, as numbers. */
import { encode } from './names/read-words.ts';
import { foldWord } from './text-tokens.ts';

type Place = { readonly start: number; readonly end: number };

const reach = 90;
const nearest = 6;
const piece = /\p{L}[\p{L}\p{M}'’]*|\d+|\n|[^\s\p{L}\d]/gu;

/**
 * One number for each clue; the name itself is not among them, only how it is written. `signs` are the names of the rules of
 * professionals.ts that hold here.
 */
export function collectClues(
  text: string,
  { start, end }: Place,
  signs: readonly string[],
  clusters: ReadonlyMap<string, number>,
): readonly number[] {
  const before = readPieces(text.slice(Math.max(0, start - reach), start));
  const after = readPieces(text.slice(end, end + reach));
  const form = describeForm(text.slice(start, end));
  const clues: string[] = ['all', `form ${form}`];
  const [b1 = '^', b2 = '^', b3 = '^'] = before.slice(-3).reverse();
  const [a1 = '$', a2 = '$', a3 = '$'] = after;
  clues.push(
    `b1 ${b1}`,
    `b2 ${b2}`,
    `b3 ${b3}`,
    `b21 ${b2} ${b1}`,
    `b321 ${b3} ${b2} ${b1}`,
    `b1 ${b1} ${form}`,
  );
  clues.push(
    `a1 ${a1}`,
    `a2 ${a2}`,
    `a3 ${a3}`,
    `a12 ${a1} ${a2}`,
    `a123 ${a1} ${a2} ${a3}`,
    `ba ${b1} ${a1}`,
  );
  for (const word of new Set(before.slice(-nearest).filter(isWord))) clues.push(`bn ${word}`);
  for (const word of new Set(after.slice(0, nearest).filter(isWord))) clues.push(`an ${word}`);
  // Words that are used alike: "caretaker" where only "cleaner" was seen.
  const cluster = (word: string) => clusters.get(word) ?? 0;
  clues.push(`cb ${cluster(b1)}`, `ca ${cluster(a1)}`, `ca2 ${cluster(a2)}`, `cb2 ${cluster(b2)}`);
  for (const each of new Set(before.slice(-nearest).filter(isWord).map(cluster))) clues.push(`cbn ${each}`);
  for (const each of new Set(after.slice(0, nearest).filter(isWord).map(cluster))) clues.push(`can ${each}`);
  for (const sign of signs) clues.push(`sign ${sign}`);
  if (signs.length === 0) clues.push('no sign');
  clues.push(...describeLine(text, start, end));
  return clues.map(encode);
}

function readPieces(text: string): readonly string[] {
  return [...text.matchAll(piece)].map(([part]) => (/\d/.test(part) ? '0' : foldWord(part)));
}

function isWord(part: string): boolean {
  return /^\p{L}{2}/u.test(part);
}

/** A forename by itself, an initial and a surname, three names in capitals … */
function describeForm(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '');
  const letters = name.replace(/[^\p{L}]/gu, '');
  if (letters.length <= 3 && letters === letters.toUpperCase()) return 'initials';
  const shape = words
    .map((word) =>
      /^\p{L}\.?$/u.test(word)
        ? 'i'
        : word === word.toLowerCase()
          ? 'a'
          : word === word.toUpperCase()
            ? 'A'
            : 'Aa',
    )
    .slice(0, 3);
  return shape.join(' ');
}

/** The line in which the name stands: its label, what is above it, how far down the page it is. */
function describeLine(text: string, start: number, end: number): readonly string[] {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const line = text.slice(from, next < 0 ? text.length : next);
  const clues: string[] = [];
  const label = /^\s*[^:\n]{0,40}?(\p{L}[\p{L}'’/ -]{0,28}):/u.exec(text.slice(from, start))?.[1];
  if (label !== undefined) clues.push(`label ${foldWord(label.trim())}`);
  if (/@/.test(line)) clues.push('line e-mail');
  if (/\d{3}[ -]?\d{3,4}/.test(line)) clues.push('line number');
  if (line.length < 45) clues.push('line short');
  const lead = text.slice(from, start);
  if (!/\p{L}/u.test(lead)) clues.push('line first');
  if (!/\p{L}/u.test(line.slice(end - from))) clues.push('line last');
  if (/^\s*(?:\d{1,2}[./:-]\d{1,2}|\d{4}-\d\d|\d{1,2} \p{L}{3})/u.test(line)) clues.push('line dated');
  const part = Math.min(4, Math.floor((start / Math.max(1, text.length)) * 5));
  clues.push(`part ${part}`);
  const heading = findHeading(text.slice(Math.max(0, from - 600), from));
  if (heading !== '')
    clues.push(`heading ${heading}`, `heading ${heading} ${/\p{L}/u.test(lead) ? 'in' : 'at'}`);
  return clues;
}

/** The first word of the last line above that opens a list: "Present", "Apologies:", "Panel members". */
function findHeading(above: string): string {
  const lines = above.split('\n');
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = (lines[at] ?? '').trim();
    const found =
      /^(?:\d{1,2}[.)]?\s*)?(\p{L}+)[^.\n]{0,24}:?$/u.exec(line) ??
      /^(?:\d{1,2}[.)]?\s*)?(\p{L}+)[^:.\n]{0,18}:/u.exec(line);
    if (found !== null && (line.length < 30 || line.includes(':'))) return foldWord(found[1] ?? '');
  }
  return '';
}
