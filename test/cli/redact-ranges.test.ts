import { describe, expect, it } from 'vitest';
import { redactRanges } from '../../src-main/cli/redact-ranges.ts';
import { AppError } from '../../src-main/contract/errors.ts';
import type { PdfEngine, PdfTaskName } from '../../src-main/pdf/engine.ts';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { kept, secret, secretMark } from '../fixtures/leaks/leak-fixture.ts';
import { buildPages } from '../pdf/engine-conformance.ts';
import { resourcesFolder } from '../pdf/engine-support.ts';

const pages = 52;
const source = { bytes: buildPages(pages), password: null };
const marks = [2, 27, 52].map((page) => ({ ...secretMark, page }));
const request = { source, marks, dpi: 72, reflow: false };
const gap = { rect: secretMark.rect, marks: [], width: 'exact', fitting: 1, of: 2, known: [] } as const;
const none = async (): Promise<readonly string[]> => [];
const signal = new AbortController().signal;

type Asked = { readonly name: PdfTaskName; readonly signal: AbortSignal | undefined };

/** `meddle` runs before each task with the number of tasks of that name asked for so far, and may throw. */
function createEngine(meddle: (name: PdfTaskName, number: number) => unknown = () => null) {
  const engine = createInlineEngine({ folder: resourcesFolder });
  const asked: Asked[] = [];
  const watched: PdfEngine = {
    ...engine,
    run: async (name, input, options) => {
      asked.push({ name, signal: options?.signal });
      await meddle(name, asked.filter((one) => one.name === name).length);
      return engine.run(name, input, options);
    },
  };
  return { engine: watched, asked };
}

describe('a document of several ranges', () => {
  it('becomes one file with every mark in its place', async () => {
    const { engine, asked } = createEngine();
    const { bytes, pages: written, verification } = await redactRanges(request, none, engine, signal);
    expect(verification).toEqual({ clean: true, findings: [] });
    expect(asked.filter(({ name }) => name === 'redact')).toHaveLength(3);
    expect(written.map(({ page }) => page)).toEqual(Array.from({ length: pages }, (_, index) => index + 1));
    expect(written.filter((page) => page.marks > 0).map(({ page }) => page)).toEqual([2, 27, 52]);
    const output = await engine.run('extract', { source: { bytes, password: null } });
    const hidden = output.pages.filter(({ text }) => !text.includes(secret)).map(({ page }) => page);
    expect(hidden).toEqual([2, 27, 52]);
    expect(output.pages.every(({ text }) => text.includes(kept))).toBe(true);
  });

  it('names the marks of a gap by their numbers in the whole', async () => {
    const { engine } = createEngine();
    const gapped: PdfEngine = {
      ...engine,
      run: async (name, input, options) => {
        const output = await engine.run(name, input, options);
        // As if each mark of the range, by its number there, had a box within a line.
        const written: readonly unknown[] =
          name === 'redact' && 'pages' in output && Array.isArray(output.pages) ? output.pages : [];
        for (const page of written) Object.assign(Object(page), { gaps: [{ ...gap, marks: [0] }] });
        return output;
      },
    };
    const { pages: written } = await redactRanges(request, none, gapped, signal);
    const named = [1, 26, 52].map((page) => written[page - 1]?.gaps[0]?.marks);
    expect(named).toEqual([[0], [1], [2]]);
  });

  it('is the same file however many of its ranges are written at once', async () => {
    let turn: Promise<unknown> = Promise.resolve();
    const inline = createInlineEngine({ folder: resourcesFolder });
    const oneByOne: PdfEngine = {
      ...inline,
      run: (name, input, options) => {
        const work = turn.then(() => inline.run(name, input, options));
        turn = work.catch(() => null);
        return work;
      },
    };
    const { engine } = createEngine();
    const atOnce = await redactRanges(request, none, engine, signal);
    const inOrder = await redactRanges(request, none, oneByOne, signal);
    expect(Buffer.from(atOnce.bytes).equals(inOrder.bytes)).toBe(true);
  });

  it.each(['redact', 'verify', 'joinRanges', 'countPages'] as const)(
    'fails as a whole, and stops the rest, where one worker dies (%s)',
    async (task) => {
      const { engine, asked } = createEngine((name, number) => {
        if (name === task && number === (task === 'redact' || task === 'verify' ? 2 : 1)) {
          throw new AppError('worker-died');
        }
      });
      await expect(redactRanges(request, none, engine, signal)).rejects.toMatchObject({
        code: 'worker-died',
      });
      const others = asked.filter(({ name }) => name !== 'countPages');
      expect(others.every((one) => one.signal?.aborted === true)).toBe(true);
    },
  );

  it('is not clean where one range of it is not', async () => {
    const { engine } = createEngine();
    const leaky: PdfEngine = {
      ...engine,
      run: async (name, input, options) => {
        // One mark is kept from the writer, and only from the writer.
        const changed = name === 'redact' && 'marks' in input && input.marks?.[0]?.page === 27;
        return engine.run(name, changed ? { ...input, marks: [] } : input, options);
      },
    };
    const { verification } = await redactRanges(request, none, leaky, signal);
    expect(verification.clean).toBe(false);
    expect(new Set(verification.findings.map(({ page }) => page))).toEqual(new Set([27]));
  });

  it('is written again in a plainer way where the attack finds fault with a page, and only there', async () => {
    const { engine, asked } = createEngine();
    const ways: unknown[] = [];
    const doubting: PdfEngine = {
      ...engine,
      run: async (name, input, options) => {
        if (name === 'redact' && 'ways' in input) ways.push(input.ways);
        const output = await engine.run(name, input, options);
        // As if page 27 could not be proved as it was drawn anew.
        const range = name === 'verify' && 'pages' in input ? input.pages : undefined;
        const isDoubted = range !== undefined && range.from <= 27 && range.to >= 27 && ways.length <= 3;
        if (!isDoubted) return output;
        const findings = [{ kind: 'lost-ink', page: 27, detail: '' }];
        return Object.assign(output, { clean: false, findings });
      },
    };
    const { pages: written, verification } = await redactRanges(request, none, doubting, signal);
    expect(verification).toEqual({ clean: true, findings: [] });
    expect(ways).toEqual([[], [], [], [{ page: 27, way: 'picture' }]]);
    expect(written.filter(({ writer }) => writer === 'raster').map(({ page }) => page)).toEqual([27]);
    expect(written[26]?.reason).toBe('the check found something in the page drawn anew');
    expect(asked.filter(({ name }) => name === 'joinRanges')).toHaveLength(2);
  });

  it('refuses a mark beyond the last page before anything is written', async () => {
    const { engine, asked } = createEngine();
    const beyond = { ...request, marks: [{ ...secretMark, page: pages + 1 }] };
    await expect(redactRanges(beyond, none, engine, signal)).rejects.toMatchObject({
      code: 'mark-page-missing',
    });
    expect(asked.map(({ name }) => name)).toEqual(['countPages']);
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    const { engine } = createEngine((name) => {
      if (name === 'verify') stop.abort();
    });
    await expect(redactRanges(request, none, engine, stop.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
