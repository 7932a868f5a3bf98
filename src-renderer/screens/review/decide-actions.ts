/** Decisions about marks that exist: each shows its effect at once and goes on to the next open one. */
import type { DecisionInput } from '../../../src-main/contract/answers.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { MarkId, PersonId } from '../../../src-main/contract/values.ts';
import { client } from '../../api.ts';
import { sayCount } from '../frame/words.ts';
import { attempt, type DeskHands, findCode, labelOf } from './desk-hands.ts';
import { lowerFirst } from './exemption-words.ts';
import type { GoActions } from './go-actions.ts';
import { changeMarks, readMarks, reloadMarks, withDecision, withoutMarks } from './mark-cache.ts';
import { findSiblings, isHandDecided } from './mark-order.ts';

export type DecideActions = ReturnType<typeof createDecideActions>;

export function createDecideActions(hands: DeskHands, go: GoActions) {
  const { data, patch, announce } = hands;

  function withhold(code: string): DecisionInput {
    return { outcome: 'withhold', codes: [code], neutral: false, rationale: '', evidence: {} };
  }

  function keepAs(rationale: string): DecisionInput {
    return { outcome: 'keep', codes: [], neutral: false, rationale, evidence: {} };
  }

  function nameCode(code: string): string {
    return lowerFirst(labelOf(data().exemptionOf, code));
  }

  /** "page 12" or "23 places" */
  function sayWhere(marks: readonly Mark[]): string {
    const [only] = marks;
    return only && marks.length === 1 ? `page ${only.page}` : sayCount(marks.length, 'place');
  }

  /** One decision for these marks; then on to the next open one when asked. */
  async function decide(
    marks: readonly Mark[],
    decision: DecisionInput,
    words: string,
    goOn: boolean,
  ): Promise<void> {
    const { caseId, user } = data();
    const ids = new Set(marks.map((mark) => mark.id));
    if (!user || ids.size === 0) return;
    const asked = changeMarks(
      caseId,
      (all) => withDecision(all, ids, decision, user),
      () => client.call('decideMarks', { caseId, markIds: [...ids], decision }),
    );
    announce(words);
    if (goOn) go.advance(marks.at(-1) ?? null, ids);
    await attempt(hands, async () => {
      await asked;
    });
  }

  /** Leaves human decisions alone: of its person or text, only what is not decided yet. */
  function findUndecided(mark: Mark): readonly Mark[] {
    const open = findSiblings(readMarks(data().caseId), mark).filter((one) => one.decision === null);
    // A returned mark is decided, and still the one being asked about.
    return open.some((one) => one.id === mark.id) ? open : [mark, ...open];
  }

  async function withholdEverywhere(mark: Mark, code = findCode(hands, mark)): Promise<void> {
    if (mark.personId !== null) await decidePerson(mark.personId, 'withhold', code, mark);
    else if (mark.text.trim().length >= 2) await withholdText(mark.text, null, code, mark);
    else await withholdHere([mark], code);
  }

  async function withholdHere(
    marks: readonly Mark[],
    code = findCode(hands, marks[0] ?? null),
  ): Promise<void> {
    await decide(marks, withhold(code), `Withheld, ${sayWhere(marks)}, ${nameCode(code)}`, true);
  }

  /** One decision in the register; `from` is the mark at which it was taken. */
  async function decidePerson(
    personId: PersonId,
    outcome: 'withhold' | 'keep',
    code: string | null,
    from: Mark | null,
  ): Promise<void> {
    const { caseId, user, people } = data();
    const person = people.find((one) => one.id === personId);
    if (!user) return;
    const ids = new Set(
      readMarks(caseId)
        .filter((mark) => mark.personId === personId && !isHandDecided(mark))
        .map((mark) => mark.id),
    );
    const shown = outcome === 'withhold' && code ? withhold(code) : keepAs('');
    const decision = { outcome, code, rationale: person?.decision.rationale ?? '' };
    const asked = changeMarks(
      caseId,
      (all) => withDecision(all, ids, shown, user),
      () => client.call('decidePerson', { caseId, personId, decision }),
    );
    if (from) go.advance(from, ids);
    await attempt(hands, async () => {
      const { marked, leftAlone } = await asked;
      // What was decided by hand is left alone by the register; here it was asked about itself.
      if (from && isHandDecided(from)) {
        await client.call('decideMarks', { caseId, markIds: [from.id], decision: shown });
      }
      const what =
        outcome === 'withhold' ? `Withheld everywhere, ${code ? nameCode(code) : ''}` : 'Kept everywhere';
      announce(
        `${what}: ${marked === 0 ? 'no place left' : sayCount(marked, 'place')}${sayLeftAlone(leftAlone)}`,
      );
    });
  }

  /** Every occurrence of the text: those suggested already and those nobody marked yet. */
  async function withholdText(
    text: string,
    personId: PersonId | null,
    code: string,
    from: Mark | null,
  ): Promise<void> {
    const { caseId, user } = data();
    if (!user) return;
    const decision = withhold(code);
    const known = from ? findUndecided(from) : [];
    const ids = new Set(known.map((mark) => mark.id));
    const asked = changeMarks(
      caseId,
      (all) => withDecision(all, ids, decision, user),
      () => client.call('markEverywhere', { caseId, text, personId, decision }),
    );
    if (from) go.advance(from, ids);
    await attempt(hands, async () => {
      const { markIds, leftAlone } = await asked;
      const after = ids.size > 0 ? await reloadMarks(caseId) : [];
      const open = after.filter(
        (mark) => ids.has(mark.id) && (mark.decision === null || mark.review !== null),
      );
      const rest = open.map((mark) => mark.id);
      if (rest.length > 0) await client.call('decideMarks', { caseId, markIds: rest, decision });
      const all = new Set([...markIds, ...rest]);
      announce(
        `Withheld everywhere, ${nameCode(code)}: ${sayCount(all.size, 'place')}${sayLeftAlone(leftAlone - rest.length)}`,
      );
    });
  }

  function sayLeftAlone(count: number): string {
    return count > 0 ? `, ${sayCount(count, 'earlier decision')} unchanged` : '';
  }

  function keepHere(marks: readonly Mark[]): Promise<void> {
    return decide(marks, keepAs(''), `Kept, ${sayWhere(marks)}`, true);
  }

  async function keepEverywhere(mark: Mark): Promise<void> {
    if (mark.personId !== null) await decidePerson(mark.personId, 'keep', null, mark);
    else {
      const marks = findUndecided(mark);
      await decide(marks, keepAs(''), `Kept everywhere: ${sayCount(marks.length, 'place')}`, true);
    }
  }

  /** A guess that was wrong is kept with that reason, so that it is not suggested again. */
  async function rejectMark(mark: Mark): Promise<void> {
    const marks = mark.personId === null ? findUndecided(mark) : [mark];
    const rationale = mark.type === 'person' ? 'Not a person' : 'Not personal information';
    await decide(marks, keepAs(rationale), `${rationale}: kept, ${sayWhere(marks)}`, true);
  }

  /** Another reason, or more about it; who and when become the present ones. */
  function redecide(mark: Mark, decision: DecisionInput, words: string): Promise<void> {
    return decide([mark], decision, words, false);
  }

  async function reopen(mark: Mark): Promise<void> {
    const { caseId, user } = data();
    if (!user || mark.decision === null) return;
    await attempt(hands, async () => {
      await changeMarks(
        caseId,
        (all) => withDecision(all, new Set([mark.id]), null, user),
        () => client.call('reopenMarks', { caseId, markIds: [mark.id] }),
      );
      announce(`Open again, page ${mark.page}`);
    });
  }

  async function removeMark(mark: Mark): Promise<void> {
    const { caseId } = data();
    const ids: ReadonlySet<MarkId> = new Set([mark.id]);
    patch({ currentMarkId: null, choosing: 'nothing' });
    await attempt(hands, async () => {
      await changeMarks(
        caseId,
        (all) => withoutMarks(all, ids),
        () => client.call('removeMarks', { caseId, markIds: [mark.id] }),
      );
      announce(`Mark removed, page ${mark.page}`);
      await reloadMarks(caseId);
    });
  }

  return {
    decide,
    withholdEverywhere,
    withholdHere,
    withholdText,
    decidePerson,
    keepHere,
    keepEverywhere,
    rejectMark,
    redecide,
    reopen,
    removeMark,
  };
}
