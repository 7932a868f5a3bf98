/** The sample case from the first passphrase to the file that leaves, with the real engine and every part of main. */
import { spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findText } from '../../scripts/sample-case/case/find-text.ts';
import { placeDocuments } from '../../scripts/sample-case/case/place-documents.ts';
import { type Bundle, SignOff } from '../../src-main/contract/bundle.ts';
import type { Deadline } from '../../src-main/contract/request.ts';
import type { CaseId } from '../../src-main/contract/values.ts';
import { readCharacters } from '../../src-main/pdf/characters.ts';
import { type PdfFile, readPdfFile } from '../../src-main/pdf/objects/file.ts';
import { isArray, isDict, isStream, isString, type PdfValue } from '../../src-main/pdf/objects/values.ts';
import { openPdfiumDocument } from '../../src-main/pdf/pdfium.ts';
import { startApplication, type TestApplication } from '../support/application.ts';
import {
  agreeEverything,
  ownPassphrase,
  reviewSampleCase,
  sample,
  setUpPeople,
  signIn,
  userWithRole,
} from '../support/sample-job.ts';

const tenMinutes = 600_000;
const folder = mkdtempSync(path.join(tmpdir(), 'candour-whole-job-'));
const bundlePath = path.join(folder, 'bundle.pdf');

type Released = {
  readonly application: TestApplication;
  readonly caseId: CaseId;
  readonly deadline: Deadline;
  readonly bundle: Bundle;
  readonly bytes: Uint8Array;
};
let released: Released;

beforeAll(async () => {
  const application = startApplication();
  const { client } = application;
  await setUpPeople(client);
  const caseId = await reviewSampleCase(client);
  await signIn(client, userWithRole('caseworker'));
  await agreeEverything(client, caseId);
  const { blockers } = await client.call('getReadiness', { caseId });
  expect(blockers).toEqual([]);
  const { bundleId, verification } = await client.run('prepareBundle', { caseId });
  expect(verification).toEqual({ clean: true, findings: [] });

  const manager = userWithRole('manager');
  await signIn(client, manager);
  await client.call('signOffBundle', { caseId, bundleId, passphrase: ownPassphrase(manager) });
  application.saveTo = bundlePath;
  await client.run('exportBundle', { caseId, bundleId, addressConfirmed: true });
  const bundle = await client.call('getBundle', { caseId });
  if (bundle === null) throw new Error('No bundle');
  const { deadline } = await client.call('getCase', { caseId });
  released = { application, caseId, deadline, bundle, bytes: new Uint8Array(readFileSync(bundlePath)) };
}, tenMinutes);

afterAll(async () => {
  await released?.application.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each page's text as PDFium shows it. */
async function readPages({ bytes, bundle }: Released): Promise<string[]> {
  const document = await openPdfiumDocument({ bytes, password: bundle.password });
  try {
    return Array.from({ length: document.pages }, (_, index) =>
      readCharacters(document, index + 1)
        .characters.map(({ text }) => text)
        .join(''),
    );
  } finally {
    document.close();
  }
}

/** Every string and every decoded stream of every object, decrypted; superseded and unlisted objects too. */
function* readObjects(file: PdfFile): Generator<Buffer> {
  function* walk(value: PdfValue): Generator<Buffer> {
    if (isString(value)) yield Buffer.from(value.bytes);
    else if (isArray(value)) for (const item of value) yield* walk(item);
    else if (isDict(value)) for (const item of value.entries.values()) yield* walk(item);
    else if (isStream(value)) {
      yield* walk(value.dict);
      yield Buffer.from(file.decode(value).data);
    }
  }
  for (const { value } of file.all) yield* walk(value);
  for (const bytes of file.foreign) yield Buffer.from(bytes);
}

/** As a byte string, in UTF-16 both ways round, and in hexadecimal. */
function writeForms(term: string): Buffer[] {
  const spellings = [term, term.toUpperCase(), term.toLowerCase()];
  return spellings.flatMap((spelling) => {
    const little = Buffer.from(spelling, 'utf16le');
    const plain = Buffer.from(spelling, 'utf8');
    const big = Buffer.from(little).swap16();
    return [plain, little, big, Buffer.from(plain.toString('hex')), Buffer.from(big.toString('hex'))];
  });
}

/** Long runs of one byte, such as white paper, cut short: no term holds one, and the search is many times faster. */
function cutRuns(bytes: Buffer): Buffer {
  const kept = Buffer.alloc(bytes.length);
  let length = 0;
  let run = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    run = at > 0 && byte === bytes[at - 1] ? run + 1 : 0;
    if (run >= 4) continue;
    kept[length] = byte;
    length += 1;
  }
  return kept.subarray(0, length);
}

function findForms(haystacks: Iterable<Buffer>): string[] {
  const forms = sample.withheldTerms.map((term) => [term, writeForms(term)] as const);
  const found = new Set<string>();
  for (const whole of haystacks) {
    const bytes = cutRuns(whole);
    for (const [term, spellings] of forms) {
      if (spellings.some((spelling) => bytes.includes(spelling))) found.add(term);
    }
  }
  return [...found];
}

const qpdf = spawnSync('qpdf', ['--version']).error === undefined;
const pdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
if (!qpdf) console.warn('NOT INSTALLED, so the bundle is not checked with: qpdf');
if (!pdftotext) console.warn('NOT INSTALLED, so the bundle is not searched with: pdftotext');

describe('the exported bundle', () => {
  test('opens with its password, and with no other', () => {
    const { bytes, bundle } = released;
    expect(readPdfFile(bytes, bundle.password).encrypted).toBe(true);
    expect(() => readPdfFile(bytes, null)).toThrow('file-password-needed');
    expect(() => readPdfFile(bytes, `${bundle.password}x`)).toThrow('file-password-wrong');
  });

  test('lies there with its check file and nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual(['bundle.pdf', 'bundle.verification.json']);
  });

  test('shows none of what is withheld and all of what is kept', async () => {
    const pages = await readPages(released);
    expect(pages).toHaveLength(released.bundle.pages);
    const text = pages.join('\n');
    expect(sample.withheldTerms.filter((term) => findText(text, term, 'anywhere').length > 0)).toEqual([]);
    expect(sample.keptTerms.filter((term) => findText(text, term, 'anywhere').length === 0)).toEqual([]);
  });

  test('has the words of scans and photographs, as a machine read them, and none of those withheld', async () => {
    const text = (await readPages(released)).join('\n');
    const [kept, withheld] = [
      sample.needsRecognition.flatMap(({ keptTerms }) => keptTerms),
      sample.needsRecognition.flatMap(({ withheldTerms }) => withheldTerms),
    ];
    const read = kept.filter((term) => findText(text, term, 'anywhere').length > 0);
    expect(read.length / kept.length).toBeGreaterThan(0.7);
    expect(withheld.filter((term) => findText(text, term, 'anywhere').length > 0)).toEqual([]);
  });

  test('holds none of what is withheld in any object, stream or string', () => {
    const { bytes, bundle } = released;
    const file = readPdfFile(bytes, bundle.password);
    const objects = [...readObjects(file)];
    expect(objects.length).toBeGreaterThan(released.bundle.pages);
    expect(findForms(objects)).toEqual([]);
    // The same search finds what the file does hold.
    const title = Buffer.from(sample.request.reference, 'latin1');
    expect(
      objects.some(
        (one) => one.includes(title) || one.includes(Buffer.from(title.toString(), 'utf16le').swap16()),
      ),
    ).toBe(true);
  });

  test.skipIf(!pdftotext)('gives nothing away to pdftotext', () => {
    const run = spawnSync('pdftotext', ['-q', '-upw', released.bundle.password, bundlePath, '-'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    expect(run.status).toBe(0);
    const { stdout } = run;
    expect(sample.withheldTerms.filter((term) => findText(stdout, term, 'anywhere').length > 0)).toEqual([]);
    expect(sample.keptTerms.filter((term) => findText(stdout, term, 'anywhere').length === 0)).toEqual([]);
  });

  test.skipIf(!qpdf)('is sound by qpdf’s judgement, and holds nothing that qpdf can unpack', () => {
    const password = `--password=${released.bundle.password}`;
    const check = spawnSync('qpdf', [password, '--check', bundlePath], { encoding: 'utf8' });
    expect(check.status).toBe(0);
    const plain = spawnSync(
      'qpdf',
      [password, '--decrypt', '--qdf', '--object-streams=disable', bundlePath, '-'],
      {
        maxBuffer: 2 ** 30,
      },
    );
    expect(plain.status).toBe(0);
    expect(findForms([plain.stdout])).toEqual([]);
  });

  test('tells in the schedule how often and why, in the words of the law', async () => {
    const { bundle } = released;
    const schedule = bundle.parts.find((part) => part.kind === 'schedule');
    if (schedule === undefined) throw new Error('No schedule');
    const pages = await readPages(released);
    const text = pages.slice(schedule.firstPage - 1, schedule.lastPage).join(' ');
    expect(text).toMatch(/someone else|another person/i);
    expect(bundle.withheld.length).toBeGreaterThan(3);
  });

  test('holds every page of every document, of what other documents carry too', async () => {
    const { application, caseId, bundle } = released;
    const documents = bundle.parts.filter((part) => part.kind === 'document');
    const inCase = placeDocuments(await application.client.call('listDocuments', { caseId }));
    const known = [...sample.documents].sort((a, b) => a.date.localeCompare(b.date));
    expect(documents.map(({ title, firstPage, lastPage }) => [title, lastPage - firstPage + 1])).toEqual(
      known.map(({ path: place, title, pages }) => [title, pages ?? inCase.get(place)?.pages]),
    );
  });
});

describe('the check file', () => {
  const read = () =>
    SignOff.parse(JSON.parse(readFileSync(path.join(folder, 'bundle.verification.json'), 'utf8')));

  test('is proven by node:crypto alone: the statement’s members in order, as JSON without spaces', () => {
    const { statement, signature, publicKey } = read();
    const sorted = Object.fromEntries(Object.entries(statement).sort(([a], [b]) => (a < b ? -1 : 1)));
    const der = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(publicKey, 'base64'),
    ]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const says = (text: string) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
    expect(says(JSON.stringify(sorted))).toBe(true);
    expect(says(JSON.stringify({ ...sorted, pages: 1 }))).toBe(false);
  });

  test('names the very file, who prepared it and who signed it', () => {
    const { statement } = read();
    expect(statement).toMatchObject({
      bundleSha256: createHash('sha256').update(released.bytes).digest('hex'),
      reference: sample.request.reference,
      pages: released.bundle.pages,
      preparedBy: userWithRole('caseworker'),
      signedBy: userWithRole('manager'),
    });
  });
});

describe('the case', () => {
  test('is due on the day that the law says', () => {
    expect(released.deadline).toMatchObject(sample.expectedClock);
  });

  test('is at its end, and its log is whole', async () => {
    const { application, caseId } = released;
    const { tasks } = await application.client.call('getCase', { caseId });
    expect(tasks.map((task) => task.status)).toEqual(tasks.map(() => 'done'));
    const check = await application.client.call('checkAudit', { caseId });
    expect(check).toMatchObject({ intact: true });
    expect(application.faults).toEqual([]);
  });
});
