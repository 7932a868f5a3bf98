import { Button, Group, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';

export function PasswordRetry({ onPassword }: { onPassword: (password: string) => void }) {
  const [password, setPassword] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    onPassword(password);
  }
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="xs">
        <PasswordInput
          label="Password of the file"
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          w={260}
        />
        <Button type="submit" disabled={!password}>
          Add with password
        </Button>
      </Group>
    </form>
  );
}
