import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '../../../src-main/contract/errors.ts';
import type { Person } from '../../../src-main/contract/person.ts';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { asAppError, client, useAnswer } from '../../api.ts';

/** Another entry of the register that turns out to be this person: its names and places become theirs. */
export function SamePerson(props: {
  caseId: CaseId;
  person: Person;
  onDone: () => void;
  onError: (error: AppError) => void;
}) {
  const people = useAnswer('listPeople', { caseId: props.caseId });
  const [chosen, setChosen] = useState('');
  const [busy, setBusy] = useState(false);
  const others = (people.data ?? []).filter(({ id, role }) => id !== props.person.id && role !== 'subject');
  const other = others.find(({ id }) => id === chosen);
  if (others.length === 0) return null;

  async function merge(): Promise<void> {
    if (other === undefined) return;
    setBusy(true);
    try {
      await client.call('mergePeople', {
        caseId: props.caseId,
        personId: props.person.id,
        otherId: other.id,
      });
      props.onDone();
    } catch (failure) {
      props.onError(asAppError(failure));
      setBusy(false);
    }
  }

  return (
    <Group align="end" mt="md">
      <NativeSelect
        label="The same person as"
        description="Their names, contacts and places come here, under this decision"
        data={[
          { value: '', label: 'Nobody else' },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button variant="default" disabled={other === undefined || busy} onClick={() => void merge()}>
        Make them one
      </Button>
    </Group>
  );
}
