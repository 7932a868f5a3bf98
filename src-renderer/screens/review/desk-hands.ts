/** What every action of the desk works with: the latest data and state, and ways to show what happened. */
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { ViewRect } from '../../viewer/geometry.ts';
import type { DeskState } from './desk-state.ts';
import type { DeskData, ListedExemption } from './use-desk-data.ts';

export type DeskHands = {
  readonly data: () => DeskData;
  readonly state: () => DeskState;
  /** The part of the current page that the window shows, in pixels of the page: changes with every scroll. */
  readonly visible: () => ViewRect | null;
  readonly patch: (change: Partial<DeskState>) => void;
  readonly announce: (text: string) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * The reason that Enter uses: that of the mark's person, else the one chosen last in this session, else the usual one
 * for a name or for anything else.
 */
export function findCode({ data, state }: DeskHands, mark: Mark | null): string {
  const { people, exemptions, exemptionOf } = data();
  const person = mark?.personId ? people.find((one) => one.id === mark.personId) : null;
  const usual = mark && mark.type !== 'person' ? 'TP' : 'TP-ID';
  const wishes = [person?.decision.code ?? null, state().code, usual];
  const wish = wishes.find((code) => code !== null && exemptionOf.get(code)?.allowed);
  return wish ?? exemptions.find((one) => one.allowed)?.code ?? 'TP';
}

export function labelOf(exemptionOf: ReadonlyMap<string, ListedExemption>, code: string): string {
  return exemptionOf.get(code)?.label ?? code;
}

/** Runs a command for a key or a click: what goes wrong is shown, never lost. */
export async function attempt(hands: DeskHands, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    hands.fail(error);
  }
}
