/**
 * The audit log, alike in the vault and in each case.
 * appendAudit(db, entry)               inside the transaction of what it records
 * listAudit(db, { before, limit })     newest first
 * getAuditEnd(db)                      count and head
 * checkAudit(db)                       recomputes the whole chain
 */
import { createHash } from 'node:crypto';
import { AuditEntry } from '../contract/case.ts';
import { type ChainCheck, type ChainEnd, chainEntry, chainStart, verifyChain } from '../domain/audit.ts';
import { checkNoun } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

/** `detail` holds ids, codes and counts; no text of a case. */
export type NewAuditEntry = Omit<AuditEntry, 'sequence' | 'hash'>;

type AuditRow = {
  sequence: number;
  at: string;
  actor: string | null;
  action: string;
  detail: string;
  hash: string;
};

function toEntry(row: AuditRow): AuditEntry {
  return checkNoun(AuditEntry, {
    sequence: row.sequence,
    at: row.at,
    actor: row.actor === null ? null : JSON.parse(row.actor),
    action: row.action,
    detail: JSON.parse(row.detail),
    hash: row.hash,
  });
}

export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export function appendAudit(db: WritableDb, entry: NewAuditEntry): AuditEntry {
  const end = getAuditEnd(db);
  const { at, actor, action, detail } = entry;
  const numbered = { sequence: end.count + 1, at, actor, action, detail };
  const hash = hashText(chainEntry(end.head, numbered));
  prepare(db, 'INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)').run(
    numbered.sequence,
    at,
    actor === null ? null : JSON.stringify(actor),
    action,
    JSON.stringify(detail),
    hash,
  );
  return { ...numbered, hash };
}

/** Entries before the sequence `before`, or from the newest on. */
export function listAudit(
  db: ReadableDb,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): AuditEntry[] {
  return prepare<AuditRow>(db, 'SELECT * FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT ?')
    .all(before ?? Number.MAX_SAFE_INTEGER, limit)
    .map(toEntry);
}

/** Oldest first; for the export and the check. */
export function listWholeAudit(db: ReadableDb): AuditEntry[] {
  return prepare<AuditRow>(db, 'SELECT * FROM audit ORDER BY sequence').all().map(toEntry);
}

export function getAuditEnd(db: ReadableDb): ChainEnd {
  const row = prepare<{ sequence: number; hash: string }>(
    db,
    'SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1',
  ).get();
  return row === undefined ? { count: 0, head: chainStart } : { count: row.sequence, head: row.hash };
}

/** With `end`, remembered elsewhere, a cut tail shows too. */
export function checkAudit(db: ReadableDb, end?: ChainEnd): ChainCheck {
  return verifyChain(listWholeAudit(db), hashText, end);
}
