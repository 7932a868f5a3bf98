/** One cell a page; a click goes there. The strip of the open document is a slider for the keyboard. */
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import type { DocumentSummary } from '../../../src-main/contract/document.ts';
import { findStripPage, makeStrip, stateNames } from './strip.ts';

type PageStripProps = {
  readonly document: DocumentSummary;
  /** Pages with passages that may distress. */
  readonly distressing: readonly number[];
  /** The page in view, when this document is open. */
  readonly page: number | null;
  readonly onGo: (page: number) => void;
};

/** More cells than this are too narrow to tell apart. */
const mostCells = 44;

export const PageStrip = memo(function PageStrip({ document, distressing, page, onGo }: PageStripProps) {
  const { pages } = document;
  const cells = makeStrip(document.pageStates, mostCells);

  const handleClick = (event: MouseEvent<HTMLElement>): void => {
    const bounds = event.currentTarget.getBoundingClientRect();
    onGo(findStripPage((event.clientX - bounds.left) / bounds.width, pages));
  };
  const handleKey = (event: KeyboardEvent<HTMLElement>): void => {
    const here = page ?? 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: here + 1,
      ArrowDown: here + 1,
      ArrowLeft: here - 1,
      ArrowUp: here - 1,
      Home: 1,
      End: pages,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onGo(Math.min(pages, Math.max(1, target)));
  };

  const shown = cells.map((cell) => (
    <span
      key={cell.first}
      className="desk-cell"
      data-state={cell.state}
      data-distressing={distressing.some((one) => one >= cell.first && one <= cell.last)}
      data-current={page !== null && page >= cell.first && page <= cell.last}
    />
  ));
  if (page === null) {
    return (
      // The button above goes to the document; this is a shortcut for the mouse into the middle of it.
      <span className="desk-strip" onClick={handleClick} aria-hidden="true">
        {shown}
      </span>
    );
  }
  const state = document.pageStates[page - 1] ?? 'unseen';
  return (
    <span
      className="desk-strip"
      role="slider"
      tabIndex={0}
      aria-label="Page"
      aria-valuemin={1}
      aria-valuemax={pages}
      aria-valuenow={page}
      aria-valuetext={`Page ${page} of ${pages}: ${stateNames[state]}${distressing.includes(page) ? ', with distressing material' : ''}`}
      onClick={handleClick}
      onKeyDown={handleKey}
    >
      {shown}
    </span>
  );
});
