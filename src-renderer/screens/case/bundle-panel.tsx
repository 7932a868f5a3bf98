import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Bundle, VerificationReport } from '../../../src-main/contract/bundle.ts';
import { useAnswer } from '../../api.ts';
import { sayCount, sayInstant } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import { BlockerList } from './blocker-list.tsx';
import { BoxWidthsNote } from './box-widths-note.tsx';
import { BundlePreview } from './bundle-preview.tsx';
import type { PanelProps } from './case-screen.tsx';
import { JobProgress } from './job-progress.tsx';
import { OpenFindings } from './open-findings.tsx';
import { OpenReadings } from './open-readings.tsx';
import { useJob } from './use-job.ts';

export function BundlePanel({ view, onGo }: PanelProps) {
  const readiness = useAnswer('getReadiness', { caseId: view.id });
  const bundle = useAnswer('getBundle', { caseId: view.id });
  const prepare = useJob('prepareBundle');
  const [previewing, setPreviewing] = useState(false);
  const blockers = readiness.data?.blockers ?? [];
  const running = prepare.state.state === 'running';
  const failed = prepare.state.state === 'finished' && !prepare.state.value.verification.clean;

  return (
    <>
      <div className="title-row">
        <div>
          <h1>Bundle</h1>
          <p className="lead">
            Everything that is withheld is removed for good, the result is attacked by an independent check,
            and letter, contents, documents and reasons are put into one file.
          </p>
        </div>
        <Button
          size="md"
          variant={bundle.data && bundle.data.state !== 'void' ? 'default' : 'filled'}
          disabled={readiness.data === undefined || blockers.length > 0 || running}
          onClick={() => void prepare.start({ caseId: view.id })}
        >
          {bundle.data ? 'Prepare it again' : 'Prepare the bundle'}
        </Button>
      </div>
      <ErrorNote error={readiness.error ?? bundle.error} />
      <BlockerList blockers={blockers} />
      <OpenFindings view={view} onGo={onGo} />
      <OpenReadings view={view} onGo={onGo} />
      <JobProgress state={prepare.state} onCancel={prepare.cancel} />
      {failed && prepare.state.state === 'finished' ? (
        <Findings report={prepare.state.value.verification} />
      ) : null}
      {bundle.data ? (
        <BundleCard view={view} onGo={onGo} bundle={bundle.data} onPreview={() => setPreviewing(true)} />
      ) : null}
      {bundle.data && previewing ? (
        <BundlePreview caseId={view.id} bundle={bundle.data} onClose={() => setPreviewing(false)} />
      ) : null}
    </>
  );
}

function BundleCard({
  view,
  onGo,
  bundle,
  onPreview,
}: PanelProps & { bundle: Bundle; onPreview: () => void }) {
  return (
    <section className="card bundle-card">
      <div className="title-row">
        <div>
          <h2 className="card-title">
            {bundle.state === 'void'
              ? 'This bundle no longer counts'
              : `${sayCount(bundle.pages, 'page')}, checked and found clean`}
          </h2>
          <p className="lead">
            {bundle.state === 'void'
              ? 'The case changed after it was prepared. Prepare it again.'
              : `Prepared by ${bundle.preparedBy.name}, ${sayInstant(bundle.preparedAt)}.`}
          </p>
        </div>
        <Button variant="default" onClick={onPreview}>
          Check before you release
        </Button>
      </div>
      {bundle.boxWidths ? <BoxWidthsNote view={view} onGo={onGo} widths={bundle.boxWidths} /> : null}
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" className="number">
              Pages
            </th>
          </tr>
        </thead>
        <tbody>
          {bundle.parts.map((part) => (
            <tr key={`${part.kind} ${part.firstPage}`}>
              <td>{part.title}</td>
              <td className="number">
                {part.firstPage === part.lastPage ? part.firstPage : `${part.firstPage}–${part.lastPage}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Findings({ report }: { report: VerificationReport }) {
  return (
    <section className="error-note" role="alert">
      <b>The check found something. The file was deleted and nothing can be released.</b>
      <ul className="findings">
        {report.findings.slice(0, 50).map((finding) => (
          <li key={`${finding.kind} ${finding.page} ${finding.detail}`}>
            {finding.page === null ? '' : `Page ${finding.page}: `}
            {finding.detail}
          </li>
        ))}
      </ul>
    </section>
  );
}
