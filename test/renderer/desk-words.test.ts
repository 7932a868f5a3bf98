import { describe, expect, it } from 'vitest';
import type { DocumentSummary, PageState } from '../../src-main/contract/document.ts';
import type { Mark } from '../../src-main/contract/mark.ts';
import { DocumentId, MarkId, UserId } from '../../src-main/contract/values.ts';
import { findInitials } from '../../src-renderer/parts/initials.ts';
import {
  explainLimit,
  filterExemptions,
  lowerFirst,
} from '../../src-renderer/screens/review/exemption-words.ts';
import { findAction, keyActions, keyTable } from '../../src-renderer/screens/review/keys.ts';
import { splitByMarks } from '../../src-renderer/screens/review/marked-text.ts';
import { findMarkOver, sortHits } from '../../src-renderer/screens/review/search-hits.ts';
import { describeProgress, findStripPage, makeStrip } from '../../src-renderer/screens/review/strip.ts';
import { zoomBy } from '../../src-renderer/screens/review/zoom.ts';
import { fitLabel } from '../../src-renderer/viewer/mark-state.ts';

const documentId = DocumentId.parse('d1');

function makeMark(id: string, start: number, end: number): Mark {
  return {
    id: MarkId.parse(id),
    documentId,
    page: 1,
    rects: [[0, 0, 1, 1]],
    range: { start, end },
    text: '',
    personId: null,
    type: 'person',
    source: 'names',
    reason: '',
    confidence: 1,
    decision: null,
    review: null,
  };
}

describe('the keys', () => {
  const press = (key: string, more = {}) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });

  it('give no key to two actions', () => {
    const keys = keyActions.flatMap((action) => [...keyTable[action].keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('tell a letter with Shift from the letter, and take a sign wherever it lies on the keyboard', () => {
    expect(findAction(press('z'))).toBe('undo');
    expect(findAction(press('Z', { shiftKey: true }))).toBe('redo');
    expect(findAction(press('z', { ctrlKey: true }))).toBe('undo');
    expect(findAction(press('Z', { metaKey: true, shiftKey: true }))).toBe('redo');
    expect(findAction(press('?', { shiftKey: true }))).toBe('help');
    expect(findAction(press('/'))).toBe('search');
  });

  it('leave alone what belongs to the system', () => {
    expect(findAction(press('j', { altKey: true }))).toBeNull();
    expect(findAction(press('j', { ctrlKey: true }))).toBeNull();
    expect(findAction(press('ü'))).toBeNull();
  });
});

describe('exemption codes in words', () => {
  it('say why a code is not allowed', () => {
    expect(explainLimit({ allowedWhen: { requesterCapacities: ['parent', 'deputy'] } })).toBe(
      'Only for a request by a parent or a deputy',
    );
    expect(
      explainLimit({ allowedWhen: { subjectUnder: 18, nations: ['england-and-wales', 'northern-ireland'] } }),
    ).toBe(
      'Only when the data subject is known to be under 18, and only in England and Wales or Northern Ireland',
    );
  });

  it('are found by any words of code, label or wording, with those allowed first', () => {
    const codes = [
      { code: 'EXP-SW', label: 'Given expecting privacy', wording: '', allowed: false },
      { code: 'SH-SW', label: 'Risk of serious harm', wording: 'physical or mental health', allowed: true },
    ];
    expect(filterExemptions(codes, 'sw').map((one) => one.code)).toEqual(['SH-SW', 'EXP-SW']);
    expect(filterExemptions(codes, 'health harm').map((one) => one.code)).toEqual(['SH-SW']);
    expect(filterExemptions(codes, 'harm privacy')).toEqual([]);
  });

  it('begin small behind other words, unless they begin with an abbreviation', () => {
    expect(lowerFirst('Name of another person')).toBe('name of another person');
    expect(lowerFirst('NHS number')).toBe('NHS number');
  });
});

describe('the strip of a document', () => {
  it('has a cell a page while there is room', () => {
    const cells = makeStrip(['seen', 'unseen', 'part-withheld'], 44);
    expect(cells.map((cell) => cell.state)).toEqual(['seen', 'unseen', 'part-withheld']);
  });

  it('shows in a cell for several pages the one that needs work', () => {
    const states: PageState[] = Array.from({ length: 100 }, () => 'seen');
    states[57] = 'open-suggestions';
    const cells = makeStrip(states, 10);
    expect(cells).toHaveLength(10);
    expect(cells[5]).toEqual({ first: 51, last: 60, state: 'open-suggestions' });
    expect(cells.flatMap((cell) => (cell.state === 'seen' ? [] : [cell]))).toHaveLength(1);
  });

  it('covers every page exactly once, however many there are', () => {
    for (const pages of [1, 7, 44, 45, 100, 999]) {
      const cells = makeStrip(
        Array.from({ length: pages }, () => 'seen'),
        44,
      );
      expect(cells[0]?.first).toBe(1);
      expect(cells.at(-1)?.last).toBe(pages);
      for (const [index, cell] of cells.entries()) {
        if (index > 0) expect(cell.first).toBe((cells[index - 1]?.last ?? 0) + 1);
      }
    }
  });

  it('finds the page under the pointer, within the document', () => {
    expect(findStripPage(0, 18)).toBe(1);
    expect(findStripPage(0.5, 18)).toBe(10);
    expect(findStripPage(1, 18)).toBe(18);
    expect(findStripPage(-0.2, 18)).toBe(1);
  });

  it('says what is left to do', () => {
    const document: DocumentSummary = {
      id: documentId,
      title: 'Chronology',
      fileName: '',
      date: null,
      pages: 2,
      bytes: 1,
      sha256: '',
      importedAt: '2026-11-24T09:00:00Z',
      importedBy: { id: UserId.parse('u1'), name: 'Ruth', role: 'dpo' },
      parent: null,
      findings: [],
      pageStates: ['seen', 'unseen'],
      suggestions: 0,
      withheld: 0,
      returned: 0,
      awaitingReview: 3,
      shareWithheld: 0,
    };
    expect(describeProgress(document, false)).toBe('2 pages, 1 not seen');
    expect(describeProgress({ ...document, pageStates: ['seen', 'part-withheld'] }, false)).toBe(
      '2 pages, done',
    );
    expect(describeProgress({ ...document, suggestions: 7 }, false)).toBe('2 pages, 7 suggestions open');
    expect(describeProgress({ ...document, suggestions: 7, returned: 1 }, false)).toBe(
      '2 pages, 7 open, 1 returned',
    );
    expect(describeProgress(document, true)).toBe('2 pages, 3 to review');
  });
});

describe('a page as text', () => {
  it('is cut at its marks, line by line, and loses nothing', () => {
    const text = 'Dear Mrs Whitlock\r\nlives at 14\n\nGrove';
    const lines = splitByMarks(text, [makeMark('a', 5, 17), makeMark('b', 28, 37)]);
    expect(lines.map((line) => line.map((piece) => [piece.text, piece.mark?.id ?? null]))).toEqual([
      [
        ['Dear ', null],
        ['Mrs Whitlock', 'a'],
      ],
      [
        ['lives at ', null],
        ['14', 'b'],
      ],
      [['Grove', 'b']],
    ]);
  });

  it('shows the longer of two marks that begin together, and ignores one that reaches beyond the text', () => {
    const lines = splitByMarks('Mrs Whitlock', [
      makeMark('a', 0, 3),
      makeMark('b', 0, 12),
      makeMark('c', 4, 99),
    ]);
    expect(lines.flat().map((piece) => piece.mark?.id)).toEqual(['b']);
  });
});

describe('hits of a search', () => {
  const hit = { documentId, page: 2, start: 10, end: 14, before: '', match: 'Dave', after: '' };
  it('are covered only by a mark that covers all of them', () => {
    expect(findMarkOver([makeMark('a', 8, 14)], hit)?.id).toBe('a');
    expect(findMarkOver([makeMark('a', 11, 20)], hit)).toBeNull();
    expect(findMarkOver([{ ...makeMark('a', 0, 1), range: null }], hit)).toBeNull();
  });

  it('are shown on their own pages only', () => {
    const other = { ...hit, documentId: DocumentId.parse('d2') };
    expect([...sortHits([hit, other, { ...hit, start: 40, end: 44 }], documentId)]).toEqual([
      [2, [hit, { ...hit, start: 40, end: 44 }]],
    ]);
  });
});

describe('small words', () => {
  it('makes initials without titles', () => {
    expect(findInitials('Mrs Doreen Whitlock')).toBe('DW');
    expect(findInitials('Dave, surname unknown')).toBe('D');
    expect(findInitials('Mr Iqbal')).toBe('I');
    expect(findInitials('Dr.')).toBe('D');
    expect(findInitials('')).toBe('?');
  });

  it('prints the label that fits on a box, else the code, else nothing', () => {
    const words = { label: 'Name of another person', short: 'TP-ID' };
    expect(fitLabel(words, 200, 10)).toBe('Name of another person');
    expect(fitLabel(words, 50, 10)).toBe('TP-ID');
    expect(fitLabel(words, 20, 10)).toBe('');
  });

  it('steps through the zoom and stops at its ends', () => {
    expect(zoomBy((96 / 72) * 1, 1)).toBeCloseTo((96 / 72) * 1.1);
    expect(zoomBy((96 / 72) * 0.95, -1)).toBeCloseTo((96 / 72) * 0.9);
    expect(zoomBy((96 / 72) * 6, 1)).toBeCloseTo((96 / 72) * 6);
  });
});
