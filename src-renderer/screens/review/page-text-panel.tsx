/** The page as text, with its marks in place, for screen readers and for those who read better that way. */
import { useMemo } from 'react';
import type { Mark } from '../../../src-main/contract/mark.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { stateOf, stateWords } from '../../viewer/mark-state.ts';
import { usePage } from '../../viewer/use-page.ts';
import { useDesk } from './desk.ts';
import { splitByMarks } from './marked-text.ts';
import { ReadingLine } from './reading-line.tsx';

const none: readonly Mark[] = [];

export function PageTextPanel() {
  const { data, state, go, currentMark, wordsOf } = useDesk();
  const { documentId, page } = state;
  const shown = usePage(data.caseId, documentId, page);
  const marks = (documentId && data.marksOn.get(documentId)?.get(page)) || none;
  const text = shown?.text ?? '';
  const paragraphs = useMemo(() => splitByMarks(text, marks), [text, marks]);

  if (!shown) return <div className="desk-bone" aria-hidden="true" />;
  if (!text.trim()) {
    return (
      <>
        <ReadingLine />
        <EmptyState title="This page has no text">
          It may be a scan or a picture. Read it on the page, and withhold with a box: press <kbd>B</kbd>.
        </EmptyState>
      </>
    );
  }
  return (
    <article className="desk-page-text" aria-label={`Text of page ${page}`}>
      <ReadingLine />
      {paragraphs.map((pieces) => (
        <p key={pieces[0]?.start ?? 0}>
          {pieces.map((piece) =>
            piece.mark ? (
              <button
                key={piece.start}
                type="button"
                data-state={stateOf(piece.mark)}
                aria-current={piece.mark.id === currentMark?.id ? 'true' : undefined}
                onClick={() => piece.mark && void go.goToMark(piece.mark)}
              >
                <span className="only-read">
                  {stateWords[stateOf(piece.mark)]}
                  {piece.mark.decision?.outcome === 'withhold' ? `, ${wordsOf(piece.mark).label}` : ''}:{' '}
                </span>
                {piece.text}
              </button>
            ) : (
              <span key={piece.start}>{piece.text}</span>
            ),
          )}
        </p>
      ))}
    </article>
  );
}
