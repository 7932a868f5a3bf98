/** The review desk: documents at the left, the page in the middle, people and suggestions at the right. */
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { TaskStep } from '../../../src-main/contract/case.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { CaseId, DocumentId } from '../../../src-main/contract/values.ts';
import { client, queryClient, useAnswer } from '../../api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import type { Cover } from '../../viewer/cover-layer.tsx';
import { DocumentViewer, type DocumentViewerProps } from '../../viewer/document-viewer.tsx';
import { boundRects, rectToView, type ViewRect } from '../../viewer/geometry.ts';
import { mapText, outlineRange, readSelection, type TextRange } from '../../viewer/text-selection.ts';
import { usePage } from '../../viewer/use-page.ts';
import { Choices } from './choices.tsx';
import { CommandPalette } from './command-palette.tsx';
import { CopyNotice } from './copy-notice.tsx';
import { type Desk, DeskProvider } from './desk.ts';
import { DeskFailure } from './desk-failure.tsx';
import { DeskFooter } from './desk-footer.tsx';
import { DeskHeader } from './desk-header.tsx';
import { DeskTools } from './desk-tools.tsx';
import { DocumentList } from './document-list.tsx';
import { FindingNotice } from './finding-notice.tsx';
import { KeySheet } from './key-sheet.tsx';
import { applyKeySettings, keysAsDelivered } from './keys.ts';
import { sortHits } from './search-hits.ts';
import { SidePanel } from './side-panel.tsx';
import { useDifferences } from './use-copies.ts';
import { useDesk } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { findCovers, usePassages } from './use-passages.ts';
import { useSearch } from './use-search.ts';
import './desk.css';
import './desk-pages.css';
import './desk-side.css';
import './desk-mark.css';
import './desk-choices.css';
import './desk-findings.css';
import './desk-copies.css';
import './desk-names.css';
import './desk-weigh.css';
import './desk-adapt.css';

export type ReviewDeskProps = {
  readonly caseId: CaseId;
  /** Goes through the decisions of others instead of open suggestions. */
  readonly secondReview: boolean;
  readonly documentId?: DocumentId;
  readonly page?: number;
  /** Back to the case, at this step when one was chosen. */
  readonly onLeave: (step?: TaskStep['id']) => void;
};

export function ReviewDesk({ caseId, secondReview, documentId, page, onLeave }: ReviewDeskProps) {
  const scroller = useRef<HTMLElement>(null);
  const { desk, hands, visible, handleView, said, failure, clearFailure } = useDesk({
    caseId,
    secondReview,
    documentId: documentId ?? null,
    page: page ?? 1,
    scroller,
    onLeave,
  });
  const keys = useAnswer('getKeys', {}).data;
  // Before the hints of this drawing are written.
  useMemo(() => applyKeySettings(keys ?? keysAsDelivered), [keys]);
  useDeskKeys(desk);
  const { focusPages } = desk;
  const shown = desk.state.documentId;
  // Keys work from the first moment, and after a change of the document, unless something else has the focus.
  useEffect(() => {
    if (shown && document.activeElement === document.body) focusPages();
  }, [shown, focusPages]);
  return (
    <DeskProvider value={desk}>
      <div className="desk">
        <DeskHeader />
        <DocumentList />
        <main className="desk-main">
          <DeskTools />
          <FindingNotice />
          <CopyNotice />
          <DeskPages
            desk={desk}
            scroller={scroller}
            fail={hands.fail}
            visible={visible}
            onView={handleView}
          />
          {failure ? <DeskFailure failure={failure} onClose={clearFailure} /> : null}
        </main>
        <SidePanel />
        <DeskFooter said={said} />
        <KeySheet />
        <CommandPalette />
      </div>
    </DeskProvider>
  );
}

const noFinds: ReadonlyMap<number, readonly TextRange[]> = new Map();
const noMarks: ReadonlyMap<number, readonly Mark[]> = new Map();

type DeskPagesProps = {
  readonly desk: Desk;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly fail: (error: unknown) => void;
  readonly visible: DocumentViewerProps['visible'];
  readonly onView: DocumentViewerProps['onView'];
};

function DeskPages({ desk, scroller, fail, visible, onView }: DeskPagesProps) {
  const { data, state, patch, select, currentMark } = desk;
  const { caseId } = data;
  const document = data.documents?.find((one) => one.id === state.documentId);
  const documentId = document?.id ?? null;

  const { found: answer } = useSearch(caseId, state.search);
  const found = useMemo(() => (answer ? sortHits(answer.hits, documentId) : noFinds), [answer, documentId]);

  const passages = usePassages(caseId, documentId);
  const covers = useMemo(() => findCovers(passages), [passages]);
  const { show } = desk.passages;
  const handleUncover = useCallback(
    (cover: Cover) => {
      void show(
        passages.filter((passage) => cover.holds.includes(passage)),
        true,
      );
    },
    [show, passages],
  );
  const differing = useDifferences(desk, documentId);

  const besidePage =
    state.selection?.page ?? (currentMark?.documentId === documentId ? currentMark?.page : undefined);
  const shape = usePage(caseId, documentId, besidePage ?? null);
  const area = useMemo((): ViewRect | null => {
    if (!shape || state.choosing === 'nothing') return null;
    if (state.selection?.kind === 'box') return state.selection.box;
    if (state.selection) {
      const map = mapText(shape);
      const range = readSelection(map, state.selection);
      return range ? boundRects(outlineRange(map, range)) : null;
    }
    return currentMark ? boundRects(currentMark.rects.map((rect) => rectToView(shape, 1, rect))) : null;
  }, [shape, state.choosing, state.selection, currentMark]);

  const handleSeen = useCallback(
    (page: number) => {
      if (!documentId) return;
      const input = { caseId, documentId, page };
      const known = queryClient.getQueryData<{ readonly seen: boolean }>(['getPage', input]);
      if (known?.seen) return;
      client.call('markPageSeen', input).catch(fail);
    },
    [caseId, documentId, fail],
  );
  const handlePick = useCallback(
    (markId: NonNullable<typeof state.currentMarkId>) => {
      patch({ currentMarkId: markId, selection: null, choosing: 'actions' });
    },
    [patch],
  );

  if (data.documents?.length === 0) {
    return (
      <EmptyState title="There is nothing to review yet">
        Add the files of the case under Documents, then come back.
      </EmptyState>
    );
  }
  if (!document) return <div className="desk-page-bone" aria-hidden="true" />;
  return (
    <DocumentViewer
      key={document.id}
      caseId={caseId}
      documentId={document.id}
      title={document.title}
      pages={document.pages}
      marks={data.marksOn.get(document.id) ?? noMarks}
      currentMarkId={state.currentMarkId}
      goal={state.goal}
      zoom={state.zoom}
      tool={state.tool}
      seeThrough={state.seeThrough}
      selection={state.selection}
      found={differing ?? found}
      covers={covers}
      onUncover={handleUncover}
      shownPlace={state.shownPlace?.documentId === documentId ? state.shownPlace : null}
      beside={
        area && besidePage ? { page: besidePage, area, content: <Choices page={shape ?? null} /> } : null
      }
      scroller={scroller}
      wordsOf={desk.wordsOf}
      onSelect={select.select}
      onPickMark={handlePick}
      visible={visible}
      onView={onView}
      onSeen={handleSeen}
      onOpenFailed={fail}
    />
  );
}
