/** What was found in a file at import is looked at by a person, who says so. */
import type { Input } from '../contract/contract.ts';
import * as findings from '../store/findings.ts';
import type { WritableDb } from '../store/sqlite.ts';
import type { CommandResult, Worker } from './workplace.ts';

/** Looking changes nothing in a bundle. A finding looked at before leaves no second entry. */
export function lookAtFinding(
  db: WritableDb,
  { documentId, page, kind, looked }: Input<'lookAtFinding'>,
  { actor, tools }: Worker,
): CommandResult<null> {
  const look = looked ? { by: actor, at: tools.clock.now() } : null;
  const isNew = findings.lookAtFinding(db, { documentId, page, kind }, look);
  return {
    value: null,
    audit: isNew ? { documentId, ...(page === null ? {} : { page }), kind, looked } : null,
    changesBundle: false,
  };
}
