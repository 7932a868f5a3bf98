/** Small files of every kind that the command line meets, made on the spot. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { encryptPdf } from '../fixtures/leaks/encrypt-pdf.ts';
import { bothWords, kept, secret, secretMark } from '../fixtures/leaks/leak-fixture.ts';
import { buildPage, buildPdf, listPageObjects } from '../fixtures/leaks/pdf-builder.ts';

export { kept, secret } from '../fixtures/leaks/leak-fixture.ts';

export const password = 'correct horse';

/** On the secret word of `plain.pdf`. */
export const secretRect = secretMark.rect;

export function listMarks(...marks: readonly object[]): string {
  return JSON.stringify({ marks });
}

const noPages = new Map([
  [1, '<< /Type /Catalog /Pages 2 0 R >>'],
  [2, '<< /Type /Pages /Kids [] /Count 0 >>'],
]);

export async function writeSampleFiles(folder: string): Promise<void> {
  const plain = buildPage(bothWords);
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'plain.pdf': plain,
    'turned.pdf': buildPage(bothWords, { page: '/Rotate 90 /CropBox [20 20 380 390]' }),
    'locked.pdf': encryptPdf(listPageObjects(bothWords), password, 'aes-128'),
    'empty.pdf': '',
    'cut.pdf': plain.subarray(0, 200),
    'pageless.pdf': buildPdf(noPages),
    'not-a.pdf': `Dear ${secret}, this is no PDF.`,
    'unknown.bin': Buffer.from('00010203040506070809', 'hex'),
    'picture.png': Buffer.from('89504e470d0a1a0a0000000d', 'hex'),
    'marks.json': listMarks({ page: 1, rect: secretRect, code: 'TP' }),
    'no-marks.json': listMarks(),
    'broken.json': '{"marks":[{"page":1,',
    'terms.txt': `${secret}\n\n  NARWHAL  \r\n`,
    'kept-terms.txt': `${kept}\n`,
    'people.json': JSON.stringify({
      people: [{ id: 'p1', name: 'Karen Hughes', aliases: ['Kaz'], role: 'third-party', decision: 'redact' }],
    }),
    'note.txt': 'Karen Hughes called. Her number is 01632 960123.\n',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  await mkdir(path.join(folder, 'folder'));
}
