import { describe, expect, test } from 'vitest';
import { collectWords, composeGlossary, findEntries, parseGlossary } from '../../src-main/domain/glossary.ts';
import { readLetterFile } from './letter-input.ts';

const glossary = parseGlossary(readLetterFile('glossary.json'));

function findShortForms(text: string): string[] {
  return findEntries(glossary, collectWords(text)).map((entry) => entry.short);
}

describe('the glossary', () => {
  test('has the short forms that occur, in alphabetical order, and no others', () => {
    expect(findShortForms('Seen by the GP after the S47 enquiry. LAC review, (IRO).')).toEqual([
      'GP',
      'IRO',
      'LAC',
      'S47',
    ]);
    expect(findShortForms('Nothing to explain here.')).toEqual([]);
  });

  test('finds other spellings and spellings of several words', () => {
    expect(findShortForms('accommodated under section 20')).toEqual(['S20']);
    expect(findShortForms('section 21')).toEqual([]);
    expect(findShortForms('taken to A&E by YOT')).toEqual(['A&E', 'YJS']);
  });

  test('minds capitals and whole words', () => {
    expect(findShortForms('lac, PLACE, la la')).toEqual([]);
  });

  test('explains each short form once', () => {
    const shorts = glossary.map((entry) => entry.short);
    expect(new Set(shorts).size).toBe(shorts.length);
    expect(composeGlossary(glossary)).toMatchObject({
      kind: 'table',
      header: ['In the records', 'What it means'],
    });
  });

  test.each([
    [null],
    [{}],
    [{ entries: [{ short: 'GP' }] }],
    [{ entries: [{ short: 'GP', long: 'x', explanation: '', also: [1] }] }],
  ])('refuses a damaged file: %o', (value) => {
    expect(() => parseGlossary(value)).toThrow('invalid-input');
  });
});
