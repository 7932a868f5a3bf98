/** Where the same words are withheld on one page and not on its copy. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Disagreement, PagePlace } from '../../../src-main/contract/copies.ts';
import { useAnswer } from '../../api.ts';
import { sayPlace } from './copy-words.ts';
import { useDesk } from './desk.ts';

type DisagreementsProps = { readonly here: PagePlace; readonly hasCopies: boolean };

export function Disagreements({ here, hasCopies }: DisagreementsProps) {
  const { data } = useDesk();
  const { caseId } = data;
  const [all, setAll] = useState(false);
  const place = all ? null : here;
  const found = useAnswer('listDisagreements', all || hasCopies ? { caseId, place } : null).data;
  return (
    <section aria-label="Decided differently">
      {found && found.length > 0 ? (
        <>
          <h2 className="desk-list-title">
            {all ? 'Decided differently on copies, in the whole case' : 'Decided differently'}
          </h2>
          <ul className="desk-places">
            {found.map((one) => (
              <DisagreementRow
                key={`${one.here.markId} ${one.there.documentId} ${one.there.page}`}
                one={one}
              />
            ))}
          </ul>
        </>
      ) : null}
      {all && found?.length === 0 ? (
        <p className="desk-quiet">All copies in the case are decided alike.</p>
      ) : null}
      <Button size="compact-sm" variant="subtle" aria-pressed={all} onClick={() => setAll(!all)}>
        {all ? 'Only this page' : 'Check all copies of the case'}
      </Button>
    </section>
  );
}

function DisagreementRow({ one }: { readonly one: Disagreement }) {
  const { data, go, focusPages } = useDesk();
  const kept = one.there.markId === null ? null : data.markOf.get(one.there.markId);
  return (
    <li>
      <button
        type="button"
        onClick={() => {
          if (kept) void go.goToMark(kept);
          else go.goToPage(one.there.documentId, one.there.page);
          focusPages();
        }}
      >
        <span className="desk-copy-left">
          <b>{one.text}</b> is withheld on {sayPlace(one.here, data.documents)}, and{' '}
          {one.there.outcome === 'keep' ? 'kept' : 'open'} on {sayPlace(one.there, data.documents)}
        </span>
      </button>
    </li>
  );
}
