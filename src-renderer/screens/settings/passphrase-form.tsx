import { Button, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api.ts';
import { ErrorNote, NewPassphrase } from '../unlock/gate.tsx';

export function PassphraseForm() {
  const [current, setCurrent] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const change = useCommand('changePassphrase');

  function submit(event: FormEvent): void {
    event.preventDefault();
    change.mutate(
      { current, next: first },
      {
        onSuccess: () => {
          setCurrent('');
          setFirst('');
          setSecond('');
        },
      },
    );
  }

  return (
    <section aria-label="Your passphrase">
      <h2>Your passphrase</h2>
      <form onSubmit={submit} className="card">
        <Stack gap="md" maw={420}>
          <PasswordInput
            label="Your passphrase now"
            autoComplete="off"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <NewPassphrase first={first} second={second} onFirst={setFirst} onSecond={setSecond} />
          <ErrorNote error={change.error} />
          <Button type="submit" disabled={!current || !first || first !== second || change.isPending}>
            {change.isPending ? 'Changing…' : 'Change it'}
          </Button>
          {change.isSuccess ? (
            <p className="good-note" role="status">
              Changed.
            </p>
          ) : null}
        </Stack>
      </form>
    </section>
  );
}
