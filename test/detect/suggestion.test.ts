import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { patternHit, suggestionTypes } from '../../src-main/detect/hit.ts';
import { settleOverlaps } from '../../src-main/detect/overlaps.ts';
import { detectInPages } from '../../src-main/detect/suggestion.ts';
import { differsByOne } from '../../src-main/detect/text-tokens.ts';
import { detect, listPerson } from './invented.ts';

const people = [
  listPerson('Karen Hughes', { aliases: ['Kaz'], addresses: ['14 Alder Grove, Doncaster DN4 7QT'] }),
  listPerson('Rachel Osei', { role: 'professional', decision: 'keep' }),
  listPerson('Jamie Hughes', { role: 'subject', decision: 'keep' }),
];

const piece = fc.oneof(
  fc.constantFrom(
    'Karen Hughes',
    'KH',
    '(KH)',
    'Mrs',
    'Hughes',
    'Hug-\nhes',
    'Rachel',
    'Osei',
    '14 Alder Grove',
    'DN4 7QT',
    '07700 900318',
    ',',
    '.',
    '\n',
    ' ',
    '-',
    "'s",
    'NHS no',
    '943 476 5919',
    '19/08/1953',
    'DOB',
    'a@b.uk',
    'https://x.uk/',
    'AB123456C',
    '12-34-56',
    '12345678',
    '\u00AD',
    '👨‍👩‍👧',
    'É',
    'ﬁ',
    '\u0301',
    '\uD83D',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

describe('whatever the text', () => {
  test('offsets slice to the text, lie in the page, are in order and never overlap', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (texts) => {
        const pages = texts.map((content, index) => ({ page: index + 1, text: content }));
        let page = 0;
        let end = 0;
        for (const found of detectInPages(pages, people)) {
          if (found.page !== page) end = 0;
          expect(found.page).toBeGreaterThanOrEqual(page);
          page = found.page;
          expect(pages[page - 1]?.text.slice(found.start, found.end)).toBe(found.text);
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          end = found.end;
          expect(found.confidence).toBeGreaterThan(0);
          expect(found.confidence).toBeLessThanOrEqual(1);
          expect(suggestionTypes).toContain(found.type);
          expect(found.reason).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a full name of the register is never lost in it', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const content = `${before}\n\nthen Karen Hughes, then\n\n${after}`;
        const at = content.indexOf('then Karen Hughes, then') + 5;
        expect(detect(content, people).some((found) => found.start <= at && found.end >= at + 12)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('overlapping hits', () => {
  const hit = (type: 'email' | 'person' | 'date', start: number, end: number, confidence = 0.95) =>
    patternHit(type, start, end, confidence, 'x');

  test('give one suggestion for one span, the longer one', () => {
    const content = 'karen.hughes@x.uk';
    expect(
      settleOverlaps(content, [hit('person', 0, 5), hit('email', 0, 17), hit('person', 6, 12)]),
    ).toMatchObject([{ type: 'email' }]);
  });

  test('leave what the better one does not cover', () => {
    const content = 'Alan Karen Hughes';
    const names = { ...hit('person', 0, 10), source: 'names' as const };
    expect(settleOverlaps(content, [names, hit('person', 5, 17)])).toMatchObject([
      { start: 0, end: 4 },
      { start: 5, end: 17 },
    ]);
  });

  test('are shielded by what is kept', () => {
    expect(
      settleOverlaps('Rachel Osei', [{ ...hit('person', 0, 11), keep: true }, hit('person', 7, 11, 0.8)]),
    ).toEqual([]);
  });
});

test('options leave out types and doubtful suggestions', () => {
  const content = 'Karen Hughes, 19/08/2012, Mrs Patel';
  expect(detect(content, people, { types: ['person'] }).map((found) => found.text)).toEqual([
    'Karen Hughes',
    'Patel',
  ]);
  expect(detect(content, people, { minConfidence: 0.9 }).map((found) => found.text)).toEqual([
    'Karen Hughes',
  ]);
});

test('one letter off is one letter, or two neighbours swapped', () => {
  for (const other of ['hughs', 'hughess', 'hugkes', 'hguhes'])
    expect(differsByOne('hughes', other), other).toBe(true);
  for (const other of ['hughes', 'huhgse', 'hug', 'hughesss', 'hgeuhs'])
    expect(differsByOne('hughes', other), other).toBe(false);
});
