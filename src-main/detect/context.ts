/** Words around a place in a text. */

/** True where the pattern stands in the `reach` characters before `start`, on the same or the previous line. */
export function precededBy(text: string, start: number, pattern: RegExp, reach = 40): boolean {
  return pattern.test(text.slice(Math.max(0, start - reach), start));
}

export function followedBy(text: string, end: number, pattern: RegExp, reach = 30): boolean {
  return pattern.test(text.slice(end, end + reach));
}

export type Found = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly string[];
};

/** All matches of a global pattern. */
export function findAll(text: string, pattern: RegExp): readonly Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, ...groups] = match;
    found.push({
      text: whole,
      start: match.index,
      end: match.index + whole.length,
      groups: groups.map((group) => group ?? ''),
    });
  }
  return found;
}
