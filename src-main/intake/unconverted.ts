/** A file that cannot be converted, as one page that says so: it is listed, counted and seen like any other. */
import { createHash } from 'node:crypto';
import type { ErrorCode } from '../contract/errors.ts';
import { type FileContent, type FileType, say } from './file-content.ts';

const reasons: Partial<Record<ErrorCode, string>> = {
  'file-unsupported': 'Candour has no reader for this kind of file.',
  'file-damaged': 'The file is damaged and cannot be read.',
  'file-empty': 'The file is empty.',
  'file-password-needed':
    'The file opens only with a password. Save it by itself with the program that made it, and add it with its password.',
  'file-password-wrong': 'The password does not open the file.',
  'file-without-pages': 'The file has no pages.',
  'file-too-large': 'The file is larger than Candour may read.',
  'file-too-many-pages': 'The file has too many pages.',
  'page-too-large': 'A page of the file is too large.',
  'took-too-long': 'Reading the file took too long and was given up.',
  'out-of-memory': 'The file needs more memory than it may use.',
  'worker-died': 'The process that read the file ended unexpectedly.',
};

export function describeUnconverted(
  type: FileType,
  { bytes, untrustedName }: { readonly bytes: Uint8Array; readonly untrustedName: string },
  code: ErrorCode,
): FileContent {
  return {
    blocks: [
      { kind: 'heading', level: 1, text: 'This file could not be converted' },
      say(reasons[code] ?? 'The file could not be read.'),
      say(
        'The original is kept unchanged. Open it with the program that made it, and decide what to do with it.',
      ),
      {
        kind: 'facts',
        rows: [
          ['Name', untrustedName],
          ['Kind', type],
          ['Size', `${bytes.length.toLocaleString('en-GB')} bytes`],
          ['SHA-256', createHash('sha256').update(bytes).digest('hex')],
        ],
      },
    ],
    hidden: [],
    children: [],
    warnings: [],
  };
}
