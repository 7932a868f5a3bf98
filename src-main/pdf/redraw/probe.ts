/** Draws a small page with everything that redraw relies on, once a process: does pdf.js still work as expected? */
import { loadPdfjs, openPdfjsDocument, openPdfjsPage } from '../pdfjs.ts';
import { pdfjsVersion } from './pdfjs-hooks.ts';
import { recordPage } from './record-page.ts';

let answer: Promise<string | null> | null = null;

/** Null where all is well, otherwise why redraw is off. */
export function findMissingHook(): Promise<string | null> {
  answer ??= probe();
  return answer;
}

/** A word in a group, a stroke, a Type 3 character and a rectangle. */
const expected = 'A<fill>B<stroke>|<fill>';

async function probe(): Promise<string | null> {
  const pdfjs = await loadPdfjs();
  if (pdfjs.version !== pdfjsVersion) return `pdf.js is ${pdfjs.version}, not ${pdfjsVersion}`;
  try {
    const document = await openPdfjsDocument({ bytes: Buffer.from(probeFile, 'latin1'), password: null });
    try {
      const { items } = await recordPage(pdfjs, await openPdfjsPage(document, 1));
      const seen = items.map((item) => (item.kind === 'glyph' ? item.text : `<${item.kind}>`)).join('');
      return seen === expected ? null : 'pdf.js is not as expected';
    } finally {
      await document.close();
    }
  } catch {
    return 'pdf.js is not as expected';
  }
}

const content = '/X Do BT /F 12 Tf 10 50 Td 1 Tr (B) Tj ET BT 0 Tr /T 12 Tf 10 70 Td (t) Tj ET';
const group = 'BT /F 12 Tf 10 10 Td (A) Tj ET 10 30 5 5 re f';
const procedure = '500 0 0 0 500 500 d1 0 0 500 500 re f';
const map = '1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <74> <007c> endbfchar';

/** Without a table of offsets: pdf.js finds the objects. */
const probeFile = `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /Font << /F 5 0 R /T 7 0 R >> /XObject << /X 6 0 R >> >> >> endobj
4 0 obj ${stream(content)} endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
6 0 obj ${stream(group, '/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Group << /S /Transparency /I true >> /Resources << /Font << /F 5 0 R >> >>')} endobj
7 0 obj << /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 116 /LastChar 116 /Widths [500] /Encoding << /Differences [116 /t] >> /CharProcs << /t 8 0 R >> /Resources << >> /ToUnicode 9 0 R >> endobj
8 0 obj ${stream(procedure)} endobj
9 0 obj ${stream(map)} endobj
trailer << /Root 1 0 R >>
`;

function stream(body: string, entries = ''): string {
  return `<< ${entries} /Length ${body.length} >>\nstream\n${body}\nendstream`;
}
