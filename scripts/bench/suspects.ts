// What `inspect` accuses foreign files of, and whether it finds bad redactions in them. npm run bench -- suspects
// Recall: words of foreign pages are covered the way people do it (a box, white paint, a picture, an annotation of
// another program) and must be found, word by word. Precision: every serious accusation against the files as they are
// is listed with what a person saw on the page; what nobody has judged yet is said.
// The files are not in the project: CANDOUR_DATA names their folder, or it lies at ../shared/data.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument, PDFName, type PDFPage, rgb } from '@cantoo/pdf-lib';
import { createCanvas } from '@napi-rs/canvas';
import type { InspectionFinding } from '../../src-main/contract/document.ts';
import type { Rect } from '../../src-main/contract/values.ts';
import { isSerious } from '../../src-main/domain/findings.ts';
import { inspectPdf } from '../../src-main/pdf/inspect/inspect-pdf.ts';
import { readLetters } from '../../src-main/pdf/inspect/read-letters.ts';
import { openPdfiumDocument } from '../../src-main/pdf/pdfium.ts';
import { withPage } from '../../src-main/pdf/verify/page-view.ts';

const projectFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const data = process.env.CANDOUR_DATA ?? path.join(projectFolder, '..', 'shared', 'data');

/** Looked at page by page, as a picture: what is said there is so. */
const judged: Readonly<Record<string, string>> = {
  'annotations.pdf text-under-box': 'true: a word under the magnifying glass of another program',
  'chelsea_pdta.pdf hidden-text': 'true: white figures of bars too short to hold them',
  'federal-register-2020-17221.pdf hidden-text':
    'true: the printer’s white line at the foot, with a user name',
  'issue-461-example.pdf off-page-text': 'true: the patient’s name lies beside the page',
  'issue-912.pdf hidden-text': 'true: cut off at the edge of a column',
  'issue-912.pdf off-page-text': 'true: the same line goes on beside the page',
  'pr-136-example.pdf off-page-text': 'true: a sign lies beside the page',
};

type Word = { readonly text: string; readonly box: Rect };
type Cover = (page: PDFPage, words: readonly Word[], document: PDFDocument) => Promise<void> | void;

const drawBoxes =
  (shade: number): Cover =>
  (page, words) => {
    for (const { box } of words) {
      const [x, y, right, top] = grow(box);
      page.drawRectangle({ x, y, width: right - x, height: top - y, color: rgb(shade, shade, shade) });
    }
  };

const covers: Readonly<Record<string, Cover>> = {
  'black box': drawBoxes(0),
  'white box': drawBoxes(1),
  'grey box': drawBoxes(0.6),
  picture: async (page, words, document) => {
    const image = await document.embedPng(blackPng());
    for (const { box } of words) {
      const [x, y, right, top] = grow(box);
      page.drawImage(image, { x, y, width: right - x, height: top - y });
    }
  },
  annotation: (page, words, document) => {
    for (const { box } of words) {
      const rect = grow(box);
      const look = document.context.stream(
        `0 g ${rect[0]} ${rect[1]} ${rect[2] - rect[0]} ${rect[3] - rect[1]} re f`,
        {
          Type: 'XObject',
          Subtype: 'Form',
          BBox: [...rect],
        },
      );
      const annotation = document.context.obj({ Type: 'Annot', Subtype: 'Square', Rect: [...rect], F: 4 });
      annotation.set(PDFName.of('AP'), document.context.obj({ N: document.context.register(look) }));
      page.node.addAnnot(document.context.register(annotation));
    }
  },
};

function blackPng(): Buffer {
  const canvas = createCanvas(4, 4);
  const context = canvas.getContext('2d');
  context.fillRect(0, 0, 4, 4);
  return canvas.toBuffer('image/png');
}

function grow([x0, y0, x1, y1]: Rect): Rect {
  return [x0 - 1, y0 - 1, x1 + 1, y1 + 1];
}

function listFiles(): string[] {
  const folders = [
    'pdf/pdfplumber/tests/pdfs',
    'pdf/pdfplumber/examples/pdfs',
    'redaction/joshdata/tests',
    'redaction/planning-inspectorate',
  ];
  return folders
    .map((folder) => path.join(data, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith('.pdf'))
    .sort();
}

/** Some words of the first page that stand apart, are seen, and are long enough to be names. */
async function chooseWords(bytes: Uint8Array, found: readonly InspectionFinding[]): Promise<Word[]> {
  const document = await openPdfiumDocument({ bytes, password: null });
  try {
    const letters = withPage(document, 1, (page) => readLetters(document.pdfium, page, [])) ?? [];
    const words: Word[] = [];
    let word: { text: string; box: Rect } | null = null;
    for (const { text, box, invisible } of letters) {
      if (box === null || invisible || !/[\p{L}\p{N}]/u.test(text)) {
        if (word !== null && word.text.length >= 5) words.push(word);
        word = null;
      } else if (word === null) word = { text, box };
      else
        word = {
          text: word.text + text,
          box: [
            Math.min(word.box[0], box[0]),
            Math.min(word.box[1], box[1]),
            Math.max(word.box[2], box[2]),
            Math.max(word.box[3], box[3]),
          ],
        };
    }
    const hidden = found
      .filter(({ page }) => page === 1)
      .flatMap(({ places }) => places.map(({ text }) => text))
      .join(' ');
    const seen = words.filter(
      ({ text, box }) => !hidden.includes(text) && box[3] - box[1] < 40 && box[2] - box[0] < 200,
    );
    const step = Math.max(1, Math.floor(seen.length / 8));
    return seen.filter((_, index) => index % step === 0).slice(0, 8);
  } finally {
    document.close();
  }
}

async function coverWords(bytes: Uint8Array, words: readonly Word[], cover: Cover): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  await cover(document.getPage(0), words, document);
  return document.save();
}

const files = listFiles();
if (files.length === 0) {
  console.log(`NOT MEASURED: there are no foreign files. CANDOUR_DATA names their folder; looked in ${data}`);
  process.exit(0);
}

const accusations: string[] = [];
const quiet = new Map<string, number>();
const recall = new Map<string, { words: number; found: number; missed: string[] }>();
const refused = new Map<string, number>();
let [looked, pages] = [0, 0];
let cpu = 0;
for (const file of files) {
  const name = path.basename(file);
  const bytes = new Uint8Array(readFileSync(file));
  try {
    const start = process.cpuUsage();
    const inspection = await inspectPdf({ bytes, password: null });
    const used = process.cpuUsage(start);
    cpu += (used.user + used.system) / 1e6;
    looked += 1;
    pages += inspection.pages;
    const kinds = new Map<string, number>();
    for (const { kind, page } of inspection.findings) {
      if (isSerious(kind) && page !== null) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      else quiet.set(kind, (quiet.get(kind) ?? 0) + 1);
    }
    for (const [kind, count] of kinds)
      accusations.push(
        `${name}: ${kind} on ${count} pages. ${judged[`${name} ${kind}`] ?? 'NOT JUDGED YET: look at the page'}`,
      );
    const words = await chooseWords(bytes, inspection.findings);
    if (words.length > 0) await measureRecall(name, bytes, words);
  } catch (error) {
    const code =
      error instanceof Error && 'code' in error ? String(error.code) : 'cannot be written again for the test';
    refused.set(code, (refused.get(code) ?? 0) + 1);
  }
}

async function measureRecall(name: string, bytes: Uint8Array, words: readonly Word[]): Promise<void> {
  for (const [style, cover] of Object.entries(covers)) {
    const { findings } = await inspectPdf({ bytes: await coverWords(bytes, words, cover), password: null });
    const rects = findings
      .filter(({ kind, page }) => kind === 'text-under-box' && page === 1)
      .flatMap(({ places }) => places.flatMap((place) => place.rects));
    const row = recall.get(style) ?? { words: 0, found: 0, missed: [] };
    recall.set(style, row);
    for (const { box } of words) {
      const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
      const isFound = rects.some((rect) => rect[0] <= x && x <= rect[2] && rect[1] <= y && y <= rect[3]);
      row.words += 1;
      if (isFound) row.found += 1;
      else if (!row.missed.includes(name)) row.missed.push(name);
    }
  }
}

console.log(`${looked} files, ${pages} pages, ${(pages / cpu).toFixed(1)} pages a CPU second`);
for (const [code, count] of refused) console.log(`  not inspected, or not covered: ${count} (${code})`);
console.log('\nBad redactions made in them, found word by word:');
for (const [style, { words, found, missed }] of recall)
  console.log(
    `  ${style.padEnd(12)} ${String(found).padStart(5)} of ${words}${missed.length > 0 ? `, missed in ${missed.join(', ')}` : ''}`,
  );
console.log('\nSerious accusations against the files as they are:');
for (const accusation of accusations) console.log(`  ${accusation}`);
console.log('\nTold without accusing anybody, by findings:');
console.log(`  ${[...quiet].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
