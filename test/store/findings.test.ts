import { describe, expect, test } from 'vitest';
import type { InspectionFinding } from '../../src-main/contract/document.ts';
import { removeDocument } from '../../src-main/store/documents.ts';
import {
  findHiddenText,
  insertFindings,
  listFindings,
  lookAtFinding,
  summarizeFindings,
} from '../../src-main/store/findings.ts';
import { addDocument, anna, at, codeOf, openCaseDb } from './support/stores.ts';

const covered: InspectionFinding = {
  kind: 'text-under-box',
  page: 2,
  count: 3,
  places: [{ rects: [[10, 20, 60, 32]], text: 'Karen Hughes' }],
};
const comment: InspectionFinding = {
  kind: 'annotation',
  page: 1,
  count: 1,
  places: [{ rects: [[1, 2, 3, 4]], text: 'Ask Mrs Ó Brien about the café first' }],
};
const author: InspectionFinding = {
  kind: 'metadata',
  page: null,
  count: 1,
  places: [{ rects: [], text: 'Author: J. O Brien' }],
};

function open() {
  const db = openCaseDb();
  const documentId = addDocument(db, 'd1', ['one', 'two']);
  insertFindings(db, documentId, [covered, comment, author]);
  return { db, documentId };
}

describe('findings', () => {
  test('those of a page come with those of the whole file, places and all', () => {
    const { db, documentId } = open();
    expect(listFindings(db, documentId, 2)).toEqual([
      { ...covered, documentId, serious: true, looked: null },
      { ...author, documentId, serious: false, looked: null },
    ]);
    expect(listFindings(db, documentId, 1).map(({ kind }) => kind)).toEqual(['annotation', 'metadata']);
  });

  test('looking at one is kept with who and when, can be taken back, and says whether anything changed', () => {
    const { db, documentId } = open();
    const which = { documentId, page: 2, kind: 'text-under-box' } as const;
    expect(lookAtFinding(db, which, { by: anna, at })).toBe(true);
    expect(lookAtFinding(db, which, { by: anna, at })).toBe(false);
    expect(listFindings(db, documentId, 2)[0]?.looked).toEqual({ by: anna, at });
    expect(lookAtFinding(db, which, null)).toBe(true);
    expect(listFindings(db, documentId, 2)[0]?.looked).toBeNull();
    expect(codeOf(() => lookAtFinding(db, { ...which, page: 1 }, null))).toBe('not-found');
  });

  test('a document is summed up by kind: how many, on how many pages, and where one waits', () => {
    const { db, documentId } = open();
    insertFindings(db, documentId, [{ ...covered, page: 1, count: 2, places: [] }]);
    lookAtFinding(db, { documentId, page: 1, kind: 'text-under-box' }, { by: anna, at });
    expect(summarizeFindings(db).get(documentId)).toEqual([
      { kind: 'annotation', serious: false, count: 1, pages: 1, open: 1, openPage: 1 },
      { kind: 'metadata', serious: false, count: 1, pages: 0, open: 1, openPage: null },
      { kind: 'text-under-box', serious: true, count: 5, pages: 2, open: 1, openPage: 2 },
    ]);
  });

  test('the same kind twice for one page is counted together', () => {
    const { db, documentId } = open();
    insertFindings(db, documentId, [covered]);
    expect(listFindings(db, documentId, 2)[0]?.count).toBe(6);
  });

  test('a search looks into what stands on no page, whatever its case and accents', () => {
    const { db, documentId } = open();
    expect(findHiddenText(db, 'o brien', 9)).toMatchObject([
      { documentId, page: null, kind: 'metadata', start: 11, end: 18 },
      { documentId, page: 1, kind: 'annotation', start: 8, end: 15 },
    ]);
    expect(findHiddenText(db, 'CAFE', 9)).toHaveLength(1);
    expect(findHiddenText(db, 'o brien', 1)).toHaveLength(1);
    expect(findHiddenText(db, ' ', 9)).toEqual([]);
  });

  test('what stands on a page is left to the search of the pages', () => {
    const { db } = open();
    expect(findHiddenText(db, 'Karen Hughes', 9)).toEqual([]);
  });

  test('they go with their document, from the search too', () => {
    const { db, documentId } = open();
    expect(findHiddenText(db, 'o brien', 9)).toHaveLength(2);
    removeDocument(db, documentId);
    expect(summarizeFindings(db).size).toBe(0);
    expect(findHiddenText(db, 'o brien', 9)).toEqual([]);
  });
});
