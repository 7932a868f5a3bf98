/** One person of the register: who, what was decided, what to know; opened, the places and the decision. */
import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Mark } from '../../../src-main/contract/mark.ts';
import { KeyHint } from '../../parts/key-hint.tsx';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import { sayPersonWarning, sayStatus } from '../frame/person-words.ts';
import { sayCount } from '../frame/words.ts';
import { useDesk } from './desk.ts';
import { labelOf } from './desk-hands.ts';
import { lowerFirst } from './exemption-words.ts';
import { PlaceList } from './place-list.tsx';
import type { ListedPerson } from './use-desk-data.ts';

type PersonCardProps = { readonly person: ListedPerson; readonly picked: boolean };

const decisionWords = { undecided: 'Decide', keep: 'Kept', withhold: 'Withheld' } as const;

export function PersonCard({ person, picked }: PersonCardProps) {
  const { data, state, patch, go, decide, code } = useDesk();
  const open = state.personId === person.id;
  const { outcome } = person.decision;
  const tone = outcome === 'keep' ? 'keep' : person.role === 'subject' ? 'plain' : 'third';
  const places = open ? data.marks.filter((mark) => mark.personId === person.id) : [];

  const toggle = (): void => {
    patch({ personId: open ? null : person.id });
    const first = data.marks.find((mark) => mark.personId === person.id);
    if (!open && first) void go.goToMark(first, 'nothing');
  };
  const withhold = (): void =>
    void decide.decidePerson(person.id, 'withhold', person.decision.code ?? code, null);
  const keep = (): void => void decide.decidePerson(person.id, 'keep', null, null);
  const handleKey = (event: KeyboardEvent): void => {
    if (!open || data.secondReview || event.ctrlKey || event.metaKey || event.altKey) return;
    // Once a person is open, Enter decides; Space still closes the card.
    if (event.key === 'Enter' && !event.repeat) withhold();
    else if (event.key.toLowerCase() === 'k') keep();
    else return;
    event.preventDefault();
  };

  return (
    <li className="desk-person" data-picked={picked}>
      <button type="button" aria-expanded={open} onClick={toggle} onKeyDown={handleKey}>
        <PersonAvatar name={person.name} tone={tone} />
        <span className="desk-person-who">
          <span>{person.name}</span>
          <small>{describePerson(person)}</small>
        </span>
        <span className="desk-person-decision" data-outcome={person.role === 'subject' ? 'subject' : outcome}>
          {person.role === 'subject' ? 'Data subject' : decisionWords[outcome]}
        </span>
      </button>
      {(open || picked) && person.warnings.length > 0 ? (
        <p className="desk-warning">{person.warnings.map(sayPersonWarning).join('. ')}</p>
      ) : null}
      {open ? (
        <div className="desk-person-more">
          {data.secondReview || person.role === 'subject' ? null : (
            <div className="desk-person-buttons">
              <Button
                size="compact-sm"
                onClick={withhold}
                title={labelOf(data.exemptionOf, person.decision.code ?? code)}
              >
                Withhold everywhere&nbsp;
                <KeyHint keys="Enter" />
              </Button>
              <Button size="compact-sm" variant="default" onClick={keep}>
                Keep everywhere&nbsp;
                <KeyHint keys="K" />
              </Button>
            </div>
          )}
          {outcome === 'withhold' && person.decision.code ? (
            <p className="desk-quiet">
              Withheld as {lowerFirst(labelOf(data.exemptionOf, person.decision.code))}.
            </p>
          ) : null}
          <PlaceList marks={places satisfies readonly Mark[]} />
        </div>
      ) : null}
    </li>
  );
}

function describePerson(person: ListedPerson): string {
  const parts: string[] = [];
  if (person.relationship) parts.push(person.relationship);
  else if (person.role === 'professional') parts.push('Professional in role');
  if (person.aliases.length > 0) {
    const [first, second] = person.aliases.map((alias) => `“${alias}”`);
    parts.push(
      `also ${[first, second].filter(Boolean).join(', ')}${person.aliases.length > 2 ? ' and more' : ''}`,
    );
  }
  if (person.places > 0) parts.push(sayCount(person.places, 'place'));
  const status = sayStatus(person);
  if (status) parts.push(status);
  if (person.addressProtected) parts.push('address protected');
  return parts.join(', ');
}
