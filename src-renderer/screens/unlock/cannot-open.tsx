import { Button, Stack } from '@mantine/core';
import type { AppError } from '../../../src-main/contract/errors.ts';
import { ErrorNote, Gate } from './gate.tsx';

/** The records could not even be looked for: another Candour has them, or the folder cannot be written to. */
export function CannotOpen({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  return (
    <Gate title="Candour cannot open its records">
      <Stack gap="md">
        <ErrorNote error={error} />
        <Button onClick={onRetry}>Try again</Button>
      </Stack>
    </Gate>
  );
}
