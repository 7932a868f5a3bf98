import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../src-main/contract/errors.ts';
import {
  agreeEverything,
  fileOf,
  importFiles,
  lookInto,
  openReadyDesk,
  type ReadyDesk,
  refusalOf,
  seeEverything,
  withhold,
} from './support/desk.ts';
import { takeSnapshot } from './support/look-inside.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

const pages = 60;

/** A ready case with a document of three ranges besides its two short ones. */
async function openLongDesk(): Promise<ReadyDesk> {
  const desk = await openReadyDesk();
  await importFiles(
    desk,
    fileOf(
      'long.pdf',
      Array.from({ length: pages }, (_, index) => `Line ${index + 1}.`),
    ),
  );
  await seeEverything(desk);
  return desk;
}

const prepareBundle = ({ client, caseId }: ReadyDesk) => client.run('prepareBundle', { caseId });

function rangesOf(desk: ReadyDesk, name: 'redact' | 'verify'): unknown[] {
  return desk.engine.asked
    .filter((task) => task.name === name)
    .flatMap(({ input }) => {
      const range: unknown = Reflect.get(Object(input), 'range');
      return range === undefined ? [] : [range];
    });
}

describe('a long document', () => {
  test('is redacted and attacked range by range, and reaches the bundle in order', async () => {
    const desk = await openLongDesk();
    expect(await prepareBundle(desk)).toMatchObject({ verification: { clean: true } });
    const long = [
      { from: 1, to: 20 },
      { from: 21, to: 40 },
      { from: 41, to: 60 },
    ];
    expect(rangesOf(desk, 'redact')).toEqual(expect.arrayContaining(long));
    expect(rangesOf(desk, 'verify')).toEqual(expect.arrayContaining(long));
    const assembled: unknown = desk.engine.asked.find(({ name }) => name === 'assemble')?.input;
    const parts: unknown = Reflect.get(Object(assembled), 'parts');
    const ranges = (Array.isArray(parts) ? parts : []).flatMap((part) => {
      const own: unknown = Reflect.get(Object(part), 'ranges');
      return Array.isArray(own) && own.length === 3 ? [own] : [];
    });
    const texts = ranges.flat().map((bytes: Uint8Array) => Buffer.from(bytes).toString('utf8'));
    expect(texts.map((text) => /Line (\d+)/u.exec(text)?.[1])).toEqual(['1', '21', '41']);
  });

  test.each(['redact', 'verify'] as const)(
    'leaves nothing where a worker dies in one range (%s)',
    async (task) => {
      const desk = await openLongDesk();
      const before = takeSnapshot(await lookInto(desk));
      let asked = 0;
      desk.engine.before = (name) => {
        asked += name === task ? 1 : 0;
        if (name === task && asked === 4) throw new AppError('worker-died');
      };
      expect(await refusalOf(prepareBundle(desk))).toBe('worker-died');
      expect(takeSnapshot(await lookInto(desk))).toBe(before);
      expect(desk.engine.asked.some(({ name }) => name === 'assemble')).toBe(false);
    },
  );

  test('is not released where two readers count its pages differently', async () => {
    const desk = await openLongDesk();
    desk.engine.readersAgree = false;
    const { verification } = await prepareBundle(desk);
    expect(verification.clean).toBe(false);
    expect(verification.findings.map(({ kind }) => kind)).toEqual(['page-count', 'page-count', 'page-count']);
    expect(desk.engine.asked.some(({ name }) => name === 'assemble')).toBe(false);
  });

  test('moves its progress on with every range, up to all pages', async () => {
    const desk = await openLongDesk();
    await prepareBundle(desk);
    const steps = desk.events.flatMap((event) =>
      event.type === 'job-progress' && event.step === 'redacting' ? [event.done] : [],
    );
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.length).toBeGreaterThan(0);
  });
});

test('what is marked beyond the edge of its page needs no box, and does not stand in the way of the bundle', async () => {
  const desk = await openReadyDesk();
  // Six points a letter: the last word stands to the right of the page.
  const line = `${'on and '.repeat(16)}Grandmother`;
  const [documentId] = await importFiles(desk, fileOf('wide.pdf', [line]));
  const { client, caseId } = desk;
  const { markIds } = await client.call('markEverywhere', {
    caseId,
    text: 'Grandmother',
    personId: null,
    decision: withhold,
  });
  expect(markIds).toHaveLength(1);
  await seeEverything(desk);
  await desk.signIn('colleague');
  await agreeEverything(desk);
  await desk.signIn('caseworker');
  expect(await prepareBundle(desk)).toMatchObject({ verification: { clean: true } });
  const marks = desk.engine.asked
    .filter(({ name }) => name === 'redact')
    .flatMap(({ input }) => (Reflect.get(Object(input), 'marks') ?? []) as { rect: readonly number[] }[]);
  expect(documentId).toBeDefined();
  expect(marks.length).toBeGreaterThan(0);
  expect(marks.filter(({ rect }) => (rect[0] ?? 0) >= 595)).toEqual([]);
});
