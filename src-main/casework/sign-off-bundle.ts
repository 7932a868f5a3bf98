/** A manager who did not prepare the bundle signs it; the file is read and hashed again first. */
import { createHash } from 'node:crypto';
import type { Bundle, SignOff } from '../contract/bundle.ts';
import type { Input } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { BundleId } from '../contract/values.ts';
import { checkSignOff, createStatement, signOffText } from '../domain/bundle.ts';
import { getBundle, getBundleRevision, updateBundle } from '../store/bundles.ts';
import { getRevision } from '../store/case-state.ts';
import { readStoredFile } from '../store/file-store.ts';
import { findFile } from '../store/files.ts';
import type { OpenVault } from '../store/open-vault.ts';
import { signWithUserKey } from '../store/signing.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import { checkReadiness } from './check-readiness.ts';
import { confirmPassphrase } from './session.ts';
import { readRequest } from './view-case.ts';
import { type OpenCase, runCommand, type Worker } from './workplace.ts';

export async function readBundlePdf(open: OpenCase, bundleId: BundleId): Promise<Uint8Array> {
  getBundle(open.db, bundleId);
  const file = findFile(open.db, { bundleId, kind: 'bundle' });
  if (file === null) throw new AppError('stored-file-missing');
  return readStoredFile(open.files, file.id);
}

export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Throws as `checkSignOff`, and `wrong-passphrase`. */
export async function signOffBundle(
  open: OpenCase,
  vault: OpenVault,
  input: Input<'signOffBundle'>,
  worker: Worker,
): Promise<SignOff> {
  const { actor, tools } = worker;
  const check = (db: ReadableDb): Bundle => {
    const bundle = getBundle(db, input.bundleId);
    checkSignOff({
      bundle,
      signer: actor,
      preparedRevision: getBundleRevision(db, bundle.id),
      currentRevision: getRevision(db),
      blockers: checkReadiness(db, tools).blockers,
    });
    return bundle;
  };
  const { sha256 } = check(open.db);
  await confirmPassphrase(vault, input.passphrase, tools.clock.now());
  if (hashBytes(await readBundlePdf(open, input.bundleId)) !== sha256) throw new AppError('bundle-changed');

  return runCommand(open, worker, 'signOffBundle', (db) => {
    // Again, inside the transaction: the case may have changed while the passphrase was checked.
    const bundle = check(db);
    const statement = createStatement(bundle, readRequest(db).reference, actor, tools.clock.now());
    const signOff: SignOff = {
      statement,
      ...signWithUserKey(vault, Buffer.from(signOffText(statement), 'utf8')),
    };
    updateBundle(db, { ...bundle, state: 'signed', signOff, signedBy: actor });
    return {
      value: signOff,
      audit: { bundleId: bundle.id, sha256: bundle.sha256, publicKey: signOff.publicKey },
      changesBundle: false,
    };
  });
}
