import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { AuditEntry } from '../../src-main/contract/case.ts';
import {
  type CaseDesk,
  lookInto,
  makeFolder,
  marksOf,
  openReadyDesk,
  prepareAndSign,
  refusalOf,
} from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

const check = ({ client, caseId }: CaseDesk) => client.call('checkAudit', { caseId });

describe('the log of a case', () => {
  test('is whole after the work was done, and tells it in its order', async () => {
    const desk = await openReadyDesk();
    const bundleId = await prepareAndSign(desk);
    const { client, caseId } = desk;
    desk.saveTo = join(makeFolder(), 'bundle.pdf');
    await client.run('exportBundle', { caseId, bundleId, addressConfirmed: true });
    const { entries, total } = await client.call('listAudit', { caseId, before: null, limit: 500 });
    expect(entries.map((entry) => entry.sequence)).toEqual(
      Array.from({ length: total }, (_, index) => total - index),
    );
    const actions = entries.map((entry) => entry.action).reverse();
    expect([...new Set(actions)].filter((action) => action !== 'decideMarks')).toEqual([
      'createCase',
      'importDocuments',
      'addPerson',
      'decidePerson',
      'markPageSeen',
      'reviewMarks',
      'prepareBundle',
      'signOffBundle',
      'exportBundle',
    ]);
    expect(await check(desk)).toEqual({ intact: true, entries: total, firstBroken: null });
    expect(await client.call('checkAudit', { caseId: null })).toMatchObject({ intact: true });
  });

  test('holds ids, codes and counts, and no text of the case', async () => {
    const desk = await openReadyDesk();
    const { client, caseId } = desk;
    const { entries } = await client.call('listAudit', { caseId, before: null, limit: 500 });
    const details = JSON.stringify(entries.map((entry) => entry.detail));
    for (const secret of ['Karen', 'Hughes', 'Thomas', 'Marsh', 'notes', 'letter', 'Refused']) {
      expect(details).not.toContain(secret);
    }
  });

  test('is read page by page', async () => {
    const desk = await openReadyDesk();
    const { client, caseId } = desk;
    const whole = await client.call('listAudit', { caseId, before: null, limit: 500 });
    const read: AuditEntry[] = [];
    while (read.length < whole.total) {
      const before = read.at(-1)?.sequence ?? null;
      const page = await client.call('listAudit', { caseId, before, limit: 3 });
      expect(page.entries.length).toBeGreaterThan(0);
      read.push(...page.entries);
    }
    expect(read).toEqual(whole.entries);
  });

  test.each([
    ['another action', `UPDATE audit SET action = 'addMarks' WHERE sequence = 3`, 3],
    ['another actor', `UPDATE audit SET actor = json_set(actor, '$.name', 'Somebody') WHERE sequence = 2`, 2],
    ['another time', `UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 4`, 4],
    ['another detail', `UPDATE audit SET detail = '{}' WHERE sequence = 2`, 2],
    ['an entry taken out', 'DELETE FROM audit WHERE sequence = 3', 3],
    ['the first taken out', 'DELETE FROM audit WHERE sequence = 1', 1],
  ])('shows tampering: %s', async (_name, sql, firstBroken) => {
    const desk = await openReadyDesk();
    const inside = await lookInto(desk);
    expect(await check(desk)).toMatchObject({ intact: true });
    const triggers = inside.db
      .prepare<[], { name: string }>(
        `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'`,
      )
      .all();
    for (const { name } of triggers) inside.db.exec(`DROP TRIGGER "${name}"`);
    inside.db.exec(sql);
    expect(await check(desk)).toMatchObject({ intact: false, firstBroken });
    await desk.signIn('manager');
    const folder = makeFolder();
    desk.saveTo = join(folder, 'log.json');
    const run = desk.client.run('exportAudit', { caseId: desk.caseId });
    expect(await refusalOf(run)).toBe('audit-damaged');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the log written out', () => {
  test('holds the chain, and each decision with who, when and why, but not the text', async () => {
    const desk = await openReadyDesk();
    await desk.signIn('dpo');
    const { client, caseId } = desk;
    const folder = makeFolder();
    desk.saveTo = join(folder, 'log.json');
    const before = (await client.call('listAudit', { caseId, before: null, limit: 1 })).total;
    expect(await client.run('exportAudit', { caseId })).toEqual({ fileName: 'log.json', entries: before });
    const log = JSON.parse(readFileSync(join(folder, 'log.json'), 'utf8'));
    expect(log.entries).toHaveLength(before);
    expect(log.head).toMatchObject({ count: before, head: log.entries.at(-1).hash });
    const decided = (await marksOf(desk)).filter((mark) => mark.decision !== null);
    expect(log.decisions).toHaveLength(decided.length);
    expect(log.decisions[0]).toMatchObject({ decision: { by: { name: 'Cass Worthing' } }, page: 1 });
    expect(log.decisions[0]).not.toHaveProperty('text');
    const after = await client.call('listAudit', { caseId, before: null, limit: 1 });
    expect(after.total).toBe(before + 1);
    expect(after.entries[0]).toMatchObject({ action: 'exportAudit', detail: { entries: before } });
  });

  test('of the vault holds no decisions', async () => {
    const desk = await openReadyDesk();
    await desk.signIn('dpo');
    desk.saveTo = join(makeFolder(), 'vault.json');
    await desk.client.run('exportAudit', { caseId: null });
    const log = JSON.parse(readFileSync(desk.saveTo, 'utf8'));
    expect(log.decisions).toEqual([]);
    expect(log.entries.map((entry: { action: string }) => entry.action)).toContain('vault-unlocked');
  });

  test('is not recorded where it could not be written, or nobody wanted it', async () => {
    const desk = await openReadyDesk();
    await desk.signIn('dpo');
    const { client, caseId } = desk;
    const before = (await client.call('listAudit', { caseId, before: null, limit: 1 })).total;
    desk.saveTo = null;
    expect(await client.run('exportAudit', { caseId })).toBeNull();
    const folder = makeFolder();
    desk.saveTo = join(folder, 'log.json');
    mkdirSync(join(desk.saveTo, 'taken'), { recursive: true });
    expect(await refusalOf(client.run('exportAudit', { caseId }))).toBe('destination-not-writable');
    expect(readdirSync(folder)).toEqual(['log.json']);
    expect((await client.call('listAudit', { caseId, before: null, limit: 1 })).total).toBe(before);
  });
});
