/** Prepares the sample case through the contract, as its three people would: everything but signing and export. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findText } from '../../scripts/sample-case/case/find-text.ts';
import { placeDocuments } from '../../scripts/sample-case/case/place-documents.ts';
import { readSampleCase, type SampleCase } from '../../scripts/sample-case/case/sample-case.ts';
import type { DecisionInput } from '../../src-main/contract/answers.ts';
import type { Client } from '../../src-main/contract/client.ts';
import type { Input } from '../../src-main/contract/contract.ts';
import type { DocumentSummary } from '../../src-main/contract/document.ts';
import type { Mark } from '../../src-main/contract/mark.ts';
import type { CaseId } from '../../src-main/contract/values.ts';
import { resourcesFolder } from './resources.ts';

export const sample: SampleCase = readSampleCase();

/** A passphrase that its owner chose after the first one was given. */
export function ownPassphrase(name: string): string {
  const user = sample.users.find((one) => one.name === name);
  if (user === undefined) throw new Error(`No such user in the sample case: ${name}`);
  return user.passphrase;
}

export function userWithRole(role: SampleCase['users'][number]['role']): string {
  const user = sample.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`No ${role} in the sample case`);
  return user.name;
}

/** Sets the vault up as the DPO and adds the colleagues, each of whom chooses their own passphrase. */
export async function setUpPeople(client: Client): Promise<void> {
  const dpo = userWithRole('dpo');
  await client.call('createVault', { userName: dpo, passphrase: ownPassphrase(dpo) });
  await client.call('setOrganisation', {
    name: 'Northmoor Council',
    address: ['Quarry House', 'Northmoor NM1 1AA'],
    dpoName: 'The Data Protection Officer',
    dpoEmail: 'dpo@northmoor.example',
    dpoPhone: '01632 960001',
    support: 'Call the Care Leavers team on 01632 960002.',
    complaints: 'Write to the complaints team at the address above.',
    retention: '75 years from the date of birth of a child who was looked after.',
    purposes: 'To protect and support children, as the Children Act 1989 asks of us.',
    recipients: 'Schools, health services, the police and the courts, where the law asks for it.',
    sources: 'The person, their family, schools, health services and the police.',
  });
  for (const { name, role } of sample.users.filter((user) => user.name !== dpo)) {
    await client.call('addUser', { userName: name, role, passphrase: 'first only: given by hand' });
  }
  for (const { name } of sample.users.filter((user) => user.name !== dpo)) {
    await client.call('lockVault', {});
    await client.call('unlockVault', { userName: name, passphrase: 'first only: given by hand' });
    await client.call('changePassphrase', {
      current: 'first only: given by hand',
      next: ownPassphrase(name),
    });
  }
  await signIn(client, dpo);
}

export async function signIn(client: Client, name: string): Promise<void> {
  await client.call('lockVault', {});
  await client.call('unlockVault', { userName: name, passphrase: ownPassphrase(name) });
}

export function readSampleFiles(): Input<'importDocuments'>['files'] {
  return sample.documents
    .filter(({ parent }) => parent === null)
    .map(({ fileName }) => ({
      untrustedName: fileName,
      bytes: new Uint8Array(readFileSync(path.join(resourcesFolder, 'sample-case', 'documents', fileName))),
      password: null,
    }));
}

/** The case with its documents, register, passages and boxes; every page seen and every mark decided. */
export async function reviewSampleCase(client: Client): Promise<CaseId> {
  const { caseId } = await client.call('createCase', { request: sample.request });
  await client.run('importDocuments', { caseId, files: readSampleFiles() });
  await client.run('recognisePages', { caseId });
  const placed = placeDocuments(await client.call('listDocuments', { caseId }));
  for (const [place, { id }] of placed) {
    const known = sample.documents.find((one) => one.path === place);
    if (known === undefined) throw new Error(`A document that is not in the sample case: ${place}`);
    const { title, date } = known;
    await client.call('describeDocument', { caseId, documentId: id, title, date });
  }
  if (placed.size !== sample.documents.length) throw new Error('Documents of the sample case are missing');
  await addPeople(client, caseId);
  await withholdPassages(client, caseId);
  await withholdBoxes(client, caseId);
  await decideRest(client, caseId);
  await seeEverything(client, caseId);
  return caseId;
}

async function addPeople(client: Client, caseId: CaseId): Promise<void> {
  const register = await client.call('listPeople', { caseId });
  for (const { id: _, decision, ...details } of sample.people) {
    const known = register.find((person) => person.role === 'subject');
    if (details.role === 'subject' && known !== undefined) {
      await client.call('describePerson', { caseId, personId: known.id, details });
      continue;
    }
    const { personId } = await client.call('addPerson', { caseId, details });
    await client.call('decidePerson', { caseId, personId, decision });
  }
}

/** `place`: the document's path in case.json. */
async function findDocument(client: Client, caseId: CaseId, place: string): Promise<DocumentSummary> {
  const document = placeDocuments(await client.call('listDocuments', { caseId })).get(place);
  if (document === undefined) throw new Error(`Not imported: ${place}`);
  return document;
}

function withhold(code: string, rationale: string, evidence: DecisionInput['evidence']): DecisionInput {
  return { outcome: 'withhold', codes: [code], neutral: false, rationale, evidence };
}

async function withholdPassages(client: Client, caseId: CaseId): Promise<void> {
  for (const passage of sample.passages) {
    const document = await findDocument(client, caseId, passage.document);
    const { page, range } = await findPassage(client, caseId, document, passage);
    await client.call('addMarks', {
      caseId,
      marks: [{ documentId: document.id, page, range, rects: [], personId: null }],
      decision: withhold(passage.code, passage.rationale, passage.evidence),
    });
  }
}

/** Documents without pages of their own are searched through. */
async function findPassage(
  client: Client,
  caseId: CaseId,
  { id: documentId, pages }: DocumentSummary,
  passage: SampleCase['passages'][number],
): Promise<{ page: number; range: { start: number; end: number } }> {
  for (let page = passage.page ?? 1; page <= (passage.page ?? pages); page += 1) {
    const { text } = await client.call('getPage', { caseId, documentId, page });
    const [range] = findText(text, passage.text, 'anywhere');
    if (range !== undefined) return { page, range };
  }
  throw new Error(`Passage not found: ${passage.id}`);
}

async function withholdBoxes(client: Client, caseId: CaseId): Promise<void> {
  for (const box of sample.boxes) {
    const { id: documentId } = await findDocument(client, caseId, box.document);
    await client.call('addMarks', {
      caseId,
      marks: [{ documentId, page: box.page, range: null, rects: [box.rect], personId: null }],
      decision: withhold(box.code, 'On the scan', { person: box.person }),
    });
  }
}

/** What is left are patterns of nobody in the register: withheld where the sample says so, otherwise kept. */
async function decideRest(client: Client, caseId: CaseId): Promise<void> {
  const open = (await client.call('listMarks', { caseId, documentId: null })).filter(
    (mark) => mark.decision === null,
  );
  const isWithheld = ({ text }: Mark): boolean =>
    sample.withheldTerms.some((term) => findText(text, term, 'anywhere').length > 0);
  const [secret, harmless] = [open.filter(isWithheld), open.filter((mark) => !isWithheld(mark))];
  if (secret.length > 0) {
    await client.call('decideMarks', {
      caseId,
      markIds: secret.map((mark) => mark.id),
      decision: withhold('TP-ID', 'About another person', { person: 'see the text' }),
    });
  }
  if (harmless.length > 0) {
    await client.call('decideMarks', {
      caseId,
      markIds: harmless.map((mark) => mark.id),
      decision: { outcome: 'keep', codes: [], neutral: false, rationale: '', evidence: {} },
    });
  }
}

async function seeEverything(client: Client, caseId: CaseId): Promise<void> {
  const { unseenPages } = await client.call('getReadiness', { caseId });
  for (const place of unseenPages) await client.call('markPageSeen', { caseId, ...place });
}

/** The second pair of eyes: everything that is withheld is agreed by whoever is signed in. */
export async function agreeEverything(client: Client, caseId: CaseId): Promise<void> {
  const marks = await client.call('listMarks', { caseId, documentId: null });
  const markIds = marks
    .filter((mark) => mark.decision?.outcome === 'withhold' && mark.review === null)
    .map((mark) => mark.id);
  await client.call('reviewMarks', { caseId, markIds, outcome: 'agreed', note: '' });
}
