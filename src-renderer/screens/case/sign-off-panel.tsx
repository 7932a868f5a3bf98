import { Button, Checkbox, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAnswer, useCommand } from '../../api.ts';
import { sayCount, sayInstant } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import { BundlePreview } from './bundle-preview.tsx';
import type { PanelProps } from './case-screen.tsx';
import { OpenFindings } from './open-findings.tsx';
import { OpenPassages } from './open-passages.tsx';
import { OpenReadings } from './open-readings.tsx';

export function SignOffPanel({ view, onGo }: PanelProps) {
  const bundle = useAnswer('getBundle', { caseId: view.id });
  const vault = useAnswer('getVaultState', {});
  const user = vault.data?.state === 'unlocked' ? vault.data.user : null;
  const sign = useCommand('signOffBundle');
  const [passphrase, setPassphrase] = useState('');
  const [opened, setOpened] = useState(false);
  const [looked, setLooked] = useState(false);
  const [previewing, setPreviewing] = useState(false);
  const ready = bundle.data?.state === 'prepared';

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!bundle.data) return;
    sign.mutate(
      { caseId: view.id, bundleId: bundle.data.id, passphrase },
      { onSettled: () => setPassphrase('') },
    );
  }

  return (
    <>
      <h1>Sign-off</h1>
      <p className="lead">
        A manager who did not prepare the bundle looks through it and signs. The signature covers every byte:
        any later change voids it.
      </p>
      <ErrorNote error={bundle.error} />
      <OpenFindings view={view} onGo={onGo} />
      <OpenReadings view={view} onGo={onGo} />
      <OpenPassages view={view} onGo={onGo} />
      {bundle.data === undefined ? null : bundle.data === null || bundle.data.state === 'void' ? (
        <div className="empty">
          <b>{bundle.data ? 'The case changed after the bundle was prepared' : 'There is no bundle yet'}</b>
          <span>Prepare it first. Only what is finished can be signed.</span>
        </div>
      ) : bundle.data.signOff ? (
        <p className="good-note">
          Signed by {bundle.data.signOff.statement.signedBy},{' '}
          {sayInstant(bundle.data.signOff.statement.signedAt)}.
        </p>
      ) : (
        <section className="card sign-card">
          <h2 className="card-title">{sayCount(bundle.data.pages, 'page')} to sign</h2>
          <p className="lead">
            Prepared by {bundle.data.preparedBy.name}, {sayInstant(bundle.data.preparedAt)}. The check found
            nothing left behind.
          </p>
          {user && user.role !== 'manager' ? (
            <p className="harm-note">
              You are signed in as {user.name}. A manager signs: lock Candour and let them unlock it.
            </p>
          ) : (
            <form onSubmit={submit}>
              <Stack gap="md" maw={420}>
                <Button
                  variant={opened ? 'default' : 'filled'}
                  onClick={() => {
                    setPreviewing(true);
                    setOpened(true);
                  }}
                >
                  Look through the bundle
                </Button>
                <Checkbox
                  label="I have looked through the bundle and it may be released"
                  description={opened ? undefined : 'Open it first'}
                  disabled={!opened}
                  checked={looked}
                  onChange={(event) => setLooked(event.currentTarget.checked)}
                />
                <PasswordInput
                  label="Your passphrase"
                  description="A signature needs the person, not an open window"
                  autoComplete="off"
                  value={passphrase}
                  onChange={(event) => setPassphrase(event.currentTarget.value)}
                />
                <ErrorNote error={sign.error} />
                <Button type="submit" disabled={!ready || !looked || !passphrase || sign.isPending}>
                  {sign.isPending ? 'Signing…' : 'Sign off'}
                </Button>
              </Stack>
            </form>
          )}
        </section>
      )}
      {bundle.data && previewing ? (
        <BundlePreview caseId={view.id} bundle={bundle.data} onClose={() => setPreviewing(false)} />
      ) : null}
    </>
  );
}
