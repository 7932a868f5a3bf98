/** How long to wait after wrong passphrases. Kept in the key file, so that a restart does not help. */
import { AppError } from '../contract/errors.ts';
import type { Instant } from '../contract/values.ts';

export type Attempts = { readonly failed: number; readonly lastAt: Instant | null };

export const noAttempts: Attempts = { failed: 0, lastAt: null };

const freeAttempts = 5;
const firstDelay = 30;
const longestDelay = 15 * 60;

/** Seconds from the last failed attempt on: 30, 60, 120, … 900 after the fifth, sixth, seventh, … */
export function delayAfter(failed: number): number {
  if (failed < freeAttempts) return 0;
  return Math.min(longestDelay, firstDelay * 2 ** Math.min(failed - freeAttempts, 10));
}

/** Throws `too-many-attempts` with the seconds still to wait. */
export function assertMayTry(attempts: Attempts, at: Instant): void {
  if (attempts.lastAt === null) return;
  const elapsed = (Date.parse(at) - Date.parse(attempts.lastAt)) / 1000;
  const wait = delayAfter(attempts.failed) - elapsed;
  if (wait > 0) throw new AppError('too-many-attempts', { waitSeconds: Math.ceil(wait) });
}

export function countAttempt(attempts: Attempts, at: Instant): Attempts {
  return { failed: attempts.failed + 1, lastAt: at };
}

/** A clock that was set back must not make anybody wait longer than the delay itself. */
export function adjustToClock(attempts: Attempts, at: Instant): Attempts {
  const future = attempts.lastAt !== null && Date.parse(attempts.lastAt) > Date.parse(at);
  return future ? { failed: attempts.failed, lastAt: at } : attempts;
}
