import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { AppError, type ErrorCode } from '../../src-main/contract/errors.ts';
import { readStoredFile } from '../../src-main/store/file-store.ts';
import { findFile } from '../../src-main/store/files.ts';
import {
  fileOf,
  type IncomingFile,
  importFiles,
  lookInto,
  makeDetails,
  marksOf,
  names,
  openCaseDesk,
  refusalOf,
  texts,
  waitForDocuments,
} from './support/desk.ts';
import { isAbout } from './support/fake-engine.ts';
import { takeSnapshot } from './support/look-inside.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

describe('a file that is imported', () => {
  test('is kept byte for byte, and its hash is recorded', async () => {
    const desk = await openCaseDesk();
    const file = fileOf('2012-02-14 visit_notes.pdf', texts.notes);
    const [documentId] = await importFiles(desk, file);
    if (documentId === undefined) throw new Error('Not imported');
    const [document] = await desk.client.call('listDocuments', { caseId: desk.caseId });
    const inside = await lookInto(desk);
    const row = findFile(inside.db, { documentId, kind: 'original' });
    const stored = await readStoredFile(inside.files, row?.id ?? '');

    expect(Buffer.from(stored).equals(Buffer.from(file.bytes))).toBe(true);
    expect(document).toMatchObject({
      id: documentId,
      title: 'Visit notes',
      date: '2012-02-14',
      pages: 2,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      importedBy: { name: 'Cass Worthing' },
      findings: [{ kind: 'metadata', serious: false, count: 1, pages: 0, open: 1, openPage: null }],
    });
    const page = await desk.client.call('getPage', { caseId: desk.caseId, documentId, page: 2 });
    expect(page.text).toBe(texts.notes[1]);
  });

  test('with a password gets a working copy without one, and the original stays as it came', async () => {
    const desk = await openCaseDesk();
    const file = fileOf('locked.pdf', texts.letter, { needs: 'sesame', given: 'sesame' });
    const [documentId] = await importFiles(desk, file);
    if (documentId === undefined) throw new Error('Not imported');
    const { bytes } = await desk.client.call('getWorkingPdf', { caseId: desk.caseId, documentId });
    const inside = await lookInto(desk);
    const original = findFile(inside.db, { documentId, kind: 'original' });

    expect(Buffer.from(bytes).toString()).toContain('"password":null');
    expect(Buffer.from(await readStoredFile(inside.files, original?.id ?? '')).toString()).toContain(
      'sesame',
    );
  });

  test('without a password needs no second copy', async () => {
    const desk = await openCaseDesk();
    const file = fileOf('open.pdf', texts.letter);
    const [documentId] = await importFiles(desk, file);
    if (documentId === undefined) throw new Error('Not imported');
    const inside = await lookInto(desk);
    expect(findFile(inside.db, { documentId, kind: 'working' })).toBeNull();
  });

  test('is decided at once where the person it names was decided before', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    const { personId } = await client.call('addPerson', { caseId, details: makeDetails() });
    await client.call('decidePerson', {
      caseId,
      personId,
      decision: { outcome: 'withhold', code: 'TP-ID', rationale: 'Refused' },
    });
    await importFiles(desk, fileOf('notes.pdf', texts.notes));
    const marks = (await marksOf(desk)).filter((mark) => mark.personId === personId);

    expect(marks.map((mark) => [mark.page, mark.text])).toEqual([
      [1, names.karen],
      [2, names.karen],
    ]);
    for (const mark of marks) {
      expect(mark.decision).toMatchObject({ outcome: 'withhold', codes: ['TP-ID'], followsPerson: personId });
    }
  });

  test('only suggests where the person was not decided', async () => {
    const desk = await openCaseDesk();
    await desk.client.call('addPerson', { caseId: desk.caseId, details: makeDetails() });
    await importFiles(desk, fileOf('letter.pdf', texts.letter));
    expect((await marksOf(desk)).map((mark) => [mark.text, mark.decision])).toEqual([[names.karen, null]]);
  });

  test('follows the register as it is when the file is committed, not as it was when reading began', async () => {
    const desk = await openCaseDesk();
    const { client, caseId } = desk;
    let personId: string | null = null;
    desk.engine.before = async (name) => {
      if (name !== 'inspect') return;
      ({ personId } = await client.call('addPerson', { caseId, details: makeDetails() }));
    };
    await importFiles(desk, fileOf('letter.pdf', texts.letter));
    expect((await marksOf(desk)).map((mark) => mark.personId)).toEqual([personId]);
  });

  test('whose name is only a path of another system is titled by its last part', async () => {
    const desk = await openCaseDesk();
    await importFiles(desk, fileOf('C:\\Users\\cass\\Desktop\\.pdf', texts.letter), fileOf('', texts.notes));
    const titles = (await desk.client.call('listDocuments', { caseId: desk.caseId })).map((one) => one.title);
    expect(titles.every((title) => title !== '' && !title.includes('\\'))).toBe(true);
  });
});

describe('a file that is refused', () => {
  const damaged = {
    untrustedName: 'x.pdf',
    bytes: new TextEncoder().encode('%PDF-FAKE {"pag'),
    password: null,
  };
  const known = fileOf('known.pdf', texts.letter);
  const refused: readonly (readonly [string, IncomingFile, ErrorCode])[] = [
    ['an empty file', { untrustedName: 'empty.pdf', bytes: new Uint8Array(), password: null }, 'file-empty'],
    ['a damaged file', damaged, 'file-damaged'],
    ['a file that needs a password', fileOf('l.pdf', ['x'], { needs: 'sesame' }), 'file-password-needed'],
    [
      'a file with another password',
      fileOf('l.pdf', ['x'], { needs: 'sesame', given: 'open' }),
      'file-password-wrong',
    ],
    [
      'a file that is in the case already',
      { ...known, untrustedName: 'other name.pdf' },
      'file-already-imported',
    ],
  ];

  test.each(refused)('%s leaves the case exactly as it was', async (_name, file, code) => {
    const desk = await openCaseDesk();
    await importFiles(desk, known);
    const inside = await lookInto(desk);
    const before = takeSnapshot(inside);
    const answer = await desk.client.run('importDocuments', { caseId: desk.caseId, files: [file] });
    expect(answer).toEqual({ imported: [], refused: [{ index: 0, code }], toRead: 0 });
    expect(takeSnapshot(inside)).toBe(before);
  });

  test('does not keep the others out', async () => {
    const desk = await openCaseDesk();
    const { imported, refused: out } = await desk.client.run('importDocuments', {
      caseId: desk.caseId,
      files: [fileOf('a.pdf', ['One.']), damaged, fileOf('b.pdf', ['Two.']), fileOf('again.pdf', ['One.'])],
    });
    expect(imported).toHaveLength(2);
    expect(out).toEqual([
      { index: 1, code: 'file-damaged' },
      { index: 3, code: 'file-already-imported' },
    ]);
  });

  test('because its worker died is refused like any other', async () => {
    const desk = await openCaseDesk();
    desk.engine.before = (name) => {
      if (name === 'inspect') throw new AppError('worker-died');
    };
    const answer = await desk.client.run('importDocuments', {
      caseId: desk.caseId,
      files: [fileOf('a.pdf', ['One.'])],
    });
    expect(answer.refused).toEqual([{ index: 0, code: 'worker-died' }]);
  });
});

describe('an import that is stopped', () => {
  test('keeps the files that were committed, and nothing of the one that was being read', async () => {
    const desk = await openCaseDesk();
    const { client, caseId, engine } = desk;
    await importFiles(desk, fileOf('first.pdf', ['One.']));
    const inside = await lookInto(desk);
    const stop = new AbortController();
    let before = '';
    engine.before = async (name, _signal, input) => {
      if (name !== 'inspect' || !isAbout(input, 'Three.')) return;
      await waitForDocuments(desk, 2);
      before = takeSnapshot(inside);
      stop.abort();
    };
    const files = [
      fileOf('second.pdf', ['Two.']),
      fileOf('third.pdf', ['Three.']),
      fileOf('fourth.pdf', ['Four.']),
    ];
    const run = client.run('importDocuments', { caseId, files }, { signal: stop.signal });
    expect(await refusalOf(run)).toBe('cancelled');
    expect((await client.call('listDocuments', { caseId })).map((one) => one.title)).toEqual([
      'First',
      'Second',
    ]);
    expect(takeSnapshot(inside)).toBe(before);
  });

  test('by a fault that is not the fault of a file fails, and keeps what was committed', async () => {
    const desk = await openCaseDesk();
    const { client, caseId, engine } = desk;
    engine.before = async (_name, _signal, input) => {
      if (!isAbout(input, 'Two.')) return;
      await waitForDocuments(desk, 1);
      throw new AppError('disk-full');
    };
    const files = [fileOf('a.pdf', ['One.']), fileOf('b.pdf', ['Two.'])];
    expect(await refusalOf(client.run('importDocuments', { caseId, files }))).toBe('disk-full');
    expect(await client.call('listDocuments', { caseId })).toHaveLength(1);
  });
});
