/** The page as text, with its marks in place, for screen readers and for those who read better that way. */
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Mark } from '../../../src-main/contract/mark.ts';
import { isCovered } from '../../../src-main/contract/passage.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { stateOf, stateWords } from '../../viewer/mark-state.ts';
import { usePage } from '../../viewer/use-page.ts';
import { sayKinds } from '../frame/passage-words.ts';
import { coverText } from './covered-text.ts';
import { useDesk } from './desk.ts';
import { splitByMarks } from './marked-text.ts';
import { ReadingLine } from './reading-line.tsx';
import { usePassages } from './use-passages.ts';

const none: readonly Mark[] = [];

export function PageTextPanel() {
  const { data, state, go, currentMark, wordsOf, passages: actions } = useDesk();
  const { documentId, page } = state;
  const shown = usePage(data.caseId, documentId, page);
  const marks = (documentId && data.marksOn.get(documentId)?.get(page)) || none;
  const passages = usePassages(data.caseId, documentId);
  const covered = useMemo(
    () => passages.filter((one) => one.page === page && isCovered(one)),
    [passages, page],
  );
  const text = useMemo(() => coverText(shown?.text ?? '', covered), [shown, covered]);
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
    <>
      {covered.length > 0 ? (
        <Button size="compact-sm" variant="default" onClick={() => void actions.show(covered, true)}>
          Show what is covered: {sayKinds(covered.map(({ kind }) => kind))}
        </Button>
      ) : null}
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
    </>
  );
}
