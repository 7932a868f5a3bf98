/** Redacted pages as programs read them that go by structure and order, and what makes the file PDF/A-2u. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { RedactionMark } from '../../src-main/pdf/engine.ts';
import { type PdfFile, readPdfFile } from '../../src-main/pdf/objects/file.ts';
import { createLexer } from '../../src-main/pdf/objects/lexer.ts';
import { readValue } from '../../src-main/pdf/objects/parser.ts';
import {
  dictOf,
  isArray,
  isDict,
  isStream,
  isWord,
  nameOf,
  numberOf,
  type PdfDict,
  toLatin1,
} from '../../src-main/pdf/objects/values.ts';
import { openPdfiumDocument, withMemory } from '../../src-main/pdf/pdfium.ts';
import { openPdfjsDocument } from '../../src-main/pdf/pdfjs.ts';
import { verifyOutput } from '../../src-main/pdf/verify/verify-output.ts';
import { buildSrgbProfile } from '../../src-main/pdf/write/srgb-profile.ts';
import { writers } from './writers.ts';

type Line = readonly [text: string, x: number, y: number, size?: number, bold?: boolean];

const columns: readonly Line[] = [
  ['Two columns', 50, 780, 20],
  ...['The first column begins', 'with Jane Doe at home', 'and ends here.'].map(
    (text, i): Line => [text, 50, 740 - 14 * i],
  ),
  ...['The second column begins', 'with a letter to school', 'and ends here too.'].map(
    (text, i): Line => [text, 320, 740 - 14 * i],
  ),
];
const table: readonly Line[] = [
  ['Name', 50, 740, 11, true],
  ['Role', 200, 740, 11, true],
  ['When', 400, 740, 11, true],
  ...['Ann Bell', 'Jane Doe', 'Tom Reed'].flatMap((name, i): Line[] => [
    [name, 50, 710 - 24 * i],
    [`Role ${i}`, 200, 710 - 24 * i],
    [`${i + 1} May`, 400, 710 - 24 * i],
  ]),
];
const letter: readonly Line[] = [
  ['Dear Ms Doe', 50, 740],
  ['Thank you for your letter. We have looked', 50, 710],
  ['for Jane Doe in all that we hold, and what', 50, 696],
  ['we found is in the bundle.', 50, 682],
  ['What happens next', 50, 650, 11, true],
  ['You can ask us to look again.', 50, 630],
  ['Yours sincerely', 50, 600],
];

async function makePage(lines: readonly Line[], picture = false): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const plain = await document.embedFont(StandardFonts.TimesRoman);
  const heavy = await document.embedFont(StandardFonts.TimesRomanBold);
  const page = document.addPage([595, 842]);
  page.drawRectangle({ x: 40, y: 500, width: 500, height: 1 });
  for (const [text, x, y, size = 11, bold = false] of lines)
    page.drawText(text, { x, y, size, font: bold ? heavy : plain });
  if (picture) {
    const pixels = Buffer.alloc(54 + 16 * 16 * 3, 120);
    for (let i = 54; i < pixels.length; i += 1) pixels[i] = (i * 37) % 251;
    const image = document.context.flateStream(pixels.subarray(54), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 16,
      Height: 16,
      ColorSpace: 'DeviceRGB',
      BitsPerComponent: 8,
    });
    const ref = document.context.register(image);
    const name = page.node.newXObject('Photo', ref);
    const draw = document.context.flateStream(`q 100 0 0 100 60 300 cm ${name} Do Q`);
    page.node.addContentStream(document.context.register(draw));
  }
  return document.save();
}

/** Over "Jane Doe", where it is; widths of Times at 11 points are about 5 a letter. */
function markNames(lines: readonly Line[], label = 'Third party'): readonly RedactionMark[] {
  return lines.flatMap(([text, x, y]) => {
    const at = text.indexOf('Jane Doe');
    if (at < 0) return [];
    const start = x + widths(text.slice(0, at));
    return [{ page: 1, rect: [start - 1, y - 3, start + widths('Jane Doe') + 1, y + 9], label } as const];
  });
}

/** Of Times at 11 points: only the letters that stand before a name here. */
const advance: Readonly<Record<string, number>> = {
  w: 0.722,
  i: 0.278,
  t: 0.278,
  h: 0.5,
  f: 0.333,
  o: 0.5,
  r: 0.333,
  ' ': 0.25,
  J: 0.389,
  a: 0.444,
  n: 0.5,
  e: 0.444,
  D: 0.722,
};
function widths(text: string): number {
  return [...text].reduce((sum, letter) => sum + 11 * (advance[letter] ?? 0), 0);
}

function runTool(tool: string, args: readonly string[], bytes: Uint8Array): string | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'tagged-'));
  const file = path.join(folder, 'file.pdf');
  writeFileSync(file, bytes);
  const run = spawnSync(tool, [...args.map((arg) => (arg === 'FILE' ? file : arg))], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  if (!run.error) return `${run.stdout}${run.stderr}`;
  console.warn(`NOT CHECKED: ${tool} is not installed`);
  return null;
}

const squeeze = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();

describe.each(writers)('$writer', ({ writer, redact }) => {
  const write = async (lines: readonly Line[], picture = false) =>
    (
      await redact({
        source: { bytes: await makePage(lines, picture), password: null },
        marks: markNames(lines),
        dpi: 150,
      })
    ).bytes;
  const label = 'Third party|Withheld';

  describe('the order of reading', () => {
    it('goes down one column and then the other', async () => {
      const bytes = await write(columns);
      const raw = runTool('pdftotext', ['-raw', 'FILE', '-'], bytes);
      const usual = runTool('pdftotext', ['FILE', '-'], bytes);
      for (const text of [raw, usual])
        if (text !== null)
          expect(squeeze(text)).toMatch(
            new RegExp(
              `^Two columns The first column begins with (${label}) at home and ends here. The second column begins with a letter to school and ends here too.$`,
            ),
          );
    });

    it('goes through a table row by row', async () => {
      const bytes = await write(table);
      for (const mode of ['-raw', '-layout']) {
        const text = runTool('pdftotext', [mode, 'FILE', '-'], bytes);
        if (text === null) continue;
        expect(squeeze(text)).toMatch(
          new RegExp(`^Name Role When Ann Bell Role 0 1 May (${label}) Role 1 2 May Tom Reed Role 2 3 May$`),
        );
      }
    });

    it('goes through a letter line by line, with the label in its sentence', async () => {
      const bytes = await write(letter);
      for (const mode of ['-raw', '-layout']) {
        const text = runTool('pdftotext', [mode, 'FILE', '-'], bytes);
        if (text === null) continue;
        expect(squeeze(text)).toMatch(
          new RegExp(`We have looked for (${label}) in all that we hold, and what we`),
        );
      }
    });
  });

  describe('the structure', () => {
    it('has the paragraphs with their spaces and labels, and headings where they are plain', async () => {
      const text = runTool('pdfinfo', ['-struct-text', 'FILE'], await write(letter));
      if (text === null) return;
      const said = squeeze(text.replaceAll(/"\s*"/gu, '').replaceAll('"', ''));
      expect(said).toMatch(
        new RegExp(
          `P \\(block\\) Thank you for your letter. We have looked for (${label}) in all that we hold, and what we found is in the bundle. `,
        ),
      );
      // How bold a letter of a picture is, nobody says.
      expect(said).toContain(
        writer === 'redraw'
          ? 'H1 (block) What happens next P (block) You can ask us to look again.'
          : 'P (block) What happens next You can ask us to look again.',
      );
    });

    it('is read by PDFium too', async () => {
      const document = await openPdfiumDocument({ bytes: await write(letter, true), password: null });
      const { pdfium, handle } = document;
      const page = pdfium.FPDF_LoadPage(handle, 0);
      const tree = pdfium.FPDF_StructTree_GetForPage(page);
      const root = pdfium.FPDF_StructTree_GetChildAtIndex(tree, 0);
      const roles = Array.from({ length: pdfium.FPDF_StructElement_CountChildren(root) }, (_, index) =>
        withMemory(pdfium, 40, (memory) => {
          const element = pdfium.FPDF_StructElement_GetChildAtIndex(root, index);
          const length = pdfium.FPDF_StructElement_GetType(element, memory, 40);
          return Buffer.from(pdfium.pdfium.HEAPU8.subarray(memory, memory + length - 2)).toString('utf16le');
        }),
      );
      pdfium.FPDF_StructTree_Close(tree);
      pdfium.FPDF_ClosePage(page);
      document.close();
      expect(roles.toSorted()).toEqual(
        writer === 'redraw' ? ['Figure', 'H1', 'P', 'P', 'P', 'P'] : ['Figure', 'P', 'P', 'P', 'P'],
      );
    });

    it('has pictures as figures that say no more than that they are', async () => {
      const document = await openPdfjsDocument({ bytes: await write(letter, true), password: null });
      const tree = await (await document.proxy.getPage(1)).getStructTree();
      await document.close();
      const figures = JSON.stringify(tree).match(/"role":"Figure"[^}]*|"alt":"[^"]*"/gu) ?? [];
      expect(figures.join(' ')).toContain('"alt":"Picture');
      expect(JSON.stringify(tree)).toMatch(/"alt":"Picture(?: of the page)?"/u);
    });

    it('has all that is painted: as content of one element, or as an artifact', async () => {
      const file = readPdfFile(await write(letter, true), null);
      const seen = readMarkedContent(file);
      expect(seen.loose).toEqual([]);
      expect(seen.ids).toEqual(seen.ids.map((_, index) => index));
      expect(seen.ids.length).toBeGreaterThan(4);
      expect(seen.parents).toBe(seen.ids.length);
    });
  });

  describe('PDF/A-2u', () => {
    it('is claimed, with the title that the file has', async () => {
      const file = readPdfFile(await write(letter), null);
      const catalog = dictOf(file.resolve(file.trailer.entries.get('Root')));
      const metadata = file.resolve(catalog?.entries.get('Metadata'));
      const packet = isStream(metadata) ? Buffer.from(file.decode(metadata).data).toString('utf8') : '';
      expect(packet).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>');
      expect(packet).toContain('<rdf:li xml:lang="x-default">Redacted document</rdf:li>');
      const info = dictOf(file.resolve(file.trailer.entries.get('Info')));
      expect([...(info?.entries.keys() ?? [])]).toEqual(['Title']);
    });

    it('is kept in what can be checked without its validator', async () => {
      const bytes = await write(letter, true);
      expect(findBreaches(bytes)).toEqual([]);
      const checked = runTool('qpdf', ['--check', 'FILE'], bytes);
      if (checked !== null) expect(checked).toContain('No syntax or stream encoding errors');
      const drawn = runTool('gs', ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=nullpage', 'FILE'], bytes);
      if (drawn !== null) expect(drawn).toBe('');
    });
  });
});

describe('the verifier', () => {
  const output = async (change: (document: PDFDocument) => void): Promise<readonly string[]> => {
    const [redraw] = writers;
    const source = { bytes: await makePage(letter, true), password: null };
    const marks = markNames(letter);
    const redacted = await redraw?.redact({ source, marks, dpi: 100 });
    const document = await PDFDocument.load(redacted?.bytes ?? new Uint8Array(), { updateMetadata: false });
    change(document);
    const changed = { bytes: await document.save(), password: null };
    const layouts = redacted?.pages.map(({ layout }) => layout) ?? [];
    const { findings } = await verifyOutput({ output: changed, marks, layouts, terms: [], original: source });
    return findings.map(({ kind }) => kind);
  };
  const listElements = ({ context }: PDFDocument, role: string): readonly PDFDict[] =>
    context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of(role) ? [object] : [],
      );

  it('has nothing to say about tags, an output intent and metadata of our own', async () => {
    expect(await output(() => undefined)).toEqual([]);
  });

  it.each([
    ['a picture that is said to show something', 'Figure', 'Alt', 'Jane Doe'],
    ['a paragraph that is read as another text', 'P', 'ActualText', 'Jane Doe'],
    ['an element with a title that is nowhere else', 'Document', 'T', 'Jane Doe'],
  ])('rejects %s', async (_, role, key, text) => {
    const kinds = await output((document) => {
      for (const element of listElements(document, role))
        element.set(PDFName.of(key), PDFHexString.fromText(text));
    });
    expect(kinds).toContain('structure-text');
  });

  it('rejects a colour profile that is not ours', async () => {
    const kinds = await output(({ context, catalog }) => {
      const intent = catalog.lookup(PDFName.of('OutputIntents'), PDFArray).lookup(0, PDFDict);
      const profile = Buffer.concat([buildSrgbProfile(), Buffer.from('Jane Doe')]);
      intent.set(PDFName.of('DestOutputProfile'), context.register(context.flateStream(profile, { N: 3 })));
    });
    expect(kinds).toContain('metadata');
  });
});

describe('what breaks PDF/A-2u', () => {
  it('is seen: an input has fonts that are not in the file, no output intent and no identifier', async () => {
    expect(findBreaches(await makePage(letter))).toEqual(
      expect.arrayContaining([
        'identifier',
        'output intent',
        'metadata',
        'font without a program',
        'font without a map',
      ]),
    );
  });
});

describe('the sRGB profile', () => {
  const profile = Buffer.from(buildSrgbProfile());
  const tags = new Map(
    Array.from({ length: profile.readUInt32BE(128) }, (_, i) => {
      const at = 132 + 12 * i;
      const tag = profile.toString('latin1', at, at + 4);
      return [
        tag,
        profile.subarray(
          profile.readUInt32BE(at + 4),
          profile.readUInt32BE(at + 4) + profile.readUInt32BE(at + 8),
        ),
      ] as const;
    }),
  );
  const numbers = (tag: string, from = 8): readonly number[] => {
    const body = tags.get(tag) ?? Buffer.alloc(0);
    return Array.from(
      { length: Math.floor((body.length - from) / 4) },
      (_, i) => body.readInt32BE(from + 4 * i) / 65_536,
    );
  };

  it('has a sound header and all that a display profile needs', () => {
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(profile.toString('latin1', 36, 40)).toBe('acsp');
    expect([...tags.keys()]).toEqual(
      expect.arrayContaining([
        'desc',
        'cprt',
        'wtpt',
        'chad',
        'rXYZ',
        'gXYZ',
        'bXYZ',
        'rTRC',
        'gTRC',
        'bTRC',
      ]),
    );
  });

  it('makes white of full red, green and blue, and half of the light of 188', () => {
    const sum = [0, 1, 2].map((i) =>
      ['rXYZ', 'gXYZ', 'bXYZ'].reduce((all, tag) => all + (numbers(tag)[i] ?? 0), 0),
    );
    for (const [i, value] of numbers('wtpt').entries()) expect(sum[i]).toBeCloseTo(value, 3);
    const [g = 0, a = 0, b = 0, c = 0, d = 0] = numbers('rTRC', 12);
    const light = (value: number) => (value >= d ? (a * value + b) ** g : c * value);
    expect(light(1)).toBeCloseTo(1, 4);
    expect(light(188 / 255)).toBeCloseTo(0.503, 2);
    expect(light(d)).toBeCloseTo(c * d, 4);
  });
});

type MarkedContent = {
  /** Operators that paint outside of any marked content, or with the two kinds of pairs crossed. */
  readonly loose: readonly string[];
  readonly ids: readonly number[];
  /** Entries of the first page in the parent tree. */
  readonly parents: number;
};

const painting = new Set('Tj TJ f f* S s B B* b b* Do sh'.split(' '));

function readMarkedContent(file: PdfFile): MarkedContent {
  const page = [...file.current.values()]
    .map(({ value }) => dictOf(value))
    .find((dict) => nameOf(dict?.entries.get('Type')) === 'Page');
  const contents = file.resolve(page?.entries.get('Contents'));
  const lexer = createLexer(isStream(contents) ? file.decode(contents).data : new Uint8Array());
  const open: string[] = [];
  const loose: string[] = [];
  const ids: number[] = [];
  for (let part = readValue(lexer); part !== 'end'; part = readValue(lexer)) {
    if ('sign' in part) continue;
    if (!isWord(part.value)) {
      if (isDict(part.value) && part.value.entries.has('MCID'))
        ids.push(numberOf(part.value.entries.get('MCID'), -1));
      continue;
    }
    const { word } = part.value;
    if (word === 'BDC' || word === 'BMC') open.push('mark');
    if (word === 'BT') open.push('text');
    if (word === 'EMC' && open.pop() !== 'mark') loose.push(word);
    if (word === 'ET' && open.pop() !== 'text') loose.push(word);
    if (painting.has(word) && open.filter((one) => one === 'mark').length !== 1) loose.push(word);
  }
  return { loose: [...loose, ...open], ids, parents: countParents(file) };
}

function countParents(file: PdfFile): number {
  const catalog = dictOf(file.resolve(file.trailer.entries.get('Root')));
  const root = dictOf(file.resolve(catalog?.entries.get('StructTreeRoot')));
  const numbers = file.resolve(dictOf(file.resolve(root?.entries.get('ParentTree')))?.entries.get('Nums'));
  const list = isArray(numbers) ? file.resolve(numbers[1]) : null;
  return isArray(list) ? list.length : 0;
}

/** What ISO 19005-2 asks for and can be seen from the objects alone. */
function findBreaches(bytes: Uint8Array): readonly string[] {
  const file = readPdfFile(bytes, null);
  const breaches = new Set<string>();
  const catalog = dictOf(file.resolve(file.trailer.entries.get('Root')));
  if (!/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/u.test(toLatin1(bytes.subarray(0, 20)))) breaches.add('header');
  if (!/%%EOF\s?$/u.test(toLatin1(bytes.subarray(-8)))) breaches.add('data after the end');
  if (!file.trailer.entries.has('ID')) breaches.add('identifier');
  if (file.trailer.entries.has('Encrypt')) breaches.add('encryption');
  if (!isStream(file.resolve(catalog?.entries.get('Metadata')))) breaches.add('metadata');
  if (!catalog?.entries.has('Lang') || !catalog.entries.has('MarkInfo')) breaches.add('tags');
  const intents = file.resolve(catalog?.entries.get('OutputIntents'));
  const intent = isArray(intents) ? dictOf(file.resolve(intents[0])) : null;
  if (intent === null || !isStream(file.resolve(intent.entries.get('DestOutputProfile'))))
    breaches.add('output intent');
  for (const { value } of file.current.values()) {
    const dict = dictOf(value);
    if (dict === null) continue;
    for (const breach of findBreachesOf(file, dict)) breaches.add(breach);
  }
  return [...breaches];
}

function findBreachesOf(file: PdfFile, dict: PdfDict): readonly string[] {
  const get = (key: string) => file.resolve(dict.entries.get(key));
  const breaches: string[] = [];
  const forbidden = [
    'AA',
    'JS',
    'OpenAction',
    'EmbeddedFiles',
    'OCProperties',
    'TR',
    'HTP',
    'Alternates',
    'OPI',
    'PS',
    'Ref',
  ];
  for (const key of forbidden) if (dict.entries.has(key)) breaches.push(key);
  const type = nameOf(get('Type'));
  const subtype = nameOf(get('Subtype'));
  if (type === 'FontDescriptor' && !['FontFile', 'FontFile2', 'FontFile3'].some((key) => isStream(get(key))))
    breaches.push('font without a program');
  if (type === 'Font' && subtype !== 'CIDFontType2' && !isStream(get('ToUnicode')))
    breaches.push('font without a map');
  if (type === 'Font' && subtype !== 'Type0' && dictOf(get('FontDescriptor')) === null)
    breaches.push('font without a program');
  const map = get('ToUnicode');
  if (isStream(map) && /> <(?:0000|feff|fffe)>/u.test(toLatin1(file.decode(map).data)))
    breaches.push('map to no character');
  if (subtype === 'Image' && dict.entries.has('Interpolate')) breaches.push('interpolation');
  if (nameOf(get('Filter')) === 'LZWDecode') breaches.push('LZW');
  return breaches;
}
