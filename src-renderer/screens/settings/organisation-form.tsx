import { Button, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Organisation } from '../../../src-main/contract/case.ts';
import { useCommand } from '../../api.ts';
import { filled, linesOf } from '../case/request-draft.ts';
import { ErrorNote } from '../unlock/gate.tsx';

type TextKey = Exclude<keyof Organisation, 'address'>;

const fields: readonly { key: TextKey; label: string; description?: string; long?: true }[] = [
  { key: 'dpoName', label: 'Data protection officer' },
  { key: 'dpoEmail', label: 'E-mail for questions' },
  { key: 'dpoPhone', label: 'Telephone for questions' },
  { key: 'support', label: 'Who can support the reader', long: true },
  { key: 'complaints', label: 'How to complain to you', long: true },
  { key: 'purposes', label: 'Why you hold records', long: true },
  { key: 'recipients', label: 'Who you share them with', long: true },
  { key: 'sources', label: 'Where the information comes from', long: true },
  { key: 'retention', label: 'How long you keep records', long: true },
];

/** What the organisation says about itself in every letter. */
export function OrganisationForm({ organisation }: { organisation: Organisation }) {
  const [draft, setDraft] = useState(organisation);
  const save = useCommand('setOrganisation');
  const tidy: Organisation = { ...draft, address: filled(draft.address) };
  return (
    <section aria-label="Organisation">
      <h2>Your organisation, as it stands in every letter</h2>
      <div className="card">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput
            label="Name"
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <Textarea
            label="Postal address"
            autosize
            minRows={3}
            value={draft.address.join('\n')}
            onChange={(event) => setDraft({ ...draft, address: linesOf(event.currentTarget.value) })}
          />
          {fields.map((field) =>
            field.long ? (
              <Textarea
                key={field.key}
                label={field.label}
                autosize
                minRows={2}
                value={draft[field.key]}
                onChange={(event) => setDraft({ ...draft, [field.key]: event.currentTarget.value })}
              />
            ) : (
              <TextInput
                key={field.key}
                label={field.label}
                value={draft[field.key]}
                onChange={(event) => setDraft({ ...draft, [field.key]: event.currentTarget.value })}
              />
            ),
          )}
        </SimpleGrid>
        <ErrorNote error={save.error} />
        <Button mt="md" disabled={save.isPending} onClick={() => save.mutate(tidy)}>
          {save.isPending ? 'Saving…' : 'Save'}
        </Button>
        {save.isSuccess ? (
          <p className="good-note" role="status">
            Saved.
          </p>
        ) : null}
      </div>
    </section>
  );
}
