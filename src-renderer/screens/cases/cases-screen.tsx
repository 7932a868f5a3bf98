import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseSummary } from '../../../src-main/contract/case.ts';
import { useAnswer } from '../../api.ts';
import type { Place } from '../../place.ts';
import { AppFoot, AppHeader } from '../frame/app-header.tsx';
import { dueTone, sayCount, sayDue, sayStep } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import { FirstSteps } from './first-steps.tsx';
import { NewCase } from './new-case.tsx';

/** Nearest due date first; paused clocks last. */
function byDueDate(a: CaseSummary, b: CaseSummary): number {
  return (
    (a.deadline.due ?? '9999').localeCompare(b.deadline.due ?? '9999') ||
    a.reference.localeCompare(b.reference)
  );
}

export function CasesScreen({ onGo }: { onGo: (place: Place) => void }) {
  const cases = useAnswer('listCases', {});
  const [adding, setAdding] = useState(false);

  return (
    <div className="screen">
      <AppHeader onGo={onGo} />
      <main className="sheet">
        <div className="sheet-inner">
          <div className="title-row">
            <div>
              <h1>Cases</h1>
              <p className="lead">Subject access requests, the nearest due date first.</p>
            </div>
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
              New case
            </Button>
          </div>
          <ErrorNote error={cases.error} />
          {cases.data === undefined ? (
            <Skeleton height={180} />
          ) : cases.data.length === 0 ? (
            <div className="empty">
              <b>No cases yet</b>
              <span>Start one when a request arrives. The clock starts with the day it came in.</span>
              <Button onClick={() => setAdding(true)}>New case</Button>
            </div>
          ) : (
            <CaseTable cases={[...cases.data].sort(byDueDate)} onGo={onGo} />
          )}
          <FirstSteps onGo={onGo} />
        </div>
      </main>
      <AppFoot>{cases.data ? sayCount(cases.data.length, 'case') : null}</AppFoot>
      <NewCase
        opened={adding}
        onClose={() => setAdding(false)}
        onCreated={(caseId) => onGo({ screen: 'case', caseId, step: null })}
      />
    </div>
  );
}

function CaseTable({ cases, onGo }: { cases: readonly CaseSummary[]; onGo: (place: Place) => void }) {
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">Due</th>
          <th scope="col">Stage</th>
          <th scope="col">Pages seen</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id}>
            <td>
              <button
                type="button"
                className="row-link"
                onClick={() => onGo({ screen: 'case', caseId: one.id, step: null })}
              >
                {one.subjectName}
              </button>
              <small>{one.reference}</small>
            </td>
            <td>
              <span className="due-chip" data-tone={dueTone(one)}>
                {sayDue(one)}
              </span>
            </td>
            <td>{sayStep(one.stage)}</td>
            <td>
              <Seen seen={one.pagesSeen} pages={one.pages} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Seen({ seen, pages }: { seen: number; pages: number }) {
  if (pages === 0) return <span className="lead">No documents</span>;
  return (
    <>
      <div className="meter" aria-hidden>
        <i style={{ width: `${(100 * seen) / pages}%` }} />
      </div>
      <small>
        {seen.toLocaleString('en-GB')} of {pages.toLocaleString('en-GB')}
      </small>
    </>
  );
}
