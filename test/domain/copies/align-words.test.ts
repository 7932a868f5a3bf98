/** Words of two pages side by side, and where the words under a mark stand on the other page. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignWords } from '../../../src-main/domain/copies/align-words.ts';
import { carryRange } from '../../../src-main/domain/copies/carry-range.ts';
import { compareTexts } from '../../../src-main/domain/copies/compare-texts.ts';
import { splitWords } from '../../../src-main/domain/copies/words.ts';

const word = fc.constantFrom('karen', 'visited', 'the', 'flat', 'on', 'monday', '1998', 'x');
const list = fc.array(word, { maxLength: 25 });

/** By the textbook, in time and room that nobody has for whole pages. */
function countCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let row = a.length - 1; row >= 0; row -= 1)
    for (let column = b.length - 1; column >= 0; column -= 1) {
      const [next, below] = [table[row] ?? [], table[row + 1] ?? []];
      next[column] =
        a[row] === b[column]
          ? (below[column + 1] ?? 0) + 1
          : Math.max(below[column] ?? 0, next[column + 1] ?? 0);
    }
  return table[0]?.[0] ?? 0;
}

describe('two lists of words side by side', () => {
  test('are covered from end to end, in order, and what is called the same is', () => {
    fc.assert(
      fc.property(list, list, (here, there) => {
        const runs = alignWords(here, there) ?? [];
        let [a, b] = [0, 0];
        for (const run of runs) {
          expect([run.here.from, run.there.from]).toEqual([a, b]);
          [a, b] = [run.here.to, run.there.to];
          if (run.kind === 'same')
            expect(here.slice(run.here.from, a)).toEqual(there.slice(run.there.from, b));
        }
        expect([a, b]).toEqual([here.length, there.length]);
      }),
    );
  });

  test('have as much in common as there is', () => {
    fc.assert(
      fc.property(list, list, (here, there) => {
        const same = (alignWords(here, there) ?? []).filter(({ kind }) => kind === 'same');
        expect(same.reduce((sum, run) => sum + run.here.to - run.here.from, 0)).toBe(
          countCommon(here, there),
        );
      }),
    );
  });

  test('are given up where more differs than was allowed', () => {
    const [here, there] = [
      ['a1', 'b1', 'c1'],
      ['a1', 'd1', 'e1', 'f1'],
    ];
    expect(alignWords(here, there, 4)).toBeNull();
    expect(alignWords(here, there, 5)).not.toBeNull();
  });

  test('have misread words as similar, and other ones as different', () => {
    const here = 'my mother came with karen in march'.split(' ');
    const there = 'my rnother came with judith in march'.split(' ');
    expect((alignWords(here, there) ?? []).map(({ kind, here: { from, to } }) => [kind, from, to])).toEqual([
      ['same', 0, 1],
      ['similar', 1, 2],
      ['same', 2, 4],
      ['different', 4, 5],
      ['same', 5, 7],
    ]);
  });
});

function carry(here: string, there: string, marked: string) {
  const [a, b] = [splitWords(here), splitWords(there)];
  const runs = alignWords(a.words, b.words) ?? [];
  const start = here.indexOf(marked);
  const carried = carryRange(runs, a, b, { start, end: start + marked.length });
  return carried && { text: there.slice(carried.range.start, carried.range.end), exact: carried.exact };
}

describe('the words under a mark', () => {
  const here = 'On Monday Karen Hughes opened the door to the flat and let me in at once.';

  test('are found on the copy, however it is laid out', () => {
    const there = 'Page 3\nOn Monday KAREN\nHUGHES opened the door to\nthe flat and let me in at once.';
    expect(carry(here, there, 'Karen Hughes')).toEqual({ text: 'KAREN\nHUGHES', exact: true });
    expect(carry(here, there, 'aren')).toEqual({ text: 'AREN', exact: true });
  });

  test('are found where they were misread, and that is told', () => {
    const there = 'On Monday Karcn Hughes opened the door to the flat and let me in at once.';
    expect(carry(here, there, 'Karen Hughes')).toEqual({ text: 'Karcn Hughes', exact: false });
  });

  test('are not found where other words stand, or something stands between them', () => {
    expect(carry(here, here.replace('Karen', 'Judith'), 'Karen Hughes')).toBeNull();
    expect(carry(here, here.replace('Karen', 'Karen and old Mrs'), 'Karen Hughes')).toBeNull();
    expect(carry(here, here, '.')).toBeNull();
  });

  test('are not found by themselves among words that are not the same', () => {
    const there = 'Nobody but Karen Hughes came to that long meeting of all the managers in the town hall.';
    expect(carry(here, there, 'Karen Hughes')).toBeNull();
  });

  test('are on the copy what they are here, wherever they stand', () => {
    const page = fc.array(fc.stringMatching(/^[a-z]{3,7}$/), { minLength: 12, maxLength: 30 });
    fc.assert(
      fc.property(page, fc.nat(), fc.nat(), fc.array(word, { maxLength: 5 }), (words, from, length, head) => {
        const text = words.join(' ');
        const own = splitWords(text);
        const first = from % words.length;
        const last = Math.min(words.length - 1, first + (length % 4));
        const range = { start: own.starts[first] ?? 0, end: own.ends[last] ?? 0 };
        const copy = [...head, ...words].join('\n');
        const other = splitWords(copy);
        const found = carryRange(alignWords(own.words, other.words) ?? [], own, other, range);
        // A word of the head may be taken for one of the page, which then is not found; it is never another word.
        if (found?.exact)
          expect(copy.slice(found.range.start, found.range.end).split(/\s/)).toEqual(
            text.slice(range.start, range.end).split(' '),
          );
        if (head.length === 0) expect(found).not.toBeNull();
      }),
    );
  });
});

describe('two pages for reading', () => {
  test('are pieces that together are each page, without what stands between words', () => {
    expect(compareTexts('The visit, on Monday, was short.', 'The visit on Tuesday was very short!')).toEqual([
      { kind: 'same', here: 'The visit, on', there: 'The visit on', range: { start: 0, end: 13 } },
      { kind: 'different', here: 'Monday', there: 'Tuesday', range: { start: 14, end: 20 } },
      { kind: 'same', here: 'was', there: 'was', range: { start: 22, end: 25 } },
      { kind: 'only-there', here: '', there: 'very', range: { start: 25, end: 25 } },
      { kind: 'same', here: 'short', there: 'short', range: { start: 26, end: 31 } },
    ]);
  });

  test('that are the same are one piece, and those with nothing in common one that differs', () => {
    expect(compareTexts('a b', 'A, B').map(({ kind }) => kind)).toEqual(['same']);
    expect(compareTexts('karen', '1998').map(({ kind }) => kind)).toEqual(['different']);
    expect(compareTexts('', '')).toEqual([]);
  });
});
