import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DocumentId } from '../../src-main/contract/values.ts';
import { moveDocument, removeDocument } from '../../src-main/store/documents.ts';
import { foldText } from '../../src-main/store/folded-text.ts';
import { findText, searchPages } from '../../src-main/store/search.ts';
import { indexText } from '../../src-main/store/search-text.ts';
import type { ReadableDb } from '../../src-main/store/sqlite.ts';
import { addDocument, openCaseDb } from './support/stores.ts';

function openPages(...texts: string[]): ReadableDb {
  const db = openCaseDb();
  addDocument(db, 'd1', texts);
  return db;
}

/** What is found, as it stands on the page. */
function found(db: ReadableDb, texts: readonly string[], query: string): string[] {
  return searchPages(db, query, 99).hits.flatMap((hit) =>
    hit.ranges.map((range) => `${hit.page}: ${texts[hit.page - 1]?.slice(range.start, range.end)}`),
  );
}

describe('searching while typing', () => {
  const texts = [
    'Karen Hughes met Mr Smith-\nJones at O’Brien’s café.\nThe ﬁle of SMITH–Jones.',
    'Kareena came later. Hughes Karen; karen hughes',
    'Nothing of the kind, Straße 12-03-2020',
  ];

  test.each([
    ['kar', ['1: Kar', '2: Kar', '2: Kar', '2: kar']],
    ['karen ', ['1: Karen', '2: Karen', '2: karen']],
    ['"karen hughes"', ['1: Karen Hughes', '2: karen hughes']],
    ['"karen hu', ['1: Karen Hu', '2: karen hu']],
    ['hughes later', ['2: later', '2: Hughes', '2: hughes']],
    ['smithjones', ['1: Smith-\nJones', '1: SMITH–Jones']],
    ['Smith-Jones', ['1: Smith-\nJones', '1: SMITH–Jones']],
    ['jones', ['1: Jones', '1: Jones']],
    ["o'brien", ['1: O’Brien']],
    ['CAFE', ['1: café']],
    ['café', ['1: café']],
    ['file', ['1: ﬁle']],
    ['strasse', ['3: Straße']],
    ['12-03-2020', ['3: 12-03-2020']],
    ['aren', []],
    ['karen nobody', []],
    ['', []],
    ['   ', []],
    ['"', []],
    ['*', []],
    ['-', []],
    ['" OR text:x', []],
    ['NEAR(karen', []],
  ])('%j finds %j', (query, expected) => {
    const db = openPages(...texts);
    expect(found(db, texts, query)).toEqual(expected);
  });

  test('nothing that can be typed breaks the search', () => {
    const db = openPages(...texts);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (query) => {
        searchPages(db, query, 5);
        findText(db, query);
      }),
      { numRuns: 300 },
    );
  });

  test('hits follow the order of the case, and a limit is told', () => {
    const db = openCaseDb();
    for (const id of ['d1', 'd2', 'd3']) addDocument(db, id, ['Karen', 'Karen again']);
    moveDocument(db, DocumentId.parse('d3'), 0);
    const places = (limit: number) =>
      searchPages(db, 'karen', limit).hits.map((hit) => `${hit.documentId}/${hit.page}`);
    expect(places(99)).toEqual(['d3/1', 'd3/2', 'd1/1', 'd1/2', 'd2/1', 'd2/2']);
    expect(places(2)).toEqual(['d3/1', 'd3/2']);
    expect([searchPages(db, 'karen', 5).more, searchPages(db, 'karen', 6).more]).toEqual([true, false]);
  });

  test('the context is a piece of the page with the hit in it', () => {
    const text = `${'word '.repeat(50)}\nKaren\nHughes ${'more '.repeat(50)}`;
    const db = openPages(text);
    const [hit] = searchPages(db, '"karen hughes"', 5).hits;
    const [range] = hit?.context.ranges ?? [];
    expect(hit?.context.text.length).toBeLessThanOrEqual(160);
    expect(hit?.context.text).toMatch(/^word word/);
    expect(hit?.context.text.slice(range?.start, range?.end)).toBe('Karen Hughes');
  });
});

describe('finding a text everywhere', () => {
  test.each([
    ['Karen Hughes', 'x KAREN\n  hughes, y', 'KAREN\n  hughes', true],
    ['Smith-Jones', 'Mrs Smith-\nJones', 'Smith-\nJones', true],
    ['Smithjones', 'Mrs Smith-Jones', 'Smith-Jones', true],
    // A hyphen ends a word, as a reader sees it.
    ['Smith', 'Mrs Smith-Jones', 'Smith', true],
    ['Ann', 'Joanna', 'ann', false],
    ['Zoë', 'ZOE came', 'ZOE', true],
    ['Zoe', 'Zoe\u0308 came', 'Zoe\u0308', true],
    ['O’Brien', "O'Brien's", "O'Brien", true],
    ['office', 'the oﬃce', 'oﬃce', true],
    ['07700 900123', 'tel 07700\n900123.', '07700\n900123', true],
    ['co-operate', 'to coop\u00aderate', 'coop\u00aderate', true],
  ])('%j is found in %j', (needle, text, expected, whole) => {
    const db = openPages(text);
    const places = findText(db, needle);
    expect(places.map((place) => text.slice(place.start, place.end))).toEqual([expected]);
    expect(places[0]).toMatchObject({ documentId: 'd1', page: 1 });
    expect(places[0]?.whole).toBe(whole);
  });

  test.each([
    ['Karen Hughes', 'Karen and Hughes'],
    ['Smith Jones', 'SmithJones'],
    ['', 'anything'],
    [' \n ', 'any thing'],
    ['- x', 'y'],
  ])('%j is not found in %j', (needle, text) => {
    expect(findText(openPages(text), needle)).toEqual([]);
  });

  test('documents that come and go are seen at once', () => {
    const db = openCaseDb();
    addDocument(db, 'd1', ['Karen']);
    const ids = () => findText(db, 'karen').map((place) => place.documentId);
    expect(ids()).toEqual(['d1']);
    addDocument(db, 'd2', ['and Karen']);
    expect(ids()).toEqual(['d1', 'd2']);
    removeDocument(db, DocumentId.parse('d1'));
    expect(ids()).toEqual(['d2']);
    addDocument(db, 'd3', ['nobody', 'Karen']);
    expect(ids()).toEqual(['d2', 'd3']);
  });

  test('whatever stands on a page is found there, however it is written', () => {
    const db = openCaseDb();
    const word = fc.stringMatching(/^[A-Za-zÀ-ÿ]{1,8}$/);
    let number = 0;
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.array(word, { maxLength: 20 }),
        (name, rest) => {
          number += 1;
          const text = `${rest.join(' ')} ${name.join('\n ').toUpperCase()} ${rest.join('\n')}`;
          const id = addDocument(db, `d${number}`, [text]);
          const start = rest.join(' ').length + 1;
          const places = findText(db, name.join(' ')).filter((place) => place.documentId === id);
          expect(places.some((place) => place.start <= start && place.end > start)).toBe(true);
          for (const place of places) {
            expect(foldText(text.slice(place.start, place.end)).folded).toContain(
              foldText(name[0] ?? '').folded,
            );
          }
          removeDocument(db, id);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('folding', () => {
  test.each([
    ['  Two\n\t words  ', 'two words'],
    ['well-known', 'wellknown'],
    ['well-\nknown', 'wellknown'],
    ['well- known', 'well- known'],
    ['a — b', 'a - b'],
    ['- list', '- list'],
    ['ÀÉîõü ß ﬀ ſ İ', 'aeiou ss ff s i'],
    ['𝒦aren 😀', 'karen 😀'],
    ['ΣΑΣ σας', 'σασ σασ'],
    ['zero\u200bwidth', 'zerowidth'],
  ])('%j becomes %j', (text, folded) => {
    expect(foldText(text).folded).toBe(folded);
  });

  test('each unit knows where it came from, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { folded, starts, ends } = foldText(text);
        expect(ends).toHaveLength(folded.length);
        expect(starts).toHaveLength(folded.length + 1);
        for (let index = 0; index < folded.length; index += 1) {
          expect(starts[index]).toBeLessThan(ends[index] ?? 0);
          expect(starts[index]).toBeLessThanOrEqual(starts[index + 1] ?? 0);
          expect(ends[index]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences' }), (text) => {
        const once = foldText(text).folded;
        expect(foldText(once).folded).toBe(once);
      }),
    );
  });

  test('the index holds the parts of a hyphenated word and the whole', () => {
    expect(indexText('Mrs Smith-\nJones').split(/[^a-z]+/)).toEqual(['mrs', 'smith', 'jones', 'smithjones']);
  });
});
