import { Button, Checkbox, Group, Modal, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Output } from '../../../src-main/contract/contract.ts';
import type { AppError } from '../../../src-main/contract/errors.ts';
import {
  type Person,
  PersonDecision,
  type PersonDetails,
  PersonDetails as PersonDetailsSchema,
} from '../../../src-main/contract/person.ts';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { asAppError, client } from '../../api.ts';
import { blankPerson } from '../../blank-person.ts';
import { considerPerson } from '../frame/person-words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import { filled, linesOf } from './request-draft.ts';
import { SamePerson } from './same-person.tsx';
import { SplitPerson } from './split-person.tsx';

const roles: readonly { value: PersonDetails['role']; label: string }[] = [
  { value: 'third-party', label: 'Another person' },
  { value: 'professional', label: 'Professional in role' },
  { value: 'subject', label: 'The person the file is about' },
];
const consents: readonly { value: PersonDetails['consent']; label: string }[] = [
  { value: 'not-sought', label: 'Not asked' },
  { value: 'sought', label: 'Asked, no answer yet' },
  { value: 'given', label: 'Given' },
  { value: 'refused', label: 'Refused' },
];
const outcomes: readonly { value: PersonDecision['outcome']; label: string }[] = [
  { value: 'undecided', label: 'Not decided' },
  { value: 'withhold', label: 'Withhold everywhere' },
  { value: 'keep', label: 'Keep everywhere' },
];

function tidy(details: PersonDetails): PersonDetails {
  return {
    ...details,
    aliases: filled(details.aliases),
    emails: filled(details.emails),
    phones: filled(details.phones),
    addresses: filled(details.addresses),
    identifiers: filled(details.identifiers),
  };
}

export function PersonForm(props: {
  caseId: CaseId;
  person: Person | null;
  exemptions: Output<'listExemptions'>;
  onClose: () => void;
}) {
  const [details, setDetails] = useState<PersonDetails>(props.person ?? blankPerson);
  const [decision, setDecision] = useState<PersonDecision>(
    props.person?.decision ?? { outcome: 'undecided', code: null, rationale: '' },
  );
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  // Strips what a person has beyond the details, such as its id.
  const complete = PersonDetailsSchema.strip().safeParse(tidy(details));
  const change = (part: Partial<PersonDetails>): void => setDetails({ ...details, ...part });

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!complete.success) return;
    setBusy(true);
    try {
      const { caseId } = props;
      const personId = props.person
        ? props.person.id
        : (await client.call('addPerson', { caseId, details: complete.data })).personId;
      if (props.person) await client.call('describePerson', { caseId, personId, details: complete.data });
      const before = props.person?.decision;
      if (
        JSON.stringify(before) !== JSON.stringify(decision) &&
        (before || decision.outcome !== 'undecided')
      ) {
        await client.call('decidePerson', { caseId, personId, decision: PersonDecision.parse(decision) });
      }
      props.onClose();
    } catch (failure) {
      setError(asAppError(failure));
      setBusy(false);
    }
  }

  async function remove(): Promise<void> {
    if (!props.person) return;
    try {
      await client.call('removePerson', { caseId: props.caseId, personId: props.person.id });
      props.onClose();
    } catch (failure) {
      setError(asAppError(failure));
    }
  }

  const lines = (
    key: 'aliases' | 'emails' | 'phones' | 'addresses' | 'identifiers',
    label: string,
    description: string,
  ) => (
    <Textarea
      label={label}
      description={description}
      autosize
      minRows={2}
      value={details[key].join('\n')}
      onChange={(event) => change({ [key]: linesOf(event.currentTarget.value) })}
    />
  );

  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.person ? props.person.name : 'Add a person'}
      size="lg"
      centered
    >
      <form onSubmit={(event) => void save(event)}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput
            label="Name"
            value={details.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            data-autofocus
            required
          />
          <NativeSelect
            label="Role"
            data={[...roles]}
            value={details.role}
            onChange={(event) => {
              const chosen = roles.find((one) => one.value === event.currentTarget.value);
              if (chosen) change({ role: chosen.value });
            }}
          />
          {lines('aliases', 'Other names', 'One a line: nicknames, initials, other spellings')}
          <TextInput
            label="Who they are"
            description="For example “maternal grandmother”"
            value={details.relationship}
            onChange={(event) => change({ relationship: event.currentTarget.value })}
          />
          {lines('addresses', 'Addresses', 'One a line')}
          {lines('phones', 'Telephone numbers', 'One a line')}
          {lines('emails', 'E-mail addresses', 'One a line')}
          {lines('identifiers', 'Dates of birth and numbers', 'One a line, as they are written in the file')}
          <NativeSelect
            label="Consent to sharing"
            data={[...consents]}
            value={details.consent}
            onChange={(event) => {
              const chosen = consents.find((one) => one.value === event.currentTarget.value);
              if (chosen) change({ consent: chosen.value });
            }}
          />
          <Checkbox
            label="The address is protected"
            checked={details.addressProtected}
            onChange={(event) => change({ addressProtected: event.currentTarget.checked })}
          />
          <Checkbox
            label="Has died"
            checked={details.deceased}
            onChange={(event) => change({ deceased: event.currentTarget.checked })}
          />
          <Checkbox
            label="Known to the requester"
            checked={details.knownToRequester}
            onChange={(event) => change({ knownToRequester: event.currentTarget.checked })}
          />
          {details.role === 'subject' ? null : (
            <>
              <NativeSelect
                label="Decision"
                data={[...outcomes]}
                value={decision.outcome}
                onChange={(event) => {
                  const chosen = outcomes.find((one) => one.value === event.currentTarget.value);
                  if (!chosen) return;
                  const code = chosen.value === 'withhold' ? (decision.code ?? 'TP-ID') : null;
                  setDecision({ ...decision, outcome: chosen.value, code });
                }}
              />
              <NativeSelect
                label="Reason"
                disabled={decision.outcome !== 'withhold'}
                data={props.exemptions
                  .filter((one) => one.allowed)
                  .map((one) => ({ value: one.code, label: `${one.code}: ${one.label}` }))}
                value={decision.code ?? ''}
                onChange={(event) => setDecision({ ...decision, code: event.currentTarget.value || null })}
              />
              <Textarea
                label="Notes"
                description="For example when and how they were asked"
                autosize
                minRows={2}
                value={details.notes}
                onChange={(event) => change({ notes: event.currentTarget.value })}
              />
              <Textarea
                label="Why, for our own record"
                description="Never reaches the requester"
                autosize
                minRows={2}
                value={decision.rationale}
                onChange={(event) => setDecision({ ...decision, rationale: event.currentTarget.value })}
              />
            </>
          )}
        </SimpleGrid>
        <Considerations details={details} />
        {props.person ? (
          <SamePerson caseId={props.caseId} person={props.person} onDone={props.onClose} onError={setError} />
        ) : null}
        {props.person ? (
          <SplitPerson
            caseId={props.caseId}
            person={props.person}
            onDone={props.onClose}
            onError={setError}
          />
        ) : null}
        <ErrorNote error={error} />
        <Group justify="space-between" mt="md">
          {props.person ? (
            <Button variant="subtle" color="red" onClick={() => void remove()}>
              Remove from the register
            </Button>
          ) : (
            <span />
          )}
          <Group>
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!complete.success || busy}>
              {busy ? 'Saving…' : 'Save'}
            </Button>
          </Group>
        </Group>
      </form>
    </Modal>
  );
}

function Considerations({ details }: { readonly details: PersonDetails }) {
  const lines = considerPerson(details);
  if (lines.length === 0) return null;
  return (
    <ul className="consider" aria-label="What to consider">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
