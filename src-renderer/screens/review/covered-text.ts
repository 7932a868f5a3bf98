/** A page's text with what may distress left out, every other letter at its own place. Pure. */
import type { Passage } from '../../../src-main/contract/passage.ts';
import { sayKinds } from '../frame/passage-words.ts';

/** In place of each passage a few words say what is covered; blanks fill the rest, so that places stay the same. */
export function coverText(
  text: string,
  passages: readonly Pick<Passage, 'start' | 'end' | 'kind'>[],
): string {
  let covered = text;
  for (const { start, end } of passages) {
    const kinds = passages.filter((other) => other.start < end && other.end > start).map(({ kind }) => kind);
    const length = end - start;
    const words = `[Covered: ${sayKinds(kinds)}]`.slice(0, length).padEnd(length, ' ');
    covered = covered.slice(0, start) + words + covered.slice(end);
  }
  return covered;
}
