import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../api.ts';
import { ErrorNote, Gate, GateButton, NewPassphrase } from './gate.tsx';

export function UnlockVault() {
  const [recovering, setRecovering] = useState(false);
  return recovering ? (
    <Recover onBack={() => setRecovering(false)} />
  ) : (
    <Unlock onForgotten={() => setRecovering(true)} />
  );
}

function Unlock({ onForgotten }: { onForgotten: () => void }) {
  const [userName, setUserName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const unlock = useCommand('unlockVault');

  function submit(event: FormEvent): void {
    event.preventDefault();
    unlock.mutate({ userName, passphrase }, { onError: () => setPassphrase('') });
  }

  return (
    <Gate title="Unlock">
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Your name"
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            autoFocus
            value={userName}
            onChange={(event) => setUserName(event.currentTarget.value)}
            required
          />
          <PasswordInput
            label="Passphrase"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            required
          />
          <ErrorNote error={unlock.error} />
          <GateButton busy={unlock.isPending} disabled={!userName.trim() || !passphrase}>
            {unlock.isPending ? 'Unlocking…' : 'Unlock'}
          </GateButton>
          <Button variant="subtle" size="compact-sm" onClick={onForgotten}>
            I forgot my passphrase
          </Button>
        </Stack>
      </form>
    </Gate>
  );
}

function Recover({ onBack }: { onBack: () => void }) {
  const [userName, setUserName] = useState('');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const recover = useCommand('recoverVault');

  function submit(event: FormEvent): void {
    event.preventDefault();
    recover.mutate({ userName, recoveryKey, passphrase: first });
  }

  return (
    <Gate
      title="Use the recovery key"
      lead="The printed key that was shown when Candour was set up. It lets you choose a new passphrase; your records stay as they are."
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Your name"
            value={userName}
            onChange={(event) => setUserName(event.currentTarget.value)}
            required
          />
          <TextInput
            label="Recovery key"
            spellCheck={false}
            autoComplete="off"
            value={recoveryKey}
            onChange={(event) => setRecoveryKey(event.currentTarget.value)}
            required
          />
          <NewPassphrase first={first} second={second} onFirst={setFirst} onSecond={setSecond} />
          <ErrorNote error={recover.error} />
          <GateButton
            busy={recover.isPending}
            disabled={!userName || !recoveryKey || !first || first !== second}
          >
            {recover.isPending ? 'Checking…' : 'Set the new passphrase'}
          </GateButton>
          <Button variant="subtle" size="compact-sm" onClick={onBack}>
            Back
          </Button>
        </Stack>
      </form>
    </Gate>
  );
}
