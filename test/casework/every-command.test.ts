/** What holds of every command of a case alike. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { OperationName } from '../../src-main/contract/contract.ts';
import { contract } from '../../src-main/contract/contract.ts';
import { changingCommands, quietCommands } from './support/commands.ts';
import { lookInto, openReadyDesk, prepare, type ReadyDesk } from './support/desk.ts';
import { takeSnapshot } from './support/look-inside.ts';

vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'));

/** By the name and the input as the window sends them. */
function call(desk: ReadyDesk, name: OperationName, input: object) {
  return desk.application.router.call(name, input);
}

async function countEntries({ client, caseId }: ReadyDesk): Promise<number> {
  return (await client.call('listAudit', { caseId, before: null, limit: 1 })).total;
}

const every = [...changingCommands, ...quietCommands].map((command) => [command.name, command] as const);

test('the list of commands is complete', () => {
  const inCases = Object.entries(contract)
    .filter(
      ([name, { kind, input }]) => kind === 'command' && 'caseId' in input.shape && name !== 'deleteCase',
    )
    .map(([name]) => name);
  expect(
    every
      .map(([name]) => name)
      .concat('signOffBundle')
      .sort(),
  ).toEqual(inCases.sort());
});

describe('every command', () => {
  test.each(every)('%s leaves exactly one audit entry, by whoever gave it', async (name, command) => {
    const desk = await openReadyDesk();
    const input = await command.prepare(desk);
    await desk.signIn(command.who);
    const before = await countEntries(desk);
    expect(await call(desk, name, input)).toMatchObject({ ok: true });
    const { entries, total } = await desk.client.call('listAudit', {
      caseId: desk.caseId,
      before: null,
      limit: 1,
    });
    expect(total).toBe(before + 1);
    expect(entries[0]).toMatchObject({
      action: name,
      actor: { role: command.who === 'dpo' ? 'dpo' : 'caseworker' },
    });
    expect(await desk.client.call('checkAudit', { caseId: desk.caseId })).toMatchObject({ intact: true });
  });

  test.each(every)('%s changes nothing where its audit entry cannot be written', async (name, command) => {
    const desk = await openReadyDesk();
    const input = await command.prepare(desk);
    await desk.signIn(command.who);
    const inside = await lookInto(desk);
    inside.db.exec(
      `CREATE TRIGGER no_entry BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'for the test'); END`,
    );
    const before = takeSnapshot(inside);
    expect(await call(desk, name, input)).toMatchObject({ ok: false });
    expect(takeSnapshot(inside)).toBe(before);
    inside.db.exec('DROP TRIGGER no_entry');
    expect(await call(desk, name, input)).toMatchObject({ ok: true });
    // The refusal above is no AppError, by design of this test.
    desk.faults.length = 0;
  });

  test.each(changingCommands.map((command) => [command.name, command] as const))(
    '%s voids a bundle that was prepared',
    async (name, command) => {
      const desk = await openReadyDesk();
      // Undo and redo need a step of their own before the bundle.
      const input = await command.prepare(desk);
      if (name === 'redo') await call(desk, 'redo', input);
      const bundleId = await prepare(desk);
      if (name === 'redo') await call(desk, 'undo', input);
      await desk.signIn(command.who);
      expect(await call(desk, name, input)).toMatchObject({ ok: true });
      const bundle = await desk.client.call('getBundle', { caseId: desk.caseId });
      expect(bundle).toMatchObject({ id: bundleId, state: 'void' });
      await desk.signIn('manager');
      const signing = await call(desk, 'signOffBundle', { caseId: desk.caseId, bundleId, passphrase: 'any' });
      expect(signing).toMatchObject({ ok: false, error: { code: 'bundle-changed' } });
    },
  );
});

describe('a command that is refused', () => {
  test('leaves no entry and changes nothing, whatever it was given', async () => {
    const desk = await openReadyDesk();
    const inside = await lookInto(desk);
    const before = takeSnapshot(inside);
    const { caseId, notes } = desk;
    const nobody = { markIds: ['no-such-mark'] };
    const range = { start: 0, end: 5 };
    const mark = { documentId: notes, page: 1, range, rects: [], personId: null };
    const bad = { outcome: 'withhold', codes: ['NO-CODE'], neutral: false, rationale: '', evidence: {} };
    const calls: readonly (readonly [OperationName, object])[] = [
      ['decideMarks', { ...nobody, decision: { ...bad, codes: ['TP'] } }],
      ['reopenMarks', nobody],
      ['removeMarks', nobody],
      ['reviewMarks', { ...nobody, outcome: 'agreed', note: '' }],
      ['addMarks', { marks: [mark, { ...mark, page: 99 }], decision: null }],
      ['addMarks', { marks: [mark], decision: bad }],
      ['addMarks', { marks: [mark], decision: { ...bad, codes: [] } }],
      ['addMarks', { marks: [{ ...mark, personId: 'no-such-person' }], decision: null }],
      ['addMarks', { marks: [{ ...mark, documentId: 'no-such-document' }], decision: null }],
      ['markEverywhere', { text: 'visit', personId: 'no-such-person', decision: { ...bad, codes: ['TP'] } }],
      ['markEverywhere', { text: 'visit', personId: null, decision: bad }],
      ['describePerson', { personId: 'no-such-person', details: { name: 'x' } }],
      [
        'decidePerson',
        { personId: desk.karen, decision: { outcome: 'withhold', code: 'CA', rationale: '' } },
      ],
      [
        'decidePerson',
        { personId: desk.karen, decision: { outcome: 'withhold', code: null, rationale: '' } },
      ],
      ['removePerson', { personId: 'no-such-person' }],
      ['mergePeople', { personId: desk.karen, otherId: 'no-such-person' }],
      ['mergePeople', { personId: desk.karen, otherId: desk.karen }],
      ['describeDocument', { documentId: 'no-such-document', title: 'x', date: null }],
      ['removeDocument', { documentId: 'no-such-document', reason: 'x' }],
      ['markPageSeen', { documentId: notes, page: 77 }],
      ['lookAtFinding', { documentId: notes, page: 77, kind: 'hidden-text', looked: true }],
      ['redo', {}],
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...calls), async ([name, input]) => {
        const reply = await call(desk, name, { caseId, ...input });
        expect(reply).toMatchObject({ ok: false });
        expect(reply).not.toMatchObject({ error: { code: 'internal' } });
        expect(takeSnapshot(inside)).toBe(before);
      }),
      { numRuns: 60, examples: calls.map((one): [typeof one] => [one]) },
    );
  });
});

test('after any sequence of commands the log is whole, and counts exactly those that were done', async () => {
  const steps = [...changingCommands, ...quietCommands].filter(({ who }) => who === 'caseworker');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), async (sequence) => {
      const desk = await openReadyDesk();
      for (const { name, prepare: makeInput } of sequence) {
        let input: object;
        try {
          input = await makeInput(desk);
        } catch {
          // What it needs is no longer there after the steps before.
          continue;
        }
        const before = await countEntries(desk);
        const reply = await call(desk, name, input);
        expect(reply).not.toMatchObject({ error: { code: 'internal' } });
        expect(await countEntries(desk)).toBe(before + (reply.ok ? 1 : 0));
      }
      const check = await desk.client.call('checkAudit', { caseId: desk.caseId });
      expect(check).toEqual({ intact: true, entries: await countEntries(desk), firstBroken: null });
      await desk.application.close();
    }),
    { numRuns: 8 },
  );
});
