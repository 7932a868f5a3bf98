/** What was found hidden in the documents and nobody has looked at: a warning, never in the way. */

import type { Readiness } from '../../../src-main/contract/answers.ts';
import type { CaseView } from '../../../src-main/contract/case.ts';
import type { FindingSummary } from '../../../src-main/contract/document.ts';
import type { DocumentId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import type { Place } from '../../place.ts';
import { sayFindings } from '../frame/finding-words.ts';
import { readingKinds } from '../frame/reading-words.ts';
import { sayCount } from '../frame/words.ts';
import { PageLink } from './page-link.tsx';

export function OpenFindings({ view, onGo }: { view: CaseView; onGo: (place: Place) => void }) {
  const caseId = view.id;
  const waiting = leaveOutReadings(useAnswer('getReadiness', { caseId }).data?.openFindings ?? []);
  const documents = useAnswer('listDocuments', { caseId }).data ?? [];
  if (waiting.length === 0) return null;
  const titleOf = (id: DocumentId): string => documents.find((one) => one.id === id)?.title ?? '';
  return (
    <section className="harm-note open-findings" aria-label="Hidden and not looked at">
      <b>{sayCount(waiting.length, 'document')} with something hidden that nobody has looked at</b>
      <span>
        What cannot be seen on a page never leaves with it. But somebody may have tried to withhold it: look,
        and decide whether it belongs in the answer.
      </span>
      <ul>
        {waiting.map(({ documentId, findings }) => (
          <li key={documentId}>
            <PageLink caseId={caseId} documentId={documentId} page={findFirstPage(findings)} onGo={onGo}>
              {titleOf(documentId)}
            </PageLink>
            : {sayFindings(findings)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Pages that were read badly have a warning of their own. */
function leaveOutReadings(open: Readiness['openFindings']): Readiness['openFindings'] {
  return open.flatMap(({ documentId, findings }) => {
    const hidden = findings.filter(({ kind }) => !readingKinds.has(kind));
    return hidden.length === 0 ? [] : [{ documentId, findings: hidden }];
  });
}

function findFirstPage(findings: readonly FindingSummary[]): number {
  return Math.min(...findings.map(({ openPage }) => openPage ?? 1));
}
