/**
 * listDismissed(db)                       by place (`keyOfSlip`)
 * dismissSlip(db, place, who)             write; null takes it back
 */
import { Dismissal, type SlipPlace } from '../contract/slip.ts';
import { checkNoun } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

type DismissedRow = {
  document_id: SlipPlace['documentId'];
  page: number;
  range_start: number;
  range_end: number;
  kind: SlipPlace['kind'];
  reason: string;
  dismissed_by: string;
  at: string;
};

export function keyOfSlip({ documentId, page, start, end, kind }: SlipPlace): string {
  return `${documentId} ${page} ${start} ${end} ${kind}`;
}

export function listDismissed(db: ReadableDb): ReadonlyMap<string, Dismissal> {
  const rows = prepare<DismissedRow>(db, 'SELECT * FROM dismissed_slips').all();
  return new Map(
    rows.map((row) => [
      keyOfSlip({
        documentId: row.document_id,
        page: row.page,
        start: row.range_start,
        end: row.range_end,
        kind: row.kind,
      }),
      checkNoun(Dismissal, { reason: row.reason, by: JSON.parse(row.dismissed_by), at: row.at }),
    ]),
  );
}

export function dismissSlip(
  db: WritableDb,
  { documentId, page, start, end, kind }: SlipPlace,
  dismissal: Dismissal | null,
): void {
  const place = [documentId, page, start, end, kind];
  prepare(
    db,
    'DELETE FROM dismissed_slips WHERE document_id = ? AND page = ? AND range_start = ? AND range_end = ? AND kind = ?',
  ).run(...place);
  if (dismissal === null) return;
  const { reason, by, at } = dismissal;
  prepare(db, 'INSERT INTO dismissed_slips VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...place,
    reason,
    JSON.stringify(by),
    at,
  );
}
