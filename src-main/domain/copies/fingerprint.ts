/**
 * A few numbers that stand for a page: two pages that share a passage of words share some of them.
 *
 * Runs of four words are hashed, and of each few neighbours the smallest is taken (winnowing: Schleimer, Wilkerson and
 * Aiken, 2003), so that a shared passage of eight words shares at least one, wherever on its page it stands.
 */
import { foldLookalikes } from './words.ts';

const runLength = 4;
const windowLength = 5;

/** Sorted, each once. Empty for a page with fewer than four words. */
export function fingerprint(words: readonly string[]): Uint32Array {
  const hashes = hashRuns(words);
  const chosen = new Set<number>();
  if (hashes.length > 0 && hashes.length <= windowLength) chosen.add(hashes.reduce((a, b) => Math.min(a, b)));
  for (let from = 0; from + windowLength <= hashes.length; from += 1) {
    let least = hashes[from] ?? 0;
    for (let at = from + 1; at < from + windowLength; at += 1) least = Math.min(least, hashes[at] ?? 0);
    chosen.add(least);
  }
  return Uint32Array.from(chosen).sort();
}

function hashRuns(words: readonly string[]): Uint32Array {
  const single = words.map((one) => hashWord(foldLookalikes(one)));
  const runs = new Uint32Array(Math.max(0, words.length - runLength + 1));
  for (let from = 0; from < runs.length; from += 1) {
    let hash = 0;
    for (let at = from; at < from + runLength; at += 1) hash = mix(Math.imul(hash, 31) + (single[at] ?? 0));
    runs[from] = hash >>> 0;
  }
  return runs;
}

/** FNV-1a, 32 bits. */
function hashWord(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** The finisher of MurmurHash3: every bit of the input moves every bit of the outcome. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
