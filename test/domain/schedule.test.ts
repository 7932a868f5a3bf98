import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeDay, describeDayShort } from '../../src-main/domain/civil-date.ts';
import { composeOwnParts } from '../../src-main/domain/letter.ts';
import { formatNumber, formatPages } from '../../src-main/domain/numbers.ts';
import {
  citePages,
  composeHowMuch,
  countWithheld,
  type WithheldPlace,
} from '../../src-main/domain/schedule.ts';
import { assessment, exemptions, makeLetterInput, minutes } from './letter-input.ts';

function place(page: number, codes: readonly string[], neutral = false): WithheldPlace {
  return { documentId: assessment, page, codes, neutral };
}

function composeSchedule(places: readonly WithheldPlace[]): string {
  const withheld = countWithheld(places);
  return JSON.stringify(
    composeOwnParts(makeLetterInput({ withheld })).filter((part) => part.kind === 'schedule'),
  );
}

describe('counting what was withheld', () => {
  test('each place counts under each of its codes, the most frequent first', () => {
    const reasons = countWithheld([
      place(1, ['LPP']),
      place(1, ['TP-ID']),
      place(2, ['TP-ID', 'LPP']),
      place(2, ['TP-ID']),
    ]);
    expect(reasons).toEqual([
      {
        code: 'TP-ID',
        places: 3,
        pages: [
          { documentId: assessment, page: 1 },
          { documentId: assessment, page: 2 },
        ],
      },
      {
        code: 'LPP',
        places: 2,
        pages: [
          { documentId: assessment, page: 1 },
          { documentId: assessment, page: 2 },
        ],
      },
    ]);
  });

  test('a neutral place counts only as withheld, whatever its code', () => {
    expect(countWithheld([place(1, ['CR'], true), place(2, ['TP-ID'], true)])).toEqual([
      {
        code: null,
        places: 2,
        pages: [
          { documentId: assessment, page: 1 },
          { documentId: assessment, page: 2 },
        ],
      },
    ]);
  });
});

describe('the schedule', () => {
  test('explains each label with its law and its places', () => {
    const text = composeSchedule([place(1, ['TP-ID']), place(3, ['LPP'])]);
    expect(text).toContain(
      '["Name of another person","Details that would show who another person is.\\nLaw of TP-ID","1"]',
    );
    expect(text).toContain('Legal advice: page {{places:assessment=3}}');
  });

  test('does not give a neutral reason away', () => {
    const text = composeSchedule([place(1, ['CR'], true)]);
    expect(text).toContain('"Withheld"');
    expect(text).not.toMatch(/crime|\bCR\b/);
    expect(composeSchedule([place(1, ['CR'])])).toContain('crime');
  });

  test('refuses a code that nobody has explained', () => {
    expect(() => composeSchedule([place(1, ['NEW'])])).toThrow('code-unknown');
  });

  test('is the same whatever the withheld texts are', () => {
    const codes = fc.constantFrom(...exemptions.map((exemption) => exemption.code));
    const mark = fc.record({
      page: fc.integer({ min: 1, max: 50 }),
      code: codes,
      neutral: fc.boolean(),
      text: fc.string({ minLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1 }), (marks) => {
        // As a careless caller would: the whole mark is passed, with its text.
        const withText = marks.map((one) => ({
          ...place(one.page, [one.code], one.neutral),
          text: one.text,
        }));
        const without = marks.map((one) => place(one.page, [one.code], one.neutral));
        expect(composeSchedule(withText)).toBe(composeSchedule(without));
      }),
    );
  });

  test('says so when nothing is left out', () => {
    const text = composeSchedule([]);
    expect(text).toContain('We have not left anything out');
    expect(text).not.toContain('"table"');
  });

  test.each([
    [
      { complete: 1042, part: 236, whole: 6 },
      '1,042 of 1,284 pages are complete. On 236 pages part is left out. 6 pages are left out whole.',
    ],
    [
      { complete: 1, part: 1, whole: 0 },
      '1 of 2 pages is complete. On 1 page part is left out. No page is left out whole.',
    ],
    [{ complete: 0, part: 0, whole: 1 }, '0 of 1 page are complete. 1 page is left out whole.'],
    [{ complete: 12, part: 0, whole: 0 }, 'All 12 pages are complete.'],
    [{ complete: 1, part: 0, whole: 0 }, 'The one page is complete.'],
  ])('says how much is left out: %o', (counts, text) => {
    expect(composeHowMuch(counts)).toEqual({ kind: 'paragraph', text });
  });

  test('points to pages by document, so that assemble can number them', () => {
    expect(
      citePages([
        { documentId: assessment, page: 3 },
        { documentId: minutes, page: 1 },
        { documentId: assessment, page: 4 },
      ]),
    ).toBe('{{places:assessment=3,4;minutes%2F2=1}}');
  });
});

describe('numbers and days', () => {
  test('pages are sorted, joined into runs and have thousands separators', () => {
    expect(formatPages([60, 49, 50, 51, 50, 1291, 1292])).toBe('49–51, 60, 1,291–1,292');
    expect(formatPages([])).toBe('');
  });

  test('no page is lost or invented', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 5000 })), (pages) => {
        const read = formatPages(pages)
          .split(', ')
          .filter((run) => run !== '')
          .flatMap((run) => {
            const [first = 0, last = first] = run
              .split('–')
              .map((number) => Number(number.replaceAll(',', '')));
            return Array.from({ length: last - first + 1 }, (_, index) => first + index);
          });
        expect(read).toEqual([...pages].sort((a, b) => a - b));
      }),
    );
  });

  test('are written as people write them', () => {
    expect([0, 999, 1000, 1234567].map(formatNumber)).toEqual(['0', '999', '1,000', '1,234,567']);
    expect(describeDay('2012-02-04')).toBe('4 February 2012');
    expect(describeDayShort('2012-12-14')).toBe('14 Dec 2012');
  });
});
