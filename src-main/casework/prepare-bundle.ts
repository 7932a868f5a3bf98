/** Apply, verify, assemble, attack: from decided marks to one file that may be signed. Nothing half-done is kept. */
import { randomInt } from 'node:crypto';
import type { BoxWidths, Bundle, VerificationFinding } from '../contract/bundle.ts';
import type { Organisation } from '../contract/case.ts';
import type { Output } from '../contract/contract.ts';
import type { Document } from '../contract/document.ts';
import { AppError } from '../contract/errors.ts';
import { BundleId } from '../contract/values.ts';
import { composeBundleTitle } from '../domain/letter.ts';
import type { AssembleOutput } from '../pdf/engine.ts';
import { insertBundle } from '../store/bundles.ts';
import { getRevision } from '../store/case-state.ts';
import { listDocuments } from '../store/documents.ts';
import { writeStoredFile } from '../store/file-store.ts';
import { insertFile } from '../store/files.ts';
import { attackBundle } from './attack-bundle.ts';
import { checkReadiness } from './check-readiness.ts';
import { composeParts } from './compose-parts.ts';
import { findOpenPlaces } from './open-places.ts';
import { leaveOutLabels, leaveOutOwnWords } from './own-words.ts';
import { redactDocuments, type WordCounts } from './redact-documents.ts';
import { countLabels } from './redaction-marks.ts';
import { readRequest } from './view-case.ts';
import { type OpenCase, type Progress, runCommand, type Worker } from './workplace.ts';

/**
 * With findings there is no bundle: they are answered, and nothing is stored. Throws `not-ready`, `bundle-changed`
 * when somebody changed the case meanwhile, `cancelled`.
 */
export async function prepareBundle(
  open: OpenCase,
  organisation: Organisation,
  worker: Worker,
  progress: Progress,
): Promise<Output<'prepareBundle'>> {
  const { tools } = worker;
  const { blockers } = checkReadiness(open.db, tools);
  if (blockers.length > 0) throw new AppError('not-ready', { blockers: blockers.length });
  const revision = getRevision(open.db);
  const id = BundleId.parse(tools.newId());
  const terms = findOpenPlaces(open.db).hidden;
  const documents = orderByLife(listDocuments(open.db));

  const password = makePassword();
  const hidden = leaveOutLabels(terms, tools);
  const made = await assembleDocuments(open, documents, hidden, password, organisation, worker, progress);
  if ('findings' in made) return refuse(id, made.findings);

  const { assembled } = made;
  const attacked = leaveOutOwnWords(terms, organisation, tools);
  const attack = await attackBundle(assembled, password, attacked, worker, progress);
  if (!attack.clean) return refuse(id, attack.findings);

  const stored = await writeStoredFile(open.files, tools.newId(), assembled.bytes);
  const at = tools.clock.now();
  const bundle: Bundle = {
    id,
    state: 'prepared',
    preparedBy: worker.actor,
    preparedAt: at,
    sha256: stored.sha256,
    bytes: stored.bytes,
    pages: assembled.pages,
    parts: assembled.parts,
    withheld: countLabels(open.db),
    boxWidths: made.boxWidths,
    password,
    verification: { ...attack, ...made.words },
    signOff: null,
    signedBy: null,
    exportedAt: null,
  };
  runCommand(open, worker, 'prepareBundle', (db) => {
    if (getRevision(db) !== revision) throw new AppError('bundle-changed');
    insertBundle(db, bundle, revision);
    insertFile(db, { ...stored, kind: 'bundle', bundleId: id, documentId: null, revision, at });
    return {
      value: null,
      audit: {
        bundleId: id,
        sha256: bundle.sha256,
        pages: bundle.pages,
        documents: documents.length,
        termsAttacked: attacked.length,
      },
      changesBundle: false,
    };
  });
  return { bundleId: id, verification: attack };
}

/** The redacted documents are in no other scope, so that their memory is free again once they are in the bundle. */
async function assembleDocuments(
  open: OpenCase,
  documents: readonly Document[],
  terms: readonly string[],
  password: string,
  organisation: Organisation,
  worker: Worker,
  progress: Progress,
): Promise<
  | { assembled: AssembleOutput; boxWidths: BoxWidths; words: WordCounts }
  | { findings: readonly VerificationFinding[] }
> {
  const { parts, pages, findings, boxWidths, words } = await redactDocuments(
    open,
    documents,
    terms,
    worker,
    progress,
  );
  if (findings.length > 0) return { findings };
  progress.report('assembling', 0, pages);
  const assembled = await worker.tools.engine.run(
    'assemble',
    {
      title: composeBundleTitle(readRequest(open.db), null),
      language: 'en-GB',
      parts: composeParts(open.db, parts, organisation, worker.tools),
      password,
    },
    {
      signal: progress.signal,
      onProgress: ({ done, total }) => progress.report('assembling', done, total),
    },
  );
  return { assembled, boxWidths, words };
}

function refuse(bundleId: BundleId, findings: readonly VerificationFinding[]): Output<'prepareBundle'> {
  return { bundleId, verification: { clean: false, findings } };
}

/** In the order in which things happened; what has no date comes last, in the order of the case. */
export function orderByLife(documents: readonly Document[]): Document[] {
  return [...documents].sort((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999'));
}

/** Without letters and digits that are mistaken for one another: read out over the telephone, typed by hand. */
const passwordCharacters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** 20 characters in groups of four, 98 bits. */
function makePassword(): string {
  const groups = Array.from({ length: 5 }, () =>
    Array.from({ length: 4 }, () => passwordCharacters[randomInt(passwordCharacters.length)]).join(''),
  );
  return groups.join('-');
}
