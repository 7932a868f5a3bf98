/** What a reader of the page in view does not see, and what lies in its file: calm, readable, a way to each place. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type {
  CaseFinding,
  DocumentSummary,
  FindingPlace,
  Page,
} from '../../../src-main/contract/document.ts';
import { useCommand } from '../../api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { boundRects, rectToView } from '../../viewer/geometry.ts';
import { usePage } from '../../viewer/use-page.ts';
import { findingWords } from '../frame/finding-words.ts';
import { sayCount, sayInstant } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import { useDesk } from './desk.ts';
import { ReadingLine } from './reading-line.tsx';
import { ReadingList } from './reading-list.tsx';
import { useFindings } from './use-findings.ts';

export function FindingsPanel() {
  const { data, state } = useDesk();
  const findings = useFindings();
  const document = data.documents?.find((one) => one.id === state.documentId);
  if (!document) return null;
  const onPage = findings.filter(({ page }) => page !== null);
  const inFile = findings.filter(({ page }) => page === null);
  return (
    <div className="desk-findings">
      {document.findings.length === 0 ? (
        <EmptyState title="Nothing hidden was found">
          This document was searched for covered, invisible and cut-off text, comments, layers, properties and
          earlier versions.
        </EmptyState>
      ) : (
        <>
          <h2 className="desk-list-title">On page {state.page}</h2>
          <ReadingLine />
          {onPage.length === 0 ? <p className="desk-quiet">Nothing is hidden on this page.</p> : null}
          <FindingList findings={onPage} />
          <Elsewhere document={document} />
          {inFile.length > 0 ? <h2 className="desk-list-title">In the file as a whole</h2> : null}
          <FindingList findings={inFile} />
        </>
      )}
      <ReadingList />
    </div>
  );
}

function FindingList({ findings }: { readonly findings: readonly CaseFinding[] }) {
  return (
    <ul>
      {findings.map((finding) => (
        <FindingCard key={`${finding.page} ${finding.kind}`} finding={finding} />
      ))}
    </ul>
  );
}

/** More are on the page, and can be read there one by one. */
const firstShown = 20;

function FindingCard({ finding }: { readonly finding: CaseFinding }) {
  const { data } = useDesk();
  const page = usePage(data.caseId, finding.documentId, finding.page);
  const { title, meaning } = findingWords[finding.kind];
  const shown = finding.places.slice(0, firstShown);
  const left = finding.places.length - shown.length;
  return (
    <li className="desk-finding" data-serious={finding.serious && !finding.looked}>
      <h3>{title}</h3>
      <small>{meaning}</small>
      {shown.map((place, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places never change once they are found
        <FindingPlaceRow key={index} finding={finding} place={place} page={page ?? null} />
      ))}
      {left > 0 ? <p className="desk-quiet">and {sayCount(left, 'more place')}</p> : null}
      <Looked finding={finding} />
    </li>
  );
}

type FindingPlaceRowProps = {
  readonly finding: CaseFinding;
  readonly place: FindingPlace;
  readonly page: Page | null;
};

function FindingPlaceRow({ finding, place, page }: FindingPlaceRowProps) {
  const { data, state, go, select, patch, focusPages } = useDesk();
  const number = finding.page;
  const onPage = page !== null && number !== null && place.rects.some((rect) => touchesPage(rect, page));
  const isShown = state.shownPlace?.place === place;
  return (
    <div className="desk-finding-place">
      {place.text ? <q>{place.text}</q> : null}
      {onPage ? (
        <div className="desk-person-buttons">
          <Button
            size="compact-sm"
            variant="default"
            aria-pressed={isShown}
            onClick={() =>
              isShown ? patch({ shownPlace: null }) : void go.goToPlace(finding.documentId, number, place)
            }
          >
            {isShown ? 'Hide again' : 'Show in page'}
          </Button>
          {data.secondReview || !finding.serious ? null : (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                const box = boundRects(place.rects.map((rect) => rectToView(page, 1, rect)));
                if (!box) return;
                void go
                  .goToPlace(finding.documentId, number, place)
                  .then(() => select.select({ kind: 'box', page: number, box }));
                focusPages();
              }}
            >
              Mark it…
            </Button>
          )}
        </div>
      ) : null}
    </div>
  );
}

function touchesPage(rect: FindingPlace['rects'][number], { box }: Page): boolean {
  return rect[0] < box[2] && rect[2] > box[0] && rect[1] < box[3] && rect[3] > box[1];
}

function Looked({ finding }: { readonly finding: CaseFinding }) {
  const { data, announce } = useDesk();
  const look = useCommand('lookAtFinding');
  const { documentId, page, kind, looked } = finding;
  const say = (isLooked: boolean): void =>
    look.mutate(
      { caseId: data.caseId, documentId, page, kind, looked: isLooked },
      { onSuccess: () => announce(isLooked ? 'Looked at.' : 'Not looked at.') },
    );
  return (
    <div className="desk-finding-looked">
      {looked ? (
        <>
          <small>
            {looked.by.name} looked at it, {sayInstant(looked.at)}
          </small>
          <Button size="compact-sm" variant="subtle" disabled={look.isPending} onClick={() => say(false)}>
            Not yet
          </Button>
        </>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCheck size={14} aria-hidden />}
          disabled={look.isPending}
          onClick={() => say(true)}
        >
          Looked at
        </Button>
      )}
      <ErrorNote error={look.error} />
    </div>
  );
}

/** Where in the document something serious waits to be looked at. */
function Elsewhere({ document }: { readonly document: DocumentSummary }) {
  const { state, go, focusPages } = useDesk();
  const waiting = document.findings.filter(
    ({ serious, openPage }) => serious && openPage !== null && openPage !== state.page,
  );
  if (waiting.length === 0) return null;
  return (
    <>
      <h2 className="desk-list-title">On other pages</h2>
      <ul className="desk-places">
        {waiting.map(({ kind, openPage }) => (
          <li key={kind}>
            <button
              type="button"
              onClick={() => {
                if (openPage !== null) go.goToPage(document.id, openPage);
                focusPages();
              }}
            >
              <span className="desk-place-where">Page {openPage}</span>
              <span className="desk-place-state">{findingWords[kind].short}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
