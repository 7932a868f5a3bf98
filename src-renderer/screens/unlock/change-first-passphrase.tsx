import { PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api.ts';
import { ErrorNote, Gate, GateButton, NewPassphrase } from './gate.tsx';

export function ChangeFirstPassphrase() {
  const [current, setCurrent] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const change = useCommand('changePassphrase');

  function submit(event: FormEvent): void {
    event.preventDefault();
    change.mutate({ current, next: first });
  }

  return (
    <Gate
      title="Choose your own passphrase"
      lead="Somebody else gave you the first one. From now on only you should know it: your signature depends on it."
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <PasswordInput
            label="The passphrase you were given"
            autoFocus
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            required
          />
          <NewPassphrase first={first} second={second} onFirst={setFirst} onSecond={setSecond} />
          <ErrorNote error={change.error} />
          <GateButton busy={change.isPending} disabled={!current || !first || first !== second}>
            {change.isPending ? 'Changing…' : 'Change it'}
          </GateButton>
        </Stack>
      </form>
    </Gate>
  );
}
