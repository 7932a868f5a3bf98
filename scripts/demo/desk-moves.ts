/** What a hand does at the desk: go to a page, drag over text, draw a box, and wait for what comes of it. */
import type { DocumentSummary, Page } from '../../src-main/contract/document.ts';
import type { CaseId, Rect } from '../../src-main/contract/values.ts';
import { findText } from '../sample-case/case/find-text.ts';
import { placeDocuments } from '../sample-case/case/place-documents.ts';
import type { SampleCase } from '../sample-case/case/sample-case.ts';
import type { Stage } from './stage.ts';

/** `place`: the document's path in case.json. */
export function findDocument(documents: readonly DocumentSummary[], place: string): DocumentSummary {
  const document = placeDocuments(documents).get(place);
  if (document === undefined) throw new Error('A document of the sample case is not in the case.');
  return document;
}

export type FoundPassage = { readonly page: Page; readonly start: number; readonly end: number };

/** Documents that have no pages of their own are searched through. */
export async function findPassage(
  stage: Stage,
  caseId: CaseId,
  document: DocumentSummary,
  passage: SampleCase['passages'][number],
): Promise<FoundPassage> {
  const [first, last] = passage.page === null ? [1, document.pages] : [passage.page, passage.page];
  for (let number = first; number <= last; number += 1) {
    const page = await stage.call('getPage', { caseId, documentId: document.id, page: number });
    const [range] = findText(page.text, passage.text, 'anywhere');
    if (range !== undefined) return { page, ...range };
  }
  throw new Error(`A passage of the sample case was not found: ${passage.id}`);
}

/** The list of documents holds only the rows round those in view: it is scrolled until the title is among them. */
async function chooseDocument(stage: Stage, document: DocumentSummary): Promise<void> {
  const list = stage.window.getByRole('navigation', { name: 'Documents' });
  const title = list.getByText(document.title, { exact: true });
  const scroller = list.locator('.desk-documents-scroller');
  if (!(await title.isVisible())) await scroller.evaluate((element) => element.scrollTo(0, 0));
  await waitUntil(async () => {
    if ((await title.count()) > 0) return true;
    await scroller.evaluate((element) => element.scrollBy(0, element.clientHeight / 2));
    return false;
  });
  await title.click();
}

export async function goToPage(stage: Stage, document: DocumentSummary, page: number): Promise<void> {
  const { window } = stage;
  await chooseDocument(stage, document);
  await window.getByRole('group', { name: 'Page 1', exact: true }).waitFor();
  for (let turn = 1; turn < page; turn += 1) await window.keyboard.press('PageDown');
  await window
    .getByRole('group', { name: `Page ${page}`, exact: true })
    .locator('.viewer-canvas[data-drawn="true"]')
    .waitFor();
}

export async function selectRange(stage: Stage, page: Page, start: number, end: number): Promise<void> {
  const [first, last] = [boxAt(page, start), boxAt(page, end - 1)];
  const from = await toWindow(stage, page, first);
  const to = await toWindow(stage, page, last);
  const middle = (rect: Rect): number => (rect[1] + rect[3]) / 2;
  await drag(stage, [from[0] + 0.5, middle(from), to[2] - 0.3, middle(to)]);
}

function boxAt(page: Page, at: number): Rect {
  // Typed arrays arrive from the window as plain objects with number keys.
  const boxes = Object.values(page.boxes);
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = boxes.slice(at * 4, at * 4 + 4);
  return [x0, y0, x1, y1];
}

/** From the page's own points to pixels of the window; for pages that stand upright. */
export async function toWindow(stage: Stage, page: Page, rect: Rect): Promise<Rect> {
  const group = stage.window.getByRole('group', { name: `Page ${page.page}`, exact: true });
  await group.scrollIntoViewIfNeeded();
  const shown = await group.boundingBox();
  if (shown === null || page.rotation !== 0) throw new Error('The page is not in view as expected.');
  const scale = shown.width / (page.box[2] - page.box[0]);
  return [
    shown.x + (rect[0] - page.box[0]) * scale,
    shown.y + (page.box[3] - rect[3]) * scale,
    shown.x + (rect[2] - page.box[0]) * scale,
    shown.y + (page.box[3] - rect[1]) * scale,
  ];
}

export async function drag(stage: Stage, [x0, y0, x1, y1]: Rect): Promise<void> {
  const { mouse } = stage.window;
  await mouse.move(x0, y0);
  await mouse.down();
  await mouse.move((x0 + x1) / 2, (y0 + y1) / 2, { steps: 4 });
  await mouse.move(x1, y1, { steps: 4 });
  await mouse.up();
}

export async function waitForMark(
  stage: Stage,
  caseId: CaseId,
  document: DocumentSummary,
  page: number,
  text: string,
) {
  const find = async () =>
    (await stage.call('listMarks', { caseId, documentId: document.id })).find(
      (mark) =>
        mark.page === page &&
        mark.source === 'hand' &&
        (text === '' ? mark.range === null : findText(mark.text, text, 'anywhere').length > 0),
    );
  await waitUntil(async () => (await find()) !== undefined);
  const mark = await find();
  if (mark === undefined) throw new Error('The mark that was placed is gone.');
  return mark.id;
}

const patienceMs = 15_000;

/** Asks again until it is true. Throws when nothing happens for a long time. */
export async function waitUntil(isTrue: () => Promise<boolean>, forMs: number = patienceMs): Promise<void> {
  const end = Date.now() + forMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error('The application did not do what it was asked to in time.');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
