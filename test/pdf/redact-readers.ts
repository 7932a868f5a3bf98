/** Several readers that know nothing of each other search a file for words, as an attacker would. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { constants, inflateSync } from 'node:zlib';
import { readCharacters } from '../../src-main/pdf/characters.ts';
import { openPdfiumDocument } from '../../src-main/pdf/pdfium.ts';

export type Reading = { readonly reader: string; readonly text: string };

const foreignReaders = [
  { reader: 'pdftotext', command: 'pdftotext', args: (file: string) => ['-q', file, '-'] },
  { reader: 'pdftotext -raw', command: 'pdftotext', args: (file: string) => ['-q', '-raw', file, '-'] },
  {
    reader: 'pdftohtml -xml',
    command: 'pdftohtml',
    args: (file: string) => ['-q', '-xml', '-hidden', '-i', '-stdout', file],
  },
  { reader: 'pdfinfo', command: 'pdfinfo', args: (file: string) => ['-meta', file] },
  {
    reader: 'qpdf',
    command: 'qpdf',
    args: (file: string) => ['--qdf', '--object-streams=disable', '--warning-exit-0', file, '-'],
  },
] as const;

function isInstalled(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
}

const installed = foreignReaders.filter(({ command }) => isInstalled(command));
const absent = foreignReaders.filter((reader) => !installed.includes(reader));
if (absent.length > 0) {
  console.warn(`NOT INSTALLED, so not searched with: ${absent.map(({ reader }) => reader).join(', ')}`);
}

/** What every reader makes of the file. */
export async function readWithEveryReader(bytes: Uint8Array): Promise<readonly Reading[]> {
  return [
    ...readWithForeignTools(bytes),
    { reader: 'PDFium', text: await readWithPdfium(bytes) },
    { reader: 'raw bytes, inflated', text: inflateEverything(bytes) },
  ];
}

function readWithForeignTools(bytes: Uint8Array): readonly Reading[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'candour-leaks-'));
  const file = path.join(folder, 'file.pdf');
  writeFileSync(file, bytes);
  const run = (command: string, args: readonly string[]) => {
    try {
      return execFileSync(command, args, { maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      return Buffer.alloc(0);
    }
  };
  try {
    return installed.map(({ reader, command, args }) => {
      const output = run(command, args(file));
      return { reader, text: command === 'qpdf' ? output.toString('latin1') : output.toString('utf8') };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function readWithPdfium(bytes: Uint8Array): Promise<string> {
  try {
    const document = await openPdfiumDocument({ bytes, password: null });
    const pages = Array.from(
      { length: document.pages },
      (_, i) => readCharacters(document, i + 1).characters,
    );
    document.close();
    return pages.map((page) => page.map(({ text }) => text).join('')).join('\n');
  } catch {
    return '';
  }
}

/** Every stretch between `stream` and `endstream`, inflated as far as it goes, without believing any object. */
export function inflateEverything(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes);
  const texts = [raw.toString('latin1')];
  for (let at = raw.indexOf('stream'); at >= 0; at = raw.indexOf('stream', at + 6)) {
    const start = at + 6 + (raw[at + 6] === 0x0d ? 2 : 1);
    try {
      const inflated = inflateSync(raw.subarray(start), { finishFlush: constants.Z_SYNC_FLUSH });
      texts.push(inflated.toString('latin1'));
    } catch {
      // Not deflated.
    }
  }
  return texts.join('\n');
}

/** Plain, spaced out by a reader, UTF-16, and hexadecimal of either; upper and lower case alike. */
export function findWord(readings: readonly Reading[], word: string): readonly string[] {
  const utf16 = Buffer.from(word, 'utf16le').swap16();
  const forms = [
    word,
    [...word].join(' '),
    utf16.toString('latin1'),
    Buffer.from(word, 'latin1').toString('hex'),
    utf16.toString('hex'),
  ].map((form) => form.toLowerCase());
  return readings
    .filter(({ text }) => forms.some((form) => text.toLowerCase().includes(form)))
    .map(({ reader }) => reader);
}
