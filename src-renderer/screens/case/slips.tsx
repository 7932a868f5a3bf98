import { Button } from '@mantine/core';
import type { Slip } from '../../../src-main/contract/answers.ts';
import type { CaseView } from '../../../src-main/contract/case.ts';
import type { DocumentSummary } from '../../../src-main/contract/document.ts';
import { useAnswer } from '../../api.ts';
import type { Place } from '../../place.ts';
import { sayCount } from '../frame/words.ts';

const titles: Readonly<Record<Slip['kind'], string>> = {
  'decided-both-ways': 'Kept here, withheld elsewhere',
  'other-name-open': 'A withheld person in other words',
  'contact-open': 'An address or number of a withheld person',
  'identifying-together': 'Details that together tell who it is',
};
const mostShown = 12;

/** Uneven decisions to look at before the second review: advice, nothing waits for it. */
export function Slips(props: {
  view: CaseView;
  documents: readonly DocumentSummary[];
  onGo: (place: Place) => void;
}) {
  const readiness = useAnswer('getReadiness', { caseId: props.view.id });
  const slips = readiness.data?.slips ?? [];
  if (slips.length === 0) return null;
  const titleOf = (id: Slip['documentId']): string =>
    props.documents.find((document) => document.id === id)?.title ?? '';
  return (
    <>
      <h2>Worth evening out</h2>
      <p className="lead">Nothing waits for these. Look at each before the second review.</p>
      {kindsOf(slips).map(([kind, same]) => (
        <section key={kind} className="card open-group">
          <div className="title-row">
            <b>
              {titles[kind]} <span className="faint">{sayCount(same.length, 'place')}</span>
            </b>
          </div>
          <ul>
            {same.slice(0, mostShown).map((slip) => (
              <li key={`${slip.documentId} ${slip.page} ${slip.start}`}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() =>
                    props.onGo({
                      screen: 'review',
                      caseId: props.view.id,
                      secondReview: false,
                      at: { documentId: slip.documentId, page: slip.page },
                    })
                  }
                >
                  {titleOf(slip.documentId)}, page {slip.page}
                </Button>
                <span>
                  {slip.before}
                  <mark>{slip.match}</mark>
                  {slip.after} <span className="faint">{slip.reason}</span>
                </span>
              </li>
            ))}
          </ul>
          {same.length > mostShown ? (
            <p className="faint">and {sayCount(same.length - mostShown, 'more place')}</p>
          ) : null}
        </section>
      ))}
    </>
  );
}

function kindsOf(slips: readonly Slip[]): readonly (readonly [Slip['kind'], readonly Slip[]])[] {
  const groups = new Map<Slip['kind'], Slip[]>();
  for (const slip of slips) groups.set(slip.kind, [...(groups.get(slip.kind) ?? []), slip]);
  return [...groups];
}
