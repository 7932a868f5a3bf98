/** What the operations of every noun are made with: who may, in which case, in one transaction or in a job. */
import { openCase } from '../casework/manage-cases.ts';
import type { Session } from '../casework/session.ts';
import {
  type CommandResult,
  type OpenCase,
  runCommand,
  type Tools,
  type Worker,
} from '../casework/workplace.ts';
import type { Role } from '../contract/user.ts';
import type { CaseId } from '../contract/values.ts';
import type { JobControl, Jobs } from '../jobs.ts';
import type { Access, Call } from '../router.ts';
import { type ReadableDb, runQuery, type WritableDb } from '../store/sqlite.ts';

export const everyone: readonly Role[] = ['caseworker', 'dpo', 'manager'];
export const dpo: readonly Role[] = ['dpo'];
/** Managers read, review and sign; they do not prepare what they may have to sign. */
export const preparers: readonly Role[] = ['caseworker', 'dpo'];

export const opening: Access = { opening: true };
export const only = (roles: readonly Role[]): Access => ({ opening: false, roles, beforeChange: false });

export type InCase = { readonly caseId: CaseId };

export type Application = {
  readonly session: Session;
  readonly tools: Tools;
  readonly jobs: Jobs;
  /** Locks the vault: jobs end, keys are wiped, the window is told. */
  readonly lock: () => Promise<void>;
  readonly noteActivity: () => void;
};

export type Kit = ReturnType<typeof createKit>;

export function createKit({ session, tools }: Application) {
  const by = ({ actor }: Call): Worker => ({ actor, tools });
  const inCase = (caseId: CaseId): OpenCase => openCase(session, caseId);

  return {
    by,
    inCase,
    /** Reads only. */
    caseQuery<In extends InCase, Out>(read: (db: ReadableDb, input: In) => Out) {
      return {
        access: only(everyone),
        run: (input: In): Out => runQuery(inCase(input.caseId).db, (db) => read(db, input)),
      };
    },
    /** Changes in one transaction with its audit entry; the name becomes the entry's action. */
    caseCommand<In extends InCase, Out>(
      action: string,
      roles: readonly Role[],
      command: (db: WritableDb, input: In, worker: Worker) => CommandResult<Out>,
    ) {
      return {
        access: only(roles),
        run: (input: In, call: Call): Out =>
          runCommand(inCase(input.caseId), by(call), action, (db) => command(db, input, by(call))),
      };
    },
    /** Takes its time; writes for itself, piece by piece. */
    caseJob<In extends InCase, Out>(
      roles: readonly Role[],
      work: (open: OpenCase, input: In, worker: Worker, job: JobControl) => Promise<Out>,
    ) {
      return {
        access: only(roles),
        run: (input: In, call: Call): Promise<Out> => work(inCase(input.caseId), input, by(call), call.job),
      };
    },
    /** The trail of a case, or that of the vault. */
    auditOf: (caseId: CaseId | null): WritableDb =>
      caseId === null ? session.vault().db : inCase(caseId).db,
  };
}
