/** Whether two words may be one that was misread or mistyped. */
import { foldLookalikes } from './words.ts';

export function isSimilar(a: string, b: string): boolean {
  if (a === b) return true;
  const longer = Math.max(a.length, b.length);
  const allowed = findAllowed(longer);
  if (Math.abs(a.length - b.length) > allowed + 1) return false;
  const [foldedA, foldedB] = [foldLookalikes(a), foldLookalikes(b)];
  return foldedA === foldedB || isWithin(foldedA, foldedB, allowed);
}

/** Letters that may differ in words of this length. */
function findAllowed(length: number): number {
  if (length < 2) return 0;
  if (length < 7) return 1;
  return length < 11 ? 2 : Math.floor(length / 4);
}

/** Whether the words of one are those of the other, torn apart or run together, with a few letters misread. */
export function isTorn(a: readonly string[], b: readonly string[]): boolean {
  const [joinedA, joinedB] = [foldLookalikes(a.join('')), foldLookalikes(b.join(''))];
  return isWithin(joinedA, joinedB, Math.floor(Math.min(joinedA.length, joinedB.length) / 6));
}

/** Whether at most `most` letters were put in, left out or exchanged (Levenshtein). */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const exchanged = (before[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const cost = Math.min(exchanged, (before[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    before = current;
  }
  return (before[b.length] ?? 0) <= most;
}

export function hasDigit(text: string): boolean {
  return /\p{N}/u.test(text);
}
