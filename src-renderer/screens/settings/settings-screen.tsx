import { Button } from '@mantine/core';
import { useAnswer } from '../../api.ts';
import type { Place } from '../../place.ts';
import { AppFoot, AppHeader } from '../frame/app-header.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { UserList } from './user-list.tsx';

export function SettingsScreen({ onGo }: { onGo: (place: Place) => void }) {
  const vault = useAnswer('getVaultState', {});
  const organisation = useAnswer('getOrganisation', {});
  const user = vault.data?.state === 'unlocked' ? vault.data.user : null;
  return (
    <div className="screen">
      <AppHeader onGo={onGo}>
        <Button variant="subtle" size="compact-sm" onClick={() => onGo({ screen: 'cases' })}>
          Back to the cases
        </Button>
      </AppHeader>
      <main className="sheet">
        <div className="sheet-inner">
          <div className="title-row">
            <h1>Settings</h1>
            <Button variant="default" onClick={() => onGo({ screen: 'audit', caseId: null })}>
              Audit trail of users and cases
            </Button>
          </div>
          {user?.role === 'dpo' ? <UserList ownId={user.id} /> : null}
          {organisation.data && user?.role === 'dpo' ? (
            <OrganisationForm organisation={organisation.data} />
          ) : null}
          <PassphraseForm />
        </div>
      </main>
      <AppFoot />
    </div>
  );
}
