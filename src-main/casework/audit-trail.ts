/** What was done: shown, checked, and written out for an auditor. */
import path from 'node:path';
import type { Output } from '../contract/contract.ts';
import type { Document } from '../contract/document.ts';
import { AppError } from '../contract/errors.ts';
import type { Mark } from '../contract/mark.ts';
import { appendAudit, checkAudit, getAuditEnd, listAudit, listWholeAudit } from '../store/audit.ts';
import { listDocuments } from '../store/documents.ts';
import { listMarks } from '../store/marks.ts';
import { type ReadableDb, runInTransaction, type WritableDb } from '../store/sqlite.ts';
import { askWhereToSave, type Worker } from './workplace.ts';
import { writeOut } from './write-out.ts';

export function readAudit(
  db: ReadableDb,
  input: { before: number | null; limit: number },
): Output<'listAudit'> {
  return { entries: listAudit(db, input), total: getAuditEnd(db).count };
}

export function judgeAudit(db: ReadableDb): Output<'checkAudit'> {
  const check = checkAudit(db);
  const { count } = getAuditEnd(db);
  return { intact: check.ok, entries: count, firstBroken: check.ok ? null : check.sequence };
}

/**
 * One JSON file: the chained entries, and of a case each decision with who, when and why (the internal log, which
 * never goes to the requester). A broken chain is not written out as if it were whole: throws `audit-damaged`.
 */
export async function exportAudit(
  db: WritableDb,
  source: { readonly name: string; readonly isCase: boolean },
  worker: Worker,
  signal: AbortSignal,
): Promise<Output<'exportAudit'>> {
  if (!checkAudit(db).ok) throw new AppError('audit-damaged');
  const target = await askWhereToSave(worker.tools, `${source.name}-audit.json`, signal);
  if (target === null) return null;
  const entries = listWholeAudit(db);
  const log = {
    product: 'candour',
    version: 1,
    exportedAt: worker.tools.clock.now(),
    head: getAuditEnd(db),
    entries,
    decisions: source.isCase ? listDecisions(db) : [],
  };
  const bytes = Buffer.from(`${JSON.stringify(log, null, 2)}\n`, 'utf8');
  await writeOut([{ target, bytes }], (moveInPlace) =>
    runInTransaction(db, (writable) => {
      appendAudit(writable, {
        at: worker.tools.clock.now(),
        actor: worker.actor,
        action: 'exportAudit',
        detail: { entries: entries.length },
      });
      moveInPlace();
    }),
  );
  return { fileName: path.basename(target), entries: entries.length };
}

function listDecisions(db: ReadableDb) {
  const documents = new Map(listDocuments(db).map((document) => [document.id, document]));
  return listMarks(db)
    .filter((mark) => mark.decision !== null)
    .map((mark) => describeDecision(mark, documents.get(mark.documentId)));
}

/** Who redacted, when and why (ICO audit toolkit); the text itself is not repeated. */
function describeDecision({ page, decision, review, source, type }: Mark, document: Document | undefined) {
  return { document: document?.title ?? '', page, source, type, decision, review };
}
