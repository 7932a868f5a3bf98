/** Every action of the desk by its name, and every document and step to go to. */
import { Modal, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import type { TaskStep } from '../../../src-main/contract/case.ts';
import { sayStep } from '../frame/words.ts';
import { useDesk } from './desk.ts';
import { type Command, findCommands } from './find-commands.ts';
import { hintOf, keyActions, keyTable } from './keys.ts';
import { runAction } from './use-desk-keys.ts';

/** What the list has room for. */
const most = 50;

export function CommandPalette() {
  const { state } = useDesk();
  return state.paletteShown ? <Palette /> : null;
}

function Palette() {
  const desk = useDesk();
  const { data, patch, focusPages, go, onLeave } = desk;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const all = useMemo((): readonly Command<() => unknown>[] => {
    const steps: readonly TaskStep['id'][] = data.view?.tasks.map(({ id }) => id) ?? [];
    return [
      ...keyActions
        .filter((action) => action !== 'palette')
        .map((action) => ({
          id: action,
          words: keyTable[action].words,
          kind: hintOf(action),
          run: () => runAction(desk, action),
        })),
      ...steps.map((step) => ({
        id: `step ${step}`,
        words: `${sayStep(step)}: leave the desk for this step`,
        kind: 'step',
        run: () => onLeave(step),
      })),
      ...(data.documents ?? []).map(({ id, title }) => ({
        id,
        words: title,
        kind: 'document',
        run: () => go.goToPage(id, 1),
      })),
    ];
  }, [desk, data.view, data.documents, go, onLeave]);
  const shown = findCommands(all, typed, most);
  const active = shown[Math.min(at, shown.length - 1)];
  const activeId = active ? `${list}-${active.id}` : undefined;
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const close = (): void => {
    patch({ paletteShown: false });
    focusPages();
  };
  const choose = (command: Command<() => unknown>): void => {
    close();
    command.run();
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setAt((Math.min(at, shown.length - 1) + by + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active) choose(active);
    }
  };
  return (
    <Modal.Root opened onClose={close} size="lg" returnFocus={false}>
      <Modal.Overlay />
      <Modal.Content aria-label="Find an action">
        <Modal.Body>
          <TextInput
            data-autofocus
            aria-label="Find an action, a document or a step"
            placeholder="Type what you want to do"
            role="combobox"
            aria-expanded
            aria-controls={list}
            aria-activedescendant={activeId}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={handleKey}
          />
          <div id={list} role="listbox" aria-label="Actions" className="desk-palette" tabIndex={-1}>
            {shown.map((command) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are read by the field above
              <div
                key={command.id}
                id={`${list}-${command.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={command === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(command)}
              >
                <span>{command.words}</span>
                <kbd>{command.kind}</kbd>
              </div>
            ))}
          </div>
          <p className="desk-quiet" role="status">
            {shown.length === 0 ? 'Nothing is called like this. Try fewer letters.' : ''}
          </p>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
