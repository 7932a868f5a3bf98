import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { signOffBundle } from '../../src-main/casework/sign-off-bundle.ts';
import { SignOff } from '../../src-main/contract/model.ts';
import { signOffText } from '../../src-main/domain/bundle.ts';
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
  prepareAndSign,
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

describe('the export', () => {
  const run = (desk: ReadyDesk, bundleId: string, addressConfirmed = true) =>
    desk.client.run('exportBundle', { caseId: desk.caseId, bundleId: bundleId as never, addressConfirmed });

  test('writes exactly the signed bytes, and a file by which anybody can check them', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepareAndSign(desk);
    const folder = makeFolder();
    desk.saveTo = join(folder, 'bundle.pdf');
    const answer = await run(desk, bundleId);
    expect(readdirSync(folder).sort()).toEqual(['bundle.pdf', 'bundle.verification.json']);
    const bytes = readFileSync(desk.saveTo);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const signOff = SignOff.parse(JSON.parse(readFileSync(join(folder, 'bundle.verification.json'), 'utf8')));
    expect(answer).toEqual({ fileName: 'bundle.pdf', sha256 });
    expect(signOff.statement).toMatchObject({
      reference: 'SAR/2026-0001',
      bundleSha256: sha256,
      preparedBy: 'Cass Worthing',
      signedBy: 'Mina Niger',
    });
    const x = Buffer.from(signOff.publicKey, 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const says = (statement: SignOff['statement']) =>
      verify(null, Buffer.from(signOffText(statement)), key, Buffer.from(signOff.signature, 'base64'));
    expect(says(signOff.statement)).toBe(true);
    expect(says({ ...signOff.statement, pages: signOff.statement.pages + 1 })).toBe(false);
    expect(await desk.client.call('getBundle', { caseId: desk.caseId })).toMatchObject({
      state: 'exported',
      exportedAt: desk.clock.now,
    });
  });

  test('may be repeated, also over the files of the first time', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepareAndSign(desk);
    const folder = makeFolder();
    desk.saveTo = join(folder, 'bundle.pdf');
    const first = await run(desk, bundleId);
    const bytes = readFileSync(desk.saveTo);
    expect(await run(desk, bundleId)).toEqual(first);
    desk.saveTo = join(folder, 'again.pdf');
    await run(desk, bundleId);
    expect(readFileSync(desk.saveTo).equals(bytes)).toBe(true);
  });

  test('is refused unsigned, and without the address confirmed', async () => {
    const desk = await openReadyDesk();
    desk.saveTo = join(makeFolder(), 'bundle.pdf');
    const bundleId = await prepare(desk);
    await desk.signIn('dpo');
    expect(await refusalOf(run(desk, bundleId))).toBe('not-signed');
    await desk.signIn('manager');
    const { passphrase } = people.manager;
    await desk.client.call('signOffBundle', { caseId: desk.caseId, bundleId, passphrase });
    expect(await refusalOf(run(desk, bundleId, false))).toBe('address-not-confirmed');
    expect(existsSync(desk.saveTo)).toBe(false);
  });

  test('that the person thinks better of writes nothing', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepareAndSign(desk);
    const before = (await desk.client.call('listAudit', { caseId: desk.caseId, before: null, limit: 1 }))
      .total;
    desk.saveTo = null;
    expect(await run(desk, bundleId)).toBeNull();
    const after = await desk.client.call('listAudit', { caseId: desk.caseId, before: null, limit: 1 });
    expect(after.total).toBe(before);
    expect(await desk.client.call('getBundle', { caseId: desk.caseId })).toMatchObject({ state: 'signed' });
  });

  test('to a place that cannot be written to leaves nothing half-written there', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepareAndSign(desk);
    const folder = makeFolder();
    desk.saveTo = join(folder, 'no such folder', 'bundle.pdf');
    expect(await refusalOf(run(desk, bundleId))).toBe('destination-not-writable');
    // The bundle itself cannot be put in place.
    mkdirSync(join(folder, 'taken.pdf', 'x'), { recursive: true });
    desk.saveTo = join(folder, 'taken.pdf');
    expect(await refusalOf(run(desk, bundleId))).toBe('destination-not-writable');
    // Its check file cannot.
    mkdirSync(join(folder, 'bundle.verification.json', 'x'), { recursive: true });
    desk.saveTo = join(folder, 'bundle.pdf');
    expect(await refusalOf(run(desk, bundleId))).toBe('destination-not-writable');
    expect(readdirSync(folder).sort()).toEqual(['bundle.verification.json', 'taken.pdf']);
    expect(await desk.client.call('getBundle', { caseId: desk.caseId })).toMatchObject({ state: 'signed' });
  });

  test('of a case that changed while the dialog was open writes nothing', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepareAndSign(desk);
    const { client, caseId } = desk;
    const folder = makeFolder();
    Object.defineProperty(desk, 'saveTo', {
      get: async () => {
        await client.call('undo', { caseId });
        return join(folder, 'bundle.pdf');
      },
    });
    expect(await refusalOf(run(desk, bundleId))).toBe('bundle-changed');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('and a change afterwards leave the bundle in the history, but the case without one', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepareAndSign(desk);
    desk.saveTo = join(makeFolder(), 'bundle.pdf');
    await run(desk, bundleId);
    await desk.signIn('caseworker');
    await changeCase(desk);
    const { tasks } = await desk.client.call('getCase', { caseId: desk.caseId });
    const status = Object.fromEntries(tasks.map((task) => [task.id, task.status]));
    expect(status).toMatchObject({
      review: 'done',
      bundle: 'now',
      'sign-off': 'waiting',
      release: 'waiting',
    });
    expect(await desk.client.call('getBundle', { caseId: desk.caseId })).toMatchObject({ state: 'exported' });
    await desk.signIn('manager');
    expect(await refusalOf(run(desk, bundleId))).toBe('bundle-changed');
  });
});
