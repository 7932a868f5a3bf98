/** Who may do what, written out: the specification that src-main/operations.ts has to meet. */
import { describe, expect, test, vi } from 'vitest';
import { contract, type OperationName } from '../../src-main/contract/contract.ts';
import type { Role } from '../../src-main/contract/user.ts';
import { firstPassphrase, openDesk, people, type Who } from '../casework/support/desk.ts';

vi.mock('hash-wasm', () => import('../casework/support/quick-argon2.ts'));

/** c: caseworker, d: data protection officer, m: manager; opening: also while the vault is locked. */
const table: Readonly<Record<OperationName, 'opening' | 'c d m' | 'c d' | 'd m' | 'd' | 'm'>> = {
  getVaultState: 'opening',
  createVault: 'opening',
  unlockVault: 'opening',
  recoverVault: 'opening',
  lockVault: 'opening',
  reportActivity: 'opening',
  changePassphrase: 'c d m',

  listUsers: 'c d m',
  addUser: 'd',
  disableUser: 'd',
  resetPassphrase: 'd',
  getOrganisation: 'c d m',
  setOrganisation: 'd',
  getKeys: 'c d m',
  setKeys: 'c d m',
  listExemptions: 'c d m',

  listCases: 'c d m',
  createCase: 'd',
  addSampleCase: 'd',
  getCase: 'c d m',
  setRequest: 'd',
  previewDeadline: 'c d m',
  deleteCase: 'd',

  importDocuments: 'c d',
  listDocuments: 'c d m',
  describeDocument: 'c d',
  removeDocument: 'c d',
  getWorkingPdf: 'c d m',
  getPage: 'c d m',
  markPageSeen: 'c d m',
  findCopies: 'c d m',
  getCopies: 'c d m',
  listDocumentCopies: 'c d m',
  comparePages: 'c d m',
  applyToCopies: 'c d',
  listDisagreements: 'c d m',
  getThread: 'c d m',
  listFindings: 'c d m',
  recognisePages: 'c d',
  listReadings: 'c d m',
  getReading: 'c d m',
  lookAtFinding: 'c d m',
  dismissSlip: 'c d',
  listRules: 'c d m',
  previewRule: 'c d m',
  addRule: 'c d',
  takeBackRule: 'c d',
  listPassages: 'c d m',
  countPassages: 'c d m',
  answerPassage: 'c d m',
  uncoverPassages: 'c d m',
  searchCase: 'c d m',

  listPeople: 'c d m',
  addPerson: 'c d',
  describePerson: 'c d',
  decidePerson: 'c d',
  removePerson: 'c d',
  mergePeople: 'c d',
  splitPerson: 'c d',
  previewPeopleList: 'c d m',
  importPeople: 'c d',
  listProposedPeople: 'c d m',

  suggestMarks: 'c d',
  listMarks: 'c d m',
  listMarkChanges: 'c d m',
  addMarks: 'c d',
  markEverywhere: 'c d',
  listPossibleNames: 'c d m',
  decidePossibleName: 'c d',
  decideMarks: 'c d',
  reopenMarks: 'c d',
  removeMarks: 'c d',
  reviewMarks: 'c d m',
  weighGaps: 'c d m',
  undo: 'c d m',
  redo: 'c d m',

  getReadiness: 'c d m',
  prepareBundle: 'c d',
  getBundle: 'c d m',
  getBundlePdf: 'c d m',
  signOffBundle: 'm',
  exportBundle: 'd m',

  listAudit: 'c d m',
  checkAudit: 'c d m',
  exportAudit: 'd m',

  cancelJob: 'c d m',
};

const letters: Readonly<Record<Role, string>> = { caseworker: 'c', dpo: 'd', manager: 'm' };
const operationNames = Object.keys(contract) as OperationName[];
/** Refused by whom may not, whatever the input; answered with `invalid-input` by whom may. */
const nonsense = { nonsense: true };

test('the table names every operation', () => {
  expect(Object.keys(table).sort()).toEqual([...operationNames].sort());
});

describe('an operation', () => {
  test.each<Who>(['caseworker', 'dpo', 'manager'])('is allowed to a %s by the table', async (who) => {
    const desk = await openDesk();
    await desk.signIn(who);
    const codes = new Map<string, unknown>();
    for (const name of operationNames) {
      const reply = await desk.application.router.call(name, nonsense);
      codes.set(name, reply.ok ? 'ok' : reply.error.code);
    }
    const expected = operationNames.map((name) => {
      const allowed = table[name] === 'opening' || table[name].split(' ').includes(letters[people[who].role]);
      return [name, allowed ? 'invalid-input' : 'not-allowed'];
    });
    expect([...codes]).toEqual(expected);
  });

  test('other than those for opening is refused while the vault is locked', async () => {
    const desk = await openDesk();
    await desk.client.call('lockVault', {});
    for (const name of operationNames) {
      const reply = await desk.application.router.call(name, nonsense);
      const code = reply.ok ? 'ok' : reply.error.code;
      expect([name, code]).toEqual([name, table[name] === 'opening' ? 'invalid-input' : 'vault-locked']);
    }
  });

  test('other than to change it is refused to whoever still has the first passphrase', async () => {
    const desk = await openDesk();
    await desk.client.call('addUser', {
      userName: 'New Comer',
      role: 'manager',
      passphrase: firstPassphrase,
    });
    await desk.client.call('lockVault', {});
    await desk.client.call('unlockVault', { userName: 'New Comer', passphrase: firstPassphrase });
    expect(await desk.client.call('getVaultState', {})).toMatchObject({ passphraseMustChange: true });
    for (const name of operationNames) {
      const reply = await desk.application.router.call(name, nonsense);
      const code = reply.ok ? 'ok' : reply.error.code;
      const free = table[name] === 'opening' || name === 'changePassphrase';
      expect([name, code]).toEqual([name, free ? 'invalid-input' : 'passphrase-must-change']);
    }
    const next = 'chosen by the newcomer';
    await desk.client.call('changePassphrase', { current: firstPassphrase, next });
    expect(await desk.client.call('listCases', {})).toEqual([]);
  });
});
