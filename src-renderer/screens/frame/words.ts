/** Dates and counts in words, the same on every screen. */

import type { CaseSummary, TaskStep } from '../../../src-main/contract/case.ts';
import { assertNever } from '../../../src-main/contract/errors.ts';
import type { Role } from '../../../src-main/contract/user.ts';
import type { PlainDate } from '../../../src-main/contract/values.ts';

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const instantFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** "Tue 29 Dec 2026" */
export function sayDay(day: PlainDate): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`)).replaceAll(',', '');
}

export function sayInstant(instant: string): string {
  return instantFormat.format(new Date(instant));
}

export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

export function sayDue(summary: Pick<CaseSummary, 'deadline' | 'daysLeft' | 'workingDaysLeft'>): string {
  const { deadline, daysLeft, workingDaysLeft } = summary;
  if (deadline.start === null) return 'Clock not started';
  if (deadline.due === null) return 'Clock paused';
  if (daysLeft === null) return `Due ${sayDay(deadline.due)}`;
  if (daysLeft < 0) return `Was due ${sayDay(deadline.due)}, ${sayCount(-daysLeft, 'day')} late`;
  if (daysLeft === 0) return 'Due today';
  return `Due ${sayDay(deadline.due)}, ${sayCount(workingDaysLeft ?? daysLeft, 'working day')} left`;
}

export type DueTone = 'calm' | 'soon' | 'late' | 'paused';

export function dueTone(summary: Pick<CaseSummary, 'deadline' | 'daysLeft'>): DueTone {
  if (summary.deadline.due === null || summary.daysLeft === null) return 'paused';
  if (summary.daysLeft < 0) return 'late';
  return summary.daysLeft <= 10 ? 'soon' : 'calm';
}

export function sayRole(role: Role): string {
  switch (role) {
    case 'caseworker':
      return 'Caseworker';
    case 'dpo':
      return 'Data protection officer';
    case 'manager':
      return 'Manager';
    default:
      return assertNever(role);
  }
}

export function sayStep(step: TaskStep['id']): string {
  switch (step) {
    case 'request':
      return 'Request';
    case 'documents':
      return 'Documents';
    case 'people':
      return 'People';
    case 'review':
      return 'Review';
    case 'second-review':
      return 'Second review';
    case 'bundle':
      return 'Bundle';
    case 'sign-off':
      return 'Sign-off';
    case 'release':
      return 'Release';
    default:
      return assertNever(step);
  }
}

export function sayBlocker(kind: TaskStep['blockers'][number]['kind'], count: number): string {
  switch (kind) {
    case 'no-documents':
      return 'No documents yet';
    case 'pages-unseen':
      return `${sayCount(count, 'page')} not seen by anybody yet`;
    case 'marks-undecided':
      return `${sayCount(count, 'suggestion')} not decided`;
    case 'marks-returned':
      return `${sayCount(count, 'decision')} returned by the second reviewer`;
    case 'marks-awaiting-review':
      return `${sayCount(count, 'decision')} not yet agreed by a second person`;
    case 'withheld-text-open':
      return `${sayCount(count, 'place')} where a withheld text is still readable: withhold or keep each`;
    case 'evidence-missing':
      return `${sayCount(count, 'decision')} without the record the law asks for`;
    case 'code-not-allowed':
      return `${sayCount(count, 'decision')} for a reason that this request does not allow`;
    case 'people-undecided':
      return `${sayCount(count, 'person', 'people')} in the register not decided`;
    case 'recipient-missing':
      return 'Name and address of the recipient are missing';
    case 'start-awaited':
      return 'Identity or authority is still awaited';
    default:
      return assertNever(kind);
  }
}
