import { describe, expect, it } from 'vitest';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { show } from '../../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../../fixtures/leaks/pdf-builder.ts';

/** A banner of this darkness with white words, over lines of black ones. */
const write = (grey: number, words = 'Your review'): Uint8Array =>
  buildPage(`${grey} g 0 300 400 60 re f 1 g ${show(words, 50, 320)} 0 g ${show('On Tuesday', 50, 200)}`);

async function findKinds(output: Uint8Array, original: Uint8Array): Promise<readonly string[]> {
  const report = await verifyOutput({
    output: { bytes: output, password: null },
    marks: [],
    terms: [],
    original: { bytes: original, password: null },
  });
  return [...new Set(report.findings.map(({ kind }) => kind))];
}

describe('a shade that two readers make of one ink', () => {
  it.each([
    [0.3, 0.45],
    [0.5, 0.3],
  ])('may be another: %d and %d', async (before, after) => {
    expect(await findKinds(write(after), write(before))).toEqual([]);
  });

  it('must not go', async () => {
    expect(await findKinds(write(0.9), write(0.5))).toContain('lost-ink');
  });

  it('must not come', async () => {
    expect(await findKinds(write(0.5), write(0.9))).toContain('added-ink');
  });

  it('must keep the words on it', async () => {
    expect(await findKinds(write(0.45, ''), write(0.3))).toContain('lost-ink');
  });
});
