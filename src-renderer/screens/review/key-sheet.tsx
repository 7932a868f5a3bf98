/** All keys of the desk, from the one table. */
import { CloseButton, Modal } from '@mantine/core';
import { KeyHint } from '../../parts/key-hint.tsx';
import { useDesk } from './desk.ts';
import { type KeyGroup, keyActions, keyTable, writeKey } from './keys.ts';

const groups: readonly KeyGroup[] = ['Decide', 'Go', 'Select', 'Look', 'Second review'];

export function KeySheet() {
  const { state, patch, focusPages } = useDesk();
  const close = (): void => {
    patch({ helpShown: false });
    focusPages();
  };
  return (
    <Modal.Root opened={state.helpShown} onClose={close} size="xl">
      <Modal.Overlay />
      <Modal.Content aria-label="Keys">
        <Modal.Body>
          <div className="desk-keys-head">
            <h2>Keys</h2>
            <CloseButton aria-label="Close" onClick={close} />
          </div>
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
                          {keyTable[action].keys.map((key) => (
                            <kbd key={key}>{writeKey(key)}</kbd>
                          ))}
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
