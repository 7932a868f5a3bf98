/** Out of the case: exactly the bytes that were signed, and a file with which anybody can check them. */
import path from 'node:path';
import type { Input, Output } from '../contract/contract.ts';
import { checkExport } from '../domain/bundle.ts';
import { getBundle, getBundleRevision, updateBundle } from '../store/bundles.ts';
import { getRevision } from '../store/case-state.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import { hashBytes, readBundlePdf } from './sign-off-bundle.ts';
import { readRequest } from './view-case.ts';
import { askWhereToSave, type OpenCase, type Progress, runCommand, type Worker } from './workplace.ts';
import { writeOut } from './write-out.ts';

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
  const target = await askWhereToSave(tools, `${safeName(reference)}.pdf`, progress.signal);
  if (target === null) return null;
  progress.report('writing', 0, 2);
  const verification = Buffer.from(`${JSON.stringify(signOff, null, 2)}\n`, 'utf8');
  const files = [
    // First what a viewer may hold open, so that an older pair stays a pair.
    { target, bytes },
    { target: nameVerificationFile(target), bytes: verification },
  ];
  const result = await writeOut(files, (moveInPlace) =>
    runCommand(open, worker, 'exportBundle', (db) => {
      // Again: the case may have changed while the dialog was open, and nothing has left yet.
      const bundle = check(db);
      updateBundle(db, { ...bundle, state: 'exported', exportedAt: tools.clock.now() });
      moveInPlace();
      return {
        value: { fileName: path.basename(target), sha256: fileSha256 },
        audit: { bundleId: bundle.id, sha256: fileSha256, bytes: bytes.length },
        changesBundle: false,
      };
    }),
  );
  progress.report('writing', 2, 2);
  return result;
}

/** File systems end at 255 bytes; the endings and a folder's own want room too. */
const longestName = 100;

/** A reference may hold slashes; nothing else of the case goes into a file's name. */
export function safeName(reference: string): string {
  const plain = reference.replace(/[^A-Za-z0-9._-]+/gu, '-').slice(0, longestName);
  return plain.replace(/^[-.]+|[-.]+$/gu, '') || 'bundle';
}
