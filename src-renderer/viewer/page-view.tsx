/** One page: its picture, its marks, the selection. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { memo, useMemo, useState } from 'react';
import type { FindingPlace } from '../../src-main/contract/document.ts';
import type { Mark } from '../../src-main/contract/mark.ts';
import type { CaseId, DocumentId, MarkId } from '../../src-main/contract/values.ts';
import { type Cover, CoverLayer, CoverNotes } from './cover-layer.tsx';
import { pixelsPerPoint, rectToView, type Size, type ViewRect } from './geometry.ts';
import { MarkLayer } from './mark-layer.tsx';
import { findMarkAt, type MarkWords, type PlacedMark } from './mark-state.ts';
import { PageCanvas } from './page-canvas.tsx';
import { SelectionLayer } from './selection-layer.tsx';
import { ShownPlace } from './shown-place.tsx';
import { caretBox, mapText, outlineRange, readSelection, type TextRange } from './text-selection.ts';
import type { PageSelection, Tool } from './tool.ts';
import { usePage } from './use-page.ts';
import { usePagePointer } from './use-page-pointer.ts';

export type PageViewProps = {
  readonly caseId: CaseId;
  readonly documentId: DocumentId;
  readonly pdf: PDFDocumentProxy | null;
  readonly page: number;
  readonly top: number;
  readonly left: number;
  /** In pixels. */
  readonly size: Size;
  readonly scale: number;
  readonly visible: ViewRect | null;
  readonly marks: readonly Mark[];
  readonly currentMarkId: MarkId | null;
  readonly tool: Tool;
  readonly seeThrough: boolean;
  readonly selection: PageSelection | null;
  readonly found: readonly TextRange[];
  /** Something hidden, pulled into view. */
  readonly shownPlace: FindingPlace | null;
  /** Covered until asked for. */
  readonly covers: readonly Cover[];
  readonly failed: boolean;
  /** The pages fly past: nobody can read them, so none is begun. */
  readonly hurried: boolean;
  readonly wordsOf: (mark: Mark) => MarkWords;
  readonly onSelect: (selection: PageSelection | null) => void;
  readonly onPickMark: (markId: MarkId) => void;
  readonly onUncover: (cover: Cover) => void;
  readonly onDrawn: (page: number) => void;
  readonly onFailed: (page: number) => void;
};

export const PageView = memo(function PageView(props: PageViewProps) {
  const { caseId, documentId, pdf, page, size, scale, marks, tool, selection, found } = props;
  const [begun, setBegun] = useState(!props.hurried);
  if (!begun && !props.hurried) setBegun(true);
  const data = usePage(caseId, begun ? documentId : null, page);
  const map = useMemo(() => (data ? mapText(data) : null), [data]);

  const placed: readonly PlacedMark[] = useMemo(
    () =>
      data
        ? marks.map((mark) => ({ mark, rects: mark.rects.map((rect) => rectToView(data, scale, rect)) }))
        : [],
    [data, marks, scale],
  );

  const pointer = usePagePointer({
    page,
    tool,
    scale,
    size: { width: size.width / scale, height: size.height / scale },
    map,
    selection,
    onSelect: props.onSelect,
    onClick: (point) => {
      const at = { x: point.x * scale, y: point.y * scale };
      const mark = findMarkAt(placed, at, 4);
      if (mark) props.onPickMark(mark.id);
    },
  });

  const scaleRect = (rect: ViewRect): ViewRect => ({
    left: rect.left * scale,
    top: rect.top * scale,
    width: rect.width * scale,
    height: rect.height * scale,
  });
  const range = map && selection?.kind === 'text' ? readSelection(map, selection) : null;
  const selected = map && range ? outlineRange(map, range).map(scaleRect) : [];
  const caret = map && selection?.kind === 'text' ? caretBox(map, selection.focus) : null;
  const foundRects = map ? found.flatMap((one) => outlineRange(map, one).map(scaleRect)) : [];
  const name = `Page ${page}`;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a page is a region of the picture, not a form group
    <div
      role="group"
      aria-label={name}
      className="viewer-page"
      data-tool={tool}
      style={{ top: props.top, left: props.left, width: size.width, height: size.height }}
      {...pointer}
    >
      {pdf && begun && !props.failed ? (
        <PageCanvas
          pdf={pdf}
          page={page}
          scale={scale}
          size={size}
          visible={props.visible}
          onDrawn={props.onDrawn}
          onFailed={props.onFailed}
        />
      ) : null}
      {props.failed ? (
        <p className="viewer-failed">
          This page could not be shown. Nothing was changed. Its text is under “Page text”; look at the
          original before you decide.
        </p>
      ) : null}
      {data ? <CoverLayer covers={props.covers} page={data} scale={scale} /> : null}
      <MarkLayer
        marks={placed}
        currentMarkId={props.currentMarkId}
        seeThrough={props.seeThrough}
        wordsOf={props.wordsOf}
        onPickMark={props.onPickMark}
      />
      {data && props.shownPlace ? (
        <ShownPlace
          rects={props.shownPlace.rects.map((rect) => rectToView(data, scale, rect))}
          text={props.shownPlace.text}
        />
      ) : null}
      <SelectionLayer
        selected={selected}
        caret={caret ? scaleRect(caret) : null}
        box={selection?.kind === 'box' ? scaleRect(selection.box) : null}
        found={foundRects}
      />
      {data ? (
        <CoverNotes covers={props.covers} page={data} scale={scale} onUncover={props.onUncover} />
      ) : null}
      <span className="viewer-page-number" aria-hidden="true" data-large={scale > pixelsPerPoint}>
        {page}
      </span>
    </div>
  );
});
