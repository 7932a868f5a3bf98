/** What the steps of the job work with: the open case, the rules, the clock, the hands that do PDF work. */
import type { JobStep, PagesDone } from '../contract/client.ts';
import type { Input } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { CaseFacts, Request } from '../contract/request.ts';
import type { Actor } from '../contract/user.ts';
import type { Instant, PlainDate } from '../contract/values.ts';
import type { Detection, DetectionRequest } from '../detect/detect-everything.ts';
import { countYears } from '../domain/civil-date.ts';
import type { ExemptionBook } from '../domain/exemption.ts';
import type { GlossaryEntry } from '../domain/glossary.ts';
import type { Holidays } from '../domain/holidays.ts';
import type { BundleTemplate } from '../domain/letter-template.ts';
import type { PdfEngine } from '../pdf/engine.ts';
import { appendAudit } from '../store/audit.ts';
import { voidBundles } from '../store/bundles.ts';
import { bumpRevision } from '../store/case-state.ts';
import type { OpenCase } from '../store/cases.ts';
import { runInTransaction, type WritableDb } from '../store/sqlite.ts';

export type Rules = {
  readonly holidays: Holidays;
  readonly exemptions: ExemptionBook;
  readonly template: BundleTemplate;
  readonly glossary: readonly GlossaryEntry[];
};

/** Passed in everywhere, so that every step can be run again with the same outcome. */
export type Clock = {
  /** ISO 8601, UTC. */
  readonly now: () => Instant;
  /** The day at the organisation's place. */
  readonly today: () => PlainDate;
};

export type SampleCase = { readonly request: Request; readonly files: Input<'importDocuments'>['files'] };

export type Tools = {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly rules: Rules;
  readonly engine: PdfEngine;
  /** Looks through pages beside everything else that main does. */
  readonly detect: (request: DetectionRequest) => Promise<Detection>;
  /** Read when somebody wants to learn on it. */
  readonly sampleCase: () => SampleCase;
  /** Asks the person for a place to write to; null when they think better of it. */
  readonly askWhereToSave: (suggestedName: string) => Promise<string | null>;
};

/** Who works, and with what. */
export type Worker = { readonly actor: Actor; readonly tools: Tools };

/** Ids, codes and counts; no text of a case. */
export type AuditDetail = Readonly<Record<string, string | number | boolean>>;

/** What a command must answer. A bundle stands for the case only until `changesBundle` is true once. */
export type CommandResult<Value> = {
  readonly value: Value;
  /** Null only where nothing was changed after all. */
  readonly audit: AuditDetail | null;
  readonly changesBundle: boolean;
};

/**
 * Runs a command and its audit entry in one transaction. The name of the operation becomes the entry's action.
 */
export function runCommand<Value>(
  open: OpenCase,
  worker: Worker,
  action: string,
  command: (db: WritableDb) => CommandResult<Value>,
): Value {
  return runInTransaction(open.db, (db) => {
    const result = command(db);
    if (result.audit !== null) {
      if (result.changesBundle) {
        bumpRevision(db);
        voidBundles(db);
      }
      appendAudit(db, {
        at: worker.tools.clock.now(),
        actor: worker.actor,
        action,
        detail: { ...result.audit },
      });
    }
    return result.value;
  });
}

export type Progress = {
  readonly signal: AbortSignal;
  readonly report: (step: JobStep, done: number, total: number, pages?: PagesDone) => void;
};

/**
 * The person's answer, or `cancelled` as soon as the job is: a dialog that nobody answers must not keep the vault
 * from locking.
 */
export async function askWhereToSave(
  { askWhereToSave: ask }: Tools,
  suggestedName: string,
  signal: AbortSignal,
): Promise<string | null> {
  if (signal.aborted) throw new AppError('cancelled');
  let stop: () => void = () => undefined;
  const cancelled = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new AppError('cancelled'));
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([ask(suggestedName), cancelled]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** What the law asks about the case today. */
export function findCaseFacts(request: Request, today: PlainDate): CaseFacts {
  const { dateOfBirth } = request.subject;
  return {
    nation: request.clock.nation,
    requesterCapacity: request.requester.capacity,
    subjectAge: dateOfBirth === null || dateOfBirth > today ? null : countYears(dateOfBirth, today),
  };
}

export type { OpenCase };
