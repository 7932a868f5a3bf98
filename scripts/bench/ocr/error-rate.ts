/** How many letters of a text were read wrongly, whatever order its words and columns were read in. */

/** White space, rules and the ways of writing one mark are not what is measured. */
function listWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/[‘’`´]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[–—]/gu, '-')
    .split(/[\s|]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/**
 * `errors`: letters of `truth` that are missing or wrong in `read`. Each word of the truth takes the word that was read most
 * like it; what is read beyond that (specks, the edges of pictures) does not count.
 */
export function findErrorRate(
  truth: string,
  read: string,
): { readonly errors: number; readonly letters: number } {
  const left = new Map<string, number>();
  for (const word of listWords(read)) left.set(word, (left.get(word) ?? 0) + 1);
  const take = (word: string): void => {
    const count = left.get(word) ?? 0;
    if (count > 1) left.set(word, count - 1);
    else left.delete(word);
  };
  let letters = 0;
  const missing: string[] = [];
  for (const word of listWords(truth)) {
    letters += word.length;
    if (left.has(word)) take(word);
    else missing.push(word);
  }
  let errors = 0;
  for (const word of missing) {
    let best = word.length;
    let like: string | null = null;
    for (const other of left.keys()) {
      if (Math.abs(other.length - word.length) >= best) continue;
      const distance = countChanges(word, other);
      if (distance < best) [best, like] = [distance, other];
    }
    errors += best;
    if (like !== null) take(like);
  }
  return { errors, letters };
}

/** Levenshtein's distance. */
function countChanges(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1)
      next[j] = Math.min(
        (row[j - 1] ?? 0) + (b[j - 1] === letter ? 0 : 1),
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
      );
    row = next;
  }
  return row[b.length] ?? a.length;
}
