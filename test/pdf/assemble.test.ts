import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssembleOutput } from '../../src-main/pdf/engine.ts';
import { openPdfiumDocument } from '../../src-main/pdf/pdfium.ts';
import { openPdfjsDocument } from '../../src-main/pdf/pdfjs.ts';
import { footStrip } from '../../src-main/pdf/typeset/style.ts';
import {
  assemble,
  documentPart,
  makeBlankDocument,
  makeDocument,
  makePaletteDocument,
  ownPart,
  type PageShape,
  password,
  type ReadPage,
  readBundle,
} from './assemble-input.ts';

const shapes: readonly PageShape[] = [
  {},
  { size: [842, 595] },
  { rotate: 90 },
  { rotate: 180 },
  { size: [842, 595], rotate: 270 },
  { size: [700, 900], crop: [50, 30, 400, 600] },
  { size: [1684, 1191] },
  { size: [297, 421], userUnit: 2 },
  { size: [298, 420] },
];

let output: AssembleOutput;
let pages: ReadPage[];
const folder = mkdtempSync(path.join(tmpdir(), 'assemble-'));
const file = path.join(folder, 'bundle.pdf');

beforeAll(async () => {
  const shaped = await makeDocument('Shapes', shapes);
  const minutes = await makeDocument('Minutes', [{}, {}]);
  output = await assemble([
    ownPart(
      'letter',
      'Our letter to you',
      'The bundle has {{pages}} pages. The list is on page {{page:contents}}, the reasons are on page {{page:schedule}}.',
    ),
    ownPart('contents', 'What is in this bundle'),
    documentPart('d/1', 'Child and family assessment', shaped, '2012-02-14'),
    documentPart('d2', 'Minutes', minutes),
    ownPart('schedule', 'What we have left out, and why', 'It is on pages {{places:d%2F1=1,2,3;d2=2}}.'),
  ]);
  pages = await readBundle(output.bytes);
  writeFileSync(file, output.bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the tool said, or null (and a loud note) where it is not installed. */
function runTool(tool: string, ...args: readonly string[]): { status: number | null; stdout: string } | null {
  const run = spawnSync(tool, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (run.error) {
    console.warn(`NOT CHECKED: ${tool} is not installed`);
    return null;
  }
  return { status: run.status, stdout: run.stdout + run.stderr };
}

describe('a bundle', () => {
  test('has its parts in the order given, and tells their pages', () => {
    expect(output.pages).toBe(14);
    expect(output.parts.map((part) => [part.kind, part.documentId, part.firstPage, part.lastPage])).toEqual([
      ['letter', null, 1, 1],
      ['contents', null, 2, 2],
      ['document', 'd/1', 3, 11],
      ['document', 'd2', 12, 13],
      ['schedule', null, 14, 14],
    ]);
    expect(pages[2]?.text).toContain('Shapes top 1');
    expect(pages[12]?.text).toContain('Minutes bottom 2');
  });

  test('says at the foot of each page where one is', () => {
    for (const [index, page] of pages.entries()) expect(page.text).toContain(`Page ${index + 1} of 14`);
    expect(pages[5]?.text).toContain('Child and family assessment, page 4 of 9');
    expect(pages[12]?.text).toContain('Minutes, page 2 of 2');
    expect(pages[0]?.text).toContain('Your records, SAR-2026-0147');
  });

  test('fills in the numbers of the pages that its text points to', () => {
    const letter = pages[0]?.text.replaceAll('\n', ' ');
    expect(letter).toContain('has 14 pages. The list is on page 2, the reasons are on page 14.');
    expect(pages[13]?.text).toContain('It is on pages 3–5, 13.');
  });

  test('ends its contents with all parts, their dates and pages', () => {
    const contents = pages[1]?.text.replaceAll('\n', ' ').replaceAll(/ +/g, ' ');
    expect(contents).toContain('Child and family assessment 14 Feb 2012 3–11');
    expect(contents).toContain('Our letter to you 1');
    expect(contents).toContain('What we have left out, and why 14');
  });

  test('has every page on A4, upright or across as the page is', () => {
    const across = pages.map((page) => page.width > page.height);
    expect(across.slice(2, 11)).toEqual([false, true, true, false, false, false, true, false, false]);
    for (const page of pages) {
      const sides = [page.width, page.height].map(Math.round).sort((a, b) => a - b);
      expect(sides).toEqual([595, 842]);
    }
  });

  test('never lets a document reach into the strip of the foot, nor off the page', () => {
    for (const page of pages.slice(2, 13)) {
      const own = page.items.filter((item) => /^(Shapes|Minutes) (top|bottom)/.test(item.text));
      expect(own).toHaveLength(2);
      for (const item of own) {
        expect(item.y).toBeGreaterThanOrEqual(footStrip);
        expect(item.y).toBeLessThanOrEqual(page.height);
        expect(item.x).toBeGreaterThanOrEqual(0);
        expect(item.x).toBeLessThanOrEqual(page.width);
      }
      for (const item of page.items.filter((other) => !own.includes(other))) {
        expect(item.y).toBeLessThan(footStrip);
      }
    }
  });

  test('makes large pages smaller, and small ones no larger', () => {
    const sizeOf = (number: number) =>
      pages[number - 1]?.items.find((item) => item.text.startsWith('Shapes'))?.size;
    expect(sizeOf(9)).toBeLessThan(6);
    expect(sizeOf(11)).toBeCloseTo(12, 1);
    // Twice as large by its user unit.
    expect(sizeOf(10)).toBeCloseTo(24 * ((841.89 - footStrip) / 842), 1);
  });
});

describe('the file of a bundle', () => {
  test('opens with its password only, in pdf.js and in PDFium', async () => {
    const document = await openPdfiumDocument({ bytes: output.bytes, password });
    expect(document.pages).toBe(14);
    document.close();
    for (const wrong of [null, 'wrong']) {
      const code = wrong === null ? 'file-password-needed' : 'file-password-wrong';
      await expect(openPdfiumDocument({ bytes: output.bytes, password: wrong })).rejects.toThrow(code);
      await expect(openPdfjsDocument({ bytes: output.bytes, password: wrong })).rejects.toThrow(code);
    }
  });

  test('has a title, a language, bookmarks and page labels, no dates, and lets everybody read and copy', async () => {
    const { proxy, pdfjs, close } = await openPdfjsDocument({ bytes: output.bytes, password });
    const { info } = await proxy.getMetadata();
    expect(info).toMatchObject({
      Title: 'Your records, SAR-2026-0147',
      Producer: 'Candour',
      Language: 'en-GB',
      EncryptFilterName: 'Standard',
    });
    expect(Object.keys(info)).not.toContain('CreationDate');
    expect(Object.keys(info)).not.toContain('ModDate');
    expect(Object.keys(info)).not.toContain('Author');
    expect(await proxy.getPageLabels()).toEqual(Array.from({ length: 14 }, (_, index) => String(index + 1)));
    const outline = await proxy.getOutline();
    type Item = (typeof outline)[number];
    const listTargets = (items: readonly Item[]): Promise<unknown[]> =>
      Promise.all(
        items.map(async ({ title, dest, items: kids }) => [
          title,
          Array.isArray(dest) ? (await proxy.getPageIndex(dest[0])) + 1 : null,
          ...(await listTargets(kids)),
        ]),
      );
    expect(await listTargets(outline)).toEqual([
      ['Our letter to you', 1],
      ['What is in this bundle', 2],
      ['Documents', 3, ['Child and family assessment', 3], ['Minutes', 12]],
      ['What we have left out, and why', 14],
    ]);
    const viewer = await proxy.getViewerPreferences();
    expect(viewer).toEqual(new Map([['DisplayDocTitle', true]]));
    const permissions = await proxy.getPermissions();
    const allowed = pdfjs.PermissionFlag;
    expect([...(permissions ?? [])]).toEqual(
      expect.arrayContaining([
        allowed.PRINT,
        allowed.PRINT_HIGH_QUALITY,
        allowed.COPY,
        allowed.COPY_FOR_ACCESSIBILITY,
      ]),
    );
    expect(permissions).not.toContain(allowed.MODIFY_CONTENTS);
    await close();
  });

  test('is sound for qpdf, and nothing of it is readable without the password', () => {
    const check = runTool('qpdf', '--check', `--password=${password}`, file);
    if (check) {
      expect(check.stdout).toContain('R = 6');
      expect(check.stdout).toContain('stream encryption method: AESv3');
      expect(check.stdout).not.toContain('WARNING');
      expect(check.status).toBe(0);
    }
    const raw = Buffer.from(output.bytes).toString('latin1');
    for (const word of ['Maya', 'assessment', 'en-GB', 'Candour', 'Your records'])
      expect(raw).not.toContain(word);
  });

  test('has the same words for poppler', () => {
    const text = runTool('pdftotext', '-upw', password, file, '-');
    if (!text) return;
    expect(text.stdout).toContain('What we have left out, and why');
    expect(text.stdout).toContain('Child and family assessment, page 4 of 9');
    expect(text.stdout).toContain('Shapes bottom 3');
    expect(text.stdout).toContain('Page 14 of 14');
  });

  test('is the same each time, but for the encryption', async () => {
    const make = async () =>
      assemble([
        ownPart('letter', 'Letter', 'Text'),
        documentPart('d', 'Doc', await makeDocument('D', [{}, {}])),
      ]);
    const read = async (bytes: Uint8Array): Promise<string[]> => {
      const document = await PDFDocument.load(bytes, { password, updateMetadata: false });
      return document.context
        .enumerateIndirectObjects()
        .map(([ref, object]) => `${ref} ${object}`)
        .filter((object) => !/\/(Filter \/Standard|Type \/XRef|Type \/ObjStm)/.test(object));
    };
    const [first, second] = [await make(), await make()];
    expect(first.bytes).not.toEqual(second.bytes);
    const objects = await read(first.bytes);
    expect(objects.length).toBeGreaterThan(15);
    expect(await read(second.bytes)).toEqual(objects);
  });

  test('keeps the colours of an image whose palette is a string', async () => {
    const { bytes } = await assemble([documentPart('p', 'Picture', await makePaletteDocument())]);
    const { pdfium, handle, close } = await openPdfiumDocument({ bytes, password });
    const page = pdfium.FPDF_LoadPage(handle, 0);
    const bitmap = pdfium.FPDFBitmap_Create(60, 84, 0);
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 60, 84, 0, 0);
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap) + 30 * pdfium.FPDFBitmap_GetStride(bitmap);
    const colourAt = (x: number) => [...pdfium.pdfium.HEAPU8.slice(start + 4 * x, start + 4 * x + 3)];
    // Blue, green, red.
    expect(colourAt(15)).toEqual([0, 0, 255]);
    expect(colourAt(45)).toEqual([0, 255, 0]);
    pdfium.FPDFBitmap_Destroy(bitmap);
    pdfium.FPDF_ClosePage(page);
    close();
  });
});

describe('large and odd bundles', () => {
  test('a contents list of 300 documents moves the page numbers that come after it', async () => {
    const bytes = await makeDocument('D', [{}]);
    const documents = Array.from({ length: 300 }, (_, index) =>
      documentPart(`d${index}`, `Document number ${index + 1}`, bytes),
    );
    const result = await assemble([
      ownPart('letter', 'Letter', 'Contents: page {{page:contents}}. Reasons: page {{page:schedule}}.'),
      ownPart('contents', 'Contents'),
      ...documents,
      ownPart('schedule', 'Reasons', 'The last document is page {{places:d299=1}}.'),
    ]);
    const read = await readBundle(result.bytes);
    const [, contents] = result.parts;
    const schedule = result.parts.at(-1);
    expect(contents?.lastPage).toBeGreaterThan(7);
    expect(read[0]?.text).toContain(`Contents: page 2. Reasons: page ${schedule?.firstPage}.`);
    expect(read.at(-1)?.text).toContain(`The last document is page ${(schedule?.firstPage ?? 0) - 1}.`);
    const list = read.slice(1, contents?.lastPage).map((page) => page.text);
    for (const page of list) expect(page).toContain('Document');
    for (const part of result.parts.slice(2, -1)) {
      const number = part.firstPage;
      expect(list.some((page) => new RegExp(`${part.title}\\s+${number}\\b`).test(page))).toBe(true);
      expect(read[number - 1]?.text).toContain(`${part.title}, page 1 of 1`);
    }
  });

  test('a list of 2,000 pages is set in full', async () => {
    const bytes = await makeBlankDocument(500);
    const odd = Array.from({ length: 250 }, (_, index) => 2 * index + 1);
    const ids = Array.from({ length: 8 }, (_, index) => `d${index}`);
    const places = ids.map((id) => `${id}=${odd.join(',')}`).join(';');
    const result = await assemble([
      ...ids.map((id) => documentPart(id, `Long ${id}`, bytes)),
      ownPart('schedule', 'Reasons', `{{places:${places}}}`),
    ]);
    const read = await readBundle(result.bytes, 4000);
    const list = read
      .slice(1)
      .map((page) => page.text.replace(/Your records[\s\S]*$/, ''))
      .join(' ');
    const numbers = list.match(/\d[\d,]*\d|\d/g)?.map((number) => Number(number.replaceAll(',', '')));
    expect(numbers).toEqual(Array.from({ length: 2000 }, (_, index) => 2 * index + 1));
    expect(read[0]?.text).toContain('Long d7, page 500 of 500');
    expect(read[0]?.text).toMatch(/Page 4,000 of 4,00\d/);
  });

  test('a title that is too long for the foot is shortened, its page number never', async () => {
    const title = 'Minutes of the review child protection conference held at the Civic Centre '.repeat(5);
    const result = await assemble([documentPart('d', title, await makeDocument('D', [{}, {}]))]);
    const [page] = await readBundle(result.bytes);
    expect(page?.text).toMatch(/Minutes of the review .*…, page 1 of 2/);
    const right = page?.items.find((item) => item.text.startsWith('Page 1 of 2'));
    const left = page?.items.find((item) => item.text.startsWith('Minutes'));
    expect(right?.x).toBeGreaterThan(470);
    expect(left?.x).toBe(72);
  });

  test('characters that no font has do not stop it', async () => {
    const result = await assemble([ownPart('letter', 'For 王小明, Łukasz and Ελένη', '🙂 \u0000\ud800 x')]);
    const [page] = await readBundle(result.bytes);
    expect(page?.text).toContain('Łukasz and Ελένη');
    expect(page?.text).toContain('\ufffd');
  });
});

describe('assembling is refused', () => {
  const letter = ownPart('letter', 'Letter', 'Text');
  test.each([
    ['without a password', [letter], { password: '' }, 'invalid-input'],
    ['without parts', [], {}, 'invalid-input'],
    [
      'where a text points to a part that is not there',
      [ownPart('letter', 'L', '{{page:guide}}')],
      {},
      'invalid-input',
    ],
    [
      'where a text points to a document that is not there',
      [ownPart('letter', 'L', '{{places:d=1}}')],
      {},
      'invalid-input',
    ],
    ['for a document that is no PDF', [documentPart('d', 'D', Buffer.from('no pdf'))], {}, 'file-damaged'],
  ])('%s', async (_, parts, change, code) => {
    await expect(assemble(parts, change)).rejects.toThrow(code);
  });

  test('for a page that the document does not have', async () => {
    const parts = [
      documentPart('d', 'D', await makeDocument('D', [{}])),
      ownPart('schedule', 'S', '{{places:d=2}}'),
    ];
    await expect(assemble(parts)).rejects.toThrow('invalid-input');
  });

  test('for a locked document', async () => {
    const { bytes } = await assemble([letter]);
    await expect(assemble([documentPart('d', 'D', bytes)])).rejects.toThrow('file-password-needed');
  });

  test('when it is cancelled, and progress counts pages before that', async () => {
    const bytes = await makeDocument(
      'D',
      Array.from({ length: 450 }, () => ({})),
    );
    const cancel = new AbortController();
    const seen: number[] = [];
    const onProgress = ({ done, total }: { done: number; total: number }) => {
      expect(total).toBe(450);
      seen.push(done);
      if (done >= 200) cancel.abort();
    };
    const run = assemble([documentPart('d', 'D', bytes)], {}, { signal: cancel.signal, onProgress });
    await expect(run).rejects.toThrow('cancelled');
    expect(seen).toEqual([100, 200]);
  });
});
