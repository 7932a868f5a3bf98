/** Messages as a case file has them: prose of its own in each, a quote of the one before, and what it carries. */
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { type Part, writeMessage } from '../../sample-case/layout/message.ts';
import { writeWordFile } from '../../sample-case/layout/word-file.ts';
import { writeWorkbook } from '../../sample-case/layout/workbook.ts';
import { escapeXml } from '../../sample-case/layout/zip.ts';
import { sources } from '../../sample-case/sources.ts';
import { seedRandom } from '../../seed-random.ts';
import { takePhotograph } from '../documents/picture-pages.ts';

export type MadeFile = { readonly untrustedName: string; readonly bytes: Uint8Array<ArrayBuffer> };

const sentences = sources
  .flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
  .flatMap((block) => ('text' in block ? block.text.split(/(?<=[.!?]) /u) : []))
  .filter((sentence) => sentence.length > 30);

const people = ['Ruth Ames', 'Imran Hussain', 'Karen Pike', 'Joan Whitlock', 'Tom Hale'];

/** Some two in three carry a file: a PDF, a Word file, a spreadsheet or a photograph, no two the same. */
export async function makeMail(count: number): Promise<MadeFile[]> {
  const random = seedRandom(count);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error('Nothing to choose from');
    return one;
  };
  const write = (least: number): string[] =>
    Array.from({ length: least + Math.floor(random() * 4) }, () => pick(sentences));
  const photographs = await Promise.all([1, 2, 3, 4, 5].map((seed) => takePhotograph(seed)));
  const messages: MadeFile[] = [];
  for (let number = 1; number <= count; number += 1) {
    const [from, to] = [pick(people), pick(people)];
    const paragraphs = [write(2), write(3), write(1)].map((part) => part.join(' '));
    const html = `<html><body><p>Dear ${to},</p>${paragraphs.map((one) => `<p>${escapeXml(one)}</p>`).join('')}<p>Kind regards<br>${from}</p></body></html>`;
    const attachments = await carry(number, write, photographs);
    messages.push({
      untrustedName: `mailbox/${String(number).padStart(4, '0')}.eml`,
      bytes: new Uint8Array(
        writeMessage(
          [
            ['From', `${from} <${from.replace(' ', '.').toLowerCase()}@northmoor.example>`],
            ['To', `${to} <${to.replace(' ', '.').toLowerCase()}@northmoor.example>`],
            ['Subject', `Contact ${number}`],
            ['Date', new Date(Date.UTC(2012, 0, 1 + (number % 700), 9, number % 60)).toUTCString()],
            ['Message-ID', `<bench-${number}@northmoor.example>`],
          ],
          attachments.length === 0
            ? { kind: 'html', text: html }
            : { container: 'mixed', parts: [{ kind: 'html', text: html }, ...attachments] },
        ),
      ),
    });
  }
  return messages;
}

async function carry(
  number: number,
  write: (least: number) => string[],
  photographs: readonly Uint8Array[],
): Promise<Part[]> {
  const attach = (fileName: string, bytes: Uint8Array): Part[] => [
    { kind: 'attachment', type: 'application/octet-stream', fileName, bytes },
  ];
  switch (number % 6) {
    case 0:
      return attach(`letter-${number}.pdf`, await makePdf([write(20)]));
    case 1:
      return attach(`note-${number}.docx`, makeWordFile(write(12)));
    case 2:
      return attach(`costs-${number}.xlsx`, makeWorkbook(number, write(12)));
    case 3: {
      const photograph = photographs[number % photographs.length] ?? new Uint8Array();
      // Behind the end of a JPEG anything may stand: no two are the same file.
      return attach(`photo-${number}.jpg`, Buffer.concat([photograph, Buffer.from(`photograph ${number}`)]));
    }
    default:
      return [];
  }
}

/** A PDF of sentences by chance, so that no two pages are copies of each other. */
export async function makePages(count: number, seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const random = seedRandom(seed);
  const pages = Array.from({ length: count }, () =>
    Array.from({ length: 42 }, () => sentences[Math.floor(random() * sentences.length)] ?? ''),
  );
  return new Uint8Array(await makePdf(pages));
}

async function makePdf(pages: readonly (readonly string[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = pdf.addPage([595, 842]);
    for (const [index, line] of lines.entries()) {
      const text = line.replace(/[^\x20-\x7e]/gu, "'").slice(0, 95);
      page.drawText(text, { x: 50, y: 780 - index * 17, size: 10, font });
    }
  }
  return pdf.save();
}

function makeWordFile(lines: readonly string[]): Uint8Array {
  const paragraph = (text: string): string => `<w:p><w:r><w:t>${escapeXml(text)}</w:t></w:r></w:p>`;
  return writeWordFile({
    title: 'Note',
    author: 'Ruth Ames',
    lastAuthor: 'Ruth Ames',
    created: '2012-02-01T09:00:00Z',
    body: lines.map(paragraph).join(''),
    header: paragraph('Northmoor Council'),
    footer: paragraph('Confidential'),
    comments: '',
    footnotes: '',
  });
}

function makeWorkbook(number: number, lines: readonly string[]): Uint8Array {
  const rows = lines.map((line, index) => [index, number, line]);
  return writeWorkbook({
    author: 'Ruth Ames',
    created: '2012-02-01T09:00:00Z',
    sheets: [{ name: 'Costs', widths: [8, 8, 60], rows }],
  });
}
