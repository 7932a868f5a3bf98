/** Attacks on drawing anew, and whatever else an attacker would try, through both writers and every reader. */
import { describe, expect, it } from 'vitest';
import { verifyOutput } from '../../src-main/pdf/verify/verify-output.ts';
import { attackFixtures } from '../fixtures/leaks/attack-fixtures.ts';
import type { LeakFile } from '../fixtures/leaks/leak-fixture.ts';
import { findWord, readWithEveryReader } from './redact-readers.ts';
import { findLiveData } from './redraw/live-data.ts';
import { writers } from './writers.ts';

const dpi = 150;
const sourceOf = ({ bytes, password }: LeakFile) => ({ bytes, password: password ?? null });

describe.each(writers)('$writer', ({ redact }) => {
  it.each(attackFixtures)(
    '$name: no trace of what is withheld, all that is not, and a clean verification',
    async (fixture) => {
      const file = await fixture.build();
      const source = sourceOf(file);
      const { bytes, pages } = await redact({ source, marks: file.marks, dpi });
      const readings = await readWithEveryReader(bytes);
      for (const secret of file.secrets) expect(findWord(readings, secret)).toEqual([]);
      const text = readings.find(({ reader }) => reader === 'PDFium')?.text ?? '';
      for (const kept of file.kept) expect(text).toContain(kept);
      const report = await verifyOutput({
        output: { bytes, password: null },
        marks: file.marks,
        terms: file.secrets,
        original: source,
        layouts: pages.map(({ layout }) => layout),
      });
      expect(report.findings).toEqual([]);
    },
  );
});

describe('with the boxes taken off, nothing but paper and burnt pixels is left in a mark', () => {
  it.each(attackFixtures)('$name', async (fixture) => {
    const { bytes, marks, password } = await fixture.build();
    const found = await findLiveData(bytes, marks, marks, password ?? null);
    expect(found.pixels).toBe(0);
  });
});

describe('the search itself', () => {
  /** Drawn, not written. */
  const unsearchable = /line|area|clip|dashes|curves|shading within|JPEG 2000|a fax/u;

  it.each(attackFixtures.filter(({ name }) => !unsearchable.test(name)))(
    'finds the secret in the input: $name',
    async (fixture) => {
      const file = await fixture.build();
      const readings = await readWithEveryReader(file.bytes);
      expect(file.secrets.filter((secret) => findWord(readings, secret).length > 0)).not.toEqual([]);
    },
  );
});
