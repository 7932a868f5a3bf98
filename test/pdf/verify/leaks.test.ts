import { describe, expect, it } from 'vitest';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { leakFixtures } from '../../fixtures/leaks/leak-fixtures.ts';
import { writers } from '../writers.ts';

describe.each(writers)('$writer and the verifier agree on every attack file', ({ redact }) => {
  it.each(leakFixtures)('$name: the output is clean, the input is not', async ({ build }) => {
    const { bytes, marks, secrets, password } = await build();
    const source = { bytes, password: password ?? null };
    const { bytes: written } = await redact({ source, marks, dpi: 150 });
    const output = { bytes: written, password: null };
    const report = await verifyOutput({ output, marks, terms: secrets, original: source });
    expect(report.findings).toEqual([]);
    const before = await verifyOutput({ output: source, marks, terms: secrets, original: null });
    expect(before.clean).toBe(false);
  });
});
