/** Over the text of a page that a machine has read: how sure it is. */
import { IconScan } from '@tabler/icons-react';
import { useAnswer } from '../../api.ts';
import { sayReading } from '../frame/reading-words.ts';
import { useDesk } from './desk.ts';

export function useReading() {
  const { data, state } = useDesk();
  const { documentId, page } = state;
  const input = documentId === null ? null : { caseId: data.caseId, documentId, page };
  return useAnswer('getReading', input).data ?? null;
}

export function ReadingLine() {
  const reading = useReading();
  if (reading === null) return null;
  return (
    <p className="desk-quiet desk-reading" role="note">
      <IconScan size={14} aria-hidden /> {sayReading(reading)}.
    </p>
  );
}
