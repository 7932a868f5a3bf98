import { Button, Group, NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Role, UserId } from '../../../src-main/contract/model.ts';
import { useAnswer, useCommand } from '../../api.ts';
import { sayRole } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';

const roles: readonly Role[] = ['caseworker', 'dpo', 'manager'];

export function UserList({ ownId }: { ownId: UserId }) {
  const users = useAnswer('listUsers', {});
  const setDisabled = useCommand('setUserDisabled');
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
            <th scope="col">May unlock</th>
          </tr>
        </thead>
        <tbody>
          {users.data?.map((user) => (
            <tr key={user.id}>
              <td>{user.name}</td>
              <td>{sayRole(user.role)}</td>
              <td>
                <Switch
                  aria-label={`${user.name} may unlock Candour`}
                  checked={!user.disabled}
                  disabled={user.id === ownId || setDisabled.isPending}
                  onChange={(event) =>
                    setDisabled.mutate({ userId: user.id, disabled: !event.currentTarget.checked })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ErrorNote error={users.error ?? setDisabled.error} />
      <AddUser />
    </section>
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
          inputWrapperOrder={['label', 'input', 'description', 'error']}
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
