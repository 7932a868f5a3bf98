import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { signOffBundle } from '../../src-main/casework/sign-off-bundle.ts';
import { writeStoredFile } from '../../src-main/store/file-store.ts';
import { findFile } from '../../src-main/store/files.ts';
import {
  fileOf,
  importFiles,
  lookInto,
  makeFolder,
  openReadyDesk,
  people,
  prepare,
  type ReadyDesk,
  refusalOf,
} from './support/desk.ts';
import { takeSnapshot } from './support/look-inside.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

const leak = { kind: 'term-found', page: 1, detail: 'A withheld text can be read.' };

/** Changes what the bundle is made from, in one small way. */
async function changeCase({ client, caseId, letter }: ReadyDesk): Promise<void> {
  await client.call('describeDocument', { caseId, documentId: letter, title: 'Another title', date: null });
}

describe('a bundle', () => {
  test('holds the parts in their order, documents in the order of the life they tell', async () => {
    const desk = await openReadyDesk();
    const { client, caseId, notes, letter } = desk;
    await client.call('describeDocument', {
      caseId,
      documentId: letter,
      title: 'Letter',
      date: '2009-01-01',
    });
    await client.call('describeDocument', { caseId, documentId: notes, title: 'Notes', date: '2012-01-01' });
    const bundleId = await prepare(desk);
    const bundle = await client.call('getBundle', { caseId });
    expect(bundle).toMatchObject({ id: bundleId, state: 'prepared', preparedBy: { name: 'Cass Worthing' } });
    expect(bundle?.parts.filter((part) => part.kind === 'document').map((part) => part.title)).toEqual([
      'Letter',
      'Notes',
    ]);
    expect(bundle?.parts.map((part) => part.kind)).toEqual(
      expect.arrayContaining(['letter', 'contents', 'schedule']),
    );
    expect(bundle?.password).toMatch(/^([A-HJ-NP-TV-Z2-9]{4}-){4}[A-HJ-NP-TV-Z2-9]{4}$/);
    const { bytes } = await client.call('getBundlePdf', { caseId, bundleId });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(bundle?.sha256);
  });

  test('is attacked with each withheld text, document by document and as a whole', async () => {
    const desk = await openReadyDesk();
    await prepare(desk);
    const attacks = desk.engine.asked.filter((task) => task.name === 'verify');
    expect(attacks).toHaveLength(3);
    for (const { input } of attacks) expect(input).toMatchObject({ terms: ['Karen Hughes'] });
    expect(attacks.at(-1)?.input).toMatchObject({ original: null, marks: null });
  });

  test.each(['documentFindings', 'bundleFindings'] as const)(
    'with %s from the verifier is not stored, and there is nothing to sign',
    async (where) => {
      const desk = await openReadyDesk();
      const { client, caseId, engine } = desk;
      engine[where] = [leak];
      const inside = await lookInto(desk);
      const before = takeSnapshot(inside);
      const { bundleId, verification } = await client.run('prepareBundle', { caseId });
      expect(verification.clean).toBe(false);
      expect(verification.findings[0]?.detail).toContain(leak.detail);
      expect(takeSnapshot(inside)).toBe(before);
      expect(await client.call('getBundle', { caseId })).toBeNull();
      await desk.signIn('manager');
      const { passphrase } = people.manager;
      const signing = client.call('signOffBundle', { caseId, bundleId, passphrase });
      expect(await refusalOf(signing)).toBe('bundle-missing');
    },
  );

  test.each(['redact', 'verify', 'assemble'] as const)(
    'is given up where the case changes while it is prepared (%s)',
    async (task) => {
      const desk = await openReadyDesk();
      let done = false;
      desk.engine.before = async (name) => {
        if (name !== task || done) return;
        done = true;
        await changeCase(desk);
      };
      expect(await refusalOf(prepare(desk))).toBe('bundle-changed');
      expect(await desk.client.call('getBundle', { caseId: desk.caseId })).toBeNull();
    },
  );

  test('that is cancelled leaves nothing', async () => {
    const desk = await openReadyDesk();
    const { client, caseId, engine } = desk;
    const inside = await lookInto(desk);
    const before = takeSnapshot(inside);
    const stop = new AbortController();
    engine.before = (name) => {
      if (name === 'assemble') stop.abort();
    };
    expect(await refusalOf(client.run('prepareBundle', { caseId }, { signal: stop.signal }))).toBe(
      'cancelled',
    );
    expect(takeSnapshot(inside)).toBe(before);
  });

  test('still stands after reading, seeing a page again, and writing out the log', async () => {
    const desk = await openReadyDesk();
    const { client, caseId, notes } = desk;
    const bundleId = await prepare(desk);
    await client.call('getReadiness', { caseId });
    await client.call('searchCase', { caseId, text: 'visit', limit: 10 });
    await client.call('getPage', { caseId, documentId: notes, page: 1 });
    await client.call('getWorkingPdf', { caseId, documentId: notes });
    await client.call('markPageSeen', { caseId, documentId: notes, page: 1 });
    await desk.signIn('dpo');
    desk.saveTo = join(makeFolder(), 'log.json');
    await client.run('exportAudit', { caseId });
    expect(await client.call('getBundle', { caseId })).toMatchObject({ id: bundleId, state: 'prepared' });
  });

  test('is void after an import', async () => {
    const desk = await openReadyDesk();
    await prepare(desk);
    await importFiles(desk, fileOf('late.pdf', ['A late page.']));
    expect(await desk.client.call('getBundle', { caseId: desk.caseId })).toMatchObject({ state: 'void' });
  });
});

describe('the sign-off', () => {
  const sign = (desk: ReadyDesk, bundleId: string, passphrase: string) =>
    desk.application.router.call('signOffBundle', { caseId: desk.caseId, bundleId, passphrase });

  test.each(['caseworker', 'dpo'] as const)('is not for a %s', async (who) => {
    const desk = await openReadyDesk();
    const bundleId = await prepare(desk);
    await desk.signIn(who);
    expect(await sign(desk, bundleId, people[who].passphrase)).toMatchObject({
      error: { code: 'not-allowed' },
    });
  });

  test('takes the manager’s passphrase once more', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepare(desk);
    await desk.signIn('manager');
    const reply = await sign(desk, bundleId, people.dpo.passphrase);
    expect(reply).toMatchObject({ error: { code: 'wrong-passphrase' } });
    expect(await desk.client.call('getBundle', { caseId: desk.caseId })).toMatchObject({
      state: 'prepared',
      signOff: null,
    });
  });

  test('is not for the one who prepared the bundle, whatever their role is now', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepare(desk);
    const { db, files } = await lookInto(desk);
    const preparedBy = (await desk.client.call('getBundle', { caseId: desk.caseId }))?.preparedBy;
    if (preparedBy === undefined) throw new Error('No bundle');
    const tools = { clock: { now: () => desk.clock.now, today: () => desk.clock.today } };
    const work = signOffBundle(
      { id: desk.caseId, db, files },
      {} as never,
      { caseId: desk.caseId, bundleId, passphrase: people.caseworker.passphrase },
      { actor: { ...preparedBy, role: 'manager' }, tools: { ...tools, ...(await rules()) } as never },
    );
    expect(await refusalOf(work)).toBe('signer-is-preparer');
  });

  test('refuses a stored file that was damaged, or exchanged', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepare(desk);
    await desk.signIn('manager');
    const inside = await lookInto(desk);
    const file = findFile(inside.db, { bundleId, kind: 'bundle' });
    const path = join(inside.files.folder, file?.id ?? '');
    const whole = readFileSync(path);
    const damaged = Buffer.from(whole);
    damaged[60] = (damaged[60] ?? 0) ^ 1;
    writeFileSync(path, damaged);
    const { passphrase } = people.manager;
    expect(await sign(desk, bundleId, passphrase)).toMatchObject({ error: { code: 'stored-file-damaged' } });

    const other = await writeStoredFile(inside.files, 'another', Buffer.from('%PDF-1.7 another bundle'));
    inside.db.prepare('UPDATE files SET id = ? WHERE id = ?').run(other.id, file?.id);
    expect(await sign(desk, bundleId, passphrase)).toMatchObject({ error: { code: 'bundle-changed' } });

    inside.db.prepare('UPDATE files SET id = ? WHERE id = ?').run(file?.id, other.id);
    writeFileSync(path, whole);
    expect(await sign(desk, bundleId, passphrase)).toMatchObject({ ok: true });
    expect(await sign(desk, bundleId, passphrase)).toMatchObject({ error: { code: 'not-allowed' } });
  });

  test('of a case that was changed and changed back is refused: the bundle is prepared anew', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepare(desk);
    await changeCase(desk);
    await desk.client.call('describeDocument', {
      caseId: desk.caseId,
      documentId: desk.letter,
      title: 'Letter',
      date: null,
    });
    await desk.signIn('manager');
    const reply = await sign(desk, bundleId, people.manager.passphrase);
    expect(reply).toMatchObject({ error: { code: 'bundle-changed' } });
  });
});

async function rules() {
  const { loadRules } = await import('../../src-main/load-rules.ts');
  const { resourcesFolder } = await import('../support/resources.ts');
  return { rules: loadRules(resourcesFolder) };
}

test('a bundle says how many of its boxes are as wide as their words, and on which pages', async () => {
  const desk = await openReadyDesk();
  const { client, caseId } = desk;
  await prepare(desk);
  const bundle = await client.call('getBundle', { caseId });
  const widths = bundle?.boxWidths;
  // The engine of these tests weighs every box as exact, and as fitting the first person of the register.
  expect(widths).toMatchObject({ fixed: 0, widened: 0 });
  expect(widths?.exact).toBeGreaterThan(0);
  expect(widths?.guessable).toBe(widths?.exact);
  expect(widths?.exactPages.reduce((sum, { boxes }) => sum + boxes, 0)).toBe(widths?.exact);
});
