/** A page that somebody "redacted" by drawing black boxes over it: every word is still there. */
import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import type { GeneratedDocument, SampleDocument } from '../model.ts';
import { embedFaces } from './fonts.ts';

const MARGIN = 68;
const SIZE = 11.2;
const STEP = 16.4;
const TOP = 780;

/** `[[…]]` is covered; a line that begins with `# ` is a heading. */
export async function coverDocument(
  { fileName, title, author, created }: Pick<SampleDocument, 'fileName' | 'title' | 'author' | 'created'>,
  lines: readonly string[],
): Promise<GeneratedDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(title);
  pdf.setAuthor(author);
  pdf.setProducer('Thorne Road Primary School, office');
  pdf.setCreationDate(new Date(created));
  pdf.setModificationDate(new Date(created));
  const faces = await embedFaces(pdf, 'helvetica');
  const page = pdf.addPage([595.28, 841.89]);
  const boxes: (readonly [x: number, y: number, width: number])[] = [];
  lines.forEach((line, index) => {
    const isHeading = line.startsWith('# ');
    const font = isHeading ? faces.bold : faces.regular;
    const size = isHeading ? SIZE * 1.25 : SIZE;
    const y = TOP - index * STEP;
    const parts = line.replace(/^# /, '').split(/\[\[(.*?)\]\]/);
    page.drawText(parts.join(''), { x: MARGIN, y, size, font });
    let x = MARGIN;
    parts.forEach((part, at) => {
      const width = font.widthOfTextAtSize(part, size);
      if (at % 2 === 1) boxes.push([x - 1, y - 3, width + 2]);
      x += width;
    });
  });
  for (const [x, y, width] of boxes)
    page.drawRectangle({ x, y, width, height: SIZE + 2, color: rgb(0, 0, 0) });
  const text = lines.map((line) => line.replace(/^# |\[\[|\]\]/g, ''));
  return { fileName, bytes: await pdf.save(), pages: [text] };
}
