/** Places in the case, each a way there. */
import { useState } from 'react';
import type { Mark } from '../../../src-main/contract/mark.ts';
import { stateOf, stateWords } from '../../viewer/mark-state.ts';
import { useDesk } from './desk.ts';

/** More are shown on demand: a name may stand in a thousand places. */
const firstShown = 12;

export function PlaceList({ marks }: { readonly marks: readonly Mark[] }) {
  const { data, go, currentMark, focusPages } = useDesk();
  const [all, setAll] = useState(false);
  const shown = all ? marks : marks.slice(0, firstShown);
  const titles = new Map((data.documents ?? []).map((document) => [document.id, document.title]));
  if (marks.length === 0) return <p className="desk-quiet">Not found in the documents.</p>;
  return (
    <ul className="desk-places">
      {shown.map((mark) => (
        <li key={mark.id}>
          <button
            type="button"
            aria-current={mark.id === currentMark?.id ? 'true' : undefined}
            onClick={() => {
              void go.goToMark(mark);
              focusPages();
            }}
          >
            <span className="desk-place-where">
              {titles.get(mark.documentId) ?? ''}, page {mark.page}
            </span>
            <span className="desk-place-state" data-state={stateOf(mark)}>
              {stateWords[stateOf(mark)]}
            </span>
          </button>
        </li>
      ))}
      {marks.length > shown.length ? (
        <li>
          <button type="button" onClick={() => setAll(true)}>
            Show all {marks.length.toLocaleString('en-GB')} places
          </button>
        </li>
      ) : null}
    </ul>
  );
}
