import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Document } from '../../src-main/contract/document.ts';
import { findTitleAndDate } from '../../src-main/domain/document-title.ts';

describe('a first title and date', () => {
  test.each([
    ['07-school-report.pdf', 'School report', null],
    ['2012-02-14 Child_and_family assessment.pdf', 'Child and family assessment', '2012-02-14'],
    ['20120214 minutes.PDF', 'Minutes', '2012-02-14'],
    ['Letter from GP 3.4.2011.pdf', 'Letter from GP', '2011-04-03'],
    ['Letter 31.2.2011.pdf', 'Letter 31.2.2011', null],
    ['12. Core group.pdf', 'Core group', null],
    ['2 reports.pdf', '2 reports', null],
    ['Mid-year report.pdf', 'Mid-year report', null],
    ['C:\\files\\note.pdf', 'Note', null],
    ['../../etc/passwd', 'Passwd', null],
    ['14.02.2012.pdf', '14.02.2012', '2012-02-14'],
    ['', 'Document', null],
  ])('of %j are %j and %j', (name, title, date) => {
    expect(findTitleAndDate(name)).toEqual({ title, date });
  });

  test('hold no character that could turn the direction of text', () => {
    expect(findTitleAndDate('report\u202efdp.exe.pdf').title).toBe('Reportfdp.exe');
  });

  test('are always fit to be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (name) => {
        const { title, date } = findTitleAndDate(name);
        expect(Document.shape.title.safeParse(title).success).toBe(true);
        expect(Document.shape.date.safeParse(date).success).toBe(true);
      }),
    );
  });
});
