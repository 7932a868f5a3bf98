/** All keys of the desk, from the one table; each can be given another key, and single letters can be turned off. */
import { Button, CloseButton, Modal, Switch } from '@mantine/core';
import { Fragment, type KeyboardEvent, useState } from 'react';
import { useAnswer, useCommand } from '../../api.ts';
import { KeyHint } from '../../parts/key-hint.tsx';
import { useDesk } from './desk.ts';
import {
  findOwner,
  type KeyAction,
  type KeyGroup,
  keyActions,
  keysAsDelivered,
  keysOf,
  keyTable,
  nameKey,
  writeKey,
} from './keys.ts';

const groups: readonly KeyGroup[] = ['Decide', 'Go', 'Select', 'Look', 'Second review'];
const asked = 'Choose a key below to give the action another one.';

export function KeySheet() {
  const { state, patch, focusPages } = useDesk();
  const settings = useAnswer('getKeys', {}).data ?? keysAsDelivered;
  const save = useCommand('setKeys');
  const [changing, setChanging] = useState<KeyAction | null>(null);
  const [said, setSaid] = useState('');
  const close = (): void => {
    setChanging(null);
    setSaid('');
    patch({ helpShown: false });
    focusPages();
  };
  const take = (action: KeyAction, event: KeyboardEvent): void => {
    if (['Shift', 'Control', 'Alt', 'Meta', 'Tab'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setChanging(null);
      setSaid('Nothing was changed.');
      return;
    }
    const key = nameKey({ ...pickKeys(event), altKey: false });
    const owner = findOwner(key);
    if (owner !== null && owner !== action) {
      setSaid(`${writeKey(key)} is already: ${keyTable[owner].words}. Press another key, or Escape.`);
      return;
    }
    save.mutate({ ...settings, changed: { ...settings.changed, [action]: [key] } });
    setChanging(null);
    setSaid(`${keyTable[action].words}: now ${writeKey(key)}.`);
  };
  return (
    <Modal.Root opened={state.helpShown} onClose={close} size="xl" closeOnEscape={changing === null}>
      <Modal.Overlay />
      <Modal.Content aria-label="Keys">
        <Modal.Body>
          <div className="desk-keys-head">
            <h2>Keys</h2>
            <CloseButton aria-label="Close" onClick={close} />
          </div>
          <div className="desk-keys-settings">
            <Switch
              label="Single letters act by themselves"
              description="Turned off, hold Alt with them: nothing happens by a slip or by dictation."
              checked={settings.singleKeys}
              onChange={(event) => save.mutate({ ...settings, singleKeys: event.currentTarget.checked })}
            />
            <Button
              size="compact-sm"
              variant="default"
              disabled={Object.keys(settings.changed).length === 0}
              onClick={() => {
                save.mutate({ ...settings, changed: {} });
                setSaid('All keys are as delivered.');
              }}
            >
              All as delivered
            </Button>
          </div>
          <p className="desk-keys-said" role="status">
            {save.error ? 'The keys could not be kept. Nothing was changed.' : said || asked}
          </p>
          <div className="desk-keys">
            {groups.map((group) => (
              <section key={group} aria-label={group}>
                <h3>{group}</h3>
                <dl>
                  {keyActions
                    .filter((action) => keyTable[action].group === group)
                    .map((action) => (
                      <div key={action}>
                        <dt>
                          <button
                            type="button"
                            className="desk-key-change"
                            data-changing={changing === action}
                            onClick={() => {
                              setChanging(action);
                              setSaid(`Press the new key for: ${keyTable[action].words}. Escape leaves it.`);
                            }}
                            onKeyDown={(event) => {
                              if (changing === action) take(action, event);
                            }}
                            onBlur={() => setChanging((now) => (now === action ? null : now))}
                          >
                            {changing === action ? (
                              <kbd>press a key</kbd>
                            ) : (
                              <>
                                <span className="only-read">
                                  Change the key of: {keyTable[action].words}. Now{' '}
                                </span>
                                {keysOf(action).map((key, index) => (
                                  <Fragment key={key}>
                                    {index > 0 ? <span className="only-read"> or </span> : null}
                                    <kbd>{writeKey(key)}</kbd>
                                  </Fragment>
                                ))}
                              </>
                            )}
                          </button>
                        </dt>
                        <dd>{keyTable[action].words}</dd>
                      </div>
                    ))}
                </dl>
              </section>
            ))}
            <section aria-label="With arrow keys">
              <h3>With arrow keys</h3>
              <dl>
                <div>
                  <dt>
                    <kbd>⇧ ← →</kbd>
                  </dt>
                  <dd>Select text, with Ctrl by words, up and down by lines</dd>
                </div>
                <div>
                  <dt>
                    <KeyHint keys="← → ↑ ↓" />
                  </dt>
                  <dd>Move the box, with Shift size it, with Ctrl in small steps; otherwise scroll</dd>
                </div>
              </dl>
            </section>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function pickKeys({ nativeEvent }: KeyboardEvent) {
  const { key, code, shiftKey, ctrlKey, metaKey, altKey } = nativeEvent;
  return { key, code, shiftKey, ctrlKey, metaKey, altKey };
}
