/** One plain sentence for each code. Nothing of an input goes into them. */
import type { ErrorCode, ErrorDetail } from '../contract/errors.ts';

const messages: Partial<Record<ErrorCode, string>> = {
  'invalid-input': 'A value is missing or is not of the form that the command expects.',
  'unknown-operation': 'There is no such operation.',
  cancelled: 'The work was stopped before it was done.',
  internal: 'Something unexpected went wrong inside Candour.',
  usage: 'The command is not written as it should be. candour --help shows how.',
  'disk-full': 'There is no room left on the disk.',
  'file-unreadable': 'The file is not there or cannot be read.',
  'file-empty': 'The file is empty.',
  'file-unsupported': 'This kind of file cannot be read.',
  'file-damaged': 'The file is damaged and cannot be read.',
  'file-without-pages': 'The file has no pages.',
  'file-password-needed': 'The file opens only with a password.',
  'file-password-wrong': 'The password does not open the file.',
  'file-too-large': 'The file is too large.',
  'file-too-many-pages': 'The file has too many pages.',
  'page-too-large': 'A page is too large.',
  'took-too-long': 'The file took too long and was given up.',
  'out-of-memory': 'The file needs more memory than it may use.',
  'worker-died': 'The process that worked on the file ended unexpectedly.',
  'marks-invalid': 'The list of marks is not of the form that is expected.',
  'mark-page-missing': 'A mark is on a page that the file does not have.',
  'mark-outside-page': 'A mark lies outside its page.',
  'code-unknown': 'A mark has a code that is not an exemption code.',
  'verification-failed': 'The finished file did not pass its own verification; nothing was written.',
  'destination-exists': 'The output would replace one of the inputs.',
  'destination-not-writable': 'The output cannot be written there.',
};

export function describeError(code: ErrorCode): string {
  return messages[code] ?? 'This cannot be done.';
}

export type ErrorAnswer = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly detail?: ErrorDetail;
};

export function toErrorAnswer(code: ErrorCode, detail: ErrorDetail): ErrorAnswer {
  const message = describeError(code);
  return Object.keys(detail).length === 0 ? { code, message } : { code, message, detail };
}
