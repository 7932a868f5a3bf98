import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../src-main/contract/mark.ts';
import { DocumentId, MarkId, PersonId, UserId } from '../../src-main/contract/values.ts';
import {
  awaitsReview,
  findMarkFrom,
  findNextMark,
  findSiblings,
  groupMarks,
  insertMark,
  isHandDecided,
  isOpen,
  mergePages,
  orderMarks,
} from '../../src-renderer/screens/review/mark-order.ts';

const first = DocumentId.parse('first');
const second = DocumentId.parse('second');
const whitlock = PersonId.parse('whitlock');
const actor = { id: UserId.parse('u1'), name: 'Ruth', role: 'caseworker' as const };
const withheld = {
  outcome: 'withhold' as const,
  codes: ['TP-ID'],
  neutral: false,
  rationale: '',
  evidence: {},
  by: actor,
  at: '2026-11-24T09:00:00Z',
};

function makeMark(id: string, changes: Partial<Mark> = {}): Mark {
  return {
    id: MarkId.parse(id),
    documentId: first,
    page: 1,
    rects: [[10, 700, 60, 712]],
    range: { start: 0, end: 4 },
    text: 'Nan',
    personId: null,
    type: 'person',
    source: 'names',
    reason: '',
    confidence: 0.9,
    decision: null,
    review: null,
    ...changes,
  };
}

const ids = (marks: readonly Mark[]) => marks.map((mark) => mark.id);

describe('the order of the work', () => {
  it('goes through documents, then pages, then down the page, then along the line', () => {
    const marks = [
      makeMark('e', { documentId: second }),
      makeMark('d', { page: 2 }),
      makeMark('c', { rects: [[10, 400, 60, 412]] }),
      // A capital is higher than the small letters beside it: still the same line.
      makeMark('b', { rects: [[200, 701, 260, 713]] }),
      makeMark('a'),
    ];
    expect(ids(orderMarks(marks, [first, second]))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(ids(orderMarks(marks, [second, first]))[0]).toBe('e');
  });

  it('answers the same order whatever order the marks come in', () => {
    const marks = Array.from({ length: 8 }, (_, index) =>
      makeMark(`m${index}`, {
        page: 1 + (index % 3),
        rects: [[10 + index, 700 - index * 40, 60, 712 - index * 40]],
      }),
    );
    const expected = ids(orderMarks(marks, [first]));
    fc.assert(
      fc.property(fc.shuffledSubarray(marks, { minLength: marks.length }), (shuffled) => {
        expect(ids(orderMarks(shuffled, [first]))).toEqual(expected);
      }),
    );
  });

  it('goes to the next open mark, round at the end, and stops when none is left', () => {
    const marks = [makeMark('a'), makeMark('b', { decision: withheld }), makeMark('c')];
    expect(findNextMark(marks, MarkId.parse('a'), 1, isOpen)?.id).toBe('c');
    expect(findNextMark(marks, MarkId.parse('c'), 1, isOpen)?.id).toBe('a');
    expect(findNextMark(marks, MarkId.parse('c'), -1, isOpen)?.id).toBe('a');
    expect(findNextMark(marks, null, 1, isOpen)?.id).toBe('a');
    expect(findNextMark(marks, null, -1, isOpen)?.id).toBe('c');
    expect(findNextMark([makeMark('a')], MarkId.parse('a'), 1, isOpen)).toBeNull();
    expect(findNextMark([], null, 1, isOpen)).toBeNull();
  });

  it('starts at the page that is being read', () => {
    const marks = [makeMark('a'), makeMark('b', { page: 5 }), makeMark('c', { documentId: second })];
    const documents = [first, second];
    expect(findMarkFrom(marks, documents, first, 2, isOpen)?.id).toBe('b');
    expect(findMarkFrom(marks, documents, first, 6, isOpen)?.id).toBe('c');
    expect(findMarkFrom(marks, documents, second, 2, isOpen)?.id).toBe('a');
  });
});

describe('what a mark is waiting for', () => {
  const review = { note: '', by: actor, at: '2026-11-24T10:00:00Z' };
  it('takes a suggestion and a returned decision as open, and nothing else', () => {
    expect(isOpen(makeMark('a'))).toBe(true);
    expect(isOpen(makeMark('a', { decision: withheld, review: { outcome: 'returned', ...review } }))).toBe(
      true,
    );
    expect(isOpen(makeMark('a', { decision: withheld }))).toBe(false);
    expect(isOpen(makeMark('a', { decision: withheld, review: { outcome: 'agreed', ...review } }))).toBe(
      false,
    );
  });

  it('sends withheld marks to the second review once, and kept ones never', () => {
    expect(awaitsReview(makeMark('a', { decision: withheld }))).toBe(true);
    expect(
      awaitsReview(makeMark('a', { decision: withheld, review: { outcome: 'agreed', ...review } })),
    ).toBe(false);
    expect(awaitsReview(makeMark('a', { decision: { ...withheld, outcome: 'keep', codes: [] } }))).toBe(
      false,
    );
    expect(awaitsReview(makeMark('a'))).toBe(false);
  });

  it('tells a decision by hand from one that follows the register', () => {
    expect(isHandDecided(makeMark('a', { decision: withheld }))).toBe(true);
    expect(isHandDecided(makeMark('a', { decision: { ...withheld, followsPerson: whitlock } }))).toBe(false);
    expect(isHandDecided(makeMark('a'))).toBe(false);
  });
});

describe('marks that are decided together', () => {
  it('groups by text without regard to capitals and spacing, the most frequent first', () => {
    const groups = groupMarks([
      makeMark('a', { text: 'Dave' }),
      makeMark('b', { text: 'Nan' }),
      makeMark('c', { text: 'NAN ' }),
      makeMark('d', { text: '' }),
      makeMark('e', { text: '' }),
    ]);
    expect(groups.map((group) => ids(group.marks))).toEqual([['b', 'c'], ['a'], ['d'], ['e']]);
  });

  it('keeps the same word apart when it stands for another person', () => {
    expect(groupMarks([makeMark('a'), makeMark('b', { personId: whitlock })])).toHaveLength(2);
  });

  it('means by everywhere all places of the person, else all places of the text, and a box alone', () => {
    const nan = makeMark('a', { personId: whitlock });
    const mrs = makeMark('b', { personId: whitlock, text: 'Mrs Whitlock' });
    const other = makeMark('c', { text: 'nan' });
    const box = makeMark('d', { text: '', range: null });
    const all = [nan, mrs, other, box, makeMark('e', { text: '', range: null })];
    expect(ids(findSiblings(all, nan))).toEqual(['a', 'b']);
    expect(ids(findSiblings(all, other))).toEqual(['a', 'c']);
    expect(ids(findSiblings(all, box))).toEqual(['d']);
  });
});

describe('marks that changed', () => {
  const places = fc.array(
    fc.record({
      id: fc.integer({ min: 0, max: 30 }),
      document: fc.constantFrom(first, second),
      page: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 30 },
  );
  const toMarks = (list: readonly { id: number; document: DocumentId; page: number }[]) =>
    orderMarks(
      [...new Map(list.map((place) => [place.id, place])).values()].map(({ id, document, page }) =>
        makeMark(`m${id}`, { documentId: document, page, rects: [[id, 700, id + 5, 712]] }),
      ),
      [first, second],
    );

  it('take their places as if all had been read anew', () => {
    fc.assert(
      fc.property(places, places, (before, after) => {
        const old = toMarks(before);
        const wanted = toMarks(after);
        const pages = [first, second].flatMap((documentId) =>
          [1, 2, 3, 4].map((page) => ({
            documentId,
            page,
            marks: wanted.filter((mark) => mark.documentId === documentId && mark.page === page),
          })),
        );
        const isUnknown = [first, second].some(
          (id) =>
            !old.some((mark) => mark.documentId === id) && wanted.some((mark) => mark.documentId === id),
        );
        expect(mergePages(old, pages)).toEqual(isUnknown ? null : wanted);
      }),
    );
  });

  it('take a new one in among those of its page, so that those of a document stand together', () => {
    const old = toMarks([
      { id: 1, document: first, page: 1 },
      { id: 5, document: first, page: 3 },
      { id: 2, document: second, page: 1 },
    ]);
    const ids = (marks: readonly Mark[]): readonly string[] => marks.map(({ id }) => id);
    expect(ids(insertMark(old, makeMark('new', { documentId: first, page: 2 })))).toEqual([
      'm1',
      'new',
      'm5',
      'm2',
    ]);
    const third = DocumentId.parse('third');
    expect(ids(insertMark(old, makeMark('new', { documentId: third })))).toEqual(['m1', 'm5', 'm2', 'new']);
  });

  it('leave the others the very same', () => {
    const old = toMarks([
      { id: 1, document: first, page: 1 },
      { id: 2, document: first, page: 2 },
    ]);
    const merged = mergePages(old, [{ documentId: first, page: 2, marks: [] }]);
    expect(merged).toHaveLength(1);
    expect(merged?.[0]).toBe(old[0]);
  });
});
