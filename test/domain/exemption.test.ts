import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../src-main/contract/request.ts';
import {
  checkExemption,
  listAllowed,
  missingEvidence,
  parseExemptions,
  printedLabel,
} from '../../src-main/domain/exemption.ts';

const json = JSON.parse(
  readFileSync(new URL('../../resources/rules/exemptions.json', import.meta.url), 'utf8'),
);
const book = parseExemptions(json);
const adultAskingForThemself: CaseFacts = {
  nation: 'england-and-wales',
  requesterCapacity: 'self',
  subjectAge: 22,
};
const decision = (codes: string[], evidence = {}, neutral = false) => ({
  outcome: 'withhold' as const,
  codes,
  evidence,
  neutral,
  at: '2026-11-24T10:00:00Z',
});

describe('the book of exemptions', () => {
  test('holds every code of the table, with full wordings in plain words', () => {
    expect(book.exemptions.map((exemption) => exemption.code)).toEqual(
      'TP TP-ID TP-CONF TP-IMG SH-SW SH-H SH-ED EXP-SW CA COURT CR LEGPROC LPP REF NEG MGT EXAM REG ADOPT SEN FCT NPD DUP SCOPE'.split(
        ' ',
      ),
    );
    for (const { code, wording, label, reference } of book.exemptions) {
      expect(wording, code).toMatch(/^[A-Z].{15,}\.$/);
      expect(label, code).toMatch(/^[A-Z].{4,50}$/);
      expect(reference, code).toMatch(/paragraph|rule|Part 2|Article/);
    }
  });

  test('offers neutral wording for crime and serious harm only', () => {
    const neutral = book.exemptions
      .filter((exemption) => exemption.mayBeNeutral)
      .map((exemption) => exemption.code);
    expect(neutral).toEqual(['SH-SW', 'SH-H', 'SH-ED', 'CR']);
  });

  test('marks the references that are still to be compared with the statute book', () => {
    const recheck = book.exemptions
      .filter((exemption) => exemption.recheck)
      .map((exemption) => exemption.code);
    expect(recheck).toEqual(['SH-ED', 'COURT', 'LEGPROC', 'EXAM', 'FCT']);
  });

  test('is refused when it is malformed or names a code twice', () => {
    expect(() => parseExemptions({ version: '1' })).toThrow('invalid-input');
    expect(() => parseExemptions({ ...json, exemptions: [...json.exemptions, json.exemptions[0]] })).toThrow(
      'invalid-input',
    );
  });
});

describe('a code is valid only where the facts allow it', () => {
  const parentOf = (
    subjectAge: number | null,
    nation: CaseFacts['nation'] = 'england-and-wales',
  ): CaseFacts => ({
    nation,
    requesterCapacity: 'parent',
    subjectAge,
  });

  test.each([
    ['TP', adultAskingForThemself, null],
    ['EXP-SW', adultAskingForThemself, 'code-not-valid'],
    ['EXP-SW', parentOf(9), null],
    ['EXP-SW', { ...adultAskingForThemself, requesterCapacity: 'deputy' }, null],
    ['EXP-SW', { ...adultAskingForThemself, requesterCapacity: 'solicitor' }, 'code-not-valid'],
    ['CA', parentOf(17), null],
    ['CA', parentOf(18), 'code-not-valid'],
    ['CA', parentOf(null), 'code-not-valid'],
    ['CA', parentOf(9, 'scotland'), 'code-not-valid'],
    ['CA', parentOf(9, 'northern-ireland'), null],
    ['tp', adultAskingForThemself, 'code-unknown'],
    ['', adultAskingForThemself, 'code-unknown'],
  ] as const)('%s with %j: %s', (code, facts, expected) => {
    expect(checkExemption(book, code, facts)).toBe(expected);
  });

  test('and the list for the reviewer holds no others', () => {
    const codes = listAllowed(book, adultAskingForThemself).map((exemption) => exemption.code);
    expect(codes).not.toContain('CA');
    expect(codes).toContain('NPD');
    expect(codes).toHaveLength(22);
  });
});

describe('evidence', () => {
  test('is asked for by each code, once', () => {
    expect(missingEvidence(book, decision(['TP', 'TP-ID']))).toEqual(['person', 'consent', 'balancing']);
    expect(missingEvidence(book, decision(['TP'], { person: 'Aunt', consent: ' ', balancing: 'x' }))).toEqual(
      ['consent'],
    );
    expect(missingEvidence(book, decision(['NPD']))).toEqual([]);
    expect(missingEvidence(book, { ...decision(['TP']), outcome: 'keep' })).toEqual([]);
  });

  test.each([
    ['2026-05-24', []],
    ['2026-05-23', ['opinion-date']],
    ['2026-11-24', []],
    ['2026-11-25', ['opinion-date']],
    ['last May', ['opinion-date']],
  ])('a health opinion of %s leaves %j missing', (date, missing) => {
    expect(
      missingEvidence(book, decision(['SH-H'], { 'health-professional': 'Dr A', 'opinion-date': date })),
    ).toEqual(missing);
  });
});

test('the printed label names the reason, unless it is shown as withheld', () => {
  expect(printedLabel(book, decision(['CR']))).toBe('Could affect a crime matter');
  expect(printedLabel(book, decision(['CR'], {}, true))).toBe('Withheld');
  expect(printedLabel(book, decision(['TP-ID', 'TP-CONF']))).toBe(
    'Name of another person; Told to us in confidence',
  );
  expect(printedLabel(book, decision([]))).toBe('Withheld');
});
