/** What each key of the table does, and where keys belong to a control instead. */
import { useEffect } from 'react';
import { assertNever } from '../../../src-main/contract/errors.ts';
import type { Direction } from '../../viewer/box-draft.ts';
import type { CaretStep } from '../../viewer/text-selection.ts';
import type { Desk } from './desk.ts';
import { findAction, type KeyAction, type KeyPress } from './keys.ts';
import { isRemovable } from './mark-order.ts';
import { zoomBy } from './zoom.ts';

export const searchBoxId = 'desk-search';
export const reasoningId = 'desk-reasoning';

export function useDeskKeys(desk: Desk): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || desk.state.helpShown || desk.state.paletteShown) return;
      if (belongsToControl(event)) return;
      if (moveWithArrows(desk, event)) {
        event.preventDefault();
        return;
      }
      const action = findAction(event);
      if (!action || (event.repeat && action === 'seeThrough')) return;
      event.preventDefault();
      runAction(desk, action);
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [desk]);
  useSeeThrough(desk);
}

/** Held: seen through until let go. Tapped: until pressed again. */
function useSeeThrough({ patch }: Desk): void {
  useEffect(() => {
    let pressedAt: number | null = null;
    const handleDown = (event: KeyboardEvent): void => {
      if (!event.repeat && findAction(event) === 'seeThrough' && !belongsToControl(event))
        pressedAt = event.timeStamp;
    };
    const handleUp = (event: KeyboardEvent): void => {
      if (findAction(event) !== 'seeThrough' || pressedAt === null) return;
      if (event.timeStamp - pressedAt > 400) patch({ seeThrough: false });
      pressedAt = null;
    };
    window.addEventListener('keydown', handleDown);
    window.addEventListener('keyup', handleUp);
    return () => {
      window.removeEventListener('keydown', handleDown);
      window.removeEventListener('keyup', handleUp);
    };
  }, [patch]);
}

/** Typing belongs to the field; Enter, Space and arrows to the control that has the focus. */
function belongsToControl(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]')) return true;
  const control = target.closest('button, a, [role="tab"], [role="slider"], [role="option"], summary');
  if (!control) return false;
  return ['Enter', ' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key);
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** True when the arrow key moved a box or a caret; otherwise it scrolls. */
function moveWithArrows({ state, select }: Desk, event: KeyboardEvent): boolean {
  const direction = directions[event.key];
  if (state.selection?.kind === 'box') {
    if (!direction) return false;
    void select.changeBox(direction, event.shiftKey, event.ctrlKey || event.metaKey ? 1 : 6);
    return true;
  }
  const step = findCaretStep(event);
  if (!step || (!event.shiftKey && state.selection === null)) return false;
  void select.moveInText(step, event.shiftKey);
  return true;
}

function findCaretStep(press: KeyPress): CaretStep | null {
  const word = press.ctrlKey || press.altKey;
  switch (press.key) {
    case 'ArrowLeft':
      return word ? 'word-back' : 'character-back';
    case 'ArrowRight':
      return word ? 'word-forward' : 'character-forward';
    case 'ArrowUp':
      return 'line-up';
    case 'ArrowDown':
      return 'line-down';
    case 'Home':
      return 'line-start';
    case 'End':
      return 'line-end';
    default:
      return null;
  }
}

const lookingOnly = 'In the second review, A agrees and T returns with a note.';

/** Whoever takes the second look does not change what they look at: they would become the one who decided it. */
function isLookingOnly({ data, currentMark }: Desk): boolean {
  return data.secondReview && currentMark !== null;
}

/** What it answers is of no use to anyone: every action shows for itself what became of it. */
export function runAction(desk: Desk, action: KeyAction): unknown {
  const { state, data, currentMark: mark, patch, go, decide, select, review, copies } = desk;
  const needsMark = 'No mark is chosen: J goes to the next one, or click on one.';
  switch (action) {
    case 'next':
    case 'previous':
      return go.stepMark(action === 'next' ? 1 : -1, false);
    case 'nextMark':
    case 'previousMark':
      return go.stepMark(action === 'nextMark' ? 1 : -1, true);
    case 'pageDown':
    case 'pageUp':
      return go.stepPage(action === 'pageDown' ? 1 : -1);
    case 'firstPage':
    case 'lastPage':
      return go.goToEnd(action === 'firstPage' ? 'first' : 'last');
    case 'nextDocument':
    case 'previousDocument':
      return go.stepDocument(action === 'nextDocument' ? 1 : -1);
    case 'nextUnseen':
      return go.goToNextUnseen();
    case 'nextCopy':
      return copies.goToNext();
    case 'answerPassage':
      return desk.passages.answerOutlined();
    case 'nextPassage':
      return desk.passages.goToNext();
    case 'search':
      return document.getElementById(searchBoxId)?.focus();

    case 'accept':
      if (!state.selection && isLookingOnly(desk)) return desk.announce(lookingOnly);
      if (state.selection) return select.withholdSelection();
      if (mark) return decide.withholdEverywhere(mark);
      return go.stepMark(1, false);
    case 'withholdHere':
      if (!state.selection && isLookingOnly(desk)) return desk.announce(lookingOnly);
      if (state.selection) return select.withholdSelection();
      return mark ? decide.withholdHere([mark]) : desk.announce(needsMark);
    case 'chooseCode':
      if (!state.selection && isLookingOnly(desk)) return desk.announce(lookingOnly);
      return mark || state.selection ? patch({ choosing: 'codes' }) : desk.announce(needsMark);
    case 'keep':
      if (isLookingOnly(desk)) return desk.announce(lookingOnly);
      return mark ? decide.keepHere([mark]) : desk.announce(needsMark);
    case 'keepEverywhere':
      if (isLookingOnly(desk)) return desk.announce(lookingOnly);
      return mark ? decide.keepEverywhere(mark) : desk.announce(needsMark);
    case 'notPersonal':
      if (isLookingOnly(desk)) return desk.announce(lookingOnly);
      return mark ? decide.rejectMark(mark) : desk.announce(needsMark);
    case 'writeNote':
      if (isLookingOnly(desk)) return desk.announce(lookingOnly);
      if (!mark) return desk.announce(needsMark);
      if (!mark.decision) return desk.announce('Decide first: the note says why.');
      patch({ tab: 'mark', search: '', choosing: 'nothing' });
      // The form is there with the next drawing.
      return setTimeout(() => document.getElementById(reasoningId)?.focus(), 50);
    case 'applyToCopies':
      if (data.secondReview) return desk.announce(lookingOnly);
      return copies.apply();
    case 'reopen':
      if (isLookingOnly(desk)) return desk.announce(lookingOnly);
      return mark ? decide.reopen(mark) : desk.announce(needsMark);
    case 'removeMark':
      if (!mark || !isRemovable(mark)) {
        return desk.announce(
          'Only marks made by hand, by a search or on a copy can be removed. K keeps a suggestion open to the reader.',
        );
      }
      return decide.removeMark(mark);
    case 'undo':
      return review.undo();
    case 'redo':
      return review.redo();

    case 'agree':
    case 'agreeAll':
      if (!data.secondReview) return desk.announce('Agreeing belongs to the second review.');
      if (!mark) return desk.announce(needsMark);
      return action === 'agree' ? review.agree(mark) : review.agreeAll(mark);
    case 'returnMark':
      if (!data.secondReview) return desk.announce('Returning belongs to the second review.');
      return mark ? patch({ choosing: 'note' }) : desk.announce(needsMark);

    case 'withholdSelection':
      return select.withholdSelection();
    case 'withholdSelectionEverywhere':
      return select.withholdSelectionEverywhere();
    case 'addToRegister':
      if (data.secondReview) return desk.announce(lookingOnly);
      return desk.names.addSelected();
    case 'growSelection':
      return select.growSelection();
    case 'textTool':
      return patch({ tool: 'text' });
    case 'lineTool':
      return patch({ tool: 'line' });
    case 'pageTool':
      return patch({ tool: 'page' });
    case 'boxTool':
      return select.startBox();

    case 'seeThrough':
      return patch({ seeThrough: !state.seeThrough });
    case 'showCovered':
      return desk.passages.toggleOnPage();
    case 'zoomIn':
    case 'zoomOut':
    case 'fitWidth':
      patch({
        zoom: action === 'fitWidth' ? 'fit-width' : zoomBy(state.scale, action === 'zoomIn' ? 1 : -1),
      });
      // What is being decided stays in view.
      return mark && state.choosing !== 'nothing' ? go.goToMark(mark, state.choosing) : null;
    case 'peopleTab':
      return patch({ tab: 'people', search: '' });
    case 'suggestionsTab':
      return patch({ tab: 'suggestions', search: '' });
    case 'namesTab':
      return patch({ tab: 'names', search: '' });
    case 'markTab':
      return patch({ tab: 'mark', search: '' });
    case 'textTab':
      return patch({ tab: 'text', search: '' });
    case 'weighTab':
      return patch({ tab: 'weigh', search: '' });
    case 'copiesTab':
      return patch({ tab: 'copies', search: '' });
    case 'palette':
      return patch({ paletteShown: true });
    case 'help':
      return patch({ helpShown: true });
    case 'close':
      if (state.choosing === 'codes' || state.choosing === 'note') return patch({ choosing: 'actions' });
      if (state.selection) return patch({ selection: null, choosing: 'nothing', tool: 'text' });
      if (state.choosing === 'actions') return patch({ choosing: 'nothing' });
      return patch({ search: '', hit: null, tool: 'text', seeThrough: false, currentMarkId: null });
    default:
      return assertNever(action);
  }
}
