import { Button } from '@mantine/core';
import type { JobStep } from '../../../src-main/contract/client.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import type { JobState } from './use-job.ts';

function sayWork(step: JobStep | null): string {
  switch (step) {
    case null:
      return 'Starting';
    case 'reading':
      return 'Reading files';
    case 'finding':
      return 'Looking for people and details';
    case 'comparing':
      return 'Looking for copies';
    case 'recognising':
      return 'Reading scanned pages';
    case 'redacting':
      return 'Removing what is withheld, and trying to bring it back';
    case 'verifying':
      return 'Checking';
    case 'assembling':
      return 'Putting the bundle together';
    case 'attacking-bundle':
      return 'Attacking the whole bundle';
    case 'writing':
      return 'Writing';
  }
}

/** Words for the time left, once enough is done to tell; nothing is promised before. */
function sayTimeLeft(done: number, total: number, since: number): string {
  const elapsed = Date.now() - since;
  if (done < 3 || elapsed < 2000 || total <= done) return '';
  const seconds = Math.round(((elapsed / done) * (total - done)) / 1000);
  return seconds > 90 ? `, about ${Math.ceil(seconds / 60)} minutes left` : `, about ${seconds} seconds left`;
}

export function JobProgress({ state, onCancel }: { state: JobState<unknown>; onCancel: () => void }) {
  if (state.state === 'failed' && state.error.code === 'cancelled') {
    return (
      <p className="quiet-note" role="status">
        Cancelled. What had finished before is kept.
      </p>
    );
  }
  if (state.state === 'failed') return <ErrorNote error={state.error} />;
  if (state.state !== 'running') return null;
  const share = state.total > 0 ? state.done / state.total : 0;
  return (
    <div className="job" role="status">
      <span>
        {sayWork(state.step)}
        {state.total > 0
          ? `: ${state.done.toLocaleString('en-GB')} of ${state.total.toLocaleString('en-GB')}`
          : ''}
        {sayTimeLeft(state.done, state.total, state.since)}
      </span>
      <div className="meter" aria-hidden>
        <i style={{ width: `${100 * share}%` }} />
      </div>
      <Button variant="default" size="compact-sm" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
