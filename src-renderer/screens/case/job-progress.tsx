import { Button } from '@mantine/core';
import type { JobStep } from '../../../src-main/contract/client.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import { guessSecondsLeft, measureTally, type Tally } from './import-tally.ts';
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
function sayTimeLeft(share: number, since: number): string {
  const seconds = guessSecondsLeft(share, Date.now() - since);
  if (seconds === null) return '';
  return seconds > 90 ? `, about ${Math.ceil(seconds / 60)} minutes left` : `, about ${seconds} seconds left`;
}

const number = (value: number): string => value.toLocaleString('en-GB');

/** `tally`: of an import of many files, of which the job has a part. */
export function JobProgress({
  state,
  tally = null,
  onCancel,
}: {
  state: JobState<unknown>;
  tally?: Tally | null;
  onCancel: () => void;
}) {
  if (tally !== null) return <ImportProgress state={state} tally={tally} onCancel={onCancel} />;
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
  const words = state.total > 0 ? `: ${number(state.done)} of ${number(state.total)}` : '';
  return (
    <Meter
      words={`${sayWork(state.step)}${words}${state.done < 3 ? '' : sayTimeLeft(share, state.since)}`}
      share={share}
      onCancel={onCancel}
    />
  );
}

function ImportProgress({
  state,
  tally,
  onCancel,
}: {
  state: JobState<unknown>;
  tally: Tally;
  onCancel: () => void;
}) {
  const running = state.state === 'running' ? state : null;
  const isComparing = running?.step === 'comparing';
  const { file, of, share } = measureTally(
    tally,
    // What is compared are pages, and the files are all read.
    isComparing ? tally.inHand : (running?.done ?? 0),
    running?.pages,
  );
  const pages = running?.pages;
  const where = of === 1 ? '' : `: file ${number(file)} of ${number(of)}`;
  const page =
    pages === undefined || pages.total < 10 ? '' : `, page ${number(pages.done)} of ${number(pages.total)}`;
  return (
    <Meter
      words={`${sayWork(running?.step ?? 'reading')}${isComparing ? '' : where}${page}${sayTimeLeft(share, tally.since)}`}
      share={share}
      onCancel={onCancel}
    />
  );
}

function Meter({ words, share, onCancel }: { words: string; share: number; onCancel: () => void }) {
  return (
    <div className="job" role="status">
      <span>{words}</span>
      <div className="meter" aria-hidden>
        <i style={{ width: `${100 * share}%` }} />
      </div>
      <Button variant="default" size="compact-sm" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
