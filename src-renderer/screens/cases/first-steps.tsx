/** What to do first, on an invented case; hidden for good once somebody has had enough of it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../../api.ts';
import type { Place } from '../../place.ts';
import { JobProgress } from '../case/job-progress.tsx';
import { useJob } from '../case/use-job.ts';
import { ErrorNote } from '../unlock/gate.tsx';

const hiddenKey = 'candour first steps hidden';

const steps: readonly (readonly [string, string])[] = [
  [
    'Request',
    'who asked, for what, and the day on which the clock began. Everything is filled in; look at the due date.',
  ],
  [
    'Documents',
    'the files are in. On the desk each strip is a document and each cell a page. Scans are read while you work.',
  ],
  ['People', 'add Doreen Whitlock, the grandmother: Candour finds every place where she is named.'],
  [
    'Review',
    'J goes to the next suggestion, Enter withholds it everywhere, K keeps it. Ctrl K finds any action, ? shows all keys.',
  ],
  ['Second review', 'a colleague agrees or returns with a note. Lock, and unlock with another name.'],
  [
    'Bundle, sign-off, release',
    'the file is made and attacked, signed by a manager, and leaves with a password.',
  ],
];

export function FirstSteps({ onGo }: { readonly onGo: (place: Place) => void }) {
  const [hidden, setHidden] = useState(() => localStorage.getItem(hiddenKey) !== null);
  const vault = useAnswer('getVaultState', {}).data;
  const add = useJob('addSampleCase');
  if (hidden) return null;
  const mayAdd = vault?.state === 'unlocked' && vault.user.role === 'dpo';
  const running = add.state.state === 'running';
  const start = async (): Promise<void> => {
    const added = await add.start({});
    if (added) onGo({ screen: 'case', caseId: added.caseId, step: null });
  };
  const hide = (): void => {
    localStorage.setItem(hiddenKey, 'yes');
    setHidden(true);
  };
  return (
    <section className="first-steps" aria-label="First steps">
      <h2>First steps, on an invented case</h2>
      <p className="lead">Nobody in it exists, and nothing can go wrong. It can be deleted like any case.</p>
      <ol>
        {steps.map(([name, words]) => (
          <li key={name}>
            <b>{name}:</b> {words}
          </li>
        ))}
      </ol>
      <div className="first-steps-buttons">
        {mayAdd ? (
          <Button variant="default" disabled={running} onClick={() => void start()}>
            {running ? 'Adding the sample case…' : 'Add the sample case'}
          </Button>
        ) : (
          <span>The data protection officer can add the sample case.</span>
        )}
        <Button variant="subtle" onClick={hide}>
          Do not show this again
        </Button>
      </div>
      <JobProgress state={add.state} onCancel={add.cancel} />
      <ErrorNote error={add.state.state === 'failed' ? add.state.error : null} />
    </section>
  );
}
