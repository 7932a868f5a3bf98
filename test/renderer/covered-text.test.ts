/** What may distress is left out of the page's text, and everything else keeps its place. */
import { expect, test } from 'vitest';
import { coverText } from '../../src-renderer/screens/review/covered-text.ts';

const text = 'It rained. He hit her in the face before she could get away. They left.';
const start = text.indexOf('He hit');
const end = text.indexOf(' They');

test('no letter of a covered passage is left', () => {
  const covered = coverText(text, [{ start, end, kind: 'violence' }]);
  expect(covered.slice(start, end).trim()).toBe('[Covered: violence]');
  expect(covered).toHaveLength(text.length);
  expect(covered.slice(0, start) + covered.slice(end)).toBe(text.slice(0, start) + text.slice(end));
});

test('a sentence that is two kinds at once is covered once, by both names', () => {
  const both = [
    { start, end, kind: 'violence' as const },
    { start, end, kind: 'abuse' as const },
  ];
  expect(coverText(text, both).slice(start, end).trim()).toBe('[Covered: violence, abuse or neglect]');
});

test('a short passage gives nothing away either', () => {
  expect(coverText('He died.', [{ start: 0, end: 8, kind: 'violence' }])).toBe('[Covered');
});

test('a page without passages reads as it is', () => {
  expect(coverText(text, [])).toBe(text);
});
