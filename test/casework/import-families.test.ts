/** Files that are no PDFs, and files within files, on their way into the case. */
import { describe, expect, test } from 'vitest';
import type { DocumentSummary } from '../../src-main/contract/document.ts';
import {
  type CaseDesk,
  fileOf,
  importFiles,
  openCaseDesk,
  refusalOf,
  waitForDocuments,
} from './support/desk.ts';
import { isAbout, makeFile, makeMessage } from './support/fake-engine.ts';

const message = (name: string, content: Parameters<typeof makeMessage>[0]) => ({
  untrustedName: name,
  bytes: makeMessage(content),
  password: null,
});

function list({ client, caseId }: CaseDesk): Promise<readonly DocumentSummary[]> {
  return client.call('listDocuments', { caseId });
}

const kindsOf = (document: DocumentSummary | undefined): readonly string[] =>
  (document?.findings ?? []).map(({ kind }) => kind);

describe('a file that is no PDF', () => {
  test('comes in as its working PDF, with what it hides', async () => {
    const desk = await openCaseDesk();
    const hidden = [{ kind: 'blind-copy', page: 2, count: 1 } as const];
    await importFiles(
      desk,
      message('note.eml', { pages: ['Hello.', 'Bcc: Karen'], hidden, date: '2012-02-14' }),
    );
    const [document] = await list(desk);
    expect(document).toMatchObject({ title: 'Note', pages: 2, date: '2012-02-14', parent: null });
    expect(document?.findings).toMatchObject([{ kind: 'blind-copy', count: 1, openPage: 2 }]);
    const { caseId, client } = desk;
    const { bytes } = await client.call('getWorkingPdf', {
      caseId,
      documentId: (await list(desk))[0]?.id ?? '',
    } as Parameters<typeof client.call<'getWorkingPdf'>>[1]);
    expect(Buffer.from(bytes).toString()).toContain('%PDF-');
  });

  test('and that no reader knows is kept, and is one page that asks to be looked at', async () => {
    const desk = await openCaseDesk();
    await importFiles(desk, { untrustedName: 'voice.amr', bytes: Buffer.from('#!AMR'), password: null });
    const [document] = await list(desk);
    expect(document?.pages).toBe(1);
    expect(document?.findings).toMatchObject([{ kind: 'not-converted', serious: true, open: 1 }]);
  });
});

describe('what a file carries', () => {
  const inner = makeMessage({ pages: ['Inside.'], carries: { 'deep.pdf': makeFile(['Deep.']) } });
  const carries = { 'plan.pdf': makeFile(['Plan.']), 'inner.eml': inner, 'last.pdf': makeFile(['Last.']) };

  test('comes in behind it, at every depth, as its children', async () => {
    const desk = await openCaseDesk();
    await importFiles(desk, message('outer.eml', { pages: ['Outer.'], carries, date: '2012-02-14' }));
    const documents = await list(desk);
    const titles = new Map(documents.map(({ id, title }) => [id, title]));
    expect(
      documents.map(({ title, parent }) => [title, parent === null ? null : titles.get(parent)]),
    ).toEqual([
      ['Outer', null],
      ['Plan', 'Outer'],
      ['Inner', 'Outer'],
      ['Deep', 'Inner'],
      ['Last', 'Outer'],
    ]);
    expect(documents.every(({ date }) => date === '2012-02-14')).toBe(true);
    expect(documents.flatMap(kindsOf)).not.toContain('children-missing');
  });

  test('stays with it where it cannot be read, whatever the fault', async () => {
    const desk = await openCaseDesk();
    const bad = {
      'empty.pdf': new Uint8Array(),
      'cut.pdf': Buffer.from('%PDF-FAKE {'),
      'locked.pdf': makeFile(['x'], 'sesame'),
    };
    await importFiles(desk, message('outer.eml', { pages: ['Outer.'], carries: bad }));
    const children = (await list(desk)).slice(1);
    expect(children.map(({ title }) => title)).toEqual(['Empty', 'Cut', 'Locked']);
    expect(children.every((child) => kindsOf(child).includes('not-converted'))).toBe(true);
  });

  test('may be the same in two messages, while a file brought twice is refused', async () => {
    const desk = await openCaseDesk();
    const shared = { 'plan.pdf': makeFile(['Plan.']) };
    await importFiles(
      desk,
      message('one.eml', { pages: ['One.'], carries: shared }),
      message('two.eml', { pages: ['Two.'], carries: shared }),
    );
    expect(await list(desk)).toHaveLength(4);
    const again = await desk.client.run('importDocuments', {
      caseId: desk.caseId,
      files: [fileOf('plan.pdf', ['Plan.'])],
    });
    expect(again.refused).toEqual([{ index: 0, code: 'file-already-imported' }]);
  });

  test('leaves the case with it', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    await importFiles(
      desk,
      message('outer.eml', { pages: ['Outer.'], carries }),
      fileOf('own.pdf', ['Own.']),
    );
    const [outer] = await list(desk);
    if (outer === undefined) throw new Error('no document');
    await client.call('removeDocument', { caseId, documentId: outer.id, reason: 'Of another family' });
    expect((await list(desk)).map(({ title }) => title)).toEqual(['Own']);
  });

  test('and was not read when the import was stopped is told of at the file that carried it', async () => {
    const desk = await openCaseDesk();
    const { client, caseId, engine } = desk;
    const stop = new AbortController();
    engine.before = async (name, _signal, input) => {
      if (name !== 'extract' || !isAbout(input, 'Last.')) return;
      await waitForDocuments(desk, 4);
      stop.abort();
    };
    const files = [message('outer.eml', { pages: ['Outer.'], carries })];
    expect(await refusalOf(client.run('importDocuments', { caseId, files }, { signal: stop.signal }))).toBe(
      'cancelled',
    );
    const documents = await list(desk);
    expect(documents.map(({ title }) => title)).toEqual(['Outer', 'Plan', 'Inner', 'Deep']);
    expect(documents[0]?.findings).toMatchObject([{ kind: 'children-missing', serious: true, count: 3 }]);
  });

  test('and is missing comes in when the file is added again, at its place, and nothing comes in twice', async () => {
    const desk = await openCaseDesk();
    const { client, caseId, engine } = desk;
    const outer = message('outer.eml', { pages: ['Outer.'], carries });
    const stop = new AbortController();
    engine.before = async (name, _signal, input) => {
      if (name !== 'extract' || !isAbout(input, 'Deep.') || isAbout(input, 'Inside.')) return;
      await waitForDocuments(desk, 3);
      stop.abort();
    };
    await refusalOf(client.run('importDocuments', { caseId, files: [outer] }, { signal: stop.signal }));
    engine.before = () => undefined;
    await importFiles(desk, fileOf('own.pdf', ['Own.']));
    expect((await list(desk)).map(({ title }) => title)).toEqual(['Outer', 'Plan', 'Inner', 'Own']);

    const again = await client.run('importDocuments', { caseId, files: [outer] });
    expect(again.imported).toHaveLength(2);
    const documents = await list(desk);
    expect(documents.map(({ title }) => title)).toEqual(['Outer', 'Plan', 'Inner', 'Deep', 'Last', 'Own']);
    expect(documents.flatMap(kindsOf)).not.toContain('children-missing');
    const parents = new Map(documents.map(({ id, title }) => [id, title]));
    expect(documents.map(({ parent }) => parent && parents.get(parent))).toEqual([
      null,
      'Outer',
      'Outer',
      'Inner',
      'Outer',
      null,
    ]);

    const third = await client.run('importDocuments', { caseId, files: [outer] });
    expect(third).toMatchObject({ imported: [], refused: [{ index: 0, code: 'file-already-imported' }] });
  });

  test('and was removed by hand does not come back with the file', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    const outer = message('outer.eml', { pages: ['Outer.'], carries });
    await importFiles(desk, outer);
    const plan = (await list(desk)).find(({ title }) => title === 'Plan');
    if (plan === undefined) throw new Error('no document');
    await client.call('removeDocument', { caseId, documentId: plan.id, reason: 'Of another family' });
    const again = await client.run('importDocuments', { caseId, files: [outer] });
    expect(again.refused).toEqual([{ index: 0, code: 'file-already-imported' }]);
  });

  test('beyond every honest depth is told of and not followed', async () => {
    const desk = await openCaseDesk();
    let bytes = makeFile(['Deepest.']);
    for (let depth = 0; depth < 20; depth += 1)
      bytes = makeMessage({ pages: [`Level ${depth}.`], carries: { 'next.eml': bytes } });
    await importFiles(desk, { untrustedName: 'top.eml', bytes, password: null });
    const documents = await list(desk);
    expect(documents).toHaveLength(13);
    expect(kindsOf(documents.at(-1))).toContain('children-missing');
  });
});
