import { Button } from '@mantine/core';
import type { DecisionInput, OpenPlace } from '../../../src-main/contract/answers.ts';
import type { CaseView } from '../../../src-main/contract/case.ts';
import type { DocumentSummary } from '../../../src-main/contract/document.ts';
import { useAnswer, useCommand } from '../../api.ts';
import type { Place } from '../../place.ts';
import { sayCount } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';

const keep: DecisionInput = { outcome: 'keep', codes: [], neutral: false, rationale: '', evidence: {} };

/** What stands in the way and can be settled here: texts withheld elsewhere, and records that a reason needs. */
export function OpenPlaces(props: {
  view: CaseView;
  documents: readonly DocumentSummary[];
  onGo: (place: Place) => void;
}) {
  const caseId = props.view.id;
  const readiness = useAnswer('getReadiness', { caseId });
  const add = useCommand('addMarks');
  const places = readiness.data?.openPlaces ?? [];
  const lacking = readiness.data?.missingEvidence ?? [];
  const titleOf = (id: OpenPlace['documentId']): string =>
    props.documents.find((document) => document.id === id)?.title ?? '';
  const show = (at: Pick<OpenPlace, 'documentId' | 'page'>): void =>
    props.onGo({
      screen: 'review',
      caseId,
      secondReview: false,
      at: { documentId: at.documentId, page: at.page },
    });

  function decide(same: readonly OpenPlace[], decision: DecisionInput): void {
    add.mutate({
      caseId,
      decision,
      marks: same.map(({ documentId, page, start, end }) => ({
        documentId,
        page,
        range: { start, end },
        rects: [],
        personId: null,
      })),
    });
  }

  return (
    <>
      {places.length > 0 ? (
        <>
          <h2>Withheld elsewhere, still readable here</h2>
          <p className="lead">
            The same words were withheld in another place. Decide each group: withhold it too, or keep it
            where it means something else.
          </p>
          {groupByText(places).map((same) => {
            const [first] = same;
            if (!first) return null;
            return (
              <section key={first.match.toLowerCase()} className="card open-group">
                <div className="title-row">
                  <b>
                    “{first.match}” <span className="faint">{sayCount(same.length, 'place')}</span>
                  </b>
                  <span className="row-actions">
                    <Button
                      size="compact-sm"
                      disabled={add.isPending}
                      onClick={() => decide(same, first.decision)}
                    >
                      Withhold too: {first.decision.codes.join(', ')}
                    </Button>
                    <Button
                      variant="default"
                      size="compact-sm"
                      disabled={add.isPending}
                      onClick={() => decide(same, keep)}
                    >
                      Keep here
                    </Button>
                  </span>
                </div>
                <ul>
                  {same.map((place) => (
                    <li key={`${place.documentId} ${place.page} ${place.start}`}>
                      <button type="button" className="row-link" onClick={() => show(place)}>
                        {titleOf(place.documentId)}, page {place.page}
                      </button>
                      <span>
                        …{place.before}
                        <mark>{place.match}</mark>
                        {place.after}…
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </>
      ) : null}
      {lacking.length > 0 ? (
        <>
          <h2>Records that the reason asks for</h2>
          <ul className="open-list">
            {lacking.map((mark) => (
              <li key={mark.markId}>
                <button type="button" className="row-link" onClick={() => show(mark)}>
                  {titleOf(mark.documentId)}, page {mark.page}
                </button>{' '}
                {mark.fields.length === 0
                  ? 'needs another reason: this request does not allow it'
                  : `lacks ${mark.fields.map((field) => field.replaceAll('-', ' ')).join(', ')}`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ErrorNote error={readiness.error ?? add.error} />
    </>
  );
}

function groupByText(places: readonly OpenPlace[]): OpenPlace[][] {
  const groups = new Map<string, OpenPlace[]>();
  for (const place of places) {
    const text = place.match.toLowerCase();
    groups.set(text, [...(groups.get(text) ?? []), place]);
  }
  return [...groups.values()];
}
