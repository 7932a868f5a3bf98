import { describe, expect, test } from 'vitest';
import { DocumentId, MarkId, PersonId } from '../../src-main/contract/values.ts';
import { sweepCaseFiles } from '../../src-main/store/cases.ts';
import {
  findDocument,
  findDocumentByHash,
  getDocument,
  insertDocument,
  listDocuments,
  moveDocument,
  removeDocument,
  updateDocument,
} from '../../src-main/store/documents.ts';
import { readStoredFile, writeStoredFile } from '../../src-main/store/file-store.ts';
import { insertFile, listFiles } from '../../src-main/store/files.ts';
import {
  countMarks,
  findMark,
  getMark,
  insertMarks,
  listMarks,
  putMark,
  removeMarks,
  updateDecision,
  updateReview,
} from '../../src-main/store/marks.ts';
import { getPage, insertPage, listPages, listPageTexts, markPageSeen } from '../../src-main/store/pages.ts';
import { findPerson, getPerson, listPeople, putPerson, removePerson } from '../../src-main/store/people.ts';
import { searchPages } from '../../src-main/store/search.ts';
import { prepare, runInTransaction } from '../../src-main/store/sqlite.ts';
import {
  addDocument,
  anna,
  at,
  codeOf,
  codeOfAsync,
  makeBoxes,
  makeCase,
  makeDocument,
  makeMark,
  makePerson,
  openCaseDb,
  withheld,
} from './support/stores.ts';

describe('documents', () => {
  test('a document comes back as it went in, and the same bytes only once', () => {
    const db = openCaseDb();
    const document = makeDocument('d1', 2);
    insertDocument(db, document);
    expect(getDocument(db, document.id)).toEqual(document);
    expect(findDocumentByHash(db, 'hash-of-d1')?.id).toBe('d1');
    const again = { ...makeDocument('d2'), sha256: 'hash-of-d1' };
    expect(codeOf(() => insertDocument(db, again))).toBe('file-already-imported');
    expect(findDocument(db, again.id)).toBeNull();
    expect(codeOf(() => getDocument(db, again.id))).toBe('not-found');
  });

  test('title and date change; nothing else does', () => {
    const db = openCaseDb();
    const id = addDocument(db, 'd1', ['text']);
    updateDocument(db, id, { title: 'Letter to school', date: '2011-04-02' });
    expect(getDocument(db, id)).toEqual({
      ...makeDocument('d1'),
      title: 'Letter to school',
      date: '2011-04-02',
    });
    const none = DocumentId.parse('none');
    expect(codeOf(() => updateDocument(db, none, { title: 'x', date: null }))).toBe('not-found');
  });

  test('the order is the order of arrival until somebody changes it', () => {
    const db = openCaseDb();
    const ids = ['d3', 'd1', 'd2'].map((id) => addDocument(db, id, ['text']));
    const order = () => listDocuments(db).map((document) => document.id);
    expect(order()).toEqual(['d3', 'd1', 'd2']);
    moveDocument(db, DocumentId.parse('d2'), 0);
    expect(order()).toEqual(['d2', 'd3', 'd1']);
    moveDocument(db, DocumentId.parse('d2'), 99);
    expect(order()).toEqual(['d3', 'd1', 'd2']);
    expect(listPages(db).map((page) => page.documentId)).toEqual(ids);
    expect(codeOf(() => moveDocument(db, DocumentId.parse('none'), 0))).toBe('not-found');
  });

  test('a removed document takes its pages, marks, files and search entries along, and no others', async () => {
    const { openedCase } = await makeCase();
    const { db, files } = openedCase;
    for (const id of ['d1', 'd2']) {
      const documentId = addDocument(db, id, ['Karen Hughes']);
      const stored = await writeStoredFile(files, `file-of-${id}`, Buffer.from(id));
      insertMarks(db, [makeMark(`mark-of-${id}`, id)]);
      insertFile(db, { ...stored, kind: 'original', documentId, bundleId: null, revision: 0, at });
    }
    removeDocument(db, DocumentId.parse('d1'));
    sweepCaseFiles(openedCase);
    expect(listPages(db).map((page) => page.documentId)).toEqual(['d2']);
    expect(listMarks(db).map((mark) => mark.id)).toEqual(['mark-of-d2']);
    expect(listFiles(db).map((file) => file.id)).toEqual(['file-of-d2']);
    expect(searchPages(db, 'karen', 9).hits.map((hit) => hit.documentId)).toEqual(['d2']);
    expect(prepare(db, 'SELECT count(*) AS rows FROM page_boxes').get()).toEqual({ rows: 1 });
    expect(await codeOfAsync(() => readStoredFile(files, 'file-of-d1'))).toBe('stored-file-missing');
    expect(await readStoredFile(files, 'file-of-d2')).toEqual(Buffer.from('d2'));
    expect(codeOf(() => removeDocument(db, DocumentId.parse('d1')))).toBe('not-found');
  });
});

describe('pages', () => {
  test('text and boxes come back to the last bit', () => {
    const db = openCaseDb();
    insertDocument(db, makeDocument('d1'));
    const text = 'Zoë 𝄞 – ﬁn\nde';
    const boxes = makeBoxes(text);
    boxes.set([0, -0, 1e-30, 3.4e38, Number.MIN_VALUE, -7.25]);
    const documentId = DocumentId.parse('d1');
    insertPage(db, { documentId, page: 1, box: [-10, 0, 595.28, 841.89], rotation: 270, text, boxes });
    const page = getPage(db, documentId, 1);
    expect(page).toMatchObject({ page: 1, box: [-10, 0, 595.28, 841.89], rotation: 270, text, seen: false });
    expect(Buffer.from(page.boxes.buffer).equals(Buffer.from(boxes.buffer))).toBe(true);
    expect(codeOf(() => getPage(db, documentId, 2))).toBe('not-found');
  });

  test('a page without text is kept as such', () => {
    const db = openCaseDb();
    const id = addDocument(db, 'd1', ['']);
    expect(getPage(db, id, 1).boxes).toHaveLength(0);
    expect(listPages(db, id)).toMatchObject([{ page: 1, characters: 0, seen: false }]);
  });

  test('boxes that do not fit the text are refused', () => {
    const db = openCaseDb();
    insertDocument(db, makeDocument('d1'));
    const page = { documentId: DocumentId.parse('d1'), page: 1, box: [0, 0, 9, 9], rotation: 0 } as const;
    expect(codeOf(() => insertPage(db, { ...page, text: 'four', boxes: new Float32Array(12) }))).toBe(
      'internal',
    );
  });

  test('a page counts as seen from the first time on', () => {
    const db = openCaseDb();
    const id = addDocument(db, 'd1', ['one', 'two']);
    expect(markPageSeen(db, id, 2, anna, at)).toBe(true);
    expect(markPageSeen(db, id, 2, anna, '2026-02-02T10:00:00.000Z')).toBe(false);
    expect(listPages(db, id).map((page) => page.seen)).toEqual([false, true]);
    expect(getPage(db, id, 2).seen).toBe(true);
    expect(codeOf(() => markPageSeen(db, id, 3, anna, at))).toBe('not-found');
  });

  test('texts are read document by document', () => {
    const db = openCaseDb();
    addDocument(db, 'd2', ['a', 'b']);
    addDocument(db, 'd1', ['c']);
    expect(
      [...listPageTexts(db)].map(({ documentId, page, text }) => `${documentId}/${page}: ${text}`),
    ).toEqual(['d2/1: a', 'd2/2: b', 'd1/1: c']);
    expect([...listPageTexts(db, DocumentId.parse('d1'))]).toHaveLength(1);
  });
});

describe('marks', () => {
  test('a mark comes back as it went in', () => {
    const db = openCaseDb();
    addDocument(db, 'd1', ['Karen']);
    putPerson(db, makePerson('p1', 'Karen'));
    const rects = [
      [1.5, 2, 3, 4],
      [5, 6, 7, 8.25],
    ] as const;
    const byHand = makeMark('m1', 'd1', { range: null, text: '', confidence: 0.25, rects });
    const decided = makeMark('m2', 'd1', {
      personId: PersonId.parse('p1'),
      decision: withheld,
      review: { outcome: 'returned', note: 'why?', by: anna, at },
    });
    insertMarks(db, [byHand, decided]);
    expect(getMark(db, byHand.id)).toEqual(byHand);
    expect(getMark(db, decided.id)).toEqual(decided);
    expect(codeOf(() => getMark(db, MarkId.parse('none')))).toBe('not-found');
  });

  test('a mark needs its page', () => {
    const db = openCaseDb();
    addDocument(db, 'd1', ['one']);
    expect(() => insertMarks(db, [makeMark('m1', 'd1', { page: 2 })])).toThrow(/FOREIGN KEY/);
    expect(listMarks(db)).toEqual([]);
  });

  test('its state follows its decision and review', () => {
    const db = openCaseDb();
    addDocument(db, 'd1', ['Karen']);
    const { id } = makeMark('m1', 'd1');
    insertMarks(db, [makeMark('m1', 'd1')]);
    const state = () => Object.entries(countMarks(db)).filter(([, count]) => count > 0);
    expect(state()).toEqual([['suggested', 1]]);
    updateDecision(db, id, withheld);
    expect(state()).toEqual([['withheld', 1]]);
    updateReview(db, id, { outcome: 'agreed', note: '', by: anna, at });
    expect(state()).toEqual([['agreed', 1]]);
    updateReview(db, id, { outcome: 'returned', note: '', by: anna, at });
    expect(state()).toEqual([['returned', 1]]);
    updateDecision(db, id, withheld === null ? null : { ...withheld, outcome: 'keep', codes: [] });
    expect(state()).toEqual([['kept', 1]]);
    expect(findMark(db, id)?.review).toBeNull();
    updateDecision(db, id, null);
    expect(listMarks(db, { state: 'suggested' })).toHaveLength(1);
    expect(codeOf(() => updateDecision(db, MarkId.parse('none'), null))).toBe('not-found');
    expect(codeOf(() => updateReview(db, MarkId.parse('none'), null))).toBe('not-found');
  });

  test('marks are listed in reading order, by any of their sides', () => {
    const db = openCaseDb();
    addDocument(db, 'd2', ['Karen', 'Karen']);
    addDocument(db, 'd1', ['Karen']);
    putPerson(db, makePerson('p1', 'Karen'));
    insertMarks(db, [
      makeMark('a', 'd1'),
      makeMark('b', 'd2', { page: 2 }),
      makeMark('c', 'd2', { range: null, text: '' }),
      makeMark('d', 'd2', { range: { start: 9, end: 12 }, personId: PersonId.parse('p1') }),
      makeMark('e', 'd2', { range: { start: 2, end: 4 }, decision: withheld }),
    ]);
    const ids = (filter = {}) =>
      listMarks(db, filter)
        .map((mark) => mark.id)
        .join('');
    expect(ids()).toBe('edcba');
    expect(ids({ documentId: 'd2' })).toBe('edcb');
    expect(ids({ documentId: 'd2', page: 2 })).toBe('b');
    expect(ids({ personId: 'p1' })).toBe('d');
    expect(ids({ state: 'withheld' })).toBe('e');
    expect(ids({ state: 'suggested', text: 'Karen' })).toBe('dba');
    putMark(db, makeMark('a', 'd1', { decision: withheld }));
    expect(ids({ state: 'withheld' })).toBe('ea');
    removeMarks(db, [MarkId.parse('a'), MarkId.parse('none')]);
    expect(ids()).toBe('edcb');
  });
});

describe('people', () => {
  test('the register keeps its order and its people', () => {
    const db = openCaseDb();
    for (const [id, name] of Object.entries({ p2: 'Karen', p1: 'Bob' })) putPerson(db, makePerson(id, name));
    putPerson(db, { ...makePerson('p2', 'Karen Hughes'), aliases: ['Nan'] });
    expect(listPeople(db).map((person) => person.name)).toEqual(['Karen Hughes', 'Bob']);
    expect(getPerson(db, PersonId.parse('p2'))).toEqual({
      ...makePerson('p2', 'Karen Hughes'),
      aliases: ['Nan'],
    });
    removePerson(db, PersonId.parse('p2'));
    expect(findPerson(db, PersonId.parse('p2'))).toBeNull();
    expect(codeOf(() => getPerson(db, PersonId.parse('p2')))).toBe('not-found');
  });

  test('a person whom a mark names cannot go', () => {
    const db = openCaseDb();
    addDocument(db, 'd1', ['Karen']);
    putPerson(db, makePerson('p1', 'Karen'));
    insertMarks(db, [makeMark('m1', 'd1', { personId: PersonId.parse('p1') })]);
    expect(() => runInTransaction(db, () => removePerson(db, PersonId.parse('p1')))).toThrow(/FOREIGN KEY/);
    expect(listPeople(db)).toHaveLength(1);
  });
});
