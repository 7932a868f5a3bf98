/** What the tagger looks at for a word: itself, its neighbours, and what the words before it were taken for. */
import type { WordFacts } from './read-words.ts';

/** Feature rows of one word; `own` of them, from `firstOwn`, name the word itself, which training hides now and then. */
export type FeatureRows = { readonly rows: Int32Array; count: number; firstOwn: number };

export const mostFeatures = 64;

export function makeFeatureRows(): FeatureRows {
  return { rows: new Int32Array(mostFeatures), count: 0, firstOwn: 0 };
}

const edge = 0x5bd1e995;

function mix(template: number, a: number, b = 0): number {
  let code = Math.imul(a ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  code = Math.imul(code ^ (code >>> 13) ^ b, 0xc2b2ae35);
  return code ^ (code >>> 16);
}

/** All but what depends on the tags before. `mask` is the number of rows less one. */
export function collectFeatures(
  words: readonly WordFacts[],
  at: number,
  mask: number,
  into: FeatureRows,
): void {
  const { rows } = into;
  let count = 0;
  const word = words[at];
  if (word === undefined) return;
  const before = words[at - 1];
  const after = words[at + 1];
  const before2 = words[at - 2];
  const after2 = words[at + 2];
  const add = (template: number, a: number, b = 0) => {
    rows[count] = mix(template, a, b) & mask;
    count += 1;
  };
  const code = (one: WordFacts | undefined) => one?.wordCode ?? edge;
  const shape = (one: WordFacts | undefined) => one?.shapeCode ?? edge;
  const cluster = (one: WordFacts | undefined) => one?.cluster ?? -1;
  const lists = (one: WordFacts | undefined) =>
    one === undefined ? -1 : one.listBits * 4 + (one.capital ? 2 : 0) + (one.shouted ? 1 : 0);
  add(1, 1);
  add(2, code(before));
  add(3, code(after));
  add(4, code(before2));
  add(5, code(after2));
  add(6, code(before2), code(before));
  add(7, code(after), code(after2));
  add(8, shape(word), word.placeBits);
  add(9, shape(before), shape(word));
  add(10, shape(word), shape(after));
  add(11, mix(1, shape(before), shape(word)), shape(after));
  add(12, lists(word), word.placeBits & 15);
  add(13, lists(before), lists(word));
  add(14, lists(word), lists(after));
  add(15, mix(2, lists(before), lists(word)), lists(after));
  add(16, lists(before2), lists(before));
  add(17, lists(after), lists(after2));
  add(18, cluster(before), lists(word));
  add(19, cluster(after), lists(word));
  add(20, cluster(before));
  add(21, cluster(after));
  add(22, cluster(before2));
  add(23, cluster(after2));
  add(24, code(before), shape(word));
  add(25, code(after), shape(word));
  add(26, code(before), lists(word));
  add(27, code(after), lists(word));
  add(28, word.placeBits);
  add(29, mix(3, code(before), shape(word)), code(after));
  into.firstOwn = count;
  add(40, word.wordCode);
  add(41, word.wordCode, code(before));
  add(42, word.wordCode, code(after));
  add(43, word.wordCode, shape(word));
  add(44, cluster(word), shape(word));
  add(45, cluster(word));
  add(46, cluster(before), cluster(word));
  add(47, cluster(word), cluster(after));
  for (let index = 0; index < word.prefixCodes.length; index += 1)
    add(50 + index, word.prefixCodes[index] ?? 0);
  for (let index = 0; index < word.suffixCodes.length; index += 1)
    add(54 + index, word.suffixCodes[index] ?? 0, word.capital ? 1 : 0);
  into.count = count;
}

/** Adds what depends on the tags of the two words before. */
export function addTagFeatures(
  word: WordFacts,
  tagBefore: number,
  tagBefore2: number,
  mask: number,
  into: FeatureRows,
): void {
  const { rows } = into;
  let { count } = into;
  const add = (template: number, a: number, b = 0) => {
    rows[count] = mix(template, a, b) & mask;
    count += 1;
  };
  add(60, tagBefore);
  add(61, tagBefore, tagBefore2);
  add(62, tagBefore, word.shapeCode);
  add(63, tagBefore, word.listBits * 2 + (word.capital ? 1 : 0));
  add(64, tagBefore, word.wordCode);
  into.count = count;
}
