/** Says above the pages that something on this one cannot be seen or was read badly, until somebody has looked at it. */
import { Button } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { sayFindings } from '../frame/finding-words.ts';
import { readingKinds, sayReading } from '../frame/reading-words.ts';
import { useDesk } from './desk.ts';
import { useReading } from './reading-line.tsx';
import { useFindings } from './use-findings.ts';

export function FindingNotice() {
  const { state, patch } = useDesk();
  const open = useFindings().filter(({ serious, page, looked }) => serious && page !== null && !looked);
  const reading = useReading();
  if (open.length === 0 || state.tab === 'hidden') return null;
  const hidden = open.filter(({ kind }) => !readingKinds.has(kind));
  const sentences = [
    ...(hidden.length > 0 ? [`This page has ${sayFindings(hidden)}.`] : []),
    ...(hidden.length < open.length && reading !== null ? [`${sayReading(reading)}.`] : []),
  ];
  return (
    <div className="desk-notice desk-finding-notice" role="status">
      <IconEyeOff size={16} aria-hidden />
      <span>{sentences.join(' ')}</span>
      <Button size="compact-sm" variant="default" onClick={() => patch({ tab: 'hidden', search: '' })}>
        {hidden.length > 0 ? 'Show what is hidden' : 'Show what is doubtful'}
      </Button>
    </div>
  );
}
