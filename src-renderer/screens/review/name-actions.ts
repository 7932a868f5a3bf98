/** Decisions about possible names: each is one for all places in the case, and one step of undo. */
import type { DecisionInput, PossibleName } from '../../../src-main/contract/answers.ts';
import { client } from '../../api.ts';
import { blankPerson } from '../../blank-person.ts';
import { sayCount } from '../frame/words.ts';
import { attempt, type DeskHands, findCode, labelOf } from './desk-hands.ts';
import { lowerFirst } from './exemption-words.ts';

export type NameActions = ReturnType<typeof createNameActions>;

export function createNameActions(hands: DeskHands) {
  const { data, announce } = hands;

  async function decide({ name }: PossibleName, decision: DecisionInput, words: string): Promise<void> {
    await attempt(hands, async () => {
      const { markIds } = await client.call('decidePossibleName', {
        caseId: data().caseId,
        name,
        decision,
      });
      announce(`${words}: ${sayCount(markIds.length, 'place')}`);
    });
  }

  function keepAs(rationale: string): DecisionInput {
    return { outcome: 'keep', codes: [], neutral: false, rationale, evidence: {} };
  }

  function withholdAll(name: PossibleName): Promise<void> {
    const code = findCode(hands, null);
    const reason = lowerFirst(labelOf(data().exemptionOf, code));
    const decision = { ...keepAs(''), outcome: 'withhold' as const, codes: [code] };
    return decide(name, decision, `Withheld everywhere, ${reason}`);
  }

  function keepAll(name: PossibleName): Promise<void> {
    return decide(name, keepAs(''), 'Kept everywhere');
  }

  function reject(name: PossibleName): Promise<void> {
    return decide(name, keepAs('Not a person'), 'Not a name, kept everywhere');
  }

  /** As somebody about whom nothing is decided yet: every place becomes theirs. */
  async function addToRegister({ text }: PossibleName): Promise<void> {
    await attempt(hands, async () => {
      await client.call('addPerson', {
        caseId: data().caseId,
        details: { ...blankPerson, name: text },
      });
      announce(`${text} is in the register now, undecided: say more about them under People.`);
    });
  }

  return { withholdAll, keepAll, reject, addToRegister };
}
