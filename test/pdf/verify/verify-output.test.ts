import { PDFDocument } from '@cantoo/pdf-lib';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { toErrorReply } from '../../../src-main/contract/errors.ts';
import type { Rect } from '../../../src-main/contract/values.ts';
import { verifyOutput } from '../../../src-main/pdf/verify/verify-output.ts';
import { badOutputs } from '../../fixtures/bad-outputs/bad-outputs.ts';
import {
  drawBurned,
  fillPixels,
  inputFor,
  makeOriginal,
  makeParts,
  marks,
  terms,
  writeOutput,
} from '../../fixtures/bad-outputs/good-output.ts';
import { writePdf } from '../../fixtures/bad-outputs/write-pdf.ts';

async function kindsOf(bytes: Uint8Array, change: Parameters<typeof inputFor>[1] = {}): Promise<string[]> {
  const report = await verifyOutput(inputFor(bytes, change));
  expect(report.clean).toBe(report.findings.length === 0);
  return [...new Set(report.findings.map((finding) => finding.kind))];
}

async function encrypt(
  bytes: Uint8Array,
  password: string,
  algorithm: 'AES-256' | 'AES-128' | 'RC4-128',
): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  document.encrypt({
    userPassword: password,
    ownerPassword: 'owner',
    algorithm,
    allowWeakCryptography: true,
  });
  return document.save({ useObjectStreams: algorithm === 'AES-256' });
}

describe('a good output is clean', () => {
  it('as the raster writer makes it', async () => {
    expect(await kindsOf(writeOutput(await makeParts()))).toEqual([]);
  });

  it('with object streams', async () => {
    const document = await PDFDocument.load(writeOutput(await makeParts()), { updateMetadata: false });
    expect(await kindsOf(await document.save({ useObjectStreams: true }))).toEqual([]);
  });

  it('encrypted, with the password', async () => {
    for (const algorithm of ['AES-256', 'AES-128', 'RC4-128'] as const) {
      const bytes = await encrypt(writeOutput(await makeParts()), 'open', algorithm);
      expect(await kindsOf(bytes, { output: { bytes, password: 'open' } })).toEqual([]);
      expect(await kindsOf(bytes, { output: { bytes, password: 'owner' } })).toEqual([]);
    }
  });

  it('with a JPEG picture', async () => {
    const pixels = await drawBurned();
    fillPixels(pixels, [76, 109, 168, 139], [0x1a, 0x22, 0x30]);
    const canvas = createCanvas(pixels.width, pixels.height);
    const context = canvas.getContext('2d');
    const image = context.createImageData(pixels.width, pixels.height);
    for (let at = 0; at < pixels.width * pixels.height; at += 1)
      image.data.set([...pixels.rgb.subarray(at * 3, at * 3 + 3), 255], at * 4);
    context.putImageData(image, 0, 0);
    const parts = await makeParts();
    parts.words = parts.words.replace('(Visited by)', '(Visited)').replace('(today)', '(t oday)');
    parts.image = {
      dict: `/Type /XObject /Subtype /Image /Width ${pixels.width} /Height ${pixels.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      data: await canvas.encode('jpeg', 92),
    };
    expect(await kindsOf(writeOutput(parts))).toEqual([]);
    const data = Buffer.from(parts.image.data);
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 8]), Buffer.from('Thorne')]);
    parts.image = { ...parts.image, data: Buffer.concat([data.subarray(0, 2), comment, data.subarray(2)]) };
    expect(await kindsOf(writeOutput(parts))).toContain('image-metadata');
  });

  it('with a palette whose colours happen to spell a word, and not one that holds a term', async () => {
    const parts = await makeParts();
    const palette = (text: string) =>
      `[/Indexed /DeviceRGB ${(text.length + 3) / 3 - 1} <1a2230${Buffer.from(text).toString('hex')}>]`;
    parts.more = [palette('{|} Ann{|}~}')];
    const check = async () =>
      (await kindsOf(writeOutput(parts))).filter((kind) => kind.startsWith('withheld'));
    expect(await check()).toEqual([]);
    parts.more = [palette('..Thorne..{|')];
    expect(await check()).toEqual(['withheld-in-string']);
  });

  it('with other words in every code, and pieces that are no term together', async () => {
    const parts = await makeParts();
    const text = 'with Sara Thornehill today, and the thorns';
    const codes = [
      Buffer.from(text).toString('hex'),
      Buffer.from(text, 'utf16le').toString('hex'),
      Buffer.from(text).toString('base64'),
      Buffer.from(text, 'utf16le').toString('base64'),
      text.replaceAll('o', '%6f'),
      text.replaceAll('o', '=6F'),
    ];
    parts.more = [
      ...codes.map((code) => ({ dict: '', data: Buffer.from(`note: ${code}.`) })),
      '[(Tho) (rnehill)]',
      '<< /Title (Sarah) /Subject (and Thornes) >>',
    ];
    parts.over = `BT 3 Tr /Words 12 Tf 1 0 0 1 30 40 Tm (the thor-) Tj 0 -14 Td (ny hill, 10ann, th0rns) Tj ET\n`;
    const kinds = await kindsOf(writeOutput(parts));
    expect(kinds.filter((kind) => kind.startsWith('withheld'))).toEqual([]);
  });

  it('by another writer that hides nothing', async () => {
    expect(await kindsOf(makeOriginal(), { marks: null, terms: [], original: null })).toEqual([]);
  });

  it('with bookmarks to pages, page labels, a title and links to pages, when it is no redacted document', async () => {
    const parts = await makeParts();
    parts.catalog +=
      ' /Outlines 7 0 R /PageLabels << /Nums [0 << /S /D >>] >> /ViewerPreferences << /DisplayDocTitle true >>';
    parts.page = '/Annots [<< /Type /Annot /Subtype /Link /Rect [10 10 20 20] /Dest [3 0 R /Fit] >>]';
    parts.more = [
      '<< /Type /Outlines /First 8 0 R /Last 8 0 R /Count 1 >>',
      '<< /Title (Letter) /Parent 7 0 R /Dest [3 0 R /Fit] >>',
    ];
    parts.trailer = '/Info << /Title (Your records) /Producer (Other Software 4) >>';
    const bytes = writeOutput(parts);
    expect(await kindsOf(bytes, { marks: null, original: null })).toEqual([]);
    expect(await kindsOf(bytes)).toEqual(expect.arrayContaining(['annotation', 'metadata']));
  });
});

describe('a bad output is rejected by name', () => {
  it.each(badOutputs)('$name: $kind', async ({ kind, make }) => {
    expect(await kindsOf(await make())).toContain(kind);
  });

  it('the unredacted original itself', async () => {
    expect(await kindsOf(makeOriginal())).toEqual(
      expect.arrayContaining(['withheld-in-text', 'text-in-box', 'box-not-covered']),
    );
  });

  it.each(badOutputs.filter(({ kind }) => kind.startsWith('withheld')))(
    '$name, behind encryption',
    async ({ make }) => {
      const document = await PDFDocument.load(await make(), { updateMetadata: false });
      document.encrypt({ userPassword: 'open', ownerPassword: 'owner', algorithm: 'AES-256' });
      const bytes = await document.save({ useObjectStreams: true });
      const kinds = await kindsOf(bytes, { output: { bytes, password: 'open' } });
      // pdf-lib drops what lies between objects when it saves; everything else must be found.
      if ((await make()).length > 0 && !/between objects/.test(expect.getState().currentTestName ?? ''))
        expect(kinds.some((kind) => kind.startsWith('withheld'))).toBe(true);
    },
  );

  it('a mark outside the page, which no pixel can answer for', async () => {
    const rect: Rect = [400, 40, 450, 60];
    const change = { marks: [...marks, { page: 1, rect, label: 'Withheld' }] };
    const good = writeOutput(await makeParts());
    expect(await kindsOf(good, change)).toEqual(['box-not-covered']);
    expect(await kindsOf(good, { ...change, original: null })).toEqual(['box-not-covered']);
  });

  it('a mark too narrow to have an inner pixel, and not covered', async () => {
    for (const rect of [
      [30, 40, 32, 60],
      [30, 40, 60, 41.5],
    ] as const) {
      const change = { marks: [...marks, { page: 1, rect, label: 'Withheld' }] };
      expect(await kindsOf(writeOutput(await makeParts()), change)).toContain('box-not-covered');
    }
  });

  it('a name under which it is handed over', async () => {
    const good = writeOutput(await makeParts());
    for (const name of ['Thorne.pdf', 'SAR-12_SarahThorne.pdf', 'notes 07700900123.pdf'])
      expect(await kindsOf(good, { names: ['bundle.pdf', name] })).toEqual(['withheld-in-name']);
    expect(await kindsOf(good, { names: ['bundle.pdf', 'Thornehill.pdf', 'annual_report.pdf'] })).toEqual([]);
  });

  it('never tells the withheld text', async () => {
    for (const { make } of badOutputs) {
      const report = await verifyOutput(inputFor(await make()));
      for (const { detail } of report.findings)
        for (const term of terms.slice(0, 2)) expect(detail.toLowerCase()).not.toContain(term.toLowerCase());
    }
  });
});

describe('a file that cannot be attacked is no clean file', () => {
  it('is refused by code', async () => {
    const codeOf = async (bytes: Uint8Array, password: string | null = null): Promise<string> => {
      try {
        const report = await verifyOutput(inputFor(bytes, { output: { bytes, password } }));
        return report.clean ? 'clean' : 'findings';
      } catch (error) {
        return toErrorReply(error).code;
      }
    };
    const good = writeOutput(await makeParts());
    const locked = await encrypt(good, 'open', 'AES-256');
    expect(await codeOf(new Uint8Array(0))).toBe('file-empty');
    expect(await codeOf(Buffer.from('hello'))).toBe('file-unreadable');
    expect(await codeOf(locked)).toBe('file-password-needed');
    expect(await codeOf(locked, 'wrong')).toBe('file-password-wrong');
    expect(
      await codeOf(
        writePdf({ objects: ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'] }),
      ),
    ).toBe('file-without-pages');
    for (const part of [0.2, 0.5, 0.9, 0.99])
      expect(await codeOf(good.slice(0, good.length * part))).not.toBe('clean');
  });
});
