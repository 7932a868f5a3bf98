/** Where else the page in view stands, what differs there, and what was decided otherwise. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PageCopy, PagePlace } from '../../../src-main/contract/copies.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { KeyHint } from '../../parts/key-hint.tsx';
import { sayCount } from '../frame/words.ts';
import { ComparedText } from './compared-text.tsx';
import type { Carried } from './copy-actions.ts';
import { leftWords, sayCopy, sayPlace } from './copy-words.ts';
import { useDesk } from './desk.ts';
import { Disagreements } from './disagreements.tsx';
import { hintOf } from './keys.ts';
import { ThreadList } from './thread-list.tsx';
import { useCopies } from './use-copies.ts';

export function CopiesPanel() {
  const { data, state } = useDesk();
  const { here, copies } = useCopies();
  if (here === null) return null;
  return (
    <div className="desk-copies">
      {copies.length === 0 ? (
        <EmptyState title="No copy of this page was found">
          Pages with the same words, or nearly the same, would be listed here, and messages that quote this
          one.
        </EmptyState>
      ) : (
        <>
          <h2 className="desk-list-title">Page {state.page} is also</h2>
          <ul>
            {copies.map((copy) => (
              <CopyCard key={`${copy.documentId} ${copy.page}`} here={here} copy={copy} />
            ))}
          </ul>
          {data.secondReview ? null : <Apply key={`${here.documentId} ${here.page}`} here={here} />}
        </>
      )}
      <Disagreements here={here} hasCopies={copies.length > 0} />
      <ThreadList documentId={here.documentId} />
    </div>
  );
}

/** More are on demand: a leaflet may be in a case a hundred times. */
const firstShown = 8;

function CopyCard({ here, copy }: { readonly here: PagePlace; readonly copy: PageCopy }) {
  const { data, state, patch, go, focusPages } = useDesk();
  const there = { documentId: copy.documentId, page: copy.page };
  const { compared } = state;
  const isCompared = compared !== null && isSame(compared.here, here) && isSame(compared.there, there);
  return (
    <li className="desk-copy">
      <h3>{sayPlace(copy, data.documents)}</h3>
      <small>
        {sayCopy(copy)}
        {copy.seen ? '' : ', not seen yet'}
      </small>
      <div className="desk-person-buttons">
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            go.goToPage(copy.documentId, copy.page);
            focusPages();
          }}
        >
          Go there
        </Button>
        {copy.kind === 'identical' ? null : (
          <Button
            size="compact-sm"
            variant="default"
            aria-pressed={isCompared}
            onClick={() => patch({ compared: isCompared ? null : { here, there } })}
          >
            {isCompared ? 'Hide what differs' : 'Show what differs'}
          </Button>
        )}
      </div>
      {isCompared ? <ComparedText here={here} there={there} /> : null}
    </li>
  );
}

function isSame(a: PagePlace, b: PagePlace): boolean {
  return a.documentId === b.documentId && a.page === b.page;
}

function Apply({ here }: { readonly here: PagePlace }) {
  const { data, copies: actions, go, focusPages } = useDesk();
  const [carried, setCarried] = useState<Carried | null>(null);
  const left = carried?.left ?? [];
  return (
    <section className="desk-copies-apply" aria-label="Decide once">
      <Button size="compact-sm" onClick={() => void actions.apply(here).then((answer) => setCarried(answer))}>
        Apply decisions to copies&nbsp;
        <KeyHint keys={hintOf('applyToCopies')} />
      </Button>
      {left.length > 0 ? (
        <>
          <h3 className="desk-list-title">{sayCount(left.length, 'place')} left to you</h3>
          <ul className="desk-places">
            {left.slice(0, firstShown).map((one) => (
              <li key={`${one.documentId} ${one.page} ${one.markId}`}>
                <button
                  type="button"
                  onClick={() => {
                    go.goToPage(one.documentId, one.page);
                    focusPages();
                  }}
                >
                  <span className="desk-copy-left">
                    <b>{data.markOf.get(one.markId)?.text || 'Box'}</b> {sayPlace(one, data.documents)}:{' '}
                    {leftWords[one.reason]}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {left.length > firstShown ? (
            <p className="desk-quiet">and {sayCount(left.length - firstShown, 'more')}</p>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
