/** PowerPoint 97 to 2003 (MS-PPT): the words of slides and notes, in the order in which they lie in the file. */
import { AppError } from '../../contract/errors.ts';
import { type Block, type FileContent, say } from '../file-content.ts';
import { findBlips, openCompoundFile, readCompoundProperties } from './compound-file.ts';

const record = {
  notes: 0x03f0,
  textChars: 0x0fa0,
  textBytes: 0x0fa8,
  string: 0x0fba,
  master: 0x03f8,
} as const;

/** Throws file-damaged, file-password-needed. */
export function readPpt(bytes: Uint8Array): FileContent {
  const file = openCompoundFile(bytes);
  const stream = file.stream('PowerPoint Document');
  if (stream === null) throw new AppError('file-damaged');
  if (file.paths.includes('EncryptedSummary')) throw new AppError('file-password-needed');
  const shown: string[] = [];
  const notes: string[] = [];
  readRecords(stream, 0, stream.length, 0, shown, notes);
  const pictures = findBlips(file.stream('Pictures') ?? Buffer.alloc(0));
  const toBlocks = (texts: readonly string[]): Block[] => [...new Set(texts)].map((text) => say(text));
  const speaker = toBlocks(notes);
  return {
    blocks: [...toBlocks(shown), ...pictures],
    hidden: [
      ...(speaker.length === 0
        ? []
        : [{ kind: 'speaker-notes', count: speaker.length, blocks: speaker } as const]),
      ...readCompoundProperties(file),
    ],
    children: [],
    warnings: [],
  };
}

/** Version and instance (2), type (2), length (4); version 15 holds further records (2.3.1). */
function readRecords(
  stream: Buffer,
  start: number,
  end: number,
  depth: number,
  shown: string[],
  notes: string[],
): void {
  let at = start;
  while (at + 8 <= end && depth < 50) {
    const isContainer = (stream.readUInt16LE(at) & 0x0f) === 0x0f;
    const type = stream.readUInt16LE(at + 2);
    const from = at + 8;
    const to = Math.min(from + stream.readUInt32LE(at + 4), end);
    if (isContainer && type !== record.master)
      readRecords(stream, from, to, depth + 1, type === record.notes ? notes : shown, notes);
    else if (type === record.textChars || type === record.string)
      addText(stream.toString('utf16le', from, to), shown);
    else if (type === record.textBytes) addText(stream.toString('latin1', from, to), shown);
    at = to;
  }
}

function addText(text: string, texts: string[]): void {
  const words = text
    .replace(/[\r\v]/g, '\n')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' ? '\n' : ''));
  if (words.trim() !== '' && !/^___PPT\d/.test(words)) texts.push(words);
}
