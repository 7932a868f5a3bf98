/**
 * The clock of a subject access request: UK GDPR Article 12(3) with 12A, counted as Regulation 1182/71 and the
 * ICO's guidance on the right of access (December 2025) say. Months, never 30 or 90 days.
 */
import { AppError } from '../contract/errors.ts';
import type { Awaited, ClockFacts, Deadline, DeadlineStep } from '../contract/request.ts';
import type { PlainDate } from '../contract/values.ts';
import { addDays, addMonths, countDays, describeDay, describeWeekday, latestDay } from './civil-date.ts';
import { findHoliday, type Holidays, rollToWorkingDay } from './holidays.ts';
import { listPauses, type Pause, takeCountedPauses } from './pauses.ts';

export { countDays } from './civil-date.ts';
export { countWorkingDays, type Holidays, parseHolidays } from './holidays.ts';

type Start = {
  /** Null while something is awaited. */
  readonly day: PlainDate | null;
  readonly ifAnsweredToday: PlainDate;
  readonly step: DeadlineStep;
};

/** The result of adding months and paused days to a start. */
type Limit = {
  readonly base: PlainDate;
  readonly pauses: readonly Pause[];
  readonly paused: number;
  readonly unrolled: PlainDate;
  readonly due: PlainDate;
};

const awaitedThings = [
  { key: 'identity', name: 'Identity' },
  { key: 'authority', name: 'Authority' },
  { key: 'fee', name: 'The fee' },
] as const;

/**
 * When the answer is due, how that was worked out, and what to watch. Never throws on facts in a strange order:
 * it says so in the warnings (`checkClockFacts` refuses them when they are entered).
 */
export function computeDeadline(facts: ClockFacts, holidays: Holidays, today: PlainDate): Deadline {
  const start = findStart(facts, today);
  const from = start.ifAnsweredToday;
  const pauses = listPauses(facts.clarifications, from, today);
  const firstMonth = addTime(1, from, pauses, facts, holidays);
  const extended = facts.extensionNoticeOn !== null;
  const limit = extended ? addTime(3, from, pauses, facts, holidays) : firstMonth;
  const suspended = start.day === null || limit.pauses.some((pause) => pause.open);

  const working: DeadlineStep[] = [start.step];
  const opening = start.day === null ? 'If it came today, one' : 'One';
  working.push({
    rule: 'base-month',
    date: firstMonth.base,
    text: `${opening} month from ${describeDay(from)} is ${describeWeekday(firstMonth.base)}.${
      firstMonth.base.slice(8) === from.slice(8)
        ? ''
        : ' That month has no such date, so its last day counts.'
    }`,
  });
  if (extended) working.push(describeExtension(facts, limit, from));
  working.push(...describePauses(limit));
  if (limit.due !== limit.unrolled) working.push(describeRoll(limit, facts, holidays));
  if (facts.extensionNoticeOn !== null) working.push(describeNotice(facts.extensionNoticeOn, firstMonth));
  if (suspended) {
    working.push({
      rule: 'suspended',
      date: null,
      text: `The due date is suspended. If the answer came today, ${describeWeekday(today)}, the due date would be ${describeWeekday(limit.due)}.`,
    });
  }
  return {
    start: start.day,
    due: suspended ? null : limit.due,
    dueIfAnsweredToday: suspended ? limit.due : null,
    working,
    warnings: listClockWarnings(facts, holidays, { from, limit, firstMonth, pauses }),
  };
}

/** Refuses facts that cannot be: an answer before its question. Throws `invalid-input`. */
export function checkClockFacts(facts: ClockFacts): void {
  const awaited = awaitedThings.map(({ key }) => facts[key]);
  const asked = facts.clarifications.map(({ askedOn, receivedOn }) => ({ requestedOn: askedOn, receivedOn }));
  for (const thing of [...awaited, ...asked]) {
    if (thing !== null && thing.receivedOn !== null && thing.receivedOn < thing.requestedOn) {
      throw new AppError('invalid-input');
    }
  }
}

/** The clock starts on the latest of the request, identity, authority and fee, where they were asked for. */
function findStart(facts: ClockFacts, today: PlainDate): Start {
  const things = awaitedThings.flatMap(({ key, name }) => {
    const awaited: Awaited | null = facts[key];
    return awaited === null ? [] : [{ name, ...awaited }];
  });
  const open = things.filter((thing) => thing.receivedOn === null);
  const came = things.flatMap(({ name, receivedOn }) => (receivedOn === null ? [] : [{ name, receivedOn }]));
  const known = latestDay(facts.receivedOn, ...came.map((thing) => thing.receivedOn));
  const parts = [
    `Received on ${describeWeekday(facts.receivedOn)}.`,
    ...came.map((thing) => `${thing.name} came on ${describeDay(thing.receivedOn)}.`),
  ];
  if (open.length > 0) {
    const waits = open.map(
      (thing) => `${thing.name} was asked for on ${describeDay(thing.requestedOn)} and has not come.`,
    );
    const text = [...parts, ...waits, 'The clock has not started.'].join(' ');
    const asked = open.map((thing) => thing.requestedOn);
    return {
      day: null,
      ifAnsweredToday: latestDay(known, today, ...asked),
      step: { rule: 'start', date: null, text },
    };
  }
  const [only] = came;
  const text =
    came.length === 1 && only !== undefined && known > facts.receivedOn
      ? `Received on ${describeWeekday(facts.receivedOn)}. ${only.name} came on ${describeDay(only.receivedOn)}, so the clock starts on ${describeWeekday(known)}.`
      : [
          ...parts,
          `The clock starts on ${came.length > 0 ? 'the latest of these days' : 'that day'}, ${describeWeekday(known)}.`,
        ].join(' ');
  return { day: known, ifAnsweredToday: known, step: { rule: 'start', date: known, text } };
}

function addTime(
  months: 1 | 3,
  start: PlainDate,
  pauses: readonly Pause[],
  facts: ClockFacts,
  holidays: Holidays,
): Limit {
  const base = addMonths(start, months);
  const roll = (day: PlainDate) => rollToWorkingDay(day, facts.nation, holidays);
  const counted = takeCountedPauses(pauses, base, roll);
  const paused = counted.reduce((days, pause) => days + pause.days, 0);
  const unrolled = addDays(base, paused);
  return { base, pauses: counted, paused, unrolled, due: roll(unrolled) };
}

function describeExtension(facts: ClockFacts, limit: Limit, start: PlainDate): DeadlineStep {
  const shortened =
    limit.base.slice(8) === start.slice(8) ? '' : ' That month has no such date, so its last day counts.';
  const reasons = facts.extensionReasons.trim() === '' ? '' : ' The reasons are recorded.';
  return {
    rule: 'extension',
    date: limit.base,
    text: `Extended by two further months: three months from ${describeDay(start)} is ${describeWeekday(limit.base)}.${shortened}${reasons}`,
  };
}

function describePauses(limit: Limit): readonly DeadlineStep[] {
  if (limit.paused === 0) return [];
  const spans = limit.pauses.map((pause) => {
    const until = pause.open ? `${describeDay(pause.to)}, still open` : describeDay(pause.to);
    return `${describeDay(pause.from)} to ${until} (${sayDays(pause.days)})`;
  });
  return [
    {
      rule: 'pause',
      date: limit.unrolled,
      text: `Waiting for clarification does not count, first and last day included: ${spans.join('; ')}. ${sayDays(limit.paused)} added to ${describeDay(limit.base)} give ${describeWeekday(limit.unrolled)}.`,
    },
  ];
}

function describeRoll(limit: Limit, facts: ClockFacts, holidays: Holidays): DeadlineStep {
  const reasons: string[] = [];
  for (let day = limit.unrolled; day < limit.due; day = addDays(day, 1)) {
    const holiday = findHoliday(day, facts.nation, holidays);
    reasons.push(holiday === null ? describeWeekday(day) : `${describeWeekday(day)} (${holiday.name})`);
  }
  return {
    rule: 'working-day',
    date: limit.due,
    text: `Not a working day: ${reasons.join(', ')}. The next working day is ${describeWeekday(limit.due)}.`,
  };
}

function describeNotice(noticeOn: PlainDate, firstMonth: Limit): DeadlineStep {
  return {
    rule: 'notice',
    date: noticeOn,
    text: `The notice of extension went out on ${describeDay(noticeOn)}; it had to go out by the end of ${describeWeekday(firstMonth.due)}.`,
  };
}

function listClockWarnings(
  facts: ClockFacts,
  holidays: Holidays,
  clock: { from: PlainDate; limit: Limit; firstMonth: Limit; pauses: readonly Pause[] },
): readonly string[] {
  const warnings: string[] = [];
  const { from, limit, firstMonth, pauses } = clock;
  if (facts.extensionNoticeOn !== null && facts.extensionNoticeOn > firstMonth.due) {
    warnings.push(
      `The notice of extension went out on ${describeDay(facts.extensionNoticeOn)}, after the first month ended on ${describeDay(firstMonth.due)}. The extension may not count: the answer was due on ${describeDay(firstMonth.due)}.`,
    );
  }
  if (facts.extensionNoticeOn !== null && facts.extensionReasons.trim() === '') {
    warnings.push('The reasons for the extension are not recorded.');
  }
  if (limit.due > holidays.validUntil) {
    warnings.push(
      `The list of public holidays ends on ${describeDay(holidays.validUntil)}, before the due date. Check for holidays after that day.`,
    );
  }
  if (limit.due < holidays.validFrom) {
    warnings.push(
      `The list of public holidays begins on ${describeDay(holidays.validFrom)}, after the due date. Check for holidays before that day.`,
    );
  }
  for (const pause of pauses) {
    if (!limit.pauses.includes(pause)) {
      warnings.push(
        `Clarification was asked for on ${describeDay(pause.from)}, after the answer was due. It does not move the due date.`,
      );
    }
  }
  for (const { key, name } of awaitedThings) {
    const thing = facts[key];
    if (thing !== null && thing.requestedOn > addMonths(facts.receivedOn, 1)) {
      const late = countDays(facts.receivedOn, thing.requestedOn);
      warnings.push(
        `${name} was asked for ${late} days after the request came. Asking late may not move the start.`,
      );
    }
    if (thing !== null && thing.receivedOn !== null && thing.receivedOn < thing.requestedOn) {
      warnings.push(`${name} is recorded as received before it was asked for. Check the dates.`);
    }
  }
  for (const { askedOn, receivedOn } of facts.clarifications) {
    if (receivedOn !== null && receivedOn < askedOn) {
      warnings.push(
        'A clarification is recorded as received before it was asked for and is left out. Check the dates.',
      );
    } else if (receivedOn !== null && receivedOn < from) {
      warnings.push(
        `Clarification came on ${describeDay(receivedOn)}, before the clock started. It does not move the due date.`,
      );
    }
  }
  return warnings;
}

function sayDays(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
