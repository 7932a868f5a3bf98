import { describe, expect, it } from 'vitest';
import {
  caretBox,
  findCaret,
  findCharacter,
  findLine,
  findWord,
  mapText,
  moveCaret,
  outlineRange,
  readSelection,
} from '../../src-renderer/viewer/text-selection.ts';
import { makePage } from './make-page.ts';

const text = 'Mrs Whitlock lives\nat 14 Alder Grove.\n\nShe’s well 😀 now';
const map = mapText(makePage(text));

describe('selecting text by character boxes', () => {
  it('finds the lines of a page, leaving out empty ones', () => {
    expect(map.lines.map((line) => text.slice(line.start, line.end).trim())).toEqual([
      'Mrs Whitlock lives',
      'at 14 Alder Grove.',
      'She’s well 😀 now',
    ]);
  });

  it('begins a new line where characters jump down without a line break in the text', () => {
    const page = makePage('ab\ncd');
    const joined = {
      ...page,
      text: 'abcd',
      boxes: new Float32Array([...page.boxes.slice(0, 8), ...page.boxes.slice(12)]),
    };
    expect(mapText(joined).lines).toHaveLength(2);
  });

  it('finds the character under the pointer and the nearest one beside it', () => {
    expect(findCharacter(map, { x: 20 + 6 * 4 + 1, y: 35 })).toBe(4);
    expect(findCharacter(map, { x: 290, y: 35 })).toBe(17);
    expect(findCharacter(map, { x: 0, y: 49 })).toBe(19);
    expect(findCharacter(mapText(makePage('')), { x: 0, y: 0 })).toBeNull();
  });

  it('puts the caret on the nearer side of a character', () => {
    expect(findCaret(map, { x: 20 + 6 * 4 + 1, y: 35 })).toBe(4);
    expect(findCaret(map, { x: 20 + 6 * 4 + 5, y: 35 })).toBe(5);
  });

  it('selects a word with its apostrophe, but not the full stop behind it', () => {
    const word = findWord(map, text.indexOf('She') + 1);
    expect(text.slice(word.start, word.end)).toBe('She’s');
    const grove = findWord(map, text.indexOf('Grove'));
    expect(text.slice(grove.start, grove.end)).toBe('Grove');
    const stop = findWord(map, text.indexOf('.'));
    expect(text.slice(stop.start, stop.end)).toBe('.');
  });

  it('selects a line without the white space at its ends', () => {
    const line = findLine(map, 20);
    expect(text.slice(line.start, line.end)).toBe('at 14 Alder Grove.');
  });

  it('reads a selection that was drawn backwards, and nothing from white space alone', () => {
    expect(readSelection(map, { anchor: 13, focus: 4 })).toEqual({ start: 4, end: 12 });
    expect(readSelection(map, { anchor: 12, focus: 13 })).toBeNull();
  });

  it('outlines a range with one rectangle a line', () => {
    const outlines = outlineRange(map, { start: 13, end: 24 });
    expect(outlines).toHaveLength(2);
    expect(outlines[0]).toEqual({ left: 20 + 13 * 6, top: 30, width: 30, height: 10 });
    expect(outlines[1]).toEqual({ left: 20, top: 44, width: 30, height: 10 });
  });

  it('works the same on a page that is turned', () => {
    const turned = mapText(makePage(text, 90));
    expect(turned.lines).toHaveLength(3);
    expect(outlineRange(turned, { start: 4, end: 12 })).toEqual(outlineRange(map, { start: 4, end: 12 }));
  });

  it('moves the caret by characters, words and lines, and never splits a surrogate pair', () => {
    const face = text.indexOf('😀');
    expect(moveCaret(map, face, 'character-forward')).toBe(face + 2);
    expect(moveCaret(map, face + 2, 'character-back')).toBe(face);
    expect(moveCaret(map, 0, 'character-back')).toBe(0);
    expect(moveCaret(map, 4, 'word-forward')).toBe(12);
    expect(moveCaret(map, 12, 'word-back')).toBe(4);
    expect(moveCaret(map, 4, 'line-down')).toBe(19 + 4);
    expect(moveCaret(map, 19 + 4, 'line-up')).toBe(4);
    expect(moveCaret(map, 6, 'line-start')).toBe(0);
    expect(moveCaret(map, 6, 'line-end')).toBe(18);
    expect(moveCaret(map, text.length, 'character-forward')).toBe(text.length);
  });

  it('shows the caret behind the last character of a line', () => {
    expect(caretBox(map, 18)).toEqual({ left: 20 + 18 * 6, top: 30, width: 0, height: 10 });
  });
});
