/** Who may sign off a bundle, when it may leave, and what exactly a signature says. */

import { type Bundle, SignOffStatement } from '../contract/bundle.ts';
import type { Blocker } from '../contract/case.ts';
import { AppError } from '../contract/errors.ts';
import type { Actor } from '../contract/user.ts';
import type { Instant } from '../contract/values.ts';
import { canonicalJson } from './canonical-json.ts';

/** A number or hash that changes with every change to the case. */
export type Revision = number | string;

export type SignOffCheck = {
  readonly bundle: Pick<Bundle, 'state' | 'preparedBy' | 'verification'>;
  readonly signer: Actor;
  /** The case's revision when the bundle was prepared, and now. */
  readonly preparedRevision: Revision;
  readonly currentRevision: Revision;
  readonly blockers: readonly Blocker[];
};

export type ExportCheck = {
  readonly bundle: Pick<Bundle, 'state' | 'sha256' | 'verification' | 'signOff'>;
  readonly preparedRevision: Revision;
  readonly currentRevision: Revision;
  /** SHA-256 of the stored file, computed now. */
  readonly fileSha256: string;
  /** The one who releases has confirmed the recipient's address against the request. */
  readonly addressConfirmed: boolean;
};

/**
 * Throws `not-allowed` unless the signer is a manager (or when the bundle is signed already), `signer-is-preparer`,
 * `bundle-changed` when the case has changed since, `verification-failed`, `not-ready` with the number of blockers.
 */
export function checkSignOff(check: SignOffCheck): void {
  const { bundle, signer } = check;
  if (signer.role !== 'manager') throw new AppError('not-allowed');
  if (signer.id === bundle.preparedBy.id) throw new AppError('signer-is-preparer');
  if (bundle.state === 'void' || check.preparedRevision !== check.currentRevision) {
    throw new AppError('bundle-changed');
  }
  if (bundle.state !== 'prepared') throw new AppError('not-allowed');
  checkVerification(bundle.verification);
  if (check.blockers.length > 0) throw new AppError('not-ready', { blockers: check.blockers.length });
}

/**
 * Throws `bundle-changed` when the case or the file is not what was signed, `not-signed`, `verification-failed`,
 * `address-not-confirmed`. A bundle may be exported again.
 */
export function checkExport(check: ExportCheck): void {
  const { bundle } = check;
  if (bundle.state === 'void' || check.preparedRevision !== check.currentRevision) {
    throw new AppError('bundle-changed');
  }
  if (bundle.state === 'prepared' || bundle.signOff === null) throw new AppError('not-signed');
  const signedSha256 = bundle.signOff.statement.bundleSha256;
  if (check.fileSha256 !== signedSha256 || bundle.sha256 !== signedSha256)
    throw new AppError('bundle-changed');
  checkVerification(bundle.verification);
  if (!check.addressConfirmed) throw new AppError('address-not-confirmed');
}

export function createStatement(
  bundle: Pick<Bundle, 'sha256' | 'pages' | 'preparedBy'>,
  reference: string,
  signer: Actor,
  signedAt: Instant,
): SignOffStatement {
  return {
    product: 'candour',
    version: 1,
    reference,
    bundleSha256: bundle.sha256,
    pages: bundle.pages,
    preparedBy: bundle.preparedBy.name,
    signedBy: signer.name,
    signedAt,
  };
}

/** The text that Ed25519 signs: exactly the statement's own members. Throws `invalid-input`. */
export function signOffText(statement: SignOffStatement): string {
  const parsed = SignOffStatement.safeParse(statement);
  if (!parsed.success) throw new AppError('invalid-input');
  return canonicalJson(parsed.data);
}

function checkVerification(verification: Bundle['verification']): void {
  if (!verification.clean || verification.findings.length > 0) {
    throw new AppError('verification-failed', { findings: verification.findings.length });
  }
}
