/** Bytes and an untrusted name → what the file holds: the one door to all readers. A PDF is not read here. */
import { AppError } from '../contract/errors.ts';
import type { FileContent, FileType } from './file-content.ts';
import { detectFileType } from './file-type.ts';
import { checkSectorChains, isCompoundFile } from './sector-chains.ts';

export type Source = {
  readonly bytes: Uint8Array;
  readonly untrustedName: string;
  readonly password: string | null;
};

/** Throws the codes of files that come in; where a reader stumbles over what no writer wrote, `file-damaged`. */
export async function readFileContent(type: Exclude<FileType, 'pdf'>, source: Source): Promise<FileContent> {
  try {
    if (isCompoundFile(source.bytes)) checkSectorChains(source.bytes);
    return await unlockAndRead(type, source);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const isMemory = error instanceof RangeError && /alloc|memory/i.test(error.message);
    throw new AppError(isMemory ? 'out-of-memory' : 'file-damaged');
  }
}

/** A password that the file does not need says nothing about it. */
async function unlockAndRead(type: Exclude<FileType, 'pdf'>, source: Source): Promise<FileContent> {
  try {
    return await chooseReader(type, source);
  } catch (error) {
    const isLocked = error instanceof AppError && error.code === 'file-password-needed';
    if (!isLocked) throw error;
    // OpenDocument's own encryption is not undone: asking for the password again would lead nowhere.
    if (!isCompoundFile(source.bytes))
      throw source.password === null ? error : new AppError('file-unsupported');
    const { bytes, untrustedName, password } = source;
    const { excelsOwnPassword, unlockOffice } = await import('./office/unlock-office.ts');
    const plain = await unlockOffice(bytes, password ?? excelsOwnPassword).catch((problem: unknown) => {
      throw password === null ? error : problem;
    });
    const plainType = await detectFileType(plain, untrustedName);
    if (plainType === 'pdf' || plainType === 'encrypted-office') throw new AppError('file-unsupported');
    return chooseReader(plainType, { bytes: plain, untrustedName, password: null });
  }
}

/** Each reader is loaded when it is first needed. */
async function chooseReader(type: Exclude<FileType, 'pdf'>, source: Source): Promise<FileContent> {
  const { bytes } = source;
  switch (type) {
    case 'text':
      return (await import('./plain-text.ts')).readPlainText(bytes);
    case 'csv':
      return (await import('./comma-separated.ts')).readCommaSeparated(bytes);
    case 'html':
      return (await import('./html/read-html.ts')).readHtml(bytes);
    case 'markdown':
      return (await import('./markdown.ts')).readMarkdown(bytes);
    case 'eml':
      return (await import('./mail/read-eml.ts')).readEml(bytes);
    case 'mbox':
      return (await import('./mail/read-mbox.ts')).readMbox(bytes);
    case 'msg':
      return (await import('./mail/read-msg.ts')).readMsg(bytes);
    case 'tnef':
      return (await import('./mail/read-tnef.ts')).readTnef(bytes);
    case 'rtf':
      return (await import('./rtf/read-rtf-file.ts')).readRtfFile(bytes);
    case 'docx':
      return (await import('./office/read-docx.ts')).readDocx(bytes);
    case 'xlsx':
    case 'xls':
    case 'ods':
      return (await import('./office/read-workbook.ts')).readWorkbook(bytes, type);
    case 'odt':
    case 'odp':
      return (await import('./office/read-open-document.ts')).readOpenDocument(bytes);
    case 'pptx':
      return (await import('./office/read-pptx.ts')).readPptx(bytes);
    case 'doc':
      return (await import('./office/read-doc.ts')).readDoc(bytes);
    case 'ppt':
      return (await import('./office/read-ppt.ts')).readPpt(bytes);
    case 'jpeg':
    case 'png':
    case 'gif':
    case 'webp':
    case 'bmp':
      return (await import('./pictures/read-picture.ts')).readPicture(bytes, type);
    case 'tiff':
      return (await import('./pictures/read-tiff.ts')).readTiff(bytes);
    case 'heic':
      return (await import('./pictures/read-heic.ts')).readHeic(bytes);
    case 'zip':
      return (await import('./read-zip.ts')).readZip(bytes, source.password);
    case 'encrypted-office':
      throw new AppError('file-password-needed');
    default:
      throw new AppError('file-unsupported');
  }
}
