/** An application with its people and a case in it, in a folder of its own, with the fake engine. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, onTestFinished, vi } from 'vitest';
import type { DecisionInput } from '../../../src-main/contract/answers.ts';
import type { Input } from '../../../src-main/contract/contract.ts';
import { AppError, type ErrorCode } from '../../../src-main/contract/errors.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { PersonDetails } from '../../../src-main/contract/person.ts';
import type { Request } from '../../../src-main/contract/request.ts';
import type { BundleId, CaseId, DocumentId, MarkId, PersonId } from '../../../src-main/contract/values.ts';
import { startApplication, type TestApplication } from '../../support/application.ts';
import { createFakeEngine, type FakeEngine, makeFile } from './fake-engine.ts';
import { type Inside, lookInside } from './look-inside.ts';

export const people = {
  dpo: { name: 'Dee Pounder', role: 'dpo', passphrase: 'dee keeps nine lanterns' },
  caseworker: { name: 'Cass Worthing', role: 'caseworker', passphrase: 'cass keeps nine lanterns' },
  colleague: { name: 'Cole Leaguer', role: 'caseworker', passphrase: 'cole keeps nine lanterns' },
  manager: { name: 'Mina Niger', role: 'manager', passphrase: 'mina keeps nine lanterns' },
} as const;
export type Who = keyof typeof people;
export const firstPassphrase = 'given by hand: change it';

export type Desk = TestApplication & {
  readonly engine: FakeEngine;
  /** Whoever sits there leaves; this person comes. */
  readonly signIn: (who: Who) => Promise<void>;
};

export const names = { karen: 'Karen Hughes', tom: 'Thomas Okafor' } as const;

/** Karen stands on both pages of the first document and in the second; Thomas only in the first. */
export const texts = {
  notes: ['Visit on Monday.\nKaren Hughes opened the door.', 'Thomas Okafor came later.\nKaren Hughes left.'],
  letter: ['A letter from Karen Hughes about the visit.'],
} as const;

export function makeRequest(more: Partial<Request> = {}): Request {
  return {
    reference: 'SAR/2026-0001',
    subject: { name: 'Ellie Marsh', aliases: [], dateOfBirth: '2001-05-04' },
    requester: { name: 'Ellie Marsh', capacity: 'self', authorityNote: '' },
    recipient: { name: 'Ellie Marsh', address: ['1 Quiet Row', 'Northmoor'], email: '' },
    clock: {
      nation: 'england-and-wales',
      receivedOn: '2026-11-02',
      identity: null,
      authority: null,
      fee: null,
      clarifications: [],
      extensionNoticeOn: null,
      extensionReasons: '',
    },
    scope: 'Everything.',
    searched: ['The archive'],
    ...more,
  };
}

export function makeDetails(more: Partial<PersonDetails> = {}): PersonDetails {
  return {
    name: names.karen,
    aliases: [],
    role: 'third-party',
    relationship: 'aunt',
    consent: 'refused',
    deceased: false,
    knownToRequester: true,
    emails: [],
    phones: [],
    addresses: [],
    identifiers: [],
    addressProtected: false,
    notes: '',
    ...more,
  };
}

export const withhold: DecisionInput = {
  outcome: 'withhold',
  codes: ['TP-ID'],
  neutral: false,
  rationale: 'About another person',
  evidence: { person: 'Somebody else' },
};
export const keep: DecisionInput = {
  outcome: 'keep',
  codes: [],
  neutral: false,
  rationale: '',
  evidence: {},
};

let template: Promise<string> | null = null;
const templates: string[] = [];
afterAll(() => {
  for (const folder of templates) rmSync(folder, { recursive: true, force: true });
});

/** The vault with its four people, made once in a file of tests and copied for each. */
async function makeTemplate(): Promise<string> {
  const folder = makeTemplateFolder();
  const made = startApplication({ dataFolder: folder, engine: createFakeEngine() });
  const { client } = made;
  const { dpo, ...others } = people;
  await client.call('createVault', { userName: dpo.name, passphrase: dpo.passphrase });
  for (const { name, role } of Object.values(others)) {
    await client.call('addUser', { userName: name, role, passphrase: firstPassphrase });
  }
  for (const { name, passphrase } of Object.values(others)) {
    await client.call('lockVault', {});
    await client.call('unlockVault', { userName: name, passphrase: firstPassphrase });
    await client.call('changePassphrase', { current: firstPassphrase, next: passphrase });
  }
  await made.close();
  return folder;
}

/** A started application with its vault, signed in as the data protection officer. */
export async function openDesk(
  options: { readonly dataFolder?: string; readonly idleLockMs?: number; readonly who?: Who } = {},
): Promise<Desk> {
  template ??= makeTemplate();
  let { dataFolder } = options;
  if (dataFolder === undefined) {
    dataFolder = makeFolder();
    cpSync(await template, dataFolder, { recursive: true });
  }
  const engine = createFakeEngine();
  const application = startApplication({ ...options, dataFolder, engine });
  onTestFinished(async () => {
    await application.close();
    // Whatever is not an AppError is a fault of the program.
    expect(application.faults).toEqual([]);
  });
  const signIn = async (who: Who): Promise<void> => {
    const { name, passphrase } = people[who];
    await application.client.call('lockVault', {});
    await application.client.call('unlockVault', { userName: name, passphrase });
  };
  await signIn(options.who ?? 'dpo');
  return Object.assign(application, { engine, signIn });
}

function makeTemplateFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'candour-desk-'));
  templates.push(folder);
  return folder;
}

export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'candour-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type CaseDesk = Desk & { readonly caseId: CaseId };

/** An empty case, with the caseworker at the desk. */
export async function openCaseDesk(request: Request = makeRequest()): Promise<CaseDesk> {
  const desk = await openDesk();
  const { caseId } = await desk.client.call('createCase', { request });
  await desk.signIn('caseworker');
  return Object.assign(desk, { caseId });
}

export type IncomingFile = Input<'importDocuments'>['files'][number];

export function fileOf(
  untrustedName: string,
  pages: readonly string[],
  passwords: { readonly needs?: string; readonly given?: string } = {},
): IncomingFile {
  return { untrustedName, bytes: makeFile(pages, passwords.needs), password: passwords.given ?? null };
}

export async function importFiles(
  { client, caseId }: CaseDesk,
  ...files: IncomingFile[]
): Promise<readonly DocumentId[]> {
  const { imported, refused } = await client.run('importDocuments', { caseId, files });
  expect(refused).toEqual([]);
  return imported;
}

/** Until so many documents are in the case: files are read ahead of those that come before them. */
export async function waitForDocuments({ client, caseId }: CaseDesk, count: number): Promise<void> {
  await vi.waitFor(async () => expect(await client.call('listDocuments', { caseId })).toHaveLength(count), {
    timeout: 60_000,
  });
}

export function marksOf({ client, caseId }: CaseDesk): Promise<readonly Mark[]> {
  return client.call('listMarks', { caseId, documentId: null });
}

export async function seeEverything({ client, caseId }: CaseDesk): Promise<void> {
  const { unseenPages } = await client.call('getReadiness', { caseId });
  for (const place of unseenPages) await client.call('markPageSeen', { caseId, ...place });
}

export async function agreeEverything(desk: CaseDesk): Promise<void> {
  const withheld = (await marksOf(desk)).filter(
    (mark) => mark.decision?.outcome === 'withhold' && mark.review === null,
  );
  await desk.client.call('reviewMarks', {
    caseId: desk.caseId,
    markIds: withheld.map((mark) => mark.id),
    outcome: 'agreed',
    note: '',
  });
}

export type ReadyDesk = CaseDesk & {
  readonly notes: DocumentId;
  readonly letter: DocumentId;
  readonly karen: PersonId;
  readonly tom: PersonId;
};

type ReadyCase = Pick<ReadyDesk, 'caseId' | 'notes' | 'letter' | 'karen' | 'tom'>;
let readyTemplate: Promise<{ readonly folder: string; readonly ready: ReadyCase }> | null = null;

/** Two documents, Karen withheld everywhere and agreed, Thomas kept, every page seen. The caseworker is there. */
export async function openReadyDesk(): Promise<ReadyDesk> {
  readyTemplate ??= makeReadyTemplate();
  const { folder, ready } = await readyTemplate;
  const dataFolder = makeFolder();
  cpSync(folder, dataFolder, { recursive: true });
  const desk = await openDesk({ dataFolder, who: 'caseworker' });
  return Object.assign(desk, ready);
}

async function makeReadyTemplate(): Promise<{ readonly folder: string; readonly ready: ReadyCase }> {
  const desk = await openCaseDesk();
  const { client, caseId } = desk;
  const [notes, letter] = await importFiles(
    desk,
    fileOf('notes.pdf', texts.notes),
    fileOf('letter.pdf', texts.letter),
  );
  if (notes === undefined || letter === undefined) throw new Error('Not imported');
  const { personId: karen } = await client.call('addPerson', { caseId, details: makeDetails() });
  const { personId: tom } = await client.call('addPerson', {
    caseId,
    details: makeDetails({ name: names.tom, role: 'professional', relationship: 'social worker' }),
  });
  await client.call('decidePerson', {
    caseId,
    personId: karen,
    decision: { outcome: 'withhold', code: 'TP-ID', rationale: 'Refused' },
  });
  const open = (await marksOf(desk)).filter((mark) => mark.decision === null);
  if (open.length > 0) {
    await client.call('decideMarks', { caseId, markIds: idsOf(open), decision: keep });
  }
  await seeEverything(desk);
  await desk.signIn('colleague');
  await agreeEverything(desk);
  await desk.application.close();
  // Kept for the other tests of the file, when this test's own folder is gone.
  const folder = makeTemplateFolder();
  cpSync(desk.dataFolder, folder, { recursive: true });
  return { folder, ready: { caseId, notes, letter, karen, tom } };
}

export async function prepare({ client, caseId }: CaseDesk): Promise<BundleId> {
  const { bundleId, verification } = await client.run('prepareBundle', { caseId });
  expect(verification).toEqual({ clean: true, findings: [] });
  return bundleId;
}

/** Prepared by the caseworker and signed by the manager, who stays at the desk. */
export async function prepareAndSign(desk: CaseDesk): Promise<BundleId> {
  const bundleId = await prepare(desk);
  await desk.signIn('manager');
  await desk.client.call('signOffBundle', {
    caseId: desk.caseId,
    bundleId,
    passphrase: people.manager.passphrase,
  });
  return bundleId;
}

export function lookInto(desk: CaseDesk): Promise<Inside> {
  return lookInside(desk.dataFolder, desk.caseId, people.dpo);
}

/** The code that the work was refused with. */
export async function refusalOf(work: Promise<unknown>): Promise<ErrorCode | 'not refused'> {
  try {
    await work;
    return 'not refused';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

export function idsOf(marks: readonly Mark[]): MarkId[] {
  return marks.map((mark) => mark.id);
}
