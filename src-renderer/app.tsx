import { useEffect, useState } from 'react';
import { client, useAnswer } from './api.ts';
import type { Place } from './place.ts';
import { AuditScreen } from './screens/audit/audit-screen.tsx';
import { CaseScreen } from './screens/case/case-screen.tsx';
import { CasesScreen } from './screens/cases/cases-screen.tsx';
import { ReviewDesk } from './screens/review/review-desk.tsx';
import { SettingsScreen } from './screens/settings/settings-screen.tsx';
import { CannotOpen } from './screens/unlock/cannot-open.tsx';
import { ChangeFirstPassphrase } from './screens/unlock/change-first-passphrase.tsx';
import { CreateVault } from './screens/unlock/create-vault.tsx';
import { RecoveryKey } from './screens/unlock/recovery-key.tsx';
import { UnlockVault } from './screens/unlock/unlock-vault.tsx';
import { useAutoLockActivity } from './screens/unlock/use-auto-lock.tsx';

export function App() {
  const vault = useAnswer('getVaultState', {});
  const [place, setPlace] = useState<Place>({ screen: 'cases' });
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);

  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.type !== 'locked') return;
        setRecoveryKey(null);
        // The next person starts where everybody starts, not on a page that somebody else had open.
        setPlace({ screen: 'cases' });
        void vault.refetch();
      }),
    [vault.refetch],
  );
  const unlocked = vault.data?.state === 'unlocked';
  const warning = useAutoLockActivity(unlocked);

  if (vault.error) return <CannotOpen error={vault.error} onRetry={() => void vault.refetch()} />;
  if (vault.data === undefined) return null;
  if (recoveryKey !== null) return <RecoveryKey value={recoveryKey} onKept={() => setRecoveryKey(null)} />;
  if (vault.data.state === 'absent') return <CreateVault onCreated={setRecoveryKey} />;
  if (vault.data.state === 'locked') return <UnlockVault />;
  if (vault.data.passphraseMustChange) return <ChangeFirstPassphrase />;
  return (
    <>
      {warning}
      <Screen place={place} onGo={setPlace} />
    </>
  );
}

function Screen({ place, onGo }: { place: Place; onGo: (place: Place) => void }) {
  switch (place.screen) {
    case 'cases':
      return <CasesScreen onGo={onGo} />;
    case 'case':
      return <CaseScreen key={place.caseId} caseId={place.caseId} step={place.step} onGo={onGo} />;
    case 'review':
      return (
        <ReviewDesk
          key={`${place.caseId} ${place.secondReview}`}
          caseId={place.caseId}
          secondReview={place.secondReview}
          {...place.at}
          onLeave={(step) => onGo({ screen: 'case', caseId: place.caseId, step: step ?? null })}
        />
      );
    case 'audit':
      return <AuditScreen caseId={place.caseId} onGo={onGo} />;
    case 'settings':
      return <SettingsScreen onGo={onGo} />;
  }
}
