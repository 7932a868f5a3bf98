import { describe, expect, it } from 'vitest';
import { inspectPdf } from '../../../src-main/pdf/inspect/inspect-pdf.ts';
import { appendRevision, type PdfObjectText, writePdf } from '../../fixtures/bad-outputs/write-pdf.ts';

type Page = {
  content: string;
  catalog?: string;
  page?: string;
  resources?: string;
  more?: PdfObjectText[];
  trailer?: string;
};

const text = 'BT /F 12 Tf 0 g 30 100 Td (Sarah Thorne) Tj ET';

function makePdf({
  content,
  catalog = '',
  page = '',
  resources = '',
  more = [],
  trailer = '',
}: Page): Uint8Array {
  return writePdf({
    objects: [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> ${resources} >> ${page} >>`,
      { dict: '', data: Buffer.from(content) },
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...more,
    ],
    trailer,
  });
}

async function inspect(page: Page): Promise<string[]> {
  const { pages, findings } = await inspectPdf({ bytes: makePdf(page), password: null });
  expect(pages).toBe(1);
  return findings.map(({ kind, page: at, count }) => `${kind}${at === null ? '' : ` on ${at}`}: ${count}`);
}

const picture: PdfObjectText = {
  dict: '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
  data: Uint8Array.of(0, 0, 0, 0),
};
const form = (content: string): PdfObjectText => ({
  dict: '/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Matrix [1 0 0 1 0 20] /Resources << /Font << /F 5 0 R >> >>',
  data: Buffer.from(content),
});

describe('text that cannot be seen is told', () => {
  it.each<[string, Page, string]>([
    ['under a black box', { content: `${text} 0 g 25 95 90 20 re f` }, 'text-under-box on 1: 2'],
    ['under a white box', { content: `${text} 1 g 25 95 90 20 re f` }, 'text-under-box on 1: 2'],
    ['one word of two', { content: `${text} 0 g 25 95 38 20 re f` }, 'text-under-box on 1: 1'],
    [
      'under a picture of one colour',
      {
        content: `${text} q 90 0 0 20 25 95 cm /I Do Q`,
        resources: '/XObject << /I 6 0 R >>',
        more: [picture],
      },
      'text-under-box on 1: 2',
    ],
    [
      'in a moved form under a box',
      { content: '/X Do 0 g 25 115 90 20 re f', resources: '/XObject << /X 6 0 R >>', more: [form(text)] },
      'text-under-box on 1: 2',
    ],
    ['white on white', { content: text.replace('0 g', '1 g') }, 'hidden-text on 1: 2'],
    ['black on a black box drawn before', { content: `0 g 25 95 90 20 re f ${text}` }, 'hidden-text on 1: 2'],
    ['invisible without a picture', { content: text.replace('0 g', '3 Tr') }, 'hidden-text on 1: 2'],
    ['tiny', { content: text.replace('12 Tf', '0.5 Tf') }, 'hidden-text on 1: 2'],
    ['clipped away', { content: `q 0 0 10 10 re W n ${text} Q` }, 'hidden-text on 1: 2'],
    ['beside the page', { content: text.replace('30 100', '320 100') }, 'off-page-text on 1: 2'],
    ['outside the crop box', { content: text, page: '/CropBox [0 0 300 90]' }, 'off-page-text on 1: 2'],
    [
      'under a box on a turned page',
      { content: `${text} 0 g 25 95 90 20 re f`, page: '/Rotate 90' },
      'text-under-box on 1: 2',
    ],
  ])('%s', async (_, page, finding) => {
    expect(await inspect(page)).toEqual([finding]);
  });
});

describe('a text layer that belongs to a scan is told quietly', () => {
  it.each<[string, Page, string]>([
    [
      'an OCR layer over a scan',
      {
        content: `q 300 0 0 200 0 0 cm /I Do Q ${text.replace('0 g', '3 Tr')}`,
        resources: '/XObject << /I 6 0 R >>',
        more: [picture],
      },
      'ocr-layer: 1',
    ],
    [
      'an OCR layer under a scan',
      {
        content: `${text} q 300 0 0 200 0 0 cm /I Do Q`,
        resources: '/XObject << /I 6 0 R >>',
        more: [picture],
      },
      'ocr-layer: 1',
    ],
  ])('%s', async (_, page, finding) => {
    expect(await inspect(page)).toEqual([finding]);
  });
});

describe('what hides nothing is not accused', () => {
  it.each<[string, Page]>([
    ['plain text', { content: text }],
    ['text on a shaded cell', { content: `0.9 g 25 95 90 20 re f ${text}` }],
    ['white text on a dark cell', { content: `0 g 25 95 90 20 re f ${text.replace('0 g', '1 g')}` }],
    ['a white page background', { content: `1 g 0 0 300 200 re f ${text}` }],
    ['a frame round the text', { content: `${text} 25 95 90 20 re S` }],
    ['a line through the text', { content: `${text} 1 w 25 104 m 115 104 l S` }],
    [
      'a highlighter that lets the text through',
      {
        content: `${text} /G gs 1 1 0 rg 25 95 90 20 re f`,
        resources: '/ExtGState << /G << /BM /Multiply >> >>',
      },
    ],
    [
      'a transparent box',
      { content: `${text} /G gs 0 g 25 95 90 20 re f`, resources: '/ExtGState << /G << /ca 0.5 >> >>' },
    ],
    ['text drawn twice', { content: `${text} ${text}` }],
    [
      'links, a title and the name of a program',
      {
        content: text,
        page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [10 10 20 20] /Dest [3 0 R /Fit] >>]',
        trailer:
          '/Info << /Title (Report) /Producer (Writer 3) /Creator (Word) /CreationDate (D:20260101) >>',
      },
    ],
    [
      'a layer that is shown',
      {
        content: text,
        catalog: '/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] >> >>',
        more: ['<< /Type /OCG /Name (Text) >>'],
      },
    ],
  ])('%s', async (_, page) => {
    expect(await inspect(page)).toEqual([]);
  });
});

describe('what stands beside the pages is told', () => {
  it.each<[string, Page, string]>([
    [
      'a comment',
      { content: text, page: '/Annots [<< /Subtype /Text /Rect [0 0 9 9] /Contents (x) >>]' },
      'annotation on 1: 1',
    ],
    [
      'a redaction never applied',
      { content: text, page: '/Annots [<< /Subtype /Redact /Rect [0 0 9 9] >>]' },
      'unapplied-redaction on 1: 1',
    ],
    [
      'a form field',
      { content: text, page: '/Annots [<< /Subtype /Widget /FT /Tx /V (x) /Rect [0 0 9 9] >>]' },
      'form-field on 1: 1',
    ],
    [
      'an attachment',
      {
        content: text,
        catalog: '/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>',
        more: [
          '<< /Type /Filespec /F (a) /EF << /F 7 0 R >> >>',
          { dict: '/Type /EmbeddedFile', data: Buffer.from('x') },
        ],
      },
      'attachment: 1',
    ],
    ['a script', { content: text, catalog: '/OpenAction << /S /JavaScript /JS (x) >>' }, 'javascript: 1'],
    ['an author', { content: text, trailer: '/Info << /Author (J. Bloggs) >>' }, 'metadata: 1'],
    [
      'a layer that is not shown',
      {
        content: text,
        catalog: '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>',
        more: ['<< /Type /OCG /Name (Notes) >>'],
      },
      'hidden-layer: 1',
    ],
  ])('%s', async (_, page, finding) => {
    expect(await inspect(page)).toEqual([finding]);
  });

  it('an earlier revision', async () => {
    const file = makePdf({ content: text, more: ['(x)'], catalog: '/PageLabels 6 0 R' });
    const bytes = appendRevision(file, 6, '<< /Nums [0 << /S /D >>] >>');
    expect((await inspectPdf({ bytes, password: null })).findings).toEqual([
      { kind: 'previous-revision', page: null, count: 1, places: [] },
    ]);
  });
});
