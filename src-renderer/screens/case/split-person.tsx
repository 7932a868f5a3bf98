/** One entry that turns out to be two people: which names, contacts and places are the other's. */
import { Button, Checkbox, Fieldset, Group } from '@mantine/core';
import { useState } from 'react';
import type { AppError } from '../../../src-main/contract/errors.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { Person } from '../../../src-main/contract/person.ts';
import type { CaseId, MarkId } from '../../../src-main/contract/values.ts';
import { asAppError, client, useAnswer } from '../../api.ts';

const mostPlaces = 40;

export function SplitPerson(props: {
  caseId: CaseId;
  person: Person;
  onDone: () => void;
  onError: (error: AppError) => void;
}) {
  const { caseId, person } = props;
  const [opened, setOpened] = useState(false);
  const [texts, setTexts] = useState<readonly string[]>([]);
  const [places, setPlaces] = useState<readonly Mark[]>([]);
  const [markIds, setMarkIds] = useState<readonly MarkId[]>([]);
  const [busy, setBusy] = useState(false);
  const documents = useAnswer('listDocuments', opened ? { caseId } : null).data ?? [];
  const names = [person.name, ...person.aliases];
  const contacts = [...person.emails, ...person.phones, ...person.addresses, ...person.identifiers];
  const chosenNames = names.filter((name) => texts.includes(name)).length;
  const isComplete = chosenNames > 0 && chosenNames < names.length;
  if (person.role === 'subject' || names.length < 2) return null;

  async function split(): Promise<void> {
    setBusy(true);
    try {
      await client.call('splitPerson', { caseId, personId: person.id, texts, markIds });
      props.onDone();
    } catch (failure) {
      props.onError(asAppError(failure));
      setBusy(false);
    }
  }
  /** As they are now: the window's own list of marks is kept up to date on the desk only. */
  async function open(): Promise<void> {
    setOpened(true);
    try {
      const marks = await client.call('listMarks', { caseId, documentId: null });
      setPlaces(marks.filter((mark) => mark.personId === person.id).slice(0, mostPlaces));
    } catch (failure) {
      props.onError(asAppError(failure));
    }
  }
  const toggle = <Item,>(list: readonly Item[], item: Item): readonly Item[] =>
    list.includes(item) ? list.filter((one) => one !== item) : [...list, item];

  if (!opened) {
    return (
      <Button variant="subtle" size="compact-sm" mt="sm" onClick={() => void open()}>
        These are two people…
      </Button>
    );
  }
  return (
    <Fieldset legend="What is the other person’s" mt="md">
      <p className="faint">
        The first name that you tick becomes their name. Nothing is decided about them yet; places that
        followed this entry are open again, and what somebody decided by hand stays.
      </p>
      {[...names, ...contacts].map((text) => (
        <Checkbox
          key={text}
          mt={6}
          label={text}
          checked={texts.includes(text)}
          onChange={() => setTexts(toggle(texts, text))}
        />
      ))}
      {places.length > 0 ? (
        <details className="split-places">
          <summary>Single places, whatever they are called</summary>
          {places.map((mark) => (
            <Checkbox
              key={mark.id}
              mt={6}
              label={`“${mark.text || 'Box'}”, ${documents.find(({ id }) => id === mark.documentId)?.title ?? ''}, page ${mark.page}`}
              checked={markIds.includes(mark.id)}
              onChange={() => setMarkIds(toggle(markIds, mark.id))}
            />
          ))}
        </details>
      ) : null}
      <Group mt="sm">
        <Button variant="default" disabled={!isComplete || busy} onClick={() => void split()}>
          Make them two
        </Button>
        {isComplete ? null : <span className="faint">Tick some of the names, not all of them.</span>}
      </Group>
    </Fieldset>
  );
}
