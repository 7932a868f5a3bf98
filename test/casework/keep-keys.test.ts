import { expect, test, vi } from 'vitest';
import { openDesk } from './support/desk.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

test('keys that one person changed are theirs, with an entry in the trail, and nobody else’s', async () => {
  const desk = await openDesk();
  const { client } = desk;
  const asDelivered = { singleKeys: true, changed: {} };
  await desk.signIn('caseworker');
  expect(await client.call('getKeys', {})).toEqual(asDelivered);
  const own = { singleKeys: false, changed: { keep: ['Q'] } };
  await client.call('setKeys', own);
  expect(await client.call('getKeys', {})).toEqual(own);
  const { entries } = await client.call('listAudit', { caseId: null, before: null, limit: 1 });
  expect(entries[0]).toMatchObject({ action: 'setKeys', actor: { role: 'caseworker' } });
  await desk.signIn('dpo');
  expect(await client.call('getKeys', {})).toEqual(asDelivered);
  await desk.signIn('caseworker');
  expect(await client.call('getKeys', {})).toEqual(own);
});
