import { Button, Checkbox, CopyButton, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../../api.ts';
import { sayInstant } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import type { PanelProps } from './case-screen.tsx';
import { JobProgress } from './job-progress.tsx';
import { useJob } from './use-job.ts';

export function ReleasePanel({ view }: PanelProps) {
  const bundle = useAnswer('getBundle', { caseId: view.id });
  const release = useJob('exportBundle');
  const [confirmed, setConfirmed] = useState(false);
  const [showPassword, setShowPassword] = useState(false);
  const { recipient } = view.request;
  const data = bundle.data;
  const signed = data?.state === 'signed' || data?.state === 'exported';

  return (
    <>
      <h1>Release</h1>
      <p className="lead">
        The signed file and its verification file are written to a folder you choose. The password goes to the
        recipient by another way than the file.
      </p>
      <ErrorNote error={bundle.error} />
      {data === undefined ? null : data === null || !signed ? (
        <div className="empty">
          <b>Not signed yet</b>
          <span>A manager signs the bundle before it can leave.</span>
        </div>
      ) : (
        <section className="card">
          <h2 className="card-title">Where it goes</h2>
          <address className="recipient">
            <b>{recipient.name}</b>
            {recipient.address.map((line) => (
              <span key={line}>{line}</span>
            ))}
            {recipient.email ? <span>{recipient.email}</span> : null}
          </address>
          <Stack gap="md" maw={520}>
            <Checkbox
              label="I checked the name and the address against the request"
              checked={confirmed}
              onChange={(event) => setConfirmed(event.currentTarget.checked)}
            />
            <Button
              variant={data.exportedAt ? 'default' : 'filled'}
              disabled={!confirmed || release.state.state === 'running'}
              onClick={() =>
                void release.start({ caseId: view.id, bundleId: data.id, addressConfirmed: confirmed })
              }
            >
              {data.exportedAt ? 'Export again' : 'Export the bundle'}
            </Button>
            <JobProgress state={release.state} onCancel={release.cancel} />
            {release.state.state === 'finished' && release.state.value !== null ? (
              <p className="good-note" role="status">
                {release.state.value.fileName} and its verification file were written.
              </p>
            ) : null}
          </Stack>
          <h2>Password of the file</h2>
          <p className="lead">Send it separately: by telephone, by post, or in another message.</p>
          {showPassword ? (
            <p className="gate-key" data-testid="bundle-password">
              {data.password}
            </p>
          ) : null}
          <Button.Group>
            <Button variant="default" onClick={() => setShowPassword(!showPassword)}>
              {showPassword ? 'Hide' : 'Show the password'}
            </Button>
            <CopyButton value={data.password}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </Button.Group>
          {data.exportedAt ? <p className="lead">Last exported {sayInstant(data.exportedAt)}.</p> : null}
          <dl className="facts">
            <dt>SHA-256</dt>
            <dd className="hash">{data.sha256}</dd>
            <dt>Signed by</dt>
            <dd>{data.signOff?.statement.signedBy}</dd>
          </dl>
        </section>
      )}
    </>
  );
}
