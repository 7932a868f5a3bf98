/** The documents of the case with a strip of their pages, and what the patterns mean. */
import { IconHeartHandshake } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useRef } from 'react';
import type { DocumentSummary, PageState } from '../../../src-main/contract/document.ts';
import type { DocumentId } from '../../../src-main/contract/values.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useCopyOf } from '../frame/use-copy-of.ts';
import { sayCount } from '../frame/words.ts';
import { useDesk } from './desk.ts';
import { PageStrip } from './page-strip.tsx';
import { describeProgress, stateNames } from './strip.ts';
import { usePassageCounts } from './use-passages.ts';

const rowHeight = 74;
const noPages: readonly number[] = [];
const legend: readonly PageState[] = ['unseen', 'seen', 'open-suggestions', 'part-withheld'];

export function DocumentList() {
  const { data, state, go, focusPages } = useDesk();
  const scroller = useRef<HTMLDivElement>(null);
  const documents = data.documents ?? [];
  const rows = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const current = documents.findIndex((one) => one.id === state.documentId);
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [current, rows]);
  const handleGo = useCallback(
    (documentId: DocumentId, page: number) => {
      go.goToPage(documentId, page);
      focusPages();
    },
    [go, focusPages],
  );
  const passages = usePassageCounts(data.caseId);
  const copyOf = useCopyOf(data.caseId, documents);
  const pages = documents.reduce((sum, one) => sum + one.pages, 0);

  return (
    <nav className="desk-documents" aria-label="Documents">
      <h2 className="desk-list-title">
        {data.documents
          ? `${sayCount(documents.length, 'document')}, ${sayCount(pages, 'page')}`
          : 'Documents'}
      </h2>
      <div ref={scroller} className="desk-documents-scroller">
        {data.documents === null ? <DocumentSkeletons /> : null}
        {data.documents?.length === 0 ? (
          <EmptyState title="No documents yet">Add the files of the case under Documents.</EmptyState>
        ) : null}
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((row) => {
            const document = documents[row.index];
            return document ? (
              <li
                key={document.id}
                ref={rows.measureElement}
                data-index={row.index}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <DocumentRow
                  document={document}
                  copyOf={copyOf.get(document.id) ?? null}
                  distressing={passages.get(document.id)?.distressingPages ?? noPages}
                  current={document.id === state.documentId}
                  page={document.id === state.documentId ? state.page : null}
                  secondReview={data.secondReview}
                  onGo={handleGo}
                />
              </li>
            ) : null;
          })}
        </ul>
      </div>
      <ul className="desk-legend" aria-label="Patterns of the page strips">
        {legend.map((one) => (
          <li key={one}>
            <span className="desk-cell" data-state={one} aria-hidden="true" />
            {stateNames[one]}
          </li>
        ))}
        {passages.size > 0 ? (
          <li>
            <span className="desk-cell" data-state="seen" data-distressing="true" aria-hidden="true" />
            Distressing material
          </li>
        ) : null}
      </ul>
    </nav>
  );
}

type DocumentRowProps = {
  readonly document: DocumentSummary;
  /** What it is a copy of. */
  readonly copyOf: string | null;
  /** Pages with passages that may distress. */
  readonly distressing: readonly number[];
  readonly current: boolean;
  readonly page: number | null;
  readonly secondReview: boolean;
  readonly onGo: (documentId: DocumentId, page: number) => void;
};

const DocumentRow = memo(function DocumentRow(props: DocumentRowProps) {
  const { document, copyOf, distressing, current, page, secondReview, onGo } = props;
  const handleGo = useCallback((target: number) => onGo(document.id, target), [onGo, document.id]);
  return (
    <div className="desk-document" data-current={current}>
      <button type="button" aria-current={current ? 'true' : undefined} onClick={() => handleGo(1)}>
        <span className="desk-document-title" title={document.title}>
          {document.title}
        </span>
        {copyOf === null ? null : <span className="desk-document-copy">{copyOf}</span>}
        {distressing.length === 0 ? null : (
          <span className="desk-document-distressing">
            <IconHeartHandshake size={13} aria-hidden />
            Distressing material on {sayCount(distressing.length, 'page')}
          </span>
        )}
        <span className="desk-document-progress">{describeProgress(document, secondReview)}</span>
      </button>
      <PageStrip document={document} distressing={distressing} page={page} onGo={handleGo} />
    </div>
  );
});

function DocumentSkeletons() {
  return (
    <div aria-hidden="true">
      {[70, 85, 60, 75, 55].map((width) => (
        <div key={width} className="desk-document">
          <span className="desk-bone" style={{ width: `${width}%` }} />
          <span className="desk-bone" style={{ width: '45%' }} />
          <span className="desk-bone" style={{ width: '100%' }} />
        </div>
      ))}
    </div>
  );
}
