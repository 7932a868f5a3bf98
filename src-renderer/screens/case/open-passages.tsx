/** Passages of which nobody has said anything yet: a warning, never in the way. */
import { isDistressing } from '../../../src-main/contract/passage.ts';
import type { DocumentId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import { sayKinds } from '../frame/passage-words.ts';
import { sayCount } from '../frame/words.ts';
import type { PanelProps } from './case-screen.tsx';
import { PageLink } from './page-link.tsx';

const mostShown = 12;

export function OpenPassages({ view, onGo }: PanelProps) {
  const caseId = view.id;
  const open = useAnswer('getReadiness', { caseId }).data?.openPassages ?? [];
  const documents = useAnswer('listDocuments', { caseId }).data ?? [];
  if (open.length === 0) return null;
  const byDocument = new Map<DocumentId, typeof open>();
  for (const passage of open)
    byDocument.set(passage.documentId, [...(byDocument.get(passage.documentId) ?? []), passage]);
  const harm = open.filter(isDistressing).length;
  const joint = open.length - harm;
  const what = [
    ...(harm > 0 ? [`${sayCount(harm, 'passage')} that may tell of harm or crime`] : []),
    ...(joint > 0 ? [`${sayCount(joint, 'passage')} about two people at once`] : []),
  ];
  const shown = [...byDocument].slice(0, mostShown);
  return (
    <section className="harm-note open-findings" aria-label="Passages to weigh">
      <b>Nobody has weighed {what.join(' and ')}</b>
      <span>
        Nothing of them is withheld by itself. Somebody should read each and say that nothing has to be
        withheld, or mark what has. The bundle does not wait for it.
      </span>
      <ul>
        {shown.map(([documentId, passages]) => (
          <li key={documentId}>
            <PageLink caseId={caseId} documentId={documentId} page={passages[0]?.page ?? 1} onGo={onGo}>
              {documents.find((one) => one.id === documentId)?.title ?? ''}
            </PageLink>
            : {sayKinds(passages.map(({ kind }) => kind))}
          </li>
        ))}
        {byDocument.size > shown.length ? (
          <li>and {sayCount(byDocument.size - shown.length, 'more document')}</li>
        ) : null}
      </ul>
    </section>
  );
}
