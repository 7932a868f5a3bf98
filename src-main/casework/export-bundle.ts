/** Out of the case: exactly the bytes that were signed, and a file with which anybody can check them. */
import { open as openFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Input, Output } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import { checkExport } from '../domain/bundle.ts';
import { getBundle, getBundleRevision, updateBundle } from '../store/bundles.ts';
import { getRevision } from '../store/case-state.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import { hashBytes, readBundlePdf } from './sign-off-bundle.ts';
import { readRequest } from './view-case.ts';
import { type OpenCase, type Progress, runCommand, type Worker } from './workplace.ts';

/** `bundle.pdf` and `bundle.verification.json` lie side by side; `candour verify` looks for the second by itself. */
export function nameVerificationFile(bundlePath: string): string {
  return `${bundlePath.replace(/\.pdf$/iu, '')}.verification.json`;
}

/** Null where the person closed the dialog. Throws as `checkExport`, `destination-not-writable`, `disk-full`. */
export async function exportBundle(
  open: OpenCase,
  input: Input<'exportBundle'>,
  worker: Worker,
  progress: Progress,
): Promise<Output<'exportBundle'>> {
  const { tools } = worker;
  const bytes = await readBundlePdf(open, input.bundleId);
  const fileSha256 = hashBytes(bytes);
  const check = (db: ReadableDb) => {
    const bundle = getBundle(db, input.bundleId);
    checkExport({
      bundle,
      preparedRevision: getBundleRevision(db, bundle.id),
      currentRevision: getRevision(db),
      fileSha256,
      addressConfirmed: input.addressConfirmed,
    });
    return bundle;
  };
  const { signOff } = check(open.db);
  const { reference } = readRequest(open.db);
  const target = await tools.askWhereToSave(`${safeName(reference)}.pdf`);
  if (target === null) return null;
  if (progress.signal.aborted) throw new AppError('cancelled');
  progress.report('writing', 0, 2);
  const verification = Buffer.from(`${JSON.stringify(signOff, null, 2)}\n`, 'utf8');
  const pair: readonly Outgoing[] = [
    // The check file first: a bundle never lies there without it.
    { target: nameVerificationFile(target), bytes: verification },
    { target, bytes },
  ];
  await writeAside(pair);
  progress.report('writing', 1, 2);
  return release(pair, () => runCommand(open, worker, 'exportBundle', (db) => {
    // Again, inside the transaction: while the dialog was open the case may have changed. Nothing has left yet.
    const bundle = check(db);
    updateBundle(db, { ...bundle, state: 'exported', exportedAt: tools.clock.now() });
    moveInPlace(pair);
    progress.report('writing', 2, 2);
    return {
      value: { fileName: path.basename(target), sha256: fileSha256 },
      audit: { bundleId: bundle.id, sha256: fileSha256, bytes: bytes.length },
      changesBundle: false,
    };
  }));
}

/** A reference may hold slashes; nothing else of the case goes into a file's name. */
export function safeName(reference: string): string {
  return reference.replace(/[^A-Za-z0-9._-]+/gu, '-').replace(/^[-.]+|[-.]+$/gu, '') || 'bundle';
}

/** Complete under its name, or not there. */
export async function writeWhole(target: string, bytes: Uint8Array): Promise<void> {
  const aside = `${target}.unfinished`;
  try {
    const file = await openFile(aside, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true });
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new AppError(full ? 'disk-full' : 'destination-not-writable');
  }
}
