/** The keys in reach, what was just done, and how much of the case has been seen. */

import { KeyHint } from '../../parts/key-hint.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { StatusLine } from '../../parts/status-line.tsx';
import { useDesk } from './desk.ts';
import type { Announcement } from './desk-state.ts';
import { type KeyAction, keyTable, writeKey } from './keys.ts';
import { runAction } from './use-desk-keys.ts';

const firstReview: readonly (readonly [KeyAction, string])[] = [
  ['next', 'next'],
  ['accept', 'accept'],
  ['withholdSelection', 'withhold selection'],
  ['undo', 'undo'],
  ['nextUnseen', 'unseen page'],
  ['help', 'all keys'],
];
const secondLook: readonly (readonly [KeyAction, string])[] = [
  ['next', 'next'],
  ['agree', 'agree'],
  ['returnMark', 'return'],
  ['undo', 'undo'],
  ['help', 'all keys'],
];

export function DeskFooter({ said }: { readonly said: Announcement }) {
  const desk = useDesk();
  const { view, secondReview } = desk.data;
  const seen = view
    ? `${view.pagesSeen.toLocaleString('en-GB')} of ${view.pages.toLocaleString('en-GB')} pages seen`
    : '';
  return (
    <footer className="desk-footer">
      <span className="desk-footer-keys">
        {(secondReview ? secondLook : firstReview).map(([action, words]) => (
          <button
            key={action}
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => runAction(desk, action)}
          >
            <KeyHint keys={writeKey(keyTable[action].keys[0])} /> {words}
          </button>
        ))}
      </span>
      <StatusLine serial={said.serial} text={said.text} />
      <span className="desk-footer-seen">{seen}</span>
      {view ? <ProgressBar label="Pages seen" done={view.pagesSeen} total={view.pages} /> : null}
      <span className="desk-footer-safe">Offline, encrypted</span>
    </footer>
  );
}
