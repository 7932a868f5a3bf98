import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { SignOff } from '../../src-main/contract/bundle.ts';
import { signOffText } from '../../src-main/domain/bundle.ts';
import {
  idsOf,
  makeFolder,
  marksOf,
  openReadyDesk,
  people,
  prepare,
  prepareAndSign,
  type ReadyDesk,
  refusalOf,
} from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

/** Changes what the bundle is made from, in one small way. */
async function changeCase({ client, caseId, letter }: ReadyDesk): Promise<void> {
  await client.call('describeDocument', { caseId, documentId: letter, title: 'Another title', date: null });
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
    const markIds = idsOf((await marksOf(desk)).filter((mark) => mark.decision?.outcome === 'withhold'));
    Object.defineProperty(desk, 'saveTo', {
      get: async () => {
        await client.call('reviewMarks', { caseId, markIds, outcome: 'returned', note: 'Look again' });
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
