/** Decisions about possible names: each is one for all places in the case, and one step of undo. */
import type { DecisionInput, PossibleName } from '../../../src-main/contract/answers.ts';
import { client } from '../../api.ts';
import { blankPerson } from '../../blank-person.ts';
import { sayCount } from '../frame/words.ts';
import { attempt, type DeskHands, findCode, labelOf } from './desk-hands.ts';
import { lowerFirst } from './exemption-words.ts';
import type { SelectActions } from './select-actions.ts';

export type NameActions = ReturnType<typeof createNameActions>;

export function createNameActions(hands: DeskHands, select: SelectActions) {
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

  /** Whoever is selected on the page, or named by the mark in hand: in the register with one key, undecided. */
  async function addSelected(): Promise<void> {
    await attempt(hands, async () => {
      const { caseId, markOf, people } = data();
      const { currentMarkId } = hands.state();
      const text =
        (await select.readSelectedText()) ?? (currentMarkId ? markOf.get(currentMarkId)?.text : null);
      const name = (text ?? '').replace(/\s+/gu, ' ').trim().slice(0, 500);
      if (name === '') return announce('Select a name first, or go to a mark with a name.');
      const known = people.find((one) => [one.name, ...one.aliases].includes(name));
      if (known) {
        hands.patch({ tab: 'people', personId: known.id, search: '' });
        return announce(`${name} is in the register already.`);
      }
      const proposed = (await client.call('listProposedPeople', { caseId })).find((one) => one.name === name);
      const { personId } = await client.call('addPerson', {
        caseId,
        details: {
          ...blankPerson,
          name,
          aliases: proposed?.aliases ?? [],
          relationship: proposed?.relationship ?? '',
          role: proposed?.role ?? 'third-party',
        },
      });
      hands.patch({ tab: 'people', personId, search: '', selection: null, choosing: 'nothing' });
      announce(`${name} is in the register now. Decide them once for every place; Z takes it back.`);
    });
  }

  return { addSelected, withholdAll, keepAll, reject, addToRegister };
}
