/** The main job on the sample case in the real application: `npm run demo -- --out DIR`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Role } from '../../src-main/contract/user.ts';
import { readSampleCase } from '../sample-case/case/sample-case.ts';
import { checkText, verifyBundle } from './check-bundle.ts';
import { lookAtHidden, showHidden } from './hidden.ts';
import { showPaperAndCopies, waitForReading } from './paper.ts';
import { picturePages } from './picture-pages.ts';
import { exportBundle, prepareBundle, readAuditTrail, signOff } from './release.ts';
import {
  agreeDecisions,
  decideRest,
  importDocuments,
  keepRegister,
  leaveDesk,
  nameDocuments,
  openDesk,
  recordEvidence,
  seeEveryPage,
  withholdBoxes,
  withholdPassages,
} from './review.ts';
import {
  addColleagues,
  createCase,
  describeOrganisation,
  lock,
  openCase,
  openStep,
  setUpVault,
  unlock,
} from './set-up.ts';
import { openStage, type Stage } from './stage.ts';

const sampleFolder = fileURLToPath(new URL('../../resources/sample-case/documents', import.meta.url));
const sample = readSampleCase();

function userOf(role: Role) {
  const user = sample.users.find((one) => one.role === role);
  if (user === undefined) throw new Error(`The sample case has no ${role}.`);
  return user;
}

async function playMainJob(stage: Stage, outFolder: string): Promise<void> {
  const { step, candour } = stage;
  const [dpo, caseworker, manager] = [userOf('dpo'), userOf('caseworker'), userOf('manager')];
  const subject = sample.request.subject.name;
  const bundlePath = path.join(outFolder, 'bundle.pdf');

  await step('set up the vault', () => setUpVault(stage, dpo));
  await step('add colleagues and the organisation', async () => {
    await addColleagues(stage, [caseworker, manager]);
    await describeOrganisation(stage);
  });
  const caseId = await step('create the case from the request', () => createCase(stage, sample.request));
  await step('import the documents', () => importDocuments(stage, sampleFolder, sample));
  const pagesRead = await step('have pages in pictures read', () => waitForReading(stage, caseId));
  await step('give titles and dates', () => nameDocuments(stage, caseId, sample));
  await step('keep the register of people', () => keepRegister(stage, caseId, sample));
  await openStep(stage, 'Review');
  await step('open the review desk', () => openDesk(stage, 'Open the review desk'));
  await stage.picture('desk');
  await step('look at what files hide', () => showHidden(stage, caseId));
  await step('look at paper and copies', () => showPaperAndCopies(stage, caseId));
  await step('withhold passages', () => withholdPassages(stage, caseId, sample));
  await step('withhold boxes in pictures', () => withholdBoxes(stage, caseId, sample));
  await step('decide the other suggestions', () => decideRest(stage, caseId, sample));
  await step('record what the codes ask for', () => recordEvidence(stage, caseId));
  await step('see every page', () => seeEveryPage(stage));
  const hidden = await step('say that hidden things were looked at', () => lookAtHidden(stage, caseId));
  await stage.picture('desk-done');
  await leaveDesk(stage);
  await stage.picture('review-done');
  await lock(stage);

  await step('second review by another person', async () => {
    await unlock(stage, caseworker, true);
    await openCase(stage, subject);
    await openStep(stage, 'Second review');
    await openDesk(stage, 'Open the second review');
    await agreeDecisions(stage, caseId);
    await leaveDesk(stage);
    await lock(stage);
  });

  await unlock(stage, dpo, false);
  await openCase(stage, subject);
  const bundle = await step('apply, verify and assemble', () => prepareBundle(stage, caseId));
  await lock(stage);
  await step('sign-off by the manager', async () => {
    await unlock(stage, manager, true);
    await openCase(stage, subject);
    await signOff(stage, manager.passphrase);
  });
  await step('export', () => exportBundle(stage, bundlePath));
  const auditEntries = await readAuditTrail(stage);

  const electron = await candour.app.evaluate(() => process.versions.electron);
  const verification = await step('verify with the command line', async () =>
    verifyBundle(bundlePath, bundle.password, sample),
  );
  const text = checkText(bundlePath, bundle.password, sample);
  const drawn = await step('draw the pages of the bundle', async () =>
    picturePages(bundlePath, bundle.password, path.join(outFolder, 'pages')),
  );
  const report = {
    bundle: 'bundle.pdf',
    password: bundle.password,
    documents: sample.documents.length,
    carriedByOthers: sample.documents.filter(({ parent }) => parent !== null).length,
    hiddenLookedAt: hidden,
    pagesRead,
    pages: bundle.pages,
    withheldTerms: sample.withheldTerms,
    keptTerms: sample.keptTerms,
    verification,
    text,
    pagesDrawn: drawn,
    auditEntries,
    timings: stage.timings,
    electron,
  };
  writeFileSync(path.join(outFolder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  say(`bundle: ${bundle.pages} pages, ${bundle.bytes.toLocaleString('en-GB')} bytes`);
  say(`verification: ${verification.clean ? 'clean' : `${verification.findings.length} findings`}`);
  if (text !== null) {
    say(`${text.program}: ${text.stillThere} withheld terms found, ${text.lost.length} kept terms missing`);
    say(`read by machine: ${text.read} of ${text.toRead} kept words of pictures are in the text`);
  }
  if (!verification.clean || (text !== null && (text.stillThere > 0 || text.lost.length > 0))) {
    throw new Error('The bundle is not what it should be; report.json says more.');
  }
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

const { values } = parseArgs({ options: { out: { type: 'string', default: 'demo-out' } } });
const outFolder = path.resolve(values.out);
mkdirSync(outFolder, { recursive: true });
const dataFolder = mkdtempSync(path.join(tmpdir(), 'candour-demo-'));
let stage: Stage | null = null;
try {
  stage = await openStage(outFolder, dataFolder);
  await playMainJob(stage, outFolder);
  say(`Everything is in ${values.out}.`);
} catch (error) {
  await stage?.picture('failed').catch(() => undefined);
  process.stderr.write(`${error instanceof Error ? error.message : 'The demo failed.'}\n`);
  process.exitCode = 1;
} finally {
  await stage?.close().catch(() => undefined);
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 3 });
}
