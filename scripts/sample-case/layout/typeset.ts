import { PDFDocument } from '@cantoo/pdf-lib';
import type { GeneratedDocument, SampleDocument } from '../model.ts';
import { embedFaces } from './fonts.ts';
import { addRunningLines } from './running-lines.ts';
import { Typesetter } from './typesetter.ts';

/** Sets a document; the same content always gives the same bytes. */
export async function typesetDocument(document: SampleDocument): Promise<GeneratedDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const created = new Date(document.created);
  pdf.setTitle(document.title);
  pdf.setAuthor(document.author);
  if (document.subject !== undefined) pdf.setSubject(document.subject);
  pdf.setProducer('Northmoor Council print service');
  pdf.setCreator('Northmoor Council print service');
  pdf.setCreationDate(created);
  pdf.setModificationDate(created);
  const faces = await embedFaces(pdf, document.look.family);
  const typesetter = new Typesetter(pdf, faces, document.look);
  for (const section of document.sections) {
    typesetter.startSection(section.orientation);
    for (const block of section.blocks) typesetter.addBlock(block);
  }
  addRunningLines(typesetter.sheets, document.look, faces);
  return {
    fileName: document.fileName,
    bytes: await pdf.save(),
    pages: typesetter.sheets.map((sheet) => sheet.lines),
  };
}
