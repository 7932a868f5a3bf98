/** All pages of one document in a scrolled column; only those near the window exist. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { FindingPlace } from '../../src-main/contract/document.ts';
import type { Mark } from '../../src-main/contract/mark.ts';
import type { CaseId, DocumentId, MarkId } from '../../src-main/contract/values.ts';
import { Beside } from './beside.tsx';
import type { Cover } from './cover-layer.tsx';
import type { ViewRect } from './geometry.ts';
import type { MarkWords } from './mark-state.ts';
import { columnPadding, findCurrentPage, findVisiblePages, layOutPages } from './page-layout.ts';
import { PageView } from './page-view.tsx';
import { openDocument } from './pdf-document.ts';
import { limitDensity } from './render-page.ts';
import { scrollToGoal, showPart } from './scroll-goal.ts';
import type { TextRange } from './text-selection.ts';
import type { Goal, PageSelection, Tool, Zoom } from './tool.ts';
import { usePageSizes } from './use-page-sizes.ts';
import { usePagesSeen } from './use-pages-seen.ts';
import { useViewport } from './use-viewport.ts';
import './viewer.css';

export type DocumentViewerProps = {
  readonly caseId: CaseId;
  readonly documentId: DocumentId;
  readonly title: string;
  readonly pages: number;
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  readonly currentMarkId: MarkId | null;
  readonly goal: Goal;
  readonly zoom: Zoom;
  readonly tool: Tool;
  readonly seeThrough: boolean;
  readonly selection: PageSelection | null;
  readonly found: ReadonlyMap<number, readonly TextRange[]>;
  /** What may distress, covered until asked for. */
  readonly covers: ReadonlyMap<number, readonly Cover[]>;
  readonly onUncover: (cover: Cover) => void;
  /** Something hidden on a page, pulled into view. */
  readonly shownPlace: { readonly page: number; readonly place: FindingPlace } | null;
  /** Beside this area of a page, at scale 1, stands this. */
  readonly beside: { readonly page: number; readonly area: ViewRect; readonly content: ReactNode } | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly wordsOf: (mark: Mark) => MarkWords;
  readonly onSelect: (selection: PageSelection | null) => void;
  readonly onPickMark: (markId: MarkId) => void;
  /** Follows what the window shows of the current page, in pixels of the page. */
  readonly visible: RefObject<ViewRect | null>;
  readonly onView: (page: number, scale: number) => void;
  readonly onSeen: (page: number) => void;
  readonly onOpenFailed: (error: unknown) => void;
};

const noMarks: readonly Mark[] = [];
const noRanges: readonly TextRange[] = [];
const noCovers: readonly Cover[] = [];
/** Pages beyond the window that exist already, so that scrolling finds them drawn. */
const ahead = 1;

export function DocumentViewer(props: DocumentViewerProps) {
  const { caseId, documentId, pages, goal, zoom, scroller, beside, onView, onSeen, onOpenFailed } = props;
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [drawn, setDrawn] = useState<ReadonlySet<number>>(new Set());
  const [failed, setFailed] = useState<ReadonlySet<number>>(new Set());
  const [room, setRoom] = useState(0);

  useEffect(() => {
    let ended = false;
    openDocument(caseId, documentId).then(
      (opened) => {
        if (!ended) setPdf(opened);
      },
      (error: unknown) => {
        if (!ended) onOpenFailed(error);
      },
    );
    return () => {
      ended = true;
    };
  }, [caseId, documentId, onOpenFailed]);

  const sizes = usePageSizes(pdf, pages);
  const widest = useMemo(() => sizes.reduce((most, size) => Math.max(most, size.width), 1), [sizes]);
  const fit = Math.min(2.5, Math.max(0.3, (room - 2 * columnPadding) / widest));
  const scale = zoom === 'fit-width' ? fit : zoom;
  const layout = useMemo(() => layOutPages(sizes, scale), [sizes, scale]);
  const [viewport, notePlace] = useViewport(scroller, layout);
  // Before the first measurement there is nothing to draw for.
  useLayoutEffect(() => setRoom(viewport.width), [viewport.width]);

  const span = useMemo(
    () => findVisiblePages(layout, viewport.scrollTop, viewport.height),
    [layout, viewport.scrollTop, viewport.height],
  );
  // The page that was gone to is the current one until the reader scrolls: at the end of a document it may be short.
  const reached = useRef({ serial: -1, exact: false, scrollTop: -1 });
  const held = reached.current.serial === goal.serial && reached.current.scrollTop === viewport.scrollTop;
  const current = held ? goal.page : findCurrentPage(layout, viewport.scrollTop, viewport.height);
  const part = showPart(layout, current, viewport, scale);

  const { visible } = props;
  useLayoutEffect(() => {
    visible.current = part;
  });
  const known = pdf !== null;
  useEffect(() => {
    if (viewport.height > 0) onView(current, scale);
  }, [current, scale, viewport.height, onView]);

  const settled = room > 0;
  const goalRef = useRef(goal);
  goalRef.current = goal;
  const layoutRef = useRef(layout);
  layoutRef.current = layout;
  const scaleRef = useRef(scale);
  scaleRef.current = scale;
  // Once as soon as there is a layout, and again when the true sizes of the first pages are known.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !settled) return;
    if (reached.current.serial === goal.serial && (reached.current.exact || !known)) return;
    scrollToGoal(element, layoutRef.current, goalRef.current, scaleRef.current);
    reached.current = { serial: goal.serial, exact: known, scrollTop: element.scrollTop };
    notePlace();
  }, [scroller, settled, known, goal.serial, notePlace]);

  usePagesSeen(layout, viewport, span, drawn, onSeen);

  const handleDrawn = useCallback((page: number) => {
    setDrawn((old) => (old.has(page) ? old : new Set(old).add(page)));
  }, []);
  const handleFailed = useCallback((page: number) => {
    setFailed((old) => (old.has(page) ? old : new Set(old).add(page)));
  }, []);

  const density = window.devicePixelRatio;
  const first = Math.max(1, span.first - ahead);
  const last = Math.min(pages, span.last + ahead);
  const column = Math.max(layout.width + 2 * columnPadding, viewport.width);

  return (
    <div className="viewer">
      <section
        ref={scroller}
        className="viewer-scroller"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled and operated by keys
        tabIndex={0}
        aria-label={`${props.title}, page ${current} of ${pages}`}
      >
        <div className="viewer-column" style={{ height: layout.height, width: column }}>
          {settled && first <= last
            ? Array.from({ length: last - first + 1 }, (_, index) => {
                const page = first + index;
                const size = layout.sizes[page - 1] ?? { width: 0, height: 0 };
                return (
                  <PageView
                    key={page}
                    caseId={caseId}
                    documentId={documentId}
                    pdf={pdf}
                    page={page}
                    top={layout.tops[page - 1] ?? 0}
                    left={Math.round((column - size.width) / 2)}
                    size={size}
                    scale={scale}
                    visible={page === current && limitDensity(size, density) < density ? part : null}
                    marks={props.marks.get(page) ?? noMarks}
                    currentMarkId={props.currentMarkId}
                    tool={props.tool}
                    seeThrough={props.seeThrough}
                    selection={props.selection?.page === page ? props.selection : null}
                    found={props.found.get(page) ?? noRanges}
                    shownPlace={props.shownPlace?.page === page ? props.shownPlace.place : null}
                    covers={props.covers.get(page) ?? noCovers}
                    failed={failed.has(page)}
                    hurried={viewport.hurried}
                    wordsOf={props.wordsOf}
                    onSelect={props.onSelect}
                    onPickMark={props.onPickMark}
                    onUncover={props.onUncover}
                    onDrawn={handleDrawn}
                    onFailed={handleFailed}
                  />
                );
              })
            : null}
          {settled && beside ? (
            <Beside
              pageTop={layout.tops[beside.page - 1] ?? 0}
              pageLeft={(column - (layout.sizes[beside.page - 1]?.width ?? 0)) / 2}
              area={beside.area}
              scale={scale}
              scrollTop={viewport.scrollTop}
              height={viewport.height}
              width={column}
            >
              {beside.content}
            </Beside>
          ) : null}
        </div>
      </section>
    </div>
  );
}
