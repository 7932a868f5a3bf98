/** What a bundle is made of for who listens to it, as pdf.js and poppler read it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Block } from '../../src-main/domain/prose.ts';
import { openPdfjsDocument, type PDFPageProxy } from '../../src-main/pdf/pdfjs.ts';
import { redactDocument } from '../../src-main/pdf/redact/redact.ts';
import { verifyOutput } from '../../src-main/pdf/verify/verify-output.ts';
import { joinRanges } from '../../src-main/pdf/write/join-ranges.ts';
import { assemble, documentPart, makeDocument, ownPart, password, resources } from './assemble-input.ts';

type Node = NonNullable<Awaited<ReturnType<PDFPageProxy['getStructTree']>>>;

const blocks: readonly Block[] = [
  { kind: 'address', lines: ['Amina Rahman', 'Northwick'] },
  { kind: 'heading', level: 2, text: 'First section' },
  { kind: 'paragraph', text: 'A paragraph of so many words that it needs more than one line. '.repeat(3) },
  { kind: 'list', items: ['one', 'two', '\u2610 to tick'] },
  { kind: 'heading', level: 2, text: 'Second section' },
  {
    kind: 'table',
    header: ['Code', 'Reason'],
    rows: Array.from({ length: 60 }, (_, row) => [`C${row}`, row === 3 ? '' : `Reason ${row}`]),
    widths: [0.3, 0.7],
    alignRight: [],
  },
  { kind: 'writing-lines', count: 2 },
];

const folder = mkdtempSync(path.join(tmpdir(), 'structure-'));
const file = path.join(folder, 'bundle.pdf');
let bytes: Uint8Array;

beforeAll(async () => {
  const input = await makeDocument('Minutes', [{}, { rotate: 90 }]);
  const source = { bytes: input, password: null };
  const mark = { page: 1, rect: [0, 829, 50, 842], label: 'TP' } as const;
  const redacted = await redactDocument({ source, marks: [mark], dpi: 100 }, resources);
  const letter = ownPart('letter', 'Our letter');
  bytes = (
    await assemble([
      letter.kind === 'letter' ? { ...letter, blocks: [...letter.blocks, ...blocks] } : letter,
      ownPart('contents', 'Contents'),
      documentPart('d1', 'Minutes of the meeting', redacted.bytes, '2012-02-14'),
      documentPart('d2', 'Made elsewhere', input),
    ])
  ).bytes;
  writeFileSync(file, bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** "Role(kids)" of what has content on the page. */
function outline({ role, children }: Node): string {
  const kids = children
    .map((child) => ('role' in child ? outline(child) : 'content'))
    .filter((kid) => kid !== '');
  const elements = kids.filter((kid) => kid !== 'content');
  if (kids.length === 0) return '';
  return `${role}${elements.length === 0 ? '' : `(${elements.join(' ')})`}`;
}

async function readTrees(of = bytes): Promise<readonly string[]> {
  const document = await openPdfjsDocument({ bytes: of, password });
  try {
    return await Promise.all(
      Array.from({ length: document.pages }, async (_, index) => {
        const tree = await (await document.proxy.getPage(index + 1)).getStructTree();
        return tree === null ? '' : outline(tree);
      }),
    );
  } finally {
    await document.close();
  }
}

describe('the structure of a bundle', () => {
  test('says of its own pages what is a heading, a paragraph, a list and a table', async () => {
    const [first] = await readTrees();
    expect(first).toMatch(
      /^Root\(Document\(Part\(H1 P H2 P L\(LI\(Lbl LBody\) LI\(Lbl LBody\) LI\(LBody\)\) H2 Table\(TR\(TH TH\) TR\(TD TD\) /,
    );
  });

  test('has a table once, though it goes over pages and its header is set again', async () => {
    const trees = await readTrees();
    const second = trees[1] ?? '';
    expect(second).toContain('Table(TR(TD TD) ');
    expect(second).not.toContain('TH');
    const texts = runPoppler();
    if (texts === null) return;
    expect(texts.match(/^ *Table/gm)).toHaveLength(2);
    expect(texts.match(/"Reason \d+"/g)).toHaveLength(59);
  });

  test('takes over what our own writers said of a document, with the labels of its boxes, and nothing else', async () => {
    const trees = await readTrees();
    const at = trees.findIndex((tree) => tree.includes('Part(P P)'));
    expect(trees.slice(at, at + 2)).toEqual(['Root(Document(Part(P P)))', 'Root(Document(Part(P P)))']);
    expect(trees.slice(at + 2)).toEqual(['', '']);
    const texts = runPoppler();
    if (texts === null) return;
    expect(texts).toMatch(/"TP ?"\s+" ?top 1"/);
    expect(texts).not.toContain('Page 1 of');
  });

  test('is the same for a document that was written in ranges of pages', async () => {
    const source = { bytes: await makeDocument('Minutes', [{}, {}, {}]), password: null };
    const write = async (from: number, to: number) =>
      (await redactDocument({ source, marks: [], dpi: 100, range: { from, to } }, resources)).bytes;
    const joined = await joinRanges([await write(1, 2), await write(3, 3)]);
    const bundle = await assemble([documentPart('d', 'Minutes', joined)]);
    expect(await readTrees(bundle.bytes)).toEqual(Array(3).fill('Root(Document(Part(P P)))'));
  });

  test('has every kind of text in one place, and every other drawing outside it', async () => {
    const document = await PDFDocument.load(bytes, { password, updateMetadata: false });
    const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
    const parents = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
    expect(parents.size()).toBeGreaterThan(10);
    for (let index = 1; index < parents.size(); index += 2) {
      const entry = parents.lookup(index);
      const elements = entry instanceof PDFArray ? entry.asArray() : [parents.get(index)];
      for (const element of elements)
        expect(document.context.lookup(element, PDFDict).get(PDFName.of('Type'))).toBe(
          PDFName.of('StructElem'),
        );
    }
  });

  test('links each line of the contents to its page, and the verifier finds nothing wrong with that', async () => {
    const document = await openPdfjsDocument({ bytes, password });
    const targets: unknown[] = [];
    for (let number = 1; number <= document.pages; number += 1)
      for (const { subtype, dest, url } of await (await document.proxy.getPage(number)).getAnnotations()) {
        const page = Array.isArray(dest) ? (await document.proxy.getPageIndex(dest[0])) + 1 : null;
        targets.push([number, subtype, page, url]);
      }
    await document.close();
    const contents = targets.map((target) => (Array.isArray(target) ? target[0] : null))[0];
    expect(targets).toEqual([
      [contents, 'Link', 1, undefined],
      [contents, 'Link', Number(contents) + 1, undefined],
      [contents, 'Link', Number(contents) + 3, undefined],
    ]);
    const output = { bytes, password };
    expect(await verifyOutput({ output, marks: null, terms: ['Thorne'], original: null })).toEqual({
      clean: true,
      findings: [],
    });
  });
});

/** Null, and a loud note, where poppler is not installed. */
function runPoppler(): string | null {
  const run = spawnSync('pdfinfo', ['-upw', password, '-struct-text', file], { encoding: 'utf8' });
  if (!run.error) return run.stdout;
  console.warn('NOT CHECKED: pdfinfo is not installed');
  return null;
}
