/** Wildcards of rules. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeSubject, findPlainPart, matchWildcard } from '../../src-main/domain/rule.ts';

function match(text: string, pattern: string): readonly string[] {
  return matchWildcard(text, pattern).map(({ start, end }) => text.slice(start, end));
}

describe('a wildcard', () => {
  test.each([
    ['Case LCS-2041 and LCS-77.', 'LCS-*', ['LCS-2041', 'LCS-77']],
    ['flat 4, flat 12', 'flat ??', ['flat 12']],
    ['Whitlock, WHITLOCKS, Whit', 'whitlock*', ['Whitlock', 'WHITLOCKS']],
    ['Mrs\n Whitlock', 'mrs whit*', ['Mrs\n Whitlock']],
    ['a.b and axb', 'a.b', ['a.b']],
  ])('finds in %j by %j', (text, pattern, hits) => {
    expect(match(text, pattern)).toEqual(hits);
  });

  test.each([
    ['unwhitlocked', 'whitlock'],
    ['Whitlocks', 'whitlock'],
    ['flat 123', 'flat ??'],
  ])('does not find in %j by %j', (text, pattern) => {
    expect(match(text, pattern)).toEqual([]);
  });

  test('any pattern can be looked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (text, pattern) => {
        for (const { start, end } of matchWildcard(text, pattern)) expect(end).toBeGreaterThan(start);
      }),
    );
  });

  test.each([
    ['LCS-*', 'LCS'],
    ['*whitlock', 'whitlock'],
    ['flat ??', 'flat'],
  ])('%j has a plain part to look for', (pattern, part) => {
    expect(findPlainPart(pattern)).toBe(part);
  });

  test.each(['*', '???', '*a*', 'a?b', '* *'])('%j would be found everywhere', (pattern) => {
    expect(findPlainPart(pattern)).toBeNull();
  });
});

test('a rule says in words what it is about', () => {
  expect(describeSubject({ kind: 'type', type: 'nhs-number' })).toBe('every nhs number');
  expect(describeSubject({ kind: 'text', text: 'Zorbel' })).toBe('the text “Zorbel”');
});
