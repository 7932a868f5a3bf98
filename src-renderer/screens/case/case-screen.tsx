import { Button, Skeleton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseView, TaskStep } from '../../../src-main/contract/case.ts';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import type { Place } from '../../place.ts';
import { AppFoot, AppHeader } from '../frame/app-header.tsx';
import { dueTone, sayDue } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import { BundlePanel } from './bundle-panel.tsx';
import { DocumentsPanel } from './documents-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { ReleasePanel } from './release-panel.tsx';
import { RequestPanel } from './request-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { SignOffPanel } from './sign-off-panel.tsx';
import { TaskList } from './task-list.tsx';
import './case.css';
import './case-lists.css';

export type PanelProps = { readonly view: CaseView; readonly onGo: (place: Place) => void };

export function CaseScreen(props: {
  caseId: CaseId;
  step: TaskStep['id'] | null;
  onGo: (place: Place) => void;
}) {
  const view = useAnswer('getCase', { caseId: props.caseId });
  const [chosen, setChosen] = useState<TaskStep['id'] | null>(props.step);
  const data = view.data;
  const step = chosen ?? data?.stage ?? 'request';

  return (
    <div className="screen">
      <AppHeader onGo={props.onGo}>
        {data ? (
          <>
            <span className="app-case">
              {data.subjectName} <span>{data.reference}</span>
            </span>
            <span className="due-chip" data-tone={dueTone(data)}>
              {sayDue(data)}
            </span>
          </>
        ) : null}
      </AppHeader>
      <div className="case-columns">
        <nav className="case-tasks" aria-label="Steps of this case">
          {data ? (
            <TaskList tasks={data.tasks} chosen={step} onChoose={setChosen} />
          ) : (
            <Skeleton height={400} />
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            justify="flex-start"
            mx="xs"
            leftSection={<IconHistory size={16} aria-hidden />}
            onClick={() => props.onGo({ screen: 'audit', caseId: props.caseId })}
          >
            Audit trail
          </Button>
        </nav>
        <main className="sheet">
          <div className="sheet-inner">
            <ErrorNote error={view.error} />
            {data ? <Panel step={step} view={data} onGo={props.onGo} /> : <Skeleton height={300} />}
          </div>
        </main>
      </div>
      <AppFoot>
        {data && data.pages > 0
          ? `${data.pagesSeen.toLocaleString('en-GB')} of ${data.pages.toLocaleString('en-GB')} pages seen`
          : null}
      </AppFoot>
    </div>
  );
}

function Panel({ step, ...props }: PanelProps & { step: TaskStep['id'] }) {
  switch (step) {
    case 'request':
      return <RequestPanel {...props} />;
    case 'documents':
      return <DocumentsPanel {...props} />;
    case 'people':
      return <PeoplePanel {...props} />;
    case 'review':
      return <ReviewPanel {...props} secondReview={false} />;
    case 'second-review':
      return <ReviewPanel {...props} secondReview={true} />;
    case 'bundle':
      return <BundlePanel {...props} />;
    case 'sign-off':
      return <SignOffPanel {...props} />;
    case 'release':
      return <ReleasePanel {...props} />;
  }
}
