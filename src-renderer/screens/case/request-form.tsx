import { NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ClockFacts, Request } from '../../../src-main/contract/request.ts';
import { AwaitedDays, Clarifications, Day } from './clock-fields.tsx';
import { linesOf } from './request-draft.ts';

const capacities: readonly { value: Request['requester']['capacity']; label: string }[] = [
  { value: 'self', label: 'The person themself' },
  { value: 'parent', label: 'A parent' },
  { value: 'solicitor', label: 'A solicitor' },
  { value: 'advocate', label: 'An advocate' },
  { value: 'attorney', label: 'An attorney' },
  { value: 'deputy', label: 'A deputy' },
  { value: 'named-individual', label: 'A named individual' },
];

const nations: readonly { value: ClockFacts['nation']; label: string }[] = [
  { value: 'england-and-wales', label: 'England and Wales' },
  { value: 'scotland', label: 'Scotland' },
  { value: 'northern-ireland', label: 'Northern Ireland' },
];

export function RequestForm({ value, onChange }: { value: Request; onChange: (value: Request) => void }) {
  const clock = value.clock;
  const setClock = (change: Partial<ClockFacts>): void =>
    onChange({ ...value, clock: { ...clock, ...change } });
  return (
    <Stack gap="lg">
      <Section title="Who it is about">
        <TextInput
          label="Full name"
          value={value.subject.name}
          onChange={(event) =>
            onChange({ ...value, subject: { ...value.subject, name: event.currentTarget.value } })
          }
          required
        />
        <Day
          label="Date of birth"
          value={value.subject.dateOfBirth}
          onChange={(dateOfBirth) => onChange({ ...value, subject: { ...value.subject, dateOfBirth } })}
        />
        <Textarea
          label="Other names"
          description="One a line: earlier names, nicknames, how files spell it"
          autosize
          minRows={2}
          value={value.subject.aliases.join('\n')}
          onChange={(event) =>
            onChange({ ...value, subject: { ...value.subject, aliases: linesOf(event.currentTarget.value) } })
          }
        />
        <TextInput
          label="Reference"
          placeholder="SAR-2026-0147"
          value={value.reference}
          onChange={(event) => onChange({ ...value, reference: event.currentTarget.value })}
          required
        />
      </Section>

      <Section title="Who asks, and who gets the answer">
        <TextInput
          label="Requester"
          placeholder="The same person"
          value={value.requester.name}
          onChange={(event) =>
            onChange({ ...value, requester: { ...value.requester, name: event.currentTarget.value } })
          }
        />
        <NativeSelect
          label="Asks as"
          data={[...capacities]}
          value={value.requester.capacity}
          onChange={(event) => {
            const chosen = capacities.find((one) => one.value === event.currentTarget.value);
            if (chosen) onChange({ ...value, requester: { ...value.requester, capacity: chosen.value } });
          }}
        />
        {value.requester.capacity === 'self' ? null : (
          <Textarea
            label="Authority"
            description="Who gave it, its scope, the evidence, when it ends"
            autosize
            minRows={2}
            value={value.requester.authorityNote}
            onChange={(event) =>
              onChange({
                ...value,
                requester: { ...value.requester, authorityNote: event.currentTarget.value },
              })
            }
          />
        )}
        <TextInput
          label="Recipient"
          placeholder="The requester"
          value={value.recipient.name}
          onChange={(event) =>
            onChange({ ...value, recipient: { ...value.recipient, name: event.currentTarget.value } })
          }
        />
        <TextInput
          label="E-mail of the recipient"
          value={value.recipient.email}
          onChange={(event) =>
            onChange({ ...value, recipient: { ...value.recipient, email: event.currentTarget.value } })
          }
        />
        <Textarea
          label="Postal address of the recipient"
          description="Confirmed again before anything is released"
          autosize
          minRows={3}
          value={value.recipient.address.join('\n')}
          onChange={(event) =>
            onChange({
              ...value,
              recipient: { ...value.recipient, address: linesOf(event.currentTarget.value) },
            })
          }
        />
      </Section>

      <Section title="The clock">
        <Day
          label="Received on"
          description="Anywhere in the organisation, by any means"
          value={clock.receivedOn || null}
          onChange={(receivedOn) => setClock({ receivedOn: receivedOn ?? '' })}
          required
        />
        <NativeSelect
          label="Law and holidays of"
          data={[...nations]}
          value={clock.nation}
          onChange={(event) => {
            const chosen = nations.find((one) => one.value === event.currentTarget.value);
            if (chosen) setClock({ nation: chosen.value });
          }}
        />
        <AwaitedDays what="Identity" value={clock.identity} onChange={(identity) => setClock({ identity })} />
        <AwaitedDays
          what="Authority"
          value={clock.authority}
          onChange={(authority) => setClock({ authority })}
        />
        <Clarifications
          value={clock.clarifications}
          onChange={(clarifications) => setClock({ clarifications })}
        />
        <Day
          label="Notice of extension sent on"
          description="Two further months, only for complex or several requests"
          value={clock.extensionNoticeOn}
          onChange={(extensionNoticeOn) => setClock({ extensionNoticeOn })}
        />
        {clock.extensionNoticeOn === null ? null : (
          <Textarea
            label="Reasons given for the extension"
            autosize
            minRows={2}
            value={clock.extensionReasons}
            onChange={(event) => setClock({ extensionReasons: event.currentTarget.value })}
          />
        )}
      </Section>

      <Section title="What was asked, and where we looked">
        <Textarea
          label="Scope"
          description="In the requester’s words, or as agreed with them"
          autosize
          minRows={2}
          value={value.scope}
          onChange={(event) => onChange({ ...value, scope: event.currentTarget.value })}
        />
        <Textarea
          label="Searched"
          description="One a line: systems, archives, people asked"
          autosize
          minRows={2}
          value={value.searched.join('\n')}
          onChange={(event) => onChange({ ...value, searched: linesOf(event.currentTarget.value) })}
        />
      </Section>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="form-section">
      <legend>{title}</legend>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {children}
      </SimpleGrid>
    </fieldset>
  );
}
