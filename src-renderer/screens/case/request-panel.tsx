import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { type Request, Request as RequestSchema } from '../../../src-main/contract/request.ts';
import { useCommand } from '../../api.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import type { PanelProps } from './case-screen.tsx';
import { DeadlineWorking } from './deadline-working.tsx';
import { tidyRequest } from './request-draft.ts';
import { RequestForm } from './request-form.tsx';

export function RequestPanel({ view }: PanelProps) {
  const [draft, setDraft] = useState<Request>(view.request);
  const save = useCommand('setRequest');
  const complete = RequestSchema.safeParse(tidyRequest(draft));
  const changed = JSON.stringify(draft) !== JSON.stringify(view.request);

  return (
    <>
      <h1>Request</h1>
      <p className="lead">Who asked, for whom, and the clock that runs.</p>
      <div className="request-columns">
        <RequestForm value={draft} onChange={setDraft} />
        <div className="request-side">
          <DeadlineWorking facts={draft.clock} />
          <ErrorNote error={save.error} />
          <Group justify="flex-end">
            <Button
              disabled={!complete.success || !changed || save.isPending}
              onClick={() =>
                complete.success &&
                save.mutate(
                  { caseId: view.id, request: complete.data },
                  { onSuccess: () => setDraft(complete.data) },
                )
              }
            >
              {save.isPending ? 'Saving…' : changed ? 'Save the request' : 'Saved'}
            </Button>
          </Group>
        </div>
      </div>
    </>
  );
}
