/** People go on working while a job runs: nothing that they did meanwhile is missed, doubled or lost. */
import { describe, expect, test, vi } from 'vitest';
import {
  fileOf,
  importFiles,
  keep,
  makeDetails,
  marksOf,
  names,
  openCaseDesk,
  openReadyDesk,
  refusalOf,
  texts,
} from './support/desk.ts';

/** Runs once, when the next file is about to be stored, or the next portion of pages was looked through. */
const meanwhile: { storing: (() => Promise<unknown>) | null } = { storing: null };

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));
vi.mock('../../src-main/store/file-store.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../src-main/store/file-store.ts')>();
  return {
    ...original,
    async writeStoredFile(...input: Parameters<typeof original.writeStoredFile>) {
      const work = meanwhile.storing;
      meanwhile.storing = null;
      await work?.();
      return original.writeStoredFile(...input);
    },
  };
});

describe('an import', () => {
  test('finds a person who was added while the file was being stored', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    meanwhile.storing = () => client.call('addPerson', { caseId, details: makeDetails() });
    await importFiles(desk, fileOf('letter.pdf', texts.letter));
    const register = await client.call('listPeople', { caseId });
    const karen = register.find((person) => person.name === names.karen);
    expect(karen?.places).toBe(1);
  });

  test('follows a person who was decided, and forgets one who was removed meanwhile', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    const { personId } = await client.call('addPerson', { caseId, details: makeDetails() });
    meanwhile.storing = () =>
      client.call('decidePerson', {
        caseId,
        personId,
        decision: { outcome: 'withhold', code: 'TP-ID', rationale: '' },
      });
    await importFiles(desk, fileOf('letter.pdf', texts.letter));
    expect((await marksOf(desk)).map((mark) => mark.decision?.outcome)).toEqual(['withhold']);
    meanwhile.storing = () => client.call('removePerson', { caseId, personId });
    await importFiles(desk, fileOf('notes.pdf', texts.notes));
    expect((await marksOf(desk)).map((mark) => mark.personId)).not.toContain(personId);
  });
});

describe('looking through the case again', () => {
  /** 21 pages: main answers the window after the first twenty. */
  const pages = Array.from({ length: 21 }, (_, index) => `Page ${index + 1}.\n${names.karen} called.`);

  async function openLong() {
    const desk = await openReadyDesk();
    const { client, caseId } = desk;
    const [documentId] = await importFiles(desk, fileOf('long.pdf', pages));
    if (documentId === undefined) throw new Error('Not imported');
    const marks = (await marksOf(desk)).filter((mark) => mark.documentId === documentId);
    await client.call('removeMarks', { caseId, markIds: marks.map((mark) => mark.id) });
    return Object.assign(desk, { documentId });
  }

  test('adds what is missing, and adds it once', async () => {
    const desk = await openLong();
    const { client, caseId } = desk;
    expect(await client.run('suggestMarks', { caseId })).toEqual({ added: 21 });
    expect(await client.run('suggestMarks', { caseId })).toEqual({ added: 0 });
  });

  test('does not double a mark that somebody made meanwhile', async () => {
    const desk = await openLong();
    const { client, caseId, documentId } = desk;
    const start = (pages[0] ?? '').indexOf(names.karen);
    const range = { start, end: start + names.karen.length };
    const run = client.run('suggestMarks', { caseId });
    const made = client.call('addMarks', {
      caseId,
      marks: [{ documentId, page: 1, range, rects: [], personId: null }],
      decision: keep,
    });
    await Promise.all([run, made]);
    const onFirst = (await marksOf(desk)).filter((mark) => mark.documentId === documentId && mark.page === 1);
    expect(onFirst.map((mark) => mark.source)).toEqual(['hand']);
  });

  test('passes over a document that was removed meanwhile', async () => {
    const desk = await openLong();
    const { client, caseId, documentId } = desk;
    const run = client.run('suggestMarks', { caseId });
    const gone = client.call('removeDocument', { caseId, documentId, reason: 'Not hers' });
    await gone;
    expect(await run).toEqual({ added: 0 });
  });

  test('can be cancelled, and keeps what was decided', async () => {
    const desk = await openLong();
    const { client, caseId } = desk;
    const before = await marksOf(desk);
    const stop = new AbortController();
    const run = client.run('suggestMarks', { caseId }, { signal: stop.signal });
    stop.abort();
    expect(await refusalOf(run)).toBe('cancelled');
    expect(await marksOf(desk)).toEqual(before);
  });
});
