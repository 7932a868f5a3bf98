/** Puts the desk together: data, state, actions. */
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TaskStep } from '../../../src-main/contract/case.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { CaseId, DocumentId } from '../../../src-main/contract/values.ts';
import { asAppError } from '../../api.ts';
import { describeError } from '../../messages.ts';
import type { ViewRect } from '../../viewer/geometry.ts';
import { closeDocuments, openDocument } from '../../viewer/pdf-document.ts';
import { createCopyActions } from './copy-actions.ts';
import { createDecideActions } from './decide-actions.ts';
import type { Desk } from './desk.ts';
import { type DeskHands, findCode, labelOf } from './desk-hands.ts';
import { type Announcement, type DeskState, type Failure, startDesk } from './desk-state.ts';
import { createGoActions } from './go-actions.ts';
import { findNextMark } from './mark-order.ts';
import { createNameActions } from './name-actions.ts';
import { fetchPage } from './page-data.ts';
import { createPassageActions } from './passage-actions.ts';
import { createReviewActions } from './review-actions.ts';
import { createSelectActions } from './select-actions.ts';
import { useDeskData } from './use-desk-data.ts';

export type DeskOptions = {
  readonly caseId: CaseId;
  readonly secondReview: boolean;
  readonly documentId: DocumentId | null;
  readonly page: number;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onLeave: (step?: TaskStep['id']) => void;
};

export function useDesk(options: DeskOptions) {
  const { caseId, secondReview, scroller, onLeave } = options;
  const data = useDeskData(caseId, secondReview);
  const [state, setState] = useState<DeskState>(() => startDesk(options.documentId, options.page));
  const [said, setSaid] = useState<Announcement>({ serial: 0, text: '' });
  const [failure, setFailure] = useState<Failure | null>(null);

  const dataRef = useRef(data);
  dataRef.current = data;
  const stateRef = useRef(state);
  const visibleRef = useRef<ViewRect | null>(null);

  const patch = useCallback((change: Partial<DeskState>) => {
    // Keys may come faster than drawings: the next one must already see this change.
    stateRef.current = { ...stateRef.current, ...change };
    setState(stateRef.current);
  }, []);
  const announce = useCallback((text: string) => setSaid((old) => ({ serial: old.serial + 1, text })), []);

  const { hands, go, decide, select, review, copies, names, passages } = useMemo(() => {
    const hands: DeskHands = {
      data: () => dataRef.current,
      state: () => stateRef.current,
      visible: () => visibleRef.current,
      patch,
      announce: (text) => {
        setFailure(null);
        announce(text);
      },
      fail: (error) => {
        announce('');
        setFailure(describeError(asAppError(error)));
      },
    };
    const go = createGoActions(hands);
    const decide = createDecideActions(hands, go);
    const select = createSelectActions(hands, decide);
    return {
      hands,
      go,
      decide,
      select,
      review: createReviewActions(hands, go),
      copies: createCopyActions(hands, go),
      names: createNameActions(hands, select),
      passages: createPassageActions(hands, go, select),
    };
  }, [patch, announce]);

  useStart(data, state, go, options.documentId !== null);
  useEffect(() => closeDocuments, []);
  usePrefetch(data, state);

  const viewTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** The lists beside the pages follow when the scrolling pauses. */
  const handleView = useCallback(
    (page: number, scale: number) => {
      clearTimeout(viewTimer.current);
      const shown = stateRef.current;
      if (shown.page === page && shown.scale === scale) return;
      viewTimer.current = setTimeout(() => patch({ page, scale }), 40);
    },
    [patch],
  );

  const focusPages = useCallback(() => scroller.current?.focus({ preventScroll: true }), [scroller]);
  const { exemptionOf } = data;
  const wordsOf = useCallback(
    (mark: Mark) => {
      const code = mark.decision?.codes[0] ?? '';
      const neutral = mark.decision?.neutral ?? false;
      return neutral
        ? { label: 'Withheld', short: 'Withheld' }
        : { label: labelOf(exemptionOf, code), short: code };
    },
    [exemptionOf],
  );

  const currentMark = state.currentMarkId ? (data.markOf.get(state.currentMarkId) ?? null) : null;
  const desk: Desk = {
    data,
    state,
    currentMark,
    code: findCode(hands, state.selection ? null : currentMark),
    patch,
    go,
    decide,
    select,
    review,
    copies,
    names,
    passages,
    wordsOf,
    announce: hands.announce,
    focusPages,
    onLeave,
  };
  return {
    desk,
    hands,
    visible: visibleRef,
    handleView,
    said,
    failure,
    clearFailure: () => setFailure(null),
  };
}

/** The next page, and the document where the next open mark is, are made ready while this one is read. */
function usePrefetch(data: Desk['data'], { documentId, page, currentMarkId }: DeskState): void {
  const { caseId, marks, isWanted } = data;
  const next = findNextMark(
    marks,
    currentMarkId,
    1,
    (mark) => isWanted(mark) && mark.documentId !== documentId,
  );
  const nextDocument = next?.documentId ?? null;
  const pages = data.documents?.find((one) => one.id === documentId)?.pages ?? 0;
  useEffect(() => {
    if (!documentId) return;
    const timer = setTimeout(() => {
      // What fails here is asked for again, and reported, when it is needed.
      if (page < pages) fetchPage(caseId, documentId, page + 1).catch(() => undefined);
      if (nextDocument) openDocument(caseId, nextDocument).catch(() => undefined);
    }, 300);
    return () => clearTimeout(timer);
  }, [caseId, documentId, page, pages, nextDocument]);
}

/** Opens where the work is: at the first mark that needs a decision, else at the first page. */
function useStart(data: Desk['data'], state: DeskState, go: Desk['go'], placed: boolean): void {
  const started = useRef(placed);
  const ready = data.documents !== null && data.marksKnown;
  useEffect(() => {
    if (started.current || !ready || state.documentId !== null) return;
    started.current = true;
    const first = findNextMark(data.marks, null, 1, data.isWanted);
    const document = data.documentIds[0];
    if (first) void go.goToMark(first);
    else if (document) go.goToPage(document, 1);
  });
}
