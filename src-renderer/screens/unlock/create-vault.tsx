import { Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api.ts';
import { ErrorNote, Gate, GateButton, NewPassphrase } from './gate.tsx';

export function CreateVault({ onCreated }: { onCreated: (recoveryKey: string) => void }) {
  const [userName, setUserName] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const create = useCommand('createVault');

  function submit(event: FormEvent): void {
    event.preventDefault();
    create.mutate(
      { userName, passphrase: first },
      { onSuccess: ({ recoveryKey }) => onCreated(recoveryKey) },
    );
  }

  return (
    <Gate
      title="Set up Candour"
      lead="You become the first data protection officer on this computer and can add your colleagues afterwards."
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Your name"
            description="As it should stand beside your decisions."
            autoComplete="off"
            spellCheck={false}
            autoFocus
            value={userName}
            onChange={(event) => setUserName(event.currentTarget.value)}
            required
          />
          <NewPassphrase first={first} second={second} onFirst={setFirst} onSecond={setSecond} />
          <ErrorNote error={create.error} />
          <GateButton busy={create.isPending} disabled={!userName.trim() || !first || first !== second}>
            {create.isPending ? 'Setting up…' : 'Set up'}
          </GateButton>
        </Stack>
      </form>
    </Gate>
  );
}
