/** How far the reading of scanned pages is, with the time left, and a way to stop it and to go on. */
import { Button } from '@mantine/core';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { useRecognition } from '../../recognition.ts';
import { sayCount } from '../frame/words.ts';
import { JobProgress } from './job-progress.tsx';

export function RecognitionStrip({ caseId }: { caseId: CaseId }) {
  const { state, waiting, start, cancel } = useRecognition(caseId);
  if (waiting > 0 && state.state !== 'idle') {
    return (
      <div className="job" role="status">
        <span>{sayCount(waiting, 'scanned page')} not read yet. Nothing on them is found by a search.</span>
        <span />
        <Button variant="default" size="compact-sm" onClick={start}>
          Read them now
        </Button>
      </div>
    );
  }
  if (state.state === 'finished' && state.value.read > 0) {
    const { read, poor } = state.value;
    return (
      <p className="quiet-note" role="status">
        {sayCount(read, 'scanned page')} read by machine
        {poor > 0 ? `, ${poor.toLocaleString('en-GB')} of them to be checked by eye` : ''}.
      </p>
    );
  }
  return state.state === 'running' ? <JobProgress state={state} onCancel={cancel} /> : null;
}
