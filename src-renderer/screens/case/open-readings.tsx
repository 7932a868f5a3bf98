/** Pages that a machine read badly, or not yet: a warning until somebody has looked, never in the way. */
import type { CaseView } from '../../../src-main/contract/case.ts';
import type { DocumentId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import type { Place } from '../../place.ts';
import { sayCount } from '../frame/words.ts';
import { PageLink } from './page-link.tsx';

export function OpenReadings({ view, onGo }: { view: CaseView; onGo: (place: Place) => void }) {
  const caseId = view.id;
  const readings = useAnswer('listReadings', { caseId }).data;
  const documents = useAnswer('listDocuments', { caseId }).data ?? [];
  const { toCheck = [], waiting = 0 } = readings ?? {};
  if (toCheck.length === 0 && waiting === 0) return null;
  const byDocument = new Map<DocumentId, number[]>();
  for (const { documentId, page } of toCheck)
    byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), page]);
  return (
    <section className="harm-note open-findings" aria-label="Read badly by machine and not looked at">
      {waiting > 0 ? <b>{sayCount(waiting, 'scanned page')} not read by machine yet</b> : null}
      {toCheck.length > 0 ? (
        <b>{sayCount(toCheck.length, 'page')} that a machine read badly and nobody has checked by eye</b>
      ) : null}
      <span>
        A search and the suggestions may miss names on them. Read the pages themselves, and say in the desk
        that you looked.
      </span>
      <ul>
        {[...byDocument].map(([documentId, pages]) => (
          <li key={documentId}>
            <PageLink caseId={caseId} documentId={documentId} page={pages[0] ?? 1} onGo={onGo}>
              {documents.find(({ id }) => id === documentId)?.title ?? ''}
            </PageLink>
            : {pages.length === 1 ? 'page' : 'pages'} {listPages(pages)}
          </li>
        ))}
      </ul>
    </section>
  );
}

const mostListed = 12;

function listPages(pages: readonly number[]): string {
  const shown = pages.slice(0, mostListed).join(', ');
  return pages.length > mostListed ? `${shown} and ${pages.length - mostListed} more` : shown;
}
