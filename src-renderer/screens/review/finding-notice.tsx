/** Says above the pages that something on this one cannot be seen, until somebody has looked at it. */
import { Button } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { sayFindings } from '../frame/finding-words.ts';
import { useDesk } from './desk.ts';
import { useFindings } from './use-findings.ts';

export function FindingNotice() {
  const { state, patch } = useDesk();
  const open = useFindings().filter(({ serious, page, looked }) => serious && page !== null && !looked);
  if (open.length === 0 || state.tab === 'hidden') return null;
  return (
    <div className="desk-finding-notice" role="status">
      <IconEyeOff size={16} aria-hidden />
      <span>This page has {sayFindings(open)}.</span>
      <Button size="compact-sm" variant="default" onClick={() => patch({ tab: 'hidden', search: '' })}>
        Show what is hidden
      </Button>
    </div>
  );
}
