import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { Gate } from './gate.tsx';

export function RecoveryKey({ value, onKept }: { value: string; onKept: () => void }) {
  const [kept, setKept] = useState(false);
  return (
    <Gate
      title="Keep this recovery key"
      lead="If everybody forgets their passphrase, this key is the only way back into the records. Write it down or print it, and lock it away. It is shown once."
    >
      <p className="gate-key" data-testid="recovery-key">
        {value}
      </p>
      <Stack gap="md">
        <Button variant="default" onClick={() => window.print()}>
          Print it
        </Button>
        <Checkbox
          label="I have written it down and locked it away"
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        <Button disabled={!kept} onClick={onKept}>
          Go on
        </Button>
      </Stack>
    </Gate>
  );
}
