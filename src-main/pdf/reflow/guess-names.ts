/** How many names could stand in a gap: what its width tells somebody with a list of names. */
import type { Gap } from '../engine.ts';

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

/** `measure`: points of a name. */
export function guessNames(
  gap: MeasuredGap,
  { surnames, names }: Guesses,
  measure: (name: string) => number,
): Pick<Gap, 'fitting' | 'of' | 'known'> {
  const fits = (name: string) => {
    const width = measure(gap.capitals ? name.toUpperCase() : name);
    switch (gap.width) {
      case 'fixed':
        return true;
      case 'widened':
        return width <= gap.boxWidth;
      case 'exact':
        return Math.abs(width - gap.removedWidth) <= gap.tolerance;
    }
  };
  return {
    fitting: surnames.filter(fits).length,
    of: surnames.length,
    known: names.flatMap((name, number) => (listForms(name).some(fits) ? [number] : [])),
  };
}

/** A name as a whole, and its words by themselves. */
function listForms(name: string): readonly string[] {
  const whole = name.trim().replaceAll(/\s+/gu, ' ');
  return whole === '' ? [] : [...new Set([whole, ...whole.split(' ')])];
}
