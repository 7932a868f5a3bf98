/** Public holidays of the three nations, as data (resources/rules/holidays.json) that can be replaced or added to. */
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import { Nation } from '../contract/request.ts';
import { PlainDate } from '../contract/values.ts';
import { addDays, weekdayOf } from './civil-date.ts';

const Holiday = z.object({ date: PlainDate, name: z.string() });
export type Holiday = z.infer<typeof Holiday>;

export const Holidays = z.object({
  version: z.string(),
  source: z.string(),
  /** The list is complete between these days, both included. */
  validFrom: PlainDate,
  validUntil: PlainDate,
  nations: z.record(Nation, z.array(Holiday).readonly()),
});
export type Holidays = z.infer<typeof Holidays>;

/** `json` is the parsed file. Throws `invalid-input`. */
export function parseHolidays(json: unknown): Holidays {
  const parsed = Holidays.safeParse(json);
  if (!parsed.success) throw new AppError('invalid-input', { problems: parsed.error.issues.length });
  return parsed.data;
}

/** The list with days added by hand; a day that is already on it stays as it is. */
export function addHolidays(holidays: Holidays, nation: Nation, added: readonly Holiday[]): Holidays {
  const known = new Set(holidays.nations[nation].map((holiday) => holiday.date));
  const fresh = added.filter((holiday) => !known.has(holiday.date));
  return {
    ...holidays,
    nations: {
      ...holidays.nations,
      [nation]: [...holidays.nations[nation], ...fresh].sort((a, b) => (a.date < b.date ? -1 : 1)),
    },
  };
}

/** The holiday on that day, or null. */
export function findHoliday(day: PlainDate, nation: Nation, holidays: Holidays): Holiday | null {
  return holidays.nations[nation].find((holiday) => holiday.date === day) ?? null;
}

export function isWorkingDay(day: PlainDate, nation: Nation, holidays: Holidays): boolean {
  return weekdayOf(day) <= 5 && findHoliday(day, nation, holidays) === null;
}

/** The day itself where it is a working day, else the next one. */
export function rollToWorkingDay(day: PlainDate, nation: Nation, holidays: Holidays): PlainDate {
  let candidate = day;
  while (!isWorkingDay(candidate, nation, holidays)) candidate = addDays(candidate, 1);
  return candidate;
}

/**
 * Working days after `from` up to and including `to`: 0 on the day itself, 1 when `to` is the next working day;
 * negative, counted the same way, when `to` comes first.
 */
export function countWorkingDays(from: PlainDate, to: PlainDate, nation: Nation, holidays: Holidays): number {
  if (to < from) return -countWorkingDays(to, from, nation, holidays) || 0;
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, nation, holidays)) count += 1;
  }
  return count;
}
