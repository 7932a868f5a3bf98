/** At the desk: documents in, people decided, passages and boxes marked, every page seen, and a second pair of eyes. */
import path from 'node:path';
import type { CaseId } from '../../src-main/contract/values.ts';
import { findText } from '../sample-case/case/find-text.ts';
import { placeDocuments } from '../sample-case/case/place-documents.ts';
import type { SampleCase } from '../sample-case/case/sample-case.ts';
import {
  drag,
  findDocument,
  findPassage,
  goToPage,
  selectRange,
  toWindow,
  waitForMark,
  waitUntil,
} from './desk-moves.ts';
import { openStep } from './set-up.ts';
import { fill, type Stage } from './stage.ts';

export async function importDocuments(stage: Stage, folder: string, sample: SampleCase): Promise<void> {
  const { window } = stage;
  await openStep(stage, 'Documents');
  await stage.picture('documents-empty');
  const files = sample.documents.filter(({ parent }) => parent === null);
  await window
    .getByTestId('file-chooser')
    .setInputFiles(files.map(({ fileName }) => path.join(folder, fileName)));
  // What messages and archives carry is counted too.
  await window.getByText(`${sample.documents.length} documents added.`).waitFor({ timeout: 180_000 });
  await stage.picture('documents-added');
}

/** Titles and dates as the contents of the bundle will show them. */
export async function nameDocuments(stage: Stage, caseId: CaseId, sample: SampleCase): Promise<void> {
  for (const [place, { id }] of placeDocuments(await stage.call('listDocuments', { caseId }))) {
    const known = sample.documents.find((one) => one.path === place);
    if (known === undefined) throw new Error('A document was imported that is not in the sample case.');
    const { title, date } = known;
    await stage.call('describeDocument', { caseId, documentId: id, title, date });
  }
  await stage.window
    .getByText(sample.documents[0]?.title ?? '')
    .first()
    .waitFor();
  await stage.picture('documents');
  // What was found in the other files, and what they carry, stands further down.
  const carried = sample.documents.find(({ parent }) => parent !== null);
  await stage.window.getByText(carried?.title ?? '', { exact: true }).scrollIntoViewIfNeeded();
  await stage.picture('documents-carried');
}

/** The first person through the form, the others through the same operations, as a list would be imported. */
export async function keepRegister(stage: Stage, caseId: CaseId, sample: SampleCase): Promise<void> {
  const { window } = stage;
  await openStep(stage, 'People');
  const [subject, ...others] = sample.people;
  const known = (await stage.call('listPeople', { caseId })).find((person) => person.role === 'subject');
  if (subject === undefined || known === undefined)
    throw new Error('The data subject is not in the register.');
  const { id: _own, decision: _keep, ...own } = subject;
  await stage.call('describePerson', { caseId, personId: known.id, details: own });

  const byForm = others.find((person) => person.decision.outcome === 'withhold' && person.addressProtected);
  if (byForm !== undefined) await addByForm(stage, byForm);
  for (const person of others.filter((one) => one !== byForm)) {
    const { id: _, decision, ...details } = person;
    const { personId } = await stage.call('addPerson', { caseId, details });
    await stage.call('decidePerson', { caseId, personId, decision });
  }
  await window.getByRole('button', { name: others.at(-1)?.name ?? '', exact: true }).waitFor();
  await stage.picture('people');
}

async function addByForm(stage: Stage, person: SampleCase['people'][number]): Promise<void> {
  const { window } = stage;
  await window.getByRole('button', { name: 'Add a person' }).click();
  const form = window.getByRole('dialog', { name: 'Add a person' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(person.name);
  await fill(form, 'Other names', person.aliases.join('\n'));
  await fill(form, 'Who they are', person.relationship);
  await fill(form, 'Addresses', person.addresses.join('\n'));
  await fill(form, 'Telephone numbers', person.phones.join('\n'));
  await fill(form, 'E-mail addresses', person.emails.join('\n'));
  await fill(form, 'Dates of birth and numbers', person.identifiers.join('\n'));
  await form.getByRole('combobox', { name: 'Consent to sharing' }).selectOption(person.consent);
  if (person.addressProtected) await form.getByRole('checkbox', { name: 'The address is protected' }).check();
  await form.getByRole('combobox', { name: 'Decision' }).selectOption(person.decision.outcome);
  await form.getByRole('combobox', { name: 'Reason' }).selectOption(person.decision.code ?? '');
  await form
    .getByRole('textbox', { name: 'Why, for our own record', exact: true })
    .fill(person.decision.rationale);
  await stage.picture('person');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'hidden' });
}

export async function openDesk(stage: Stage, button: string): Promise<void> {
  await stage.window.getByRole('button', { name: button }).click();
  await stage.window.getByRole('navigation', { name: 'Documents' }).waitFor();
  await stage.window.locator('.viewer-canvas[data-drawn="true"]').first().waitFor();
}

/** Passages are selected with the mouse and withheld with one key; the code and its record come behind. */
export async function withholdPassages(stage: Stage, caseId: CaseId, sample: SampleCase): Promise<void> {
  const documents = await stage.call('listDocuments', { caseId });
  for (const [index, passage] of sample.passages.entries()) {
    const document = findDocument(documents, passage.document);
    const { page, start, end } = await findPassage(stage, caseId, document, passage);
    const decision = {
      outcome: 'withhold',
      codes: [passage.code],
      neutral: false,
      rationale: passage.rationale,
      evidence: passage.evidence,
    } as const;
    if (index === 0) {
      await goToPage(stage, document, page.page);
      await selectRange(stage, page, start, end);
      await stage.picture('desk-selection');
      await stage.window.keyboard.press('r');
      const mark = await waitForMark(stage, caseId, document, page.page, passage.text);
      await stage.call('decideMarks', { caseId, markIds: [mark], decision });
      await stage.picture('desk-passage');
    } else {
      await stage.call('addMarks', {
        caseId,
        marks: [
          { documentId: document.id, page: page.page, range: { start, end }, rects: [], personId: null },
        ],
        decision,
      });
    }
  }
}

/** What only a picture shows is covered by boxes: the first drawn with the mouse, the others as one would draw them, person by person. */
export async function withholdBoxes(stage: Stage, caseId: CaseId, sample: SampleCase): Promise<void> {
  const documents = await stage.call('listDocuments', { caseId });
  const [first, ...others] = sample.boxes;
  if (first === undefined) throw new Error('The sample case has no boxes.');
  const document = findDocument(documents, first.document);
  const page = await stage.call('getPage', { caseId, documentId: document.id, page: first.page });
  await goToPage(stage, document, first.page);
  await stage.window.keyboard.press('b');
  await drag(stage, await toWindow(stage, page, first.rect));
  await stage.picture('desk-box');
  await stage.window.keyboard.press('r');
  await waitForMark(stage, caseId, document, first.page, '');
  await stage.window.keyboard.press('v');
  for (const person of new Set(others.map((box) => box.person))) {
    const boxes = others.filter((box) => box.person === person);
    await stage.call('addMarks', {
      caseId,
      marks: boxes.map((box) => ({
        documentId: findDocument(documents, box.document).id,
        page: box.page,
        range: null,
        rects: [box.rect],
        personId: null,
      })),
      decision: {
        outcome: 'withhold',
        codes: [...new Set(boxes.map(({ code }) => code))],
        neutral: false,
        rationale: 'In a picture',
        evidence: { person },
      },
    });
  }
}

/**
 * Suggestions of nobody in the register: some decided with one key each, as at the desk, the rest in one go.
 * Withheld where the sample's list says so.
 */
export async function decideRest(stage: Stage, caseId: CaseId, sample: SampleCase): Promise<void> {
  const { window } = stage;
  for (let press = 0; press < 12; press += 1) {
    const before = await countOpen(stage, caseId);
    if (before === 0) break;
    await window.keyboard.press('j');
    const current = window.locator('.viewer-mark[data-current="true"]').first();
    await current.waitFor();
    const name = (await current.getAttribute('aria-label')) ?? '';
    if (press === 0) await stage.picture('desk-suggestion');
    await window.keyboard.press(isWithheld(name, sample) ? 'w' : 'k');
    await waitUntil(async () => (await countOpen(stage, caseId)) < before);
  }
  const open = (await stage.call('listMarks', { caseId, documentId: null })).filter((mark) => !mark.decision);
  const secret = open.filter((mark) => isWithheld(mark.text, sample));
  const harmless = open.filter((mark) => !isWithheld(mark.text, sample));
  if (secret.length > 0) {
    await stage.call('decideMarks', {
      caseId,
      markIds: secret.map((mark) => mark.id),
      decision: {
        outcome: 'withhold',
        codes: ['TP-ID'],
        neutral: false,
        rationale: 'About another person',
        evidence: { person: 'As named on the page' },
      },
    });
  }
  if (harmless.length > 0) {
    await stage.call('decideMarks', {
      caseId,
      markIds: harmless.map((mark) => mark.id),
      decision: { outcome: 'keep', codes: [], neutral: false, rationale: '', evidence: {} },
    });
  }
}

/** What was withheld with one key still lacks the record that its code asks for. */
export async function recordEvidence(stage: Stage, caseId: CaseId): Promise<void> {
  const { missingEvidence } = await stage.call('getReadiness', { caseId });
  if (missingEvidence.length === 0) return;
  await stage.call('decideMarks', {
    caseId,
    markIds: missingEvidence.map(({ markId }) => markId),
    decision: {
      outcome: 'withhold',
      codes: ['TP-ID'],
      neutral: false,
      rationale: 'About another person',
      evidence: { person: 'As named on the page' },
    },
  });
}

function isWithheld(text: string, sample: SampleCase): boolean {
  return sample.withheldTerms.some((term) => findText(text, term, 'anywhere').length > 0);
}

async function countOpen(stage: Stage, caseId: CaseId): Promise<number> {
  const documents = await stage.call('listDocuments', { caseId });
  return documents.reduce((sum, document) => sum + document.suggestions, 0);
}

/** Key by key from one unseen page to the next: a page counts once a person had it in view. */
export async function seeEveryPage(stage: Stage): Promise<void> {
  // Two pages of a document beneath each other: both are read in the same second.
  for (let step = 0; step < 5; step += 1) await stage.window.keyboard.press('-');
  const progress = stage.window.getByText(/^\d+ of \d+ pages seen$/);
  const countSeen = async (): Promise<readonly number[]> =>
    ((await progress.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? [];
  for (;;) {
    const [seen = 0, all = 0] = await countSeen();
    if (seen === all) return;
    await stage.window.keyboard.press('u');
    await waitUntil(async () => ((await countSeen())[0] ?? 0) > seen);
  }
}

/** What one person decided, another looks at: the first with the key, the rest wherever the same was withheld. */
export async function agreeDecisions(stage: Stage, caseId: CaseId): Promise<number> {
  const { window } = stage;
  await window.keyboard.press('n');
  await window.locator('.viewer-mark[data-current="true"]').first().waitFor();
  await stage.picture('second-review');
  const before = await listAwaiting(stage, caseId);
  await window.keyboard.press('a');
  await waitUntil(async () => (await listAwaiting(stage, caseId)).length < before.length);
  const rest = await listAwaiting(stage, caseId);
  if (rest.length > 0) {
    await stage.call('reviewMarks', { caseId, markIds: rest, outcome: 'agreed', note: '' });
  }
  return before.length;
}

async function listAwaiting(stage: Stage, caseId: CaseId) {
  return (await stage.call('listMarks', { caseId, documentId: null }))
    .filter((mark) => mark.decision?.outcome === 'withhold' && mark.review === null)
    .map((mark) => mark.id);
}

export async function leaveDesk(stage: Stage): Promise<void> {
  await stage.window.keyboard.press('Escape');
  await stage.window.getByRole('button', { name: 'Candour', exact: true }).click();
  await stage.window.getByRole('navigation', { name: 'Steps of this case' }).waitFor();
}
