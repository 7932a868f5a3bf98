import { Button } from '@mantine/core';
import { IconLock, IconSettings } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { client, useAnswer } from '../../api.ts';
import type { Place } from '../../place.ts';
import { sayRole } from './words.ts';
import './frame.css';
import './frame-adapt.css';

/** The strip at the top: where you are at the left, who you are at the right. */
export function AppHeader({ children, onGo }: { children?: ReactNode; onGo: (place: Place) => void }) {
  const vault = useAnswer('getVaultState', {});
  const user = vault.data?.state === 'unlocked' ? vault.data.user : null;
  return (
    <header className="app-header">
      <button type="button" className="app-brand" onClick={() => onGo({ screen: 'cases' })}>
        Candour
      </button>
      {children}
      <span className="app-header-end">
        {user ? (
          <span className="app-user">
            {user.name}
            <small>{sayRole(user.role)}</small>
          </span>
        ) : null}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconSettings size={16} aria-hidden />}
          onClick={() => onGo({ screen: 'settings' })}
        >
          Settings
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconLock size={16} aria-hidden />}
          onClick={() => void client.call('lockVault', {})}
        >
          Lock
        </Button>
      </span>
    </header>
  );
}

export function AppFoot({ children }: { children?: ReactNode }) {
  return (
    <footer className="app-foot">
      <span>{children}</span>
      <span>Offline, encrypted</span>
    </footer>
  );
}
