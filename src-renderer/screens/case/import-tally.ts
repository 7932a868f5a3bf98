/** How far an import of many files has come, and how long it will take: small files and large ones weigh differently. */
import type { PagesDone } from '../../../src-main/contract/client.ts';

export type Tally = {
  /** What each file weighs, in the order in which they come. */
  readonly weights: readonly number[];
  /** Files of the parts that have finished. */
  readonly before: number;
  /** Files of the part in hand. */
  readonly inHand: number;
  /** Milliseconds since 1970. */
  readonly since: number;
};

/** What any file costs, in bytes of a large one: an e-mail of 10 KB takes as long as so much of a scan. */
const weightOfAny = 100 * 1024;

/** `sizes` are in bytes. */
export function createTally(sizes: readonly number[], since: number): Tally {
  return { weights: sizes.map((size) => size + weightOfAny), before: 0, inHand: 0, since };
}

export type Reached = {
  readonly file: number;
  readonly of: number;
  /** From 0 to 1. */
  readonly share: number;
};

/** `done`: files of the part in hand; `pages`: of the file in hand. */
export function measureTally(
  { weights, before }: Tally,
  done: number,
  pages: PagesDone | undefined,
): Reached {
  const sum = (list: readonly number[]): number => list.reduce((total, weight) => total + weight, 0);
  const finished = Math.min(before + done, weights.length);
  const within = pages === undefined || pages.total === 0 ? 0 : Math.min(1, pages.done / pages.total);
  const reached = sum(weights.slice(0, finished)) + within * (weights[finished] ?? 0);
  return {
    file: Math.min(finished + 1, weights.length),
    of: weights.length,
    share: reached / Math.max(1, sum(weights)),
  };
}

/** Seconds, once enough is done to tell; null before, where nothing can be promised. */
export function guessSecondsLeft(share: number, elapsedMs: number): number | null {
  if (share <= 0.01 || share >= 1 || elapsedMs < 3000) return null;
  return Math.round(((elapsedMs / share) * (1 - share)) / 1000);
}
