/** The keys in reach, what was just done, and how much of the case has been seen. */

import type { CaseId } from '../../../src-main/contract/values.ts';
import { KeyHint } from '../../parts/key-hint.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { StatusLine } from '../../parts/status-line.tsx';
import { useRecognition } from '../../recognition.ts';
import { useDesk } from './desk.ts';
import type { Announcement } from './desk-state.ts';
import { hintOf, type KeyAction } from './keys.ts';
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

/** Scanned pages go on being read while somebody works. */
function Reading({ caseId }: { readonly caseId: CaseId }) {
  const { state, waiting } = useRecognition(caseId);
  const said =
    state.state === 'running' && state.total > 0
      ? `Reading scans: ${state.done.toLocaleString('en-GB')} of ${state.total.toLocaleString('en-GB')}`
      : waiting > 0
        ? `${waiting.toLocaleString('en-GB')} scans not read`
        : '';
  return said === '' ? null : <span className="desk-footer-seen">{said}</span>;
}

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
            <KeyHint keys={hintOf(action)} /> {words}
          </button>
        ))}
      </span>
      <StatusLine serial={said.serial} text={said.text} />
      <Reading caseId={desk.data.caseId} />
      <span className="desk-footer-seen">{seen}</span>
      {view ? <ProgressBar label="Pages seen" done={view.pagesSeen} total={view.pages} /> : null}
      <span className="desk-footer-safe">Offline, encrypted</span>
    </footer>
  );
}
