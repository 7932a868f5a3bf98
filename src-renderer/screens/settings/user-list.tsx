import { Button, Group, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Role, User } from '../../../src-main/contract/user.ts';
import type { UserId } from '../../../src-main/contract/values.ts';
import { useAnswer, useCommand } from '../../api.ts';
import { sayRole } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';

const roles: readonly Role[] = ['caseworker', 'dpo', 'manager'];

export function UserList({ ownId }: { ownId: UserId }) {
  const users = useAnswer('listUsers', {});
  return (
    <section aria-label="Users">
      <h2>Users</h2>
      <p className="lead">
        Caseworkers review, data protection officers prepare, managers sign. Nobody can agree their own
        decision or sign a bundle they prepared.
      </p>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Access</th>
          </tr>
        </thead>
        <tbody>
          {users.data?.map((user) => (
            <tr key={user.id}>
              <td>{user.name}</td>
              <td>{sayRole(user.role)}</td>
              <td>
                <UserAccess user={user} own={user.id === ownId} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ErrorNote error={users.error} />
      <AddUser />
    </section>
  );
}

/** Switching an account off destroys what its passphrase opened; a new first passphrase lets the person in again. */
function UserAccess({ user, own }: { user: User; own: boolean }) {
  const [resetting, setResetting] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const disable = useCommand('disableUser');
  const reset = useCommand('resetPassphrase');

  function submit(event: FormEvent): void {
    event.preventDefault();
    reset.mutate(
      { userId: user.id, passphrase },
      {
        onSuccess: () => {
          setPassphrase('');
          setResetting(false);
        },
      },
    );
  }

  if (own) return <span className="faint">This is you</span>;
  return (
    <>
      <Group gap="xs">
        {user.disabled ? <span className="harm-text">Switched off</span> : <span>May unlock</span>}
        <Button variant="default" size="compact-sm" onClick={() => setResetting(!resetting)}>
          New first passphrase
        </Button>
        {user.disabled ? null : (
          <Button
            variant="default"
            size="compact-sm"
            disabled={disable.isPending}
            aria-label={`Switch off ${user.name}`}
            onClick={() => disable.mutate({ userId: user.id })}
          >
            Switch off
          </Button>
        )}
      </Group>
      {resetting ? (
        <form onSubmit={submit}>
          <Group align="end" gap="xs">
            <PasswordInput
              label={`First passphrase for ${user.name}`}
              autoComplete="new-password"
              w={260}
              value={passphrase}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
            />
            <Button type="submit" disabled={!passphrase || reset.isPending}>
              {reset.isPending ? 'Setting…' : 'Set it'}
            </Button>
          </Group>
        </form>
      ) : null}
      <ErrorNote error={disable.error ?? reset.error} />
    </>
  );
}

function AddUser() {
  const [userName, setUserName] = useState('');
  const [role, setRole] = useState<Role>('caseworker');
  const [passphrase, setPassphrase] = useState('');
  const add = useCommand('addUser');

  function submit(event: FormEvent): void {
    event.preventDefault();
    add.mutate(
      { userName, role, passphrase },
      {
        onSuccess: () => {
          setUserName('');
          setPassphrase('');
        },
      },
    );
  }

  return (
    <form onSubmit={submit} className="card add-user">
      <Group align="end" gap="md">
        <TextInput
          label="Name"
          autoComplete="off"
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value)}
        />
        <NativeSelect
          label="Role"
          data={roles.map((one) => ({ value: one, label: sayRole(one) }))}
          value={role}
          onChange={(event) => {
            const chosen = roles.find((one) => one === event.currentTarget.value);
            if (chosen) setRole(chosen);
          }}
        />
        <PasswordInput
          label="First passphrase"
          description="They choose their own when they first unlock"
          autoComplete="new-password"
          w={260}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!userName.trim() || !passphrase || add.isPending}>
          {add.isPending ? 'Adding…' : 'Add the user'}
        </Button>
      </Group>
      <ErrorNote error={add.error} />
      {add.data ? (
        <p className="good-note" role="status">
          {add.data.name} can unlock Candour now.
        </p>
      ) : null}
    </form>
  );
}
