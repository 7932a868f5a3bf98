/** New marks from what is selected: text, lines, a box, a page, or hits of a search. */
import type { NewMark, SearchHit } from '../../../src-main/contract/answers.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import { MarkId } from '../../../src-main/contract/values.ts';
import { client } from '../../api.ts';
import { type Direction, moveBox, placeBox, sizeBox } from '../../viewer/box-draft.ts';
import { measurePage, rectToPage } from '../../viewer/geometry.ts';
import { type Extent, growRange } from '../../viewer/grow-range.ts';
import {
  type CaretStep,
  findWord,
  mapText,
  moveCaret,
  outlineRange,
  readSelection,
} from '../../viewer/text-selection.ts';
import type { PageSelection } from '../../viewer/tool.ts';
import { sayCount } from '../frame/words.ts';
import type { DecideActions } from './decide-actions.ts';
import { attempt, type DeskHands, findCode, labelOf } from './desk-hands.ts';
import { lowerFirst } from './exemption-words.ts';
import { changeMarks, reloadMarks } from './mark-cache.ts';
import { insertMark } from './mark-order.ts';
import { fetchPage } from './page-data.ts';

const extentWords: Readonly<Record<Extent, string>> = {
  'end of line': 'to the end of the line',
  line: 'the whole line',
  paragraph: 'the paragraph',
  page: 'all text of the page',
};

export type SelectActions = ReturnType<typeof createSelectActions>;

export function createSelectActions(hands: DeskHands, decide: DecideActions) {
  const { data, state, patch, announce } = hands;
  let pending = 0;

  function select(selection: PageSelection | null): void {
    patch({ selection, choosing: selection ? 'actions' : 'nothing' });
  }

  /** What the selection covers, with its text; null when it covers nothing. */
  async function readSelected(): Promise<{ newMark: NewMark; shown: Pick<Mark, 'rects' | 'text'> } | null> {
    const { selection, documentId } = state();
    if (!selection || !documentId) return null;
    const page = await fetchPage(data().caseId, documentId, selection.page);
    const base = { documentId, page: selection.page, personId: null };
    if (selection.kind === 'box') {
      const rects = [rectToPage(page, 1, selection.box)];
      return { newMark: { ...base, range: null, rects }, shown: { rects, text: '' } };
    }
    const map = mapText(page);
    const range = readSelection(map, selection);
    if (!range) return null;
    return {
      newMark: { ...base, range, rects: [] },
      shown: {
        rects: outlineRange(map, range).map((rect) => rectToPage(page, 1, rect)),
        text: page.text.slice(range.start, range.end),
      },
    };
  }

  /** The words that are selected, or null where none are. */
  async function readSelectedText(): Promise<string | null> {
    const selected = await readSelected();
    return selected === null || selected.shown.text === '' ? null : selected.shown.text;
  }

  async function withholdSelection(code = findCode(hands, null)): Promise<void> {
    const { caseId, user, exemptionOf } = data();
    if (!user) return;
    await attempt(hands, async () => {
      const selected = await readSelected();
      if (!selected) return announce('Nothing is selected.');
      const { newMark, shown } = selected;
      const decision = {
        outcome: 'withhold' as const,
        codes: [code],
        neutral: false,
        rationale: '',
        evidence: {},
      };
      pending += 1;
      const draft: Mark = {
        ...newMark,
        ...shown,
        id: MarkId.parse(`pending-${pending}`),
        type: 'other',
        source: 'hand',
        reason: '',
        confidence: 1,
        decision: { ...decision, by: user, at: new Date().toISOString() },
        review: null,
      };
      patch({ selection: null, choosing: 'nothing' });
      const { markIds } = await changeMarks(
        caseId,
        (all) => insertMark(all, draft),
        () => client.call('addMarks', { caseId, marks: [newMark], decision }),
      );
      announce(`Withheld, page ${newMark.page}, ${lowerFirst(labelOf(exemptionOf, code))}`);
      await reloadMarks(caseId);
      patch({ currentMarkId: markIds[0] ?? null });
    });
  }

  async function withholdSelectionEverywhere(code = findCode(hands, null)): Promise<void> {
    await attempt(hands, async () => {
      const selected = await readSelected();
      const text = selected?.shown.text.trim() ?? '';
      if (text.length < 2) return announce('Select some text first: a box is withheld where it is.');
      patch({ selection: null, choosing: 'nothing' });
      await decide.withholdText(text, null, code, null);
    });
  }

  async function withholdHits(hits: readonly SearchHit[], code = findCode(hands, null)): Promise<void> {
    const { caseId } = data();
    await attempt(hands, async () => {
      const marks = hits.map(({ documentId, page, start, end }) => ({
        documentId,
        page,
        range: { start, end },
        rects: [],
        personId: null,
      }));
      const decision = {
        outcome: 'withhold' as const,
        codes: [code],
        neutral: false,
        rationale: '',
        evidence: {},
      };
      const { markIds } = await client.call('addMarks', { caseId, marks, decision });
      announce(
        `Withheld, ${sayCount(markIds.length, 'place')}, ${lowerFirst(labelOf(data().exemptionOf, code))}`,
      );
    });
  }

  /** Moves the caret; with `extend` the selection grows. Starts at the current mark or the top of the page. */
  async function moveInText(step: CaretStep, extend: boolean): Promise<void> {
    const { documentId, selection, currentMarkId, page } = state();
    if (!documentId) return;
    await attempt(hands, async () => {
      const mark = currentMarkId ? data().markOf.get(currentMarkId) : null;
      const from = selection?.page ?? mark?.page ?? page;
      const map = mapText(await fetchPage(data().caseId, documentId, from));
      if (selection?.kind !== 'text') {
        const start = mark?.page === from ? (mark.range?.start ?? 0) : (map.lines[0]?.start ?? 0);
        const word = extend ? findWord(map, start) : { start, end: start };
        return select({ kind: 'text', page: from, anchor: word.start, focus: word.end });
      }
      const focus = moveCaret(map, selection.focus, step);
      select({ kind: 'text', page: from, anchor: extend ? selection.anchor : focus, focus });
    });
  }

  /** Widens what is selected, or begins with the current mark. */
  async function growSelection(): Promise<void> {
    const { documentId, selection, currentMarkId } = state();
    if (!documentId) return;
    await attempt(hands, async () => {
      const mark = currentMarkId ? data().markOf.get(currentMarkId) : null;
      const at = selection?.page ?? mark?.page ?? null;
      if (at === null) return announce('Select text or choose a mark first.');
      const map = mapText(await fetchPage(data().caseId, documentId, at));
      const range = selection?.kind === 'text' ? readSelection(map, selection) : (mark?.range ?? null);
      if (range === null) return announce('Only text can be widened.');
      const grown = growRange(map, range);
      if (grown === null) return announce('The whole page is selected.');
      select({ kind: 'text', page: at, anchor: grown.range.start, focus: grown.range.end });
      announce(`Selected: ${extentWords[grown.extent]}. R withholds it.`);
    });
  }

  /** Places a first box in view, for the keys; the mouse draws over it. */
  async function startBox(): Promise<void> {
    const { documentId, page, scale } = state();
    const visible = hands.visible();
    patch({ tool: 'box' });
    if (!documentId) return;
    await attempt(hands, async () => {
      const size = measurePage(await fetchPage(data().caseId, documentId, page), 1);
      const shown = visible
        ? {
            left: visible.left / scale,
            top: visible.top / scale,
            width: visible.width / scale,
            height: visible.height / scale,
          }
        : { left: 0, top: 0, ...size };
      select({ kind: 'box', page, box: placeBox(size, shown) });
      announce('Box placed. Arrow keys move it, with Shift they size it, Enter withholds it.');
    });
  }

  async function changeBox(direction: Direction, sizing: boolean, step: number): Promise<void> {
    const { documentId, selection } = state();
    if (!documentId || selection?.kind !== 'box') return;
    await attempt(hands, async () => {
      const size = measurePage(await fetchPage(data().caseId, documentId, selection.page), 1);
      const change = sizing ? sizeBox : moveBox;
      select({ ...selection, box: change(selection.box, direction, step, size) });
    });
  }

  return {
    select,
    readSelectedText,
    withholdSelection,
    withholdSelectionEverywhere,
    withholdHits,
    moveInText,
    growSelection,
    startBox,
    changeBox,
  };
}
