/** Words that may be names, to skim: each is decided once for the whole case, by button or by key. */
import { Button } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import type { PossibleName } from '../../../src-main/contract/answers.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { sayCount } from '../frame/words.ts';
import { type Desk, useDesk } from './desk.ts';
import { DetectorFigures } from './detector-figures.tsx';
import { usePossibleNames } from './use-possible-names.ts';

const firstShown = 100;

export function NamesPanel() {
  const desk = useDesk();
  const names = usePossibleNames();
  const [all, setAll] = useState(false);
  if (desk.data.secondReview) {
    return (
      <EmptyState title="Possible names belong to the first review">
        Here the decisions of others are looked at.
      </EmptyState>
    );
  }
  if (names.length === 0) {
    return (
      <>
        <EmptyState title="No possible name is open">
          Words that may be names, and are not sure enough to be marked, would be listed here.
        </EmptyState>
        <DetectorFigures />
      </>
    );
  }
  const shown = all ? names : names.slice(0, firstShown);
  return (
    <div className="desk-names">
      <h2 className="desk-list-title">{sayCount(names.length, 'possible name')}</h2>
      <p className="desk-quiet">
        Not marked, and not withheld unless you say so. <kbd>↑</kbd> <kbd>↓</kbd> go through them;{' '}
        <kbd>W</kbd> withholds all places, <kbd>K</kbd> keeps all, <kbd>X</kbd> not a name, <kbd>A</kbd> adds
        to the register, <kbd>Z</kbd> takes it back.
      </p>
      <ul aria-label="Possible names">
        {shown.map((name) => (
          <Name key={name.name} desk={desk} name={name} onKey={(event) => handleKey(desk, name, event)} />
        ))}
      </ul>
      {names.length > shown.length ? (
        <Button variant="subtle" fullWidth onClick={() => setAll(true)}>
          Show all {names.length.toLocaleString('en-GB')} names
        </Button>
      ) : null}
      <DetectorFigures />
    </div>
  );
}

type NameProps = {
  readonly desk: Desk;
  readonly name: PossibleName;
  readonly onKey: (event: KeyboardEvent<HTMLLIElement>) => void;
};

function Name({ desk, name, onKey }: NameProps) {
  const { names } = desk;
  const every = name.places > 1 ? ` all ${name.places.toLocaleString('en-GB')}` : '';
  return (
    <li className="desk-group desk-name" onKeyDown={onKey}>
      <button type="button" className="desk-name-show" onClick={() => show(desk, name)}>
        <span className="desk-group-text">{name.text}</span>
        <span className="desk-count">{name.places.toLocaleString('en-GB')}</span>
        <small className="desk-name-line">
          …{name.before}
          <mark>{name.text}</mark>
          {name.after}…
        </small>
        <small>{name.reason}</small>
      </button>
      <div className="desk-person-buttons">
        <Button size="compact-sm" onClick={() => void names.withholdAll(name)}>
          Withhold{every}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void names.keepAll(name)}>
          Keep{every}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void names.reject(name)}>
          Not a name
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void names.addToRegister(name)}>
          Add to the register
        </Button>
      </div>
    </li>
  );
}

function show({ go }: Desk, { documentId, page, start, end, before, text, after }: PossibleName): void {
  void go.goToHit({ documentId, page, start, end, before, match: text, after });
}

/** Keys of the name in hand; what is decided leaves the list, and the next one is in hand. */
function handleKey(desk: Desk, name: PossibleName, event: KeyboardEvent<HTMLLIElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const item = event.currentTarget;
  const neighbour = (sibling: Element | null): void => {
    const target = sibling?.querySelector<HTMLElement>('.desk-name-show');
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  };
  const { names } = desk;
  const decide = (action: (one: PossibleName) => Promise<void>): void => {
    neighbour(item.nextElementSibling ?? item.previousElementSibling);
    void action(name);
  };
  const actions = new Map<string, () => void>([
    ['ArrowDown', () => neighbour(item.nextElementSibling)],
    ['ArrowUp', () => neighbour(item.previousElementSibling)],
    ['w', () => decide(names.withholdAll)],
    ['k', () => decide(names.keepAll)],
    ['x', () => decide(names.reject)],
    ['a', () => decide(names.addToRegister)],
  ]);
  const action = actions.get(event.key);
  if (action === undefined) return;
  event.preventDefault();
  action();
}
