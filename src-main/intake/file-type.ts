/** What a file is: by its content, and by its name's ending where content does not tell. */
import CFB from 'cfb';
import { openArchive } from './archive.ts';
import { decodeText } from './decode-text.ts';
import type { FileType } from './file-content.ts';
import { checkSectorChains, isCompoundFile } from './sector-chains.ts';

export async function detectFileType(bytes: Uint8Array, untrustedName: string): Promise<FileType> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096));
  const head = start.toString('latin1');
  const ending = /\.([a-z0-9]+)$/i.exec(untrustedName)?.[1]?.toLowerCase() ?? '';
  if (/^(?:\xef\xbb\xbf)?\s*%PDF-/.test(head)) return 'pdf';
  const hex = start.subarray(0, 64).toString('hex');
  const picture = findSignature(pictures, hex);
  if (picture !== null) return picture;
  if (/^504b0(?:304|506)/.test(hex)) return detectArchive(bytes, ending);
  if (isCompoundFile(bytes)) return detectCompound(bytes, ending);
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  const other = findSignature(others, hex);
  if (other !== null) return other;
  const textual = detectTextual(bytes, head, ending);
  // A PDF may begin behind other bytes (ISO 32000-1, annex H, 3.4.1); a message may bring one without wrapping it.
  const isPdf =
    head.slice(0, 1024).includes('%PDF-') && textual !== 'eml' && textual !== 'mbox' && textual !== 'html';
  // Bytes that nobody knows under the name of a PDF: its reader will say that it is damaged.
  return isPdf || (textual === 'unknown' && ending === 'pdf') ? 'pdf' : textual;
}

/** First bytes in hexadecimal; a dot stands for any digit. */
const pictures: readonly (readonly [RegExp, FileType])[] = [
  [/^ffd8ff/, 'jpeg'],
  [/^89504e470d0a1a0a/, 'png'],
  [/^47494638(?:37|39)61/, 'gif'],
  [/^52494646.{8}57454250/, 'webp'],
  // The size of the header behind that of the file tells a bitmap from words that begin with "BM".
  [/^424d.{24}(?:0c|28|38|40|6c|7c)000000/, 'bmp'],
  [/^(?:49492a00|4d4d002a|49492b00|4d4d002b)/, 'tiff'],
  // ISO base media files with pictures: heic, heix, hevc, hevx, heim, heis, mif1, msf1.
  [/^.{8}66747970(?:68656963|68656978|68657663|68657678|6865696d|68656973|6d696631|6d736631)/, 'heic'],
];

const others: readonly (readonly [RegExp, FileType])[] = [
  [/^789f3e22/, 'tnef'],
  // Worksheets before BIFF8 stand in the file by themselves (MS-XLS, BOF).
  [/^09(?:000400|0[24]0600|080800|000[46]00)/, 'xls'],
  // Word 2 and Word 6 without a compound file.
  [/^[cd]ba5/, 'doc'],
  [/^(?:3120be00|7fab0000)/, 'unknown'],
];

function findSignature(table: typeof pictures, hex: string): FileType | null {
  return table.find(([pattern]) => pattern.test(hex))?.[1] ?? null;
}

async function detectArchive(bytes: Uint8Array, ending: string): Promise<FileType> {
  try {
    const archive = await openArchive(bytes);
    const names = new Set(archive.members.map(({ untrustedName }) => untrustedName));
    if (names.has('mimetype')) {
      const kind = Buffer.from((await archive.read('mimetype')) ?? []).toString('latin1');
      if (kind.includes('opendocument.text')) return 'odt';
      if (kind.includes('opendocument.spreadsheet')) return 'ods';
      if (kind.includes('opendocument.presentation') || kind.includes('opendocument.graphics')) return 'odp';
    }
    const types = await archive.read('[Content_Types].xml');
    if (types !== null) {
      const text = Buffer.from(types).toString('utf8');
      if (/wordprocessingml|ms-word\./.test(text)) return 'docx';
      if (/spreadsheetml|ms-excel\./.test(text)) return 'xlsx';
      if (/presentationml|ms-powerpoint\./.test(text)) return 'pptx';
    }
    if (names.has('word/document.xml')) return 'docx';
    if (names.has('xl/workbook.xml') || names.has('xl/workbook.bin')) return 'xlsx';
    return 'zip';
  } catch {
    return ending === 'docx' || ending === 'xlsx' || ending === 'pptx' ? ending : 'zip';
  }
}

/** Streams of MS-CFB files that only one program writes. */
function detectCompound(bytes: Uint8Array, ending: string): FileType {
  let paths: readonly string[];
  try {
    checkSectorChains(bytes);
    paths = CFB.read(Buffer.from(bytes), { type: 'buffer' }).FullPaths.map((path) =>
      path.slice(path.indexOf('/') + 1).toLowerCase(),
    );
  } catch {
    // Its reader will say that it is damaged.
    return ending === 'doc' || ending === 'xls' || ending === 'ppt' || ending === 'msg' ? ending : 'unknown';
  }
  const has = (name: string): boolean => paths.includes(name.toLowerCase());
  if (has('EncryptedPackage')) return 'encrypted-office';
  if (has('__properties_version1.0')) return 'msg';
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) return 'xls';
  if (has('PowerPoint Document')) return 'ppt';
  return 'unknown';
}

const mailHeader =
  /^(?:return-path|received|from|to|cc|subject|date|message-id|mime-version|delivered-to|reply-to|x-[\w-]+|content-type|dkim-signature|sender|arc-seal|authentication-results):/im;

function detectTextual(bytes: Uint8Array, head: string, ending: string): FileType {
  if (ending === 'eml') return 'eml';
  if (/^From \S+.*\r?\n[\w-]+:/.test(head)) return 'mbox';
  if (ending === 'mbox') return 'mbox';
  if (decodeText(bytes.subarray(0, 65_536)) === null && decodeText(bytes) === null) return 'unknown';
  const text = (decodeText(bytes.subarray(0, 4096)) ?? head).trimStart();
  if (/^(?:<!doctype html|<html|<\?xml[^>]*>\s*<(?:!doctype html|html))/i.test(text)) return 'html';
  if (ending === 'csv' || ending === 'tsv') return 'csv';
  if (ending === 'html' || ending === 'htm' || ending === 'xhtml') return 'html';
  if (ending === 'md' || ending === 'markdown') return 'markdown';
  if (looksLikeMail(text)) return 'eml';
  return 'text';
}

/** Several known header fields, one a line, before the first empty line. */
function looksLikeMail(text: string): boolean {
  const headers = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = headers.split(/\r?\n/);
  const known = lines.filter((line) => mailHeader.test(line)).length;
  const wellFormed = lines.every((line) => /^(?:[\w-]+:|[ \t])/.test(line));
  return wellFormed && known >= 2;
}
