/** The list of cases, a new one, and the end of one. */
import { z } from 'zod';
import { type CaseSummary, TaskStep } from '../contract/case.ts';
import { AppError } from '../contract/errors.ts';
import { ClockFacts, type Request } from '../contract/request.ts';
import { CaseId } from '../contract/values.ts';
import { countDays } from '../domain/civil-date.ts';
import { checkClockFacts, computeDeadline, countWorkingDays } from '../domain/deadline.ts';
import { createCase, deleteCase, listCases, saveCaseSummary } from '../store/cases.ts';
import { getRequest } from '../store/request.ts';
import { runInTransaction } from '../store/sqlite.ts';
import { describeNewCase } from './manage-request.ts';
import type { Session } from './session.ts';
import { readRequest, summarizeCase } from './view-case.ts';
import { type OpenCase, runCommand, type Tools, type Worker } from './workplace.ts';

/**
 * What the vault remembers of a case, so that the list need not open every case. While a case is open it is not
 * current: after a crash it is counted anew, and stands in only where the case cannot be opened.
 */
const Remembered = z.object({
  reference: z.string(),
  subjectName: z.string(),
  clock: ClockFacts,
  pages: z.int(),
  pagesSeen: z.int(),
  stage: TaskStep.shape.id,
  current: z.boolean(),
});
type Remembered = z.infer<typeof Remembered>;

export function listAllCases(session: Session, tools: Tools): CaseSummary[] {
  return listCases(session.vault().db).flatMap(({ id, summary }): CaseSummary[] => {
    const remembered = Remembered.safeParse(summary).data ?? null;
    if (remembered?.current === true && !session.isOpen(id)) return [recall(id, remembered, tools)];
    try {
      const open = openCase(session, id);
      return getRequest(open.db) === null ? [] : [summarizeCase(open, tools)];
    } catch (error) {
      // One damaged case must not hide the others; whoever opens it learns what is wrong with it.
      if (remembered !== null && error instanceof AppError) return [recall(id, remembered, tools)];
      throw error;
    }
  });
}

function recall(id: CaseId, remembered: Remembered, tools: Tools): CaseSummary {
  const { clock, current: _, ...rest } = remembered;
  const { holidays } = tools.rules;
  const today = tools.clock.today();
  const deadline = computeDeadline(clock, holidays, today);
  const { due } = deadline;
  return {
    ...rest,
    id,
    deadline,
    daysLeft: due === null ? null : countDays(today, due),
    workingDaysLeft:
      due === null || due < today ? null : countWorkingDays(today, due, clock.nation, holidays),
  };
}

/** Opens the case; what the vault remembers of it is no longer current. */
export function openCase(session: Session, id: CaseId): OpenCase {
  if (session.isOpen(id)) return session.openCase(id);
  const open = session.openCase(id);
  runInTransaction(session.vault().db, (db) => {
    const line = listCases(db).find((one) => one.id === id);
    const remembered = Remembered.safeParse(line?.summary).data;
    saveCaseSummary(db, id, remembered === undefined ? null : { ...remembered, current: false });
  });
  return open;
}

/** Before a case is closed. */
export function rememberCase(session: Session, open: OpenCase, tools: Tools): void {
  if (getRequest(open.db) !== null) saveSummary(session, open, true, tools);
}

function saveSummary(session: Session, open: OpenCase, current: boolean, tools: Tools): void {
  const { reference, subjectName, pages, pagesSeen, stage } = summarizeCase(open, tools);
  const remembered: Remembered = {
    reference,
    subjectName,
    clock: readRequest(open.db).clock,
    pages,
    pagesSeen,
    stage,
    current,
  };
  runInTransaction(session.vault().db, (db) => saveCaseSummary(db, open.id, remembered));
}

export function startCase(session: Session, request: Request, worker: Worker): { caseId: CaseId } {
  const { tools } = worker;
  checkClockFacts(request.clock);
  const caseId = CaseId.parse(tools.newId());
  createCase(session.vault(), { id: caseId, at: tools.clock.now() });
  try {
    const open = openCase(session, caseId);
    runCommand(open, worker, 'createCase', (db) => describeNewCase(db, request, tools));
    saveSummary(session, open, false, tools);
    return { caseId };
  } catch (error) {
    // A case that nobody can describe would stand in no list.
    session.forgetCase(caseId);
    deleteCase(session.vault(), { id: caseId, at: tools.clock.now() });
    throw error;
  }
}

/** The reference typed by hand shows that the right case is meant. Throws `invalid-input`. */
export function endCase(
  session: Session,
  input: { caseId: CaseId; confirmReference: string },
  tools: Tools,
): void {
  const { reference } = readRequest(session.openCase(input.caseId).db);
  if (input.confirmReference.trim() !== reference) throw new AppError('invalid-input');
  session.forgetCase(input.caseId);
  deleteCase(session.vault(), { id: input.caseId, at: tools.clock.now() });
}
