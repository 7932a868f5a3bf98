/** Words that a machine read: where they stand, and what of them a person has to look at. */
import type { InspectionFinding } from '../contract/document.ts';
import { needsEyes, type Reading, type ReadWord } from '../contract/reading.ts';
import type { Rect } from '../contract/values.ts';

/** The upright rectangle round a word, in default user space. */
export function outlineWord({ start: [x, y], angle, length, above, below }: ReadWord): Rect {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corners = [
    [0, -below],
    [length, -below],
    [0, above],
    [length, above],
  ].map(([along = 0, up = 0]) => [x + along * cos - up * sin, y + along * sin + up * cos] as const);
  const xs = corners.map(([left]) => left);
  const ys = corners.map(([, bottom]) => bottom);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** A word of which it is as likely as not that a letter is wrong. */
export const doubtfulWord = 0.6;

/** More are not looked at one by one. */
const mostPlaces = 100;

/** What the reviewer is told about a page that was read. */
export function describeReading(page: number, { flags, words }: Reading): InspectionFinding {
  if (flags.includes('no-text') || flags.includes('failed'))
    return { kind: 'no-words-read', page, count: 1, places: [] };
  if (!needsEyes(flags)) return { kind: 'machine-read', page, count: 1, places: [] };
  const doubtful = words.filter(({ confidence }) => confidence < doubtfulWord);
  return {
    kind: 'poor-reading',
    page,
    count: Math.max(1, doubtful.length),
    places: doubtful.slice(0, mostPlaces).map((word) => ({ rects: [outlineWord(word)], text: word.text })),
  };
}
