/** Documents and bundles for the tests of assembling. */
import { fileURLToPath } from 'node:url';
import {
  degrees,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { DocumentId, type PlainDate } from '../../src-main/contract/values.ts';
import { assembleBundle } from '../../src-main/pdf/assemble/assemble-bundle.ts';
import type {
  AssembleInput,
  AssembleOutput,
  AssemblePart,
  PdfTaskOptions,
} from '../../src-main/pdf/engine.ts';
import { openPdfjsDocument, openPdfjsPage } from '../../src-main/pdf/pdfjs.ts';

export const password = 'correct horse battery';
export const resources = { folder: fileURLToPath(new URL('../../resources', import.meta.url)) };

export type PageShape = {
  readonly size?: readonly [number, number];
  readonly rotate?: 0 | 90 | 180 | 270;
  /** x, y, width, height */
  readonly crop?: readonly [number, number, number, number];
  readonly userUnit?: number;
};

/** A document whose pages say "<name> top <n>" and "<name> bottom <n>" at the very edges of what is shown. */
export async function makeDocument(name: string, shapes: readonly PageShape[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const [index, { size = [595, 842], rotate = 0, crop, userUnit }] of shapes.entries()) {
    const page = document.addPage([size[0], size[1]]);
    const [x, y, , height] = crop ?? [0, 0, ...size];
    page.drawText(`${name} top ${index + 1}`, { x: x + 5, y: y + height - 12, size: 12, font });
    page.drawText(`${name} bottom ${index + 1}`, { x: x + 5, y: y + 3, size: 12, font });
    page.setRotation(degrees(rotate));
    if (crop) page.setCropBox(...crop);
    if (userUnit) page.node.set(PDFName.of('UserUnit'), PDFNumber.of(userUnit));
  }
  return document.save({ useObjectStreams: true });
}

export async function makeBlankDocument(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 0; page < pages; page += 1) document.addPage([595, 842]);
  return document.save();
}

/** One page filled by an image of two colours, whose palette is a string in the image's own dictionary. */
export async function makePaletteDocument(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([595, 842]);
  const { context } = document;
  const dict = context.obj({ Type: 'XObject', Subtype: 'Image', Width: 8, Height: 1, BitsPerComponent: 1 });
  dict.set(
    PDFName.of('ColorSpace'),
    context.obj(['Indexed', 'DeviceRGB', 1, PDFHexString.of('ff000000ff00')]),
  );
  const image = context.register(PDFRawStream.of(dict, Uint8Array.of(0x0f)));
  page.node.set(PDFName.of('Resources'), context.obj({ XObject: { Im: image } }));
  page.node.set(
    PDFName.of('Contents'),
    context.register(context.flateStream('q 595 0 0 842 0 0 cm /Im Do Q')),
  );
  return document.save();
}

export function documentPart(
  id: string,
  title: string,
  bytes: Uint8Array,
  date: PlainDate | null = null,
): AssemblePart {
  return { kind: 'document', documentId: DocumentId.parse(id), title, date, ranges: [bytes] };
}

export function ownPart(
  kind: Exclude<AssemblePart['kind'], 'document'>,
  title: string,
  ...texts: readonly string[]
): AssemblePart {
  return {
    kind,
    title,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      ...texts.map((text) => ({ kind: 'paragraph', text }) as const),
    ],
  };
}

export function assemble(
  parts: readonly AssemblePart[],
  change: Partial<AssembleInput> = {},
  options: PdfTaskOptions = {},
): Promise<AssembleOutput> {
  return assembleBundle(
    { title: 'Your records, SAR-2026-0147', language: 'en-GB', parts, password, ...change },
    resources,
    options,
  );
}

export type ReadItem = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
};
export type ReadPage = {
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly items: readonly ReadItem[];
};

/** As pdf.js sees the pages from `first` on: what another program than ours makes of them. */
export async function readBundle(bytes: Uint8Array, first = 1): Promise<ReadPage[]> {
  const document = await openPdfjsDocument({ bytes, password });
  try {
    const pages: ReadPage[] = [];
    for (let number = first; number <= document.pages; number += 1) {
      const page = await openPdfjsPage(document, number);
      const { items } = await page.getTextContent();
      const [, , width = 0, height = 0] = page.view;
      const texts = items.flatMap((item) => ('str' in item ? [item] : []));
      pages.push({
        width,
        height,
        text: texts.map((item) => item.str + (item.hasEOL ? '\n' : '')).join(''),
        items: texts
          .filter((item) => item.str.trim() !== '')
          .map((item) => ({
            text: item.str,
            x: Number(item.transform[4]),
            y: Number(item.transform[5]),
            size: Math.hypot(Number(item.transform[2]), Number(item.transform[3])),
          })),
      });
    }
    return pages;
  } finally {
    await document.close();
  }
}
