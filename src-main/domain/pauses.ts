/** Days that do not count while the requester is asked what they mean (UK GDPR Article 12A, "stopping the clock"). */
import type { Clarification } from '../contract/request.ts';
import type { PlainDate } from '../contract/values.ts';
import { addDays, countDays, latestDay } from './civil-date.ts';

/** An unbroken run of days, first and last included. */
export type Pause = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly days: number;
  /** No answer yet; `to` is then today. */
  readonly open: boolean;
};

/**
 * The union of the days between question and answer, both included, in order. Days before the clock's start never
 * counted and so cannot be left out; an answer that came before its question is no pause.
 */
export function listPauses(
  clarifications: readonly Clarification[],
  start: PlainDate,
  today: PlainDate,
): readonly Pause[] {
  const spans = clarifications
    .map(({ askedOn, receivedOn }) => ({
      from: latestDay(askedOn, start),
      to: receivedOn ?? latestDay(today, askedOn, start),
      open: receivedOn === null,
      reversed: receivedOn !== null && receivedOn < askedOn,
    }))
    .filter((span) => !span.reversed && span.from <= span.to)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const union: { from: PlainDate; to: PlainDate; open: boolean }[] = [];
  for (const { from, to, open } of spans) {
    const last = union.at(-1);
    if (last !== undefined && from <= last.to) {
      last.to = latestDay(last.to, to);
      last.open ||= open;
    } else {
      union.push({ from, to, open });
    }
  }
  return union.map((pause) => ({ ...pause, days: countDays(pause.from, pause.to) + 1 }));
}

/**
 * The pauses that move a date. A pause that begins after the time has run out cannot bring it back, so each one is
 * held against the due date as it stands with the pauses before it.
 */
export function takeCountedPauses(
  pauses: readonly Pause[],
  base: PlainDate,
  roll: (day: PlainDate) => PlainDate,
): readonly Pause[] {
  const counted: Pause[] = [];
  let unrolled = base;
  for (const pause of pauses) {
    if (pause.from > roll(unrolled)) break;
    counted.push(pause);
    unrolled = addDays(unrolled, pause.days);
  }
  return counted;
}
