/** Hostile files through the same workers that the command line and the application use. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { redactRanges } from '../../src-main/cli/redact-ranges.ts';
import { AppError, type ErrorCode } from '../../src-main/contract/errors.ts';
import type { PdfEngine } from '../../src-main/pdf/engine.ts';
import { createProcessEngine } from '../../src-main/pdf/engine-process.ts';
import { spawnForked } from '../../src-main/pdf/fork-process.ts';
import { cutShort, hostileFiles, makeManyPages } from '../fixtures/hostile/hostile-files.ts';
import { bothWords, kept, secret, secretMark } from '../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../fixtures/leaks/pdf-builder.ts';
import { resourcesFolder } from './engine-support.ts';

const fiveMinutes = 300_000;
const signal = new AbortController().signal;
const limits = { startMs: 120_000, perMegabyteMs: 0, perPageMs: 60_000, memoryBytes: 2 * 1024 ** 3 };
const engine: PdfEngine = createProcessEngine({
  spawn: spawnForked({ heapMegabytes: 768 }),
  resources: { folder: resourcesFolder },
  workers: 2,
  limits,
});
afterAll(() => engine.close());

type Outcome =
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  | { readonly kind: 'not-clean' }
  | { readonly kind: 'clean'; readonly text: string };

async function redact(bytes: Uint8Array): Promise<Outcome> {
  try {
    const request = { source: { bytes, password: null }, marks: [secretMark], dpi: 72, reflow: false };
    const result = await redactRanges(request, async () => [], engine, signal);
    if (!result.verification.clean) return { kind: 'not-clean' };
    const source = { bytes: result.bytes, password: null };
    const { pages } = await engine.run('extract', { source });
    return { kind: 'clean', text: pages.map(({ text }) => text).join('') };
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', code: error.code };
    throw error;
  }
}

const unclear: readonly ErrorCode[] = ['internal', 'worker-died', 'cancelled'];

/** A clear refusal, or a result without what was withheld: never a crash, a hang or something in between. */
function expectClear(outcome: Outcome): void {
  switch (outcome.kind) {
    case 'refused':
      expect(unclear).not.toContain(outcome.code);
      return;
    case 'not-clean':
      return;
    case 'clean':
      expect(outcome.text).not.toContain(secret);
  }
}

async function askClearly(task: 'inspect' | 'extract' | 'countPages', bytes: Uint8Array): Promise<void> {
  try {
    await engine.run(task, { source: { bytes, password: null } });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(unclear).not.toContain(error.code);
  }
}

describe('a hostile file', () => {
  it.each(hostileFiles.filter(({ slow }) => !slow))(
    '$name: is redacted rightly or refused with a clear code',
    async ({ make, outcome }) => {
      const result = await redact(make());
      expectClear(result);
      if (outcome !== undefined) expect(result.kind === 'refused' ? result.code : result.kind).toBe(outcome);
    },
    fiveMinutes,
  );

  it.each(hostileFiles.filter(({ slow }) => !slow))(
    '$name: is inspected and read, or refused with a clear code',
    async ({ make }) => {
      const bytes = make();
      await Promise.all([askClearly('inspect', bytes), askClearly('extract', bytes)]);
    },
    fiveMinutes,
  );

  it(
    'leaves the workers fit for the next one',
    async () => {
      const outcome = await redact(buildPage(bothWords));
      expect(outcome).toEqual({ kind: 'clean', text: expect.stringContaining(kept) });
    },
    fiveMinutes,
  );
});

const sound = readFileSync(
  fileURLToPath(new URL('../../resources/sample-case/documents/06-police-information.pdf', import.meta.url)),
);

describe('a file that was cut short', () => {
  it.each([0.02, 0.3, 0.6, 0.9, 0.99, 0.999])(
    'after %f of it is redacted as far as it can be read, or refused with a clear code',
    async (share) => {
      expectClear(await redact(cutShort(sound, share)));
    },
    fiveMinutes,
  );
});

describe('a file of very many pages', () => {
  it(
    'is counted and cut into twenty ranges at most',
    async () => {
      const source = { bytes: makeManyPages(10_000), password: null };
      expect(await engine.run('countPages', { source })).toEqual({ pages: 10_000, agreed: true });
      const range = { from: 9_999, to: 10_000 };
      const { pages } = await engine.run('redact', { source, marks: [], dpi: 72, range });
      expect(pages.map(({ page }) => page)).toEqual([9_999, 10_000]);
    },
    fiveMinutes,
  );

  it(
    'is refused beyond the limit',
    async () => {
      const source = { bytes: makeManyPages(20_001), password: null };
      await expect(engine.run('countPages', { source })).rejects.toMatchObject({
        code: 'file-too-many-pages',
      });
    },
    fiveMinutes,
  );
});
