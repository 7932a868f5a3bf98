/** What is the fault of a file that comes in. */
export const fileFaults = [
  'file-unreadable',
  'file-empty',
  'file-unsupported',
  'file-damaged',
  'file-without-pages',
  'file-password-needed',
  'file-password-wrong',
  'file-too-large',
  'file-too-many-pages',
  'file-already-imported',
  'page-too-large',
  'took-too-long',
  'out-of-memory',
  'worker-died',
] as const;

/**
 * Every way in which Candour says no. A code is stable: the command line prints it, the window has words for
 * it (src-renderer/messages.ts, complete by type). An error carries a code and counts, never text from a case.
 */
export const errorCodes = [
  // Asking
  'invalid-input',
  'unknown-operation',
  'not-allowed',
  'not-found',
  'busy',
  'cancelled',
  'internal',
  'usage',
  // Opening the vault
  'vault-missing',
  'vault-exists',
  'vault-locked',
  'vault-damaged',
  'wrong-passphrase',
  'wrong-recovery-key',
  'too-many-attempts',
  'passphrase-too-weak',
  'passphrase-must-change',
  'user-exists',
  'user-disabled',
  // The store
  'wrong-key',
  'database-damaged',
  'database-truncated',
  'database-too-new',
  'folder-not-writable',
  'folder-in-use',
  'disk-full',
  'stored-file-missing',
  'stored-file-damaged',
  ...fileFaults,
  // Marks and decisions
  'marks-invalid',
  'mark-page-missing',
  'mark-outside-page',
  'mark-changed',
  'code-missing',
  'code-unknown',
  'code-not-valid',
  'evidence-missing',
  'second-review-by-decider',
  'nothing-to-undo',
  'nothing-to-redo',
  // Redaction, bundle, release
  'verification-failed',
  'not-ready',
  'bundle-missing',
  'bundle-changed',
  'signer-is-preparer',
  'not-signed',
  'address-not-confirmed',
  'destination-exists',
  'destination-not-writable',
  'audit-damaged',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Counts and limits that help to explain the error. Numbers only, so that no text of a case can slip in. */
export type ErrorDetail = Readonly<Record<string, number>>;

/** Thrown inside; turned into `{ code, detail }` once, in the router or the command line. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
  }
}

export type ErrorReply = { readonly code: ErrorCode; readonly detail: ErrorDetail };

/** The code of an AppError; `internal` for everything else, whose message may hold anything and is dropped. */
export function toErrorReply(error: unknown): ErrorReply {
  return error instanceof AppError
    ? { code: error.code, detail: error.detail }
    : { code: 'internal', detail: {} };
}

export function assertNever(value: never): never {
  throw new AppError('internal', { unexpected: String(value).length });
}
