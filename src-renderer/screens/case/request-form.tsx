import { NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Awaited as AwaitedThing, ClockFacts, Request } from '../../../src-main/contract/request.ts';

export const emptyRequest: Request = {
  reference: '',
  subject: { name: '', aliases: [], dateOfBirth: null },
  requester: { name: '', capacity: 'self', authorityNote: '' },
  recipient: { name: '', address: [], email: '' },
  clock: {
    nation: 'england-and-wales',
    receivedOn: '',
    identity: null,
    authority: null,
    fee: null,
    clarifications: [],
    extensionNoticeOn: null,
    extensionReasons: '',
  },
  scope: '',
  searched: [],
};

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

/** One entry a line; empty lines fall away when the request is saved. */
export function linesOf(text: string): string[] {
  return text.split('\n');
}

/** Without the empty ones. */
export function filled(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter(Boolean);
}

/** What is saved: no empty lines, and the recipient is the requester unless said otherwise. */
export function tidyRequest(request: Request): Request {
  return {
    ...request,
    subject: { ...request.subject, aliases: filled(request.subject.aliases) },
    requester: { ...request.requester, name: request.requester.name.trim() || request.subject.name },
    recipient: {
      ...request.recipient,
      name: request.recipient.name.trim() || request.requester.name.trim() || request.subject.name,
      address: filled(request.recipient.address),
    },
    searched: filled(request.searched),
  };
}

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

export function Day(props: {
  label: string;
  description?: string;
  value: string | null;
  onChange: (value: string | null) => void;
  required?: boolean;
}) {
  return (
    <TextInput
      type="date"
      label={props.label}
      description={props.description}
      required={props.required ?? false}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
    />
  );
}

function AwaitedDays(props: {
  what: string;
  value: AwaitedThing | null;
  onChange: (value: AwaitedThing | null) => void;
}) {
  return (
    <SimpleGrid cols={2} spacing="xs">
      <Day
        label={`${props.what} asked for`}
        value={props.value?.requestedOn ?? null}
        onChange={(requestedOn) =>
          props.onChange(
            requestedOn === null ? null : { requestedOn, receivedOn: props.value?.receivedOn ?? null },
          )
        }
      />
      {props.value === null ? (
        <span />
      ) : (
        <Day
          label="received"
          value={props.value.receivedOn}
          onChange={(receivedOn) => props.value && props.onChange({ ...props.value, receivedOn })}
        />
      )}
    </SimpleGrid>
  );
}

/** Each pause in a row of its own, and always one empty row for the next. */
function Clarifications(props: {
  value: ClockFacts['clarifications'];
  onChange: (value: ClockFacts['clarifications']) => void;
}) {
  const rows = [...props.value, null];
  return (
    <Stack gap="xs">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <SimpleGrid cols={2} spacing="xs" key={index}>
          <Day
            label="Clarification asked"
            value={row?.askedOn ?? null}
            onChange={(askedOn) => {
              const others = props.value.filter((_, other) => other !== index);
              if (askedOn === null) props.onChange(others);
              else
                props.onChange(
                  props.value.toSpliced(index, 1, { askedOn, receivedOn: row?.receivedOn ?? null }),
                );
            }}
          />
          {row === null ? (
            <span />
          ) : (
            <Day
              label="answered"
              value={row.receivedOn}
              onChange={(receivedOn) =>
                props.onChange(props.value.toSpliced(index, 1, { ...row, receivedOn }))
              }
            />
          )}
        </SimpleGrid>
      ))}
    </Stack>
  );
}
