import { describe, expect, it } from 'vitest';
import { growRange } from '../../src-renderer/viewer/grow-range.ts';
import { mapText } from '../../src-renderer/viewer/text-selection.ts';
import { makePage } from './make-page.ts';

const text = 'Seen by\nMrs Jane Whitlock at home.\nShe was well.\n\nSecond part\nof the note.';
const map = mapText(makePage(text));

function growFrom(words: string): readonly (readonly [string, string])[] {
  const start = text.indexOf(words);
  let range = { start, end: start + words.length };
  const steps: (readonly [string, string])[] = [];
  for (let grown = growRange(map, range); grown !== null; grown = growRange(map, range)) {
    range = grown.range;
    steps.push([grown.extent, text.slice(range.start, range.end)]);
  }
  return steps;
}

describe('a wider selection', () => {
  it('reaches to the end of the line, then over the line, the paragraph and the page', () => {
    expect(growFrom('Jane')).toEqual([
      ['end of line', 'Jane Whitlock at home.'],
      ['line', 'Mrs Jane Whitlock at home.'],
      ['paragraph', 'Seen by\nMrs Jane Whitlock at home.\nShe was well.'],
      ['page', text],
    ]);
  });

  it('leaves out steps that would add nothing', () => {
    expect(growFrom('Second part').map(([extent]) => extent)).toEqual(['paragraph', 'page']);
    expect(growFrom(text)).toEqual([]);
  });

  it('keeps lines together that the selection joins', () => {
    const [first] = growFrom('home.\nShe');
    expect(first).toEqual(['end of line', 'home.\nShe was well.']);
  });

  it('is nothing on a page without text', () => {
    expect(growRange(mapText(makePage('')), { start: 0, end: 0 })).toBeNull();
  });
});
