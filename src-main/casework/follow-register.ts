/** What a person's entry in the register makes of a mark, under the law as it applies to the case today. */
import type { Decision, Mark } from '../contract/mark.ts';
import type { Person } from '../contract/person.ts';
import type { CaseFacts } from '../contract/request.ts';
import { checkExemption } from '../domain/exemption.ts';
import { applyPersonDecision } from '../domain/mark.ts';
import type { Tools, Worker } from './workplace.ts';

/**
 * The mark as changed, or null when it stays as it is. A code that the request no longer allows decides nothing
 * more; what it decided before stays, and keeps the case from being ready.
 */
export function followRegister(
  mark: Mark,
  person: Person,
  { actor, tools }: Worker,
  facts: CaseFacts,
): Mark | null {
  const { exemptions } = tools.rules;
  const { outcome, code } = person.decision;
  if (outcome === 'withhold' && (code === null || checkExemption(exemptions, code, facts) !== null))
    return null;
  // Whoever imports a file with this name on it has not decided it, and may be the one to review it.
  const { by, at } = person.decided ?? { by: actor, at: tools.clock.now() };
  return applyPersonDecision(mark, person, by, at, exemptions, facts);
}

/** True where one of the codes may not be used in the case any more: the request or the subject's age has changed. */
export function isOutlawed(decision: Decision | null, tools: Tools, facts: CaseFacts): boolean {
  return (
    decision?.outcome === 'withhold' &&
    decision.codes.some((code) => checkExemption(tools.rules.exemptions, code, facts) !== null)
  );
}
