/** getRequest(db) → Request | null     setRequest(db, request) */
import { Request } from '../contract/request.ts';
import { parseNullableColumn } from './json-column.ts';
import { prepare, type ReadableDb, type WritableDb } from './sqlite.ts';

/** Null in a case that was made and not yet described. */
export function getRequest(db: ReadableDb): Request | null {
  const row = prepare<{ request: string }>(db, 'SELECT request FROM request').get();
  return parseNullableColumn(Request, row?.request ?? null);
}

export function setRequest(db: WritableDb, request: Request): void {
  prepare(
    db,
    'INSERT INTO request VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET request = excluded.request',
  ).run(JSON.stringify(request));
}
