/** Arithmetic with days of the civil calendar, no times and no time zones. Days are `YYYY-MM-DD`, so `<` compares them. */
import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '../contract/values.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export function addDays(day: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The corresponding date so many months later; where that month has no such date, its last day. */
export function addMonths(day: PlainDate, count: number): PlainDate {
  return Temporal.PlainDate.from(day).add({ months: count }, { overflow: 'constrain' }).toString();
}

/** Days from one to the other: 0 for the same day, negative when `to` comes first. */
export function countDays(from: PlainDate, to: PlainDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
}

/** Whole years from a birth to a day; a birthday on 29 February is reached on 1 March of a common year. */
export function countYears(birth: PlainDate, day: PlainDate): number {
  const born = Temporal.PlainDate.from(birth);
  const at = Temporal.PlainDate.from(day);
  const birthdayReached = at.month > born.month || (at.month === born.month && at.day >= born.day);
  return at.year - born.year - (birthdayReached ? 0 : 1);
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: PlainDate): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** "1 July 2026" */
export function describeDay(day: PlainDate): string {
  const date = Temporal.PlainDate.from(day);
  return `${date.day} ${months[date.month - 1]} ${date.year}`;
}

/** "1 Jul 2026", for tables. */
export function describeDayShort(day: PlainDate): string {
  const date = Temporal.PlainDate.from(day);
  return `${date.day} ${months[date.month - 1]?.slice(0, 3)} ${date.year}`;
}

/** "Wednesday 1 July 2026" */
export function describeWeekday(day: PlainDate): string {
  return `${weekdays[weekdayOf(day) - 1]} ${describeDay(day)}`;
}

export function latestDay(first: PlainDate, ...others: readonly PlainDate[]): PlainDate {
  return [first, ...others].sort().at(-1) ?? first;
}
