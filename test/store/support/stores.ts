/** Throw-away folders, vaults and cases for the tests of the store. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Bundle } from '../../../src-main/contract/bundle.ts';
import { Document } from '../../../src-main/contract/document.ts';
import { AppError, type ErrorCode } from '../../../src-main/contract/errors.ts';
import { Mark } from '../../../src-main/contract/mark.ts';
import { Person } from '../../../src-main/contract/person.ts';
import { Request } from '../../../src-main/contract/request.ts';
import type { Actor } from '../../../src-main/contract/user.ts';
import { CaseId, DocumentId, UserId } from '../../../src-main/contract/values.ts';
import { closeCase, createCase, type OpenCase, openCase } from '../../../src-main/store/cases.ts';
import { claimDataFolder, type DataFolder } from '../../../src-main/store/data-folder.ts';
import { closeDatabase, createDatabase, openDatabase } from '../../../src-main/store/database.ts';
import { insertDocument } from '../../../src-main/store/documents.ts';
import type { OpenVault } from '../../../src-main/store/open-vault.ts';
import { insertPage } from '../../../src-main/store/pages.ts';
import type { KdfCost } from '../../../src-main/store/passphrase.ts';
import { caseSchema } from '../../../src-main/store/schemas.ts';
import { runInTransaction, type WritableDb } from '../../../src-main/store/sqlite.ts';
import { createVault, lockVault } from '../../../src-main/store/vault.ts';

/** Far below the floor that the application keeps: the tests are not about the price of a guess. */
export const cheapCost = { memoryKiB: 64, passes: 1 } as KdfCost;

export const at = '2026-01-05T10:00:00.000Z';
export const passphrase = 'seven green lanterns';
export const anna: Actor = { id: UserId.parse('user-anna'), name: 'Anna Brown', role: 'dpo' };

export function makeTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function claimTempFolder(): DataFolder {
  const folder = claimDataFolder(join(makeTempFolder(), 'data'));
  onTestFinished(() => folder.release());
  return folder;
}

export async function makeVault(
  folder: DataFolder = claimTempFolder(),
): Promise<{ readonly vault: OpenVault; readonly recoveryKey: string }> {
  const made = await createVault({
    folder,
    userId: anna.id,
    userName: anna.name,
    role: anna.role,
    passphrase,
    at,
    cost: cheapCost,
  });
  onTestFinished(() => lockVault(made.vault));
  return made;
}

/** An open case with nothing in it. */
export async function makeCase(): Promise<{ readonly vault: OpenVault; readonly openedCase: OpenCase }> {
  const { vault } = await makeVault();
  const id = CaseId.parse('case-1');
  createCase(vault, { id, at });
  const openedCase = openCase(vault, id);
  onTestFinished(() => closeCase(openedCase));
  return { vault, openedCase };
}

/** The database of a case alone, where no vault is needed. */
export function openCaseDb(): WritableDb {
  const path = join(makeTempFolder(), 'case.db');
  const key = Buffer.alloc(32, 0x5a);
  createDatabase(path, key, caseSchema);
  const db = openDatabase(path, key, caseSchema);
  onTestFinished(() => closeDatabase(db));
  return db;
}

export function makeDocument(id: string, pages = 1): Document {
  return Document.parse({
    id,
    title: `Document ${id}`,
    fileName: `${id}.pdf`,
    date: null,
    pages,
    bytes: 1000,
    sha256: `hash-of-${id}`,
    importedAt: at,
    importedBy: anna,
    parent: null,
  });
}

export function makeBoxes(text: string): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: text.length * 4 }, (_, index) => 50 + index / 3);
}

/** A document with one page for each text. */
export function addDocument(db: WritableDb, id: string, texts: readonly string[]): DocumentId {
  const documentId = DocumentId.parse(id);
  runInTransaction(db, () => {
    insertDocument(db, makeDocument(id, texts.length));
    for (const [index, text] of texts.entries()) {
      const page = { documentId, page: index + 1, rotation: 0, text, boxes: makeBoxes(text) } as const;
      insertPage(db, { ...page, box: [0, 0, 595, 842] });
    }
  });
  return documentId;
}

export function makeMark(id: string, documentId: string, rest: Partial<Mark> = {}): Mark {
  return Mark.parse({
    id,
    documentId,
    page: 1,
    rects: [[10, 20, 30, 40]],
    range: { start: 0, end: 5 },
    text: 'Karen',
    personId: null,
    type: 'person',
    source: 'hand',
    reason: 'Drawn by hand',
    confidence: 1,
    decision: null,
    review: null,
    ...rest,
  });
}

export const withheld: Mark['decision'] = {
  outcome: 'withhold',
  codes: ['TP'],
  neutral: false,
  rationale: 'Not known to the requester',
  evidence: {},
  by: anna,
  at,
};

export function makePerson(id: string, name: string): Person {
  return Person.parse({
    id,
    name,
    aliases: [],
    role: 'third-party',
    relationship: 'grandmother',
    consent: 'not-sought',
    deceased: false,
    knownToRequester: true,
    emails: [],
    phones: [],
    addresses: [],
    addressProtected: false,
    identifiers: [],
    notes: '',
    decision: { outcome: 'undecided', code: null, rationale: '' },
    decided: null,
  });
}

export function makeRequest(subject: string): Request {
  return Request.parse({
    reference: 'SAR-2026-0147',
    subject: { name: subject, aliases: [], dateOfBirth: '1999-03-02' },
    requester: { name: subject, capacity: 'self', authorityNote: '' },
    recipient: { name: subject, address: ['1 Mill Lane'], email: '' },
    clock: {
      nation: 'england-and-wales',
      receivedOn: '2026-01-05',
      identity: null,
      authority: null,
      fee: null,
      clarifications: [],
      extensionNoticeOn: null,
      extensionReasons: '',
    },
    scope: 'Everything',
    searched: ['Case system'],
  });
}

export function makeBundle(id: string): Bundle {
  return Bundle.parse({
    id,
    state: 'prepared',
    preparedBy: anna,
    preparedAt: at,
    sha256: 'ab',
    bytes: 10,
    pages: 3,
    parts: [],
    withheld: [{ code: 'TP', places: 4 }],
    boxWidths: null,
    password: 'bundle password',
    verification: { clean: true, findings: [] },
    signOff: null,
    signedBy: null,
    exportedAt: null,
  });
}

/** The code of the AppError that the function throws; another error, or none, fails the test with its own words. */
export function codeOf(run: () => unknown): ErrorCode | 'nothing thrown' {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

export async function codeOfAsync(run: () => Promise<unknown>): Promise<ErrorCode | 'nothing thrown'> {
  try {
    await run();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

/** Every file below the folder, with its bytes. */
export function readAllFiles(folder: string): { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}
