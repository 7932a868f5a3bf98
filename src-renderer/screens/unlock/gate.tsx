import { Button, PasswordInput, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppError } from '../../../src-main/contract/errors.ts';
import { describeError } from '../../messages.ts';
import './unlock.css';

/** The calm page that all screens before the work share. */
export function Gate({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <main className="gate">
      <div className="gate-card">
        <p className="gate-brand">Candour</p>
        <h1>{title}</h1>
        {lead ? <p className="gate-lead">{lead}</p> : null}
        {children}
      </div>
      <p className="gate-foot">Offline and encrypted. Nothing leaves this computer unless you export it.</p>
    </main>
  );
}

export function ErrorNote({ error }: { error: Pick<AppError, 'code' | 'detail'> | null }) {
  if (!error) return null;
  const { title, detail } = describeError(error);
  return (
    <div className="error-note" role="alert">
      <b>{title}</b>
      <span>{detail}</span>
    </div>
  );
}

/** Two fields that must agree, with the rule in sight. Answers null while they do not. */
export function NewPassphrase({
  first,
  second,
  onFirst,
  onSecond,
}: {
  first: string;
  second: string;
  onFirst: (value: string) => void;
  onSecond: (value: string) => void;
}) {
  const differs = second.length > 0 && first !== second;
  return (
    <Stack gap="sm">
      <PasswordInput
        label="New passphrase"
        description="At least 12 characters. Four or more unrelated words work well."
        autoComplete="new-password"
        value={first}
        onChange={(event) => onFirst(event.currentTarget.value)}
        required
      />
      <PasswordInput
        label="The same again"
        autoComplete="new-password"
        value={second}
        onChange={(event) => onSecond(event.currentTarget.value)}
        error={differs ? 'The two are not the same' : undefined}
        required
      />
    </Stack>
  );
}

export function GateButton({
  children,
  busy,
  disabled,
}: {
  children: ReactNode;
  busy: boolean;
  disabled: boolean;
}) {
  return (
    <Button type="submit" fullWidth size="md" disabled={disabled || busy} aria-busy={busy}>
      {children}
    </Button>
  );
}
