/** Days on which the clock starts, pauses and goes on. */
import { SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { Awaited as AwaitedThing, ClockFacts } from '../../../src-main/contract/request.ts';

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

export function AwaitedDays(props: {
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
export function Clarifications(props: {
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
