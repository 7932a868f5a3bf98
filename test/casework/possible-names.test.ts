import { describe, expect, test, vi } from 'vitest';
import {
  type CaseDesk,
  fileOf,
  importFiles,
  keep,
  makeDetails,
  marksOf,
  openCaseDesk,
  refusalOf,
  withhold,
} from './support/desk.ts';
import { houseNote } from './support/possible-names.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

async function openWith(...texts: readonly string[]): Promise<CaseDesk> {
  const desk = await openCaseDesk();
  await importFiles(desk, ...texts.map((text, index) => fileOf(`${index}.pdf`, [text])));
  return desk;
}

function listNames({ client, caseId }: CaseDesk) {
  return client.call('listPossibleNames', { caseId });
}

async function findName(desk: CaseDesk, name: string) {
  return (await listNames(desk)).find((one) => one.name === name);
}

describe('words that may be names', () => {
  test('wait in the queue of the case without being marks', async () => {
    const desk = await openWith(houseNote);
    expect(await findName(desk, 'zorbel')).toMatchObject({
      text: 'Zorbel',
      places: 1,
      page: 1,
      before: 'They walked to ',
      after: ' Lodge about the bus.',
      reason: expect.stringMatching(/\p{L}/u),
    });
    expect((await marksOf(desk)).filter(({ text }) => text === 'Zorbel')).toEqual([]);
  });

  test('are one name, wherever in the case they stand', async () => {
    const desk = await openWith(houseNote, `Again.\n${houseNote}`);
    expect(await findName(desk, 'zorbel')).toMatchObject({ places: 2 });
  });

  test('become decided marks in one step, which one undo takes back', async () => {
    const desk = await openWith(houseNote, `Again.\n${houseNote}`);
    const { client, caseId } = desk;
    const { markIds } = await client.call('decidePossibleName', {
      caseId,
      name: 'zorbel',
      decision: withhold,
    });
    expect(markIds).toHaveLength(2);
    const marks = (await marksOf(desk)).filter(({ id }) => markIds.includes(id));
    for (const mark of marks)
      expect(mark).toMatchObject({ text: 'Zorbel', type: 'person', source: 'names', decision: withhold });
    expect(await findName(desk, 'zorbel')).toBeUndefined();
    expect(await client.call('undo', { caseId })).toEqual({ label: 'decidePossibleName' });
    expect((await marksOf(desk)).filter(({ id }) => markIds.includes(id))).toEqual([]);
    expect(await findName(desk, 'zorbel')).toMatchObject({ places: 2 });
  });

  test('that were kept as no names do not come back when the case is looked through again', async () => {
    const desk = await openWith(houseNote);
    const { client, caseId } = desk;
    await client.call('decidePossibleName', {
      caseId,
      name: 'zorbel',
      decision: { ...keep, rationale: 'Not a person' },
    });
    const { jobId } = await client.call('suggestMarks', { caseId });
    await vi.waitFor(() =>
      expect(desk.events).toContainEqual(expect.objectContaining({ type: 'job-finished', jobId })),
    );
    expect(await findName(desk, 'zorbel')).toBeUndefined();
  });

  test('leave the queue where somebody of the register has them', async () => {
    const desk = await openWith(houseNote);
    const { client, caseId } = desk;
    await client.call('addPerson', {
      caseId,
      details: makeDetails({ name: 'Zachary Quayle', aliases: ['Zorbel'] }),
    });
    expect(await findName(desk, 'zorbel')).toBeUndefined();
  });

  test('hold up nothing: no bundle waits for them', async () => {
    const desk = await openWith(houseNote);
    const { client, caseId } = desk;
    expect(await listNames(desk)).not.toEqual([]);
    const { blockers } = await client.call('getReadiness', { caseId });
    expect(blockers.map(({ kind }) => kind)).not.toContain('marks-undecided');
  });

  test('cannot be decided where none is open', async () => {
    const desk = await openWith(houseNote);
    const decide = desk.client.call('decidePossibleName', {
      caseId: desk.caseId,
      name: 'nobody',
      decision: keep,
    });
    expect(await refusalOf(decide)).toBe('not-found');
  });

  test('are gone with their document', async () => {
    const desk = await openWith(houseNote);
    const { client, caseId } = desk;
    const [document] = await client.call('listDocuments', { caseId });
    if (document === undefined) throw new Error('Not imported');
    await client.call('removeDocument', { caseId, documentId: document.id, reason: 'Of another family' });
    expect(await listNames(desk)).toEqual([]);
  });
});
