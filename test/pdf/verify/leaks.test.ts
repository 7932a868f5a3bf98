import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { redactDocument } from '../../../src-main/pdf/redact/redact.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { leakFixtures } from '../../fixtures/leaks/leak-fixtures.ts';

const resources = { folder: fileURLToPath(new URL('../../../resources', import.meta.url)) };

describe('the writer and the verifier, which know nothing of each other, agree on every attack file', () => {
  it.each(leakFixtures)('$name: the output is clean, the input is not', async ({ build }) => {
    const { bytes, marks, secrets, password } = await build();
    const source = { bytes, password: password ?? null };
    const { bytes: written } = await redactDocument({ source, marks, dpi: 150 }, resources);
    const output = { bytes: written, password: null };
    const report = await verifyOutput({ output, marks, terms: secrets, original: source });
    expect(report.findings).toEqual([]);
    const before = await verifyOutput({ output: source, marks, terms: secrets, original: null });
    expect(before.clean).toBe(false);
  });
});
