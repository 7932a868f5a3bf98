/** Passages that want a person's judgement: gone to, uncovered, answered, marked. */
import { isAnswered, isCovered, isDistressing, type Passage } from '../../../src-main/contract/passage.ts';
import { client } from '../../api.ts';
import { sayKinds } from '../frame/passage-words.ts';
import { sayCount } from '../frame/words.ts';
import { attempt, type DeskHands } from './desk-hands.ts';
import type { DeskState } from './desk-state.ts';
import type { GoActions } from './go-actions.ts';
import { changeAnswer, changeShown, fetchPassages, toPlace } from './passage-cache.ts';
import type { SelectActions } from './select-actions.ts';

/** By its place: what is asked for again may be another object. */
function isOutlined(passage: Passage, shown: DeskState['shownPlace']): boolean {
  return (
    passage.documentId === shown?.documentId &&
    passage.page === shown.page &&
    JSON.stringify(passage.rects) === JSON.stringify(shown.place.rects)
  );
}

export type PassageActions = ReturnType<typeof createPassageActions>;

export function createPassageActions(hands: DeskHands, go: GoActions, select: SelectActions) {
  const { data, state, patch, announce } = hands;

  /** The outline says where; the words stay covered until they are asked for. */
  async function goTo(passage: Passage): Promise<void> {
    const { documentId, page, rects, kind } = passage;
    await go.goToPlace(documentId, page, { rects, text: '' });
    announce(`To weigh, page ${page}: ${sayKinds([kind])}.`);
  }

  /** Of the chosen kind, behind what the window shows; from the end on from the beginning. */
  async function goToNext(): Promise<void> {
    await attempt(hands, async () => {
      const { caseId, documentIds } = data();
      const { documentId, page, passageKind, shownPlace } = state();
      const all = await fetchPassages(caseId, null);
      const open = all.filter(
        (passage) => !isAnswered(passage) && (passageKind === null || passage.kind === passageKind),
      );
      const order = new Map(documentIds.map((id, index) => [id, index]));
      const here = documentId === null ? -1 : (order.get(documentId) ?? -1);
      // Several may stand on one page: behind the one that is outlined.
      const outlined = all.findLastIndex((passage) => isOutlined(passage, shownPlace));
      const behind = open.find((passage) => {
        if (outlined >= 0) return all.indexOf(passage) > outlined;
        const at = order.get(passage.documentId) ?? -1;
        return at > here || (at === here && passage.page >= page);
      });
      const next = behind ?? open[0];
      patch({ tab: 'weigh', search: '' });
      if (next) await goTo(next);
      else announce('No passage is left to weigh.');
    });
  }

  async function show(passages: readonly Passage[], shown: boolean): Promise<void> {
    if (passages.length === 0) return;
    const places = passages.map(toPlace);
    changeShown(places, shown);
    await attempt(hands, async () => {
      await client.call('uncoverPassages', { caseId: data().caseId, places, shown });
      announce(shown ? `Uncovered: ${sayCount(places.length, 'passage')}` : 'Covered again.');
    });
  }

  /** Uncovers all of the page; covers them again where all are uncovered. */
  async function toggleOnPage(): Promise<void> {
    const { documentId, page } = state();
    if (documentId === null) return;
    await attempt(hands, async () => {
      const passages = await fetchPassages(data().caseId, documentId);
      const here = passages.filter((passage) => passage.page === page && isDistressing(passage));
      if (here.length === 0) return announce('Nothing is covered on this page.');
      const covered = here.filter((passage) => !passage.shown);
      await (covered.length > 0 ? show(covered, true) : show(here, false));
    });
  }

  async function answer(passage: Passage, answered: boolean, note: string): Promise<void> {
    await attempt(hands, async () => {
      const place = toPlace(passage);
      const { caseId, user } = data();
      await client.call('answerPassage', { caseId, place, answered, note });
      const by = user === null ? null : { id: user.id, name: user.name, role: user.role };
      if (by) changeAnswer(place, answered ? { by, note, at: new Date().toISOString() } : null);
      announce(answered ? 'Looked at: nothing to withhold in it.' : 'To be weighed again.');
    });
  }

  /** Answers the sentence that is outlined, whatever it is flagged for, and goes on: one key for who has read it. */
  async function answerOutlined(): Promise<void> {
    await attempt(hands, async () => {
      const { shownPlace } = state();
      const all = await fetchPassages(data().caseId, null);
      const outlined = all.filter((passage) => isOutlined(passage, shownPlace));
      if (outlined.length === 0) return announce('No passage is outlined: F goes to the next.');
      if (outlined.some(isCovered)) return announce('Read it first: H shows it.');
      for (const passage of outlined) if (!isAnswered(passage)) await answer(passage, true, '');
      await goToNext();
    });
  }

  /** Selects its words, so that any reason can be chosen as for every selection. */
  async function mark(passage: Passage): Promise<void> {
    if (isCovered(passage)) await show([passage], true);
    await goTo(passage);
    const { page, start, end } = passage;
    select.select({ kind: 'text', page, anchor: start, focus: end });
    patch({ choosing: 'codes' });
  }

  return { goTo, goToNext, answerOutlined, show, toggleOnPage, answer, mark };
}
