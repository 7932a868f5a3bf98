import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Request, Request as RequestSchema } from '../../../src-main/contract/request.ts';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { useCommand } from '../../api.ts';
import { DeadlineWorking } from '../case/deadline-working.tsx';
import { emptyRequest, tidyRequest } from '../case/request-draft.ts';
import { RequestForm } from '../case/request-form.tsx';
import { ErrorNote } from '../unlock/gate.tsx';

export function NewCase(props: {
  opened: boolean;
  onClose: () => void;
  onCreated: (caseId: CaseId) => void;
}) {
  const [request, setRequest] = useState<Request>(emptyRequest);
  const create = useCommand('createCase');
  const complete = RequestSchema.safeParse(tidyRequest(request));

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!complete.success) return;
    create.mutate({ request: complete.data }, { onSuccess: ({ caseId }) => props.onCreated(caseId) });
  }

  return (
    <Modal opened={props.opened} onClose={props.onClose} title="New case" size="min(1100px, 92vw)" centered>
      <form onSubmit={submit} className="request-columns">
        <RequestForm value={request} onChange={setRequest} />
        <div className="request-side">
          <DeadlineWorking facts={request.clock} />
          <ErrorNote error={create.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!complete.success || create.isPending}>
              {create.isPending ? 'Creating…' : 'Create the case'}
            </Button>
          </Group>
          {complete.success ? null : (
            <p className="lead">Still needed: the name, a reference, and the day the request came in.</p>
          )}
        </div>
      </form>
    </Modal>
  );
}
