/** When the answer is due, with the working. */
import type { ClockFacts, Deadline } from '../contract/request.ts';
import { checkClockFacts, computeDeadline } from '../domain/deadline.ts';
import { parseHolidays } from '../domain/holidays.ts';
import type { Tools } from './environment.ts';
import type { DeadlineJob, Outcome } from './job.ts';
import { readRules } from './read-rules.ts';

/** → { start, due, dueIfAnsweredToday, working: [{ rule, date, text }], warnings }. Throws invalid-input. */
export async function workOutDeadline(job: DeadlineJob, tools: Tools): Promise<Outcome> {
  const holidays = parseHolidays(await readRules(tools.resourcesFolder, 'holidays.json'));
  const facts = toClockFacts(job);
  checkClockFacts(facts);
  const today = job.today ?? tools.today();
  const deadline = computeDeadline(facts, holidays, today);
  return { kind: 'done', result: leaveOutUnsaid(deadline, job) };
}

function toClockFacts(job: DeadlineJob): ClockFacts {
  const { received, idRequested = null, idReceived = null } = job;
  const extended = job.extended === true || job.extensionNotice != null;
  return {
    nation: job.nation ?? 'england-and-wales',
    receivedOn: received,
    identity: toIdentity(received, idRequested, idReceived),
    authority: null,
    fee: null,
    clarifications: job.clarification ?? [],
    // `extended` says that the extension is valid, so its notice was in time.
    extensionNoticeOn: extended ? (job.extensionNotice ?? received) : null,
    // What the reasons are is not asked here.
    extensionReasons: 'not asked',
  };
}

function toIdentity(received: string, requested: string | null, came: string | null): ClockFacts['identity'] {
  if (requested === null && came === null) return null;
  const earliest = came !== null && came < received ? came : received;
  return { requestedOn: requested ?? earliest, receivedOn: came };
}

/** Nothing is said of a notice whose day was not given, nor of reasons. */
function leaveOutUnsaid(deadline: Deadline, job: DeadlineJob): Deadline {
  const working = deadline.working
    .filter(({ rule }) => rule !== 'notice' || job.extensionNotice != null)
    .map((step) =>
      step.rule === 'extension'
        ? { ...step, text: step.text.replace(' The reasons are recorded.', '') }
        : step,
    );
  return { ...deadline, working };
}
