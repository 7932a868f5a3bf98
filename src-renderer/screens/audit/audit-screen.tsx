import { Button, Group, Skeleton } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { AuditEntry } from '../../../src-main/contract/case.ts';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import type { Place } from '../../place.ts';
import { JobProgress } from '../case/job-progress.tsx';
import { useJob } from '../case/use-job.ts';
import { AppFoot, AppHeader } from '../frame/app-header.tsx';
import { sayCount, sayInstant } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import { sayAction, sayDetail } from './actions.ts';
import './audit.css';

const pageSize = 100;

/** Everything that was done, newest first, and whether the chain still holds. */
export function AuditScreen({ caseId, onGo }: { caseId: CaseId | null; onGo: (place: Place) => void }) {
  const [before, setBefore] = useState<readonly (number | null)[]>([null]);
  const at = before.at(-1) ?? null;
  const audit = useAnswer('listAudit', { caseId, before: at, limit: pageSize });
  const check = useAnswer('checkAudit', { caseId });
  const exporting = useJob('exportAudit');
  const entries = audit.data?.entries ?? [];
  const oldest = entries.at(-1)?.sequence ?? 1;

  return (
    <div className="screen">
      <AppHeader onGo={onGo}>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            onGo(caseId === null ? { screen: 'settings' } : { screen: 'case', caseId, step: null })
          }
        >
          Back
        </Button>
      </AppHeader>
      <main className="sheet">
        <div className="sheet-inner">
          <div className="title-row">
            <div>
              <h1>Audit trail</h1>
              <p className="lead">
                Who did what, and when. Each entry is chained to the one before, so that a change or a gap
                shows.
              </p>
            </div>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              disabled={exporting.state.state === 'running'}
              onClick={() => void exporting.start({ caseId })}
            >
              Export
            </Button>
          </div>
          <JobProgress state={exporting.state} onCancel={exporting.cancel} />
          {exporting.state.state === 'finished' && exporting.state.value ? (
            <p className="good-note" role="status">
              {sayCount(exporting.state.value.entries, 'entry', 'entries')} written to{' '}
              {exporting.state.value.fileName}.
            </p>
          ) : null}
          <ErrorNote error={audit.error ?? check.error} />
          {check.data ? (
            check.data.intact ? (
              <p className="good-note audit-intact">
                <IconShieldCheck size={18} aria-hidden /> {sayCount(check.data.entries, 'entry', 'entries')},
                unbroken.
              </p>
            ) : (
              <p className="error-note" role="alert">
                <b>The trail is broken at entry {check.data.firstBroken}.</b>
                <span>
                  An entry was changed or is missing. Stop, and tell your information security contact.
                </span>
              </p>
            )
          ) : null}
          {audit.data === undefined ? <Skeleton height={300} /> : <Entries entries={entries} />}
          <Group justify="space-between" mt="md">
            <Button
              variant="default"
              disabled={before.length === 1}
              onClick={() => setBefore(before.slice(0, -1))}
            >
              Newer
            </Button>
            <Button variant="default" disabled={oldest <= 1} onClick={() => setBefore([...before, oldest])}>
              Older
            </Button>
          </Group>
        </div>
      </main>
      <AppFoot />
    </div>
  );
}

function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col" className="number">
            No.
          </th>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.sequence}>
            <td className="number">{entry.sequence}</td>
            <td className="audit-when">{sayInstant(entry.at)}</td>
            <td>{entry.actor?.name ?? 'Candour'}</td>
            <td>
              {sayAction(entry.action)}
              <small>{sayDetail(entry.detail)}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
