import { describe, expect, it } from 'vitest';
import { badOutputs } from '../fixtures/bad-outputs/bad-outputs.ts';
import { attackFixtures } from '../fixtures/leaks/attack-fixtures.ts';
import { leakClasses } from '../fixtures/leaks/leak-classes.ts';
import { leakFixtures } from '../fixtures/leaks/leak-fixtures.ts';

const fixtures = [...leakFixtures, ...attackFixtures].map(({ name }) => name);
const outputs = badOutputs.map(({ name }) => name);

/** An exact name, or the start of several. */
function findFixtures(wanted: string): readonly string[] {
  return wanted.endsWith('…')
    ? fixtures.filter((name) => name.startsWith(wanted.slice(0, -1)))
    : fixtures.filter((name) => name === wanted);
}

// That the verifier rejects each bad output by name is tested in verify/verify-output.test.ts.
describe('every class of leak', () => {
  it.each(leakClasses)('$name has attack files, and bad outputs that the verifier must reject', (one) => {
    expect(one.fixtures).not.toEqual([]);
    expect(one.badOutputs).not.toEqual([]);
    expect(one.fixtures.filter((name) => findFixtures(name).length === 0)).toEqual([]);
    expect(one.badOutputs.filter((name) => !outputs.includes(name))).toEqual([]);
  });

  it('is named once', () => {
    const names = leakClasses.map(({ name }) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    for (const list of [fixtures, outputs])
      expect(list.filter((name, i) => list.indexOf(name) !== i)).toEqual([]);
  });

  it('takes in every attack file', () => {
    const covered = new Set(leakClasses.flatMap((one) => one.fixtures.flatMap(findFixtures)));
    expect(fixtures.filter((name) => !covered.has(name))).toEqual([]);
  });
});
