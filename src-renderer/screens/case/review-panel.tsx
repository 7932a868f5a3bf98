import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useAnswer } from '../../api.ts';
import { sayCount } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import { BlockerList } from './blocker-list.tsx';
import type { PanelProps } from './case-screen.tsx';
import { JobProgress } from './job-progress.tsx';
import { OpenFindings } from './open-findings.tsx';
import { OpenPassages } from './open-passages.tsx';
import { OpenPlaces } from './open-places.tsx';
import { OpenReadings } from './open-readings.tsx';
import { Rules } from './rules.tsx';
import { Slips } from './slips.tsx';
import { useJob } from './use-job.ts';

/** The doorway to the desk: how far the review is, and what it still needs. */
export function ReviewPanel({ view, onGo, secondReview }: PanelProps & { secondReview: boolean }) {
  const task = view.tasks.find((one) => one.id === (secondReview ? 'second-review' : 'review'));
  const documents = useAnswer('listDocuments', { caseId: view.id });
  const find = useJob('suggestMarks');
  const suggestions = documents.data?.reduce((sum, document) => sum + document.suggestions, 0) ?? 0;
  const withheld = documents.data?.reduce((sum, document) => sum + document.withheld, 0) ?? 0;
  const awaiting = documents.data?.reduce((sum, document) => sum + document.awaitingReview, 0) ?? 0;

  return (
    <>
      <div className="title-row">
        <div>
          <h1>{secondReview ? 'Second review' : 'Review'}</h1>
          <p className="lead">
            {secondReview
              ? 'Somebody who did not decide looks at each place that is withheld, and agrees or returns it with a note.'
              : 'Read every page, decide each suggestion, and mark what the search did not find.'}
          </p>
        </div>
        <Button
          size="md"
          disabled={view.pages === 0}
          onClick={() => onGo({ screen: 'review', caseId: view.id, secondReview })}
        >
          {secondReview ? 'Open the second review' : 'Open the review desk'}
        </Button>
      </div>
      <div className="figures">
        <Figure
          value={`${view.pagesSeen.toLocaleString('en-GB')} of ${view.pages.toLocaleString('en-GB')}`}
          what="pages seen"
        />
        <Figure value={suggestions.toLocaleString('en-GB')} what="suggestions open" />
        <Figure value={withheld.toLocaleString('en-GB')} what="places withheld" />
        <Figure value={awaiting.toLocaleString('en-GB')} what="awaiting second review" />
      </div>
      <BlockerList blockers={task?.blockers ?? []} />
      <OpenFindings view={view} onGo={onGo} />
      <OpenReadings view={view} onGo={onGo} />
      <OpenPassages view={view} onGo={onGo} />
      {secondReview ? null : <OpenPlaces view={view} documents={documents.data ?? []} onGo={onGo} />}
      {secondReview ? null : <Slips view={view} documents={documents.data ?? []} onGo={onGo} />}
      {secondReview ? null : (
        <>
          <Rules view={view} onGo={onGo} />
          <h2>Look again</h2>
          <p className="lead">
            Names of the register, addresses, numbers and dates are looked for when a document is added and
            when a person changes. You can look through the whole case again; decisions stay as they are.
          </p>
          <Button
            variant="default"
            leftSection={<IconSearch size={16} aria-hidden />}
            disabled={view.pages === 0 || find.state.state === 'running'}
            onClick={() => void find.start({ caseId: view.id })}
          >
            Look through the whole case
          </Button>
          <JobProgress state={find.state} onCancel={find.cancel} />
          {find.state.state === 'finished' ? (
            <p className="good-note" role="status">
              {sayCount(find.state.value.added, 'new suggestion')}.
            </p>
          ) : null}
        </>
      )}
      {view.warnings.length > 0 ? <h2>Worth a second look</h2> : null}
      <ul className="advice">
        {view.warnings.map((warning) => (
          <li key={warning.kind}>{sayWarning(warning.kind, warning.count)}</li>
        ))}
      </ul>
      <ErrorNote error={documents.error} />
    </>
  );
}

function Figure({ value, what }: { value: string; what: string }) {
  return (
    <div className="figure">
      <b>{value}</b>
      <span>{what}</span>
    </div>
  );
}

function sayWarning(kind: string, count: number): string {
  switch (kind) {
    case 'professional-withheld':
      return `${sayCount(count, 'place')} withhold a professional acting in role. Schedule 2, paragraph 17 usually makes that disclosure reasonable.`;
    case 'subject-withheld':
      return `${sayCount(count, 'place')} withhold the person’s own details.`;
    case 'proposed-as-kept-withheld':
      return `${sayCount(count, 'place')} withhold what was proposed to be kept: contacts of bodies, references, people in a paid role.`;
    case 'page-mostly-withheld':
      return `${sayCount(count, 'page')} are mostly withheld. Could less be enough?`;
    case 'withheld-here-open-there':
      return `${sayCount(count, 'text')} withheld in one place and open in another.`;
    default:
      return `${sayCount(count, 'place')}: ${kind}`;
  }
}
