/** How many names could stand in a gap: what its width tells somebody with a list of names. */
import type { Gap } from '../engine.ts';
import type { NameMeasure } from './name-widths.ts';

export type Guesses = {
  /** Common ones: what anybody would try. */
  readonly surnames: readonly string[];
  /** Of the case's people: what somebody who knows the family would try. */
  readonly names: readonly string[];
};

/** In points. */
export type MeasuredGap = {
  readonly width: Gap['width'];
  /** Of the box as drawn, and of what was taken out. */
  readonly boxWidth: number;
  readonly removedWidth: number;
  readonly capitals: boolean;
  /** How far a reader's measure of an exact gap may be off. */
  readonly tolerance: number;
};

/** `size`: points an em of what is measured. */
export function guessNames(
  gap: MeasuredGap,
  { surnames, names }: Guesses,
  { measure, measureAll }: NameMeasure,
  size: number,
): Pick<Gap, 'fitting' | 'of' | 'known'> {
  const [least, most] = findFitting(gap);
  const fits = (name: string) => {
    const width = measure(gap.capitals ? name.toUpperCase() : name) * size;
    return width >= least && width <= most;
  };
  const widths = measureAll(surnames, gap.capitals);
  const tooNarrow = countWhile(widths, (width) => width * size < least);
  const notTooWide = countWhile(widths, (width) => width * size <= most);
  return {
    fitting: notTooWide - tooNarrow,
    of: surnames.length,
    known: names.flatMap((name, number) => (listForms(name).some(fits) ? [number] : [])),
  };
}

/** Points. */
function findFitting(gap: MeasuredGap): readonly [least: number, most: number] {
  switch (gap.width) {
    case 'fixed':
      return [-Infinity, Infinity];
    case 'widened':
      return [-Infinity, gap.boxWidth];
    case 'exact':
      return [gap.removedWidth - gap.tolerance, gap.removedWidth + gap.tolerance];
  }
}

/** How many from the first on; `test` is true up to some place and false from there on. */
function countWhile(widths: Float64Array, test: (width: number) => boolean): number {
  let [low, high] = [0, widths.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(widths[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A name as a whole, and its words by themselves. */
function listForms(name: string): readonly string[] {
  const whole = name.trim().replaceAll(/\s+/gu, ' ');
  return whole === '' ? [] : [...new Set([whole, ...whole.split(' ')])];
}
