/** What every engine must do, however its work is carried out: inline, forked, utility process. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src-main/contract/errors.ts';
import type { PageRange, PdfEngine, PdfProgress, PdfTaskName, PdfTasks } from '../../src-main/pdf/engine.ts';
import { encryptPdf } from '../fixtures/leaks/encrypt-pdf.ts';
import { bothWords, kept, secret, secretMark, show } from '../fixtures/leaks/leak-fixture.ts';
import { buildPage, buildPdf, listPageObjects } from '../fixtures/leaks/pdf-builder.ts';

export const password = 'correct horse';

export function buildPages(count: number): Uint8Array {
  const objects = listPageObjects(bothWords);
  const kids = Array.from({ length: count }, (_, i) => `${10 + i} 0 R`);
  const page = objects.get(3) ?? '';
  for (let i = 0; i < count; i++) objects.set(10 + i, page);
  objects.set(2, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${count} >>`);
  return buildPdf(objects);
}

const source = (bytes: Uint8Array, given: string | null = null) => ({ bytes, password: given });
const locked = () => encryptPdf(listPageObjects(bothWords), password, 'aes-128');

export type RefusalCase = {
  readonly name: string;
  readonly task: PdfTaskName;
  readonly input: PdfTasks[PdfTaskName]['input'];
  readonly code: ErrorCode;
};

/** Inputs that each engine must refuse, and how. Used by the end-to-end tests too. */
export const refusals: readonly RefusalCase[] = (['extract', 'convert', 'redact'] as const).flatMap(
  (task) => {
    const give = (
      name: string,
      bytes: Uint8Array,
      code: ErrorCode,
      given: string | null = null,
    ): RefusalCase => ({
      name: `${task}: ${name}`,
      task,
      input:
        task === 'redact'
          ? { source: source(bytes, given), marks: [], dpi: 100 }
          : { source: source(bytes, given) },
      code,
    });
    return [
      // Conversion answers with a page that says so.
      ...(task === 'convert' ? [] : [give('no bytes', new Uint8Array(0), 'file-empty')]),
      give(
        'no PDF',
        Buffer.from('Dear Sir or Madam,\n\0'.repeat(50)),
        task === 'convert' ? 'file-unsupported' : 'file-damaged',
      ),
      give('half a PDF', bothHalves(), 'file-damaged'),
      give('a page tree without pages', buildEmpty(), 'file-without-pages'),
      give('a password that is missing', locked(), 'file-password-needed'),
      give('a password that is wrong', locked(), 'file-password-wrong', 'battery staple'),
    ];
  },
);

/** Cut in the middle of the first object: there is nothing to rebuild. */
function bothHalves(): Uint8Array {
  return buildPage(bothWords).subarray(0, 40);
}

function buildEmpty(): Uint8Array {
  return buildPdf(
    new Map([
      [1, '<< /Type /Catalog /Pages 2 0 R >>'],
      [2, '<< /Type /Pages /Kids [] /Count 0 >>'],
    ]),
  );
}

export function testEngine(name: string, create: () => PdfEngine): void {
  describe(`${name} engine`, () => {
    let shared: PdfEngine | null = null;
    beforeAll(() => {
      shared = create();
    });
    afterAll(() => shared?.close());
    /** One engine for all: what goes wrong in one task must not show in the next. */
    const withEngine = async (use: (engine: PdfEngine) => Promise<void>) => {
      if (shared === null) throw new Error('no engine');
      await use(shared);
    };

    it('extracts text with a box for each character', () =>
      withEngine(async (engine) => {
        const { pages, findings } = await engine.run('extract', { source: source(buildPage(bothWords)) });
        expect(pages).toHaveLength(1);
        expect(pages[0]?.text).toBe(`${secret}\n${kept}\n`);
        expect(pages[0]?.boxes).toBeInstanceOf(Float32Array);
        expect(pages[0]?.boxes).toHaveLength((pages[0]?.text.length ?? 0) * 4);
        expect(findings).toEqual([]);
      }));

    it('redacts, and says what it did to each page', () =>
      withEngine(async (engine) => {
        const input = { source: source(buildPages(3)), marks: [secretMark], dpi: 100 };
        const { bytes, pages } = await engine.run('redact', input);
        expect(pages.map(({ marks, words }) => [marks, words])).toEqual([
          [1, 1],
          [0, 2],
          [0, 2],
        ]);
        const output = await engine.run('extract', { source: source(bytes) });
        expect(output.pages.map(({ text }) => text.includes(secret))).toEqual([false, true, true]);
      }));

    it('counts the pages', () =>
      withEngine(async (engine) => {
        expect(await engine.run('countPages', { source: source(buildPages(3)) })).toEqual({
          pages: 3,
          agreed: true,
        });
      }));

    it('writes ranges of pages side by side as it does one after the other, and joins them in order', () =>
      withEngine(async (engine) => {
        const whole = source(buildPages(4));
        const ranges = [1, 2, 3, 4].map((page) => ({ from: page, to: page }));
        const write = (range: PageRange) =>
          engine.run('redact', {
            source: whole,
            marks: range.from === 3 ? [{ ...secretMark, page: 3 }] : [],
            dpi: 100,
            range,
          });
        const atOnce = await Promise.all(ranges.map(write));
        for (const [index, range] of ranges.entries()) {
          expect(Buffer.from((await write(range)).bytes).equals(atOnce[index]?.bytes ?? Buffer.of())).toBe(
            true,
          );
        }
        const parts = { ranges: atOnce.map(({ bytes }) => bytes) };
        const { bytes } = await engine.run('joinRanges', parts);
        expect(bytes).toEqual((await engine.run('joinRanges', parts)).bytes);
        const { pages } = await engine.run('extract', { source: source(bytes) });
        expect(pages.map(({ text }) => text.includes(secret))).toEqual([true, true, false, true]);
      }));

    it('makes a copy that opens without a password', () =>
      withEngine(async (engine) => {
        const { bytes, pages, warnings } = await engine.run('convert', {
          source: source(locked(), password),
        });
        expect({ pages, warnings }).toEqual({ pages: 1, warnings: ['password-removed'] });
        const { pages: opened } = await engine.run('extract', { source: source(bytes) });
        expect(opened[0]?.text).toContain(kept);
      }));

    it('leaves the bytes that it was given as they were', () =>
      withEngine(async (engine) => {
        const bytes = buildPage(bothWords);
        const before = Buffer.from(bytes);
        await engine.run('redact', { source: source(bytes), marks: [secretMark], dpi: 100 });
        await engine.run('convert', { source: source(bytes) });
        expect(before.equals(bytes)).toBe(true);
      }));

    it('reports every page, in order', () =>
      withEngine(async (engine) => {
        const seen: PdfProgress[] = [];
        const onProgress = (progress: PdfProgress) => seen.push(progress);
        await engine.run('redact', { source: source(buildPages(3)), marks: [], dpi: 72 }, { onProgress });
        expect(seen).toEqual([1, 2, 3].map((done) => ({ done, total: 3 })));
      }));

    it('does several things at once', () =>
      withEngine(async (engine) => {
        const words = ['ALPHA', 'BRAVO', 'CHARLIE', 'DELTA', 'ECHO'];
        const results = await Promise.all(
          words.map((word) => engine.run('extract', { source: source(buildPage(show(word, 50, 50))) })),
        );
        expect(results.map(({ pages }) => pages[0]?.text)).toEqual(words.map((word) => `${word}\n`));
      }));

    it.each(refusals)('refuses $name', ({ task, input, code }) =>
      withEngine(async (engine) => {
        await expect(engine.run(task, input)).rejects.toMatchObject({ name: 'AppError', code });
      }),
    );

    it('works on after a refusal', () =>
      withEngine(async (engine) => {
        await expect(engine.run('extract', { source: source(new Uint8Array(0)) })).rejects.toThrow();
        await expect(engine.run('extract', { source: source(buildPage(bothWords)) })).resolves.toBeDefined();
      }));

    it('stops when it is cancelled, and works on', () =>
      withEngine(async (engine) => {
        const controller = new AbortController();
        const work = engine.run(
          'redact',
          { source: source(buildPages(500)), marks: [], dpi: 72 },
          { signal: controller.signal, onProgress: () => controller.abort() },
        );
        await expect(work).rejects.toMatchObject({ code: 'cancelled' });
        await expect(engine.run('extract', { source: source(buildPage(bothWords)) })).resolves.toBeDefined();
      }));

    it('does not begin what was cancelled before', () =>
      withEngine(async (engine) => {
        const work = engine.run(
          'extract',
          { source: source(buildPage(bothWords)) },
          { signal: AbortSignal.abort() },
        );
        await expect(work).rejects.toMatchObject({ code: 'cancelled' });
      }));

    it('refuses work once it is closed', async () => {
      const engine = create();
      await engine.close();
      const work = engine.run('extract', { source: source(buildPage(bothWords)) });
      await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    });
  });
}
