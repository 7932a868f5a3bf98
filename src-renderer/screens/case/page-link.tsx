/** A way to a page on the desk of the first review. */
import type { ReactNode } from 'react';
import type { CaseId, DocumentId } from '../../../src-main/contract/values.ts';
import type { Place } from '../../place.ts';

export function PageLink(props: {
  caseId: CaseId;
  documentId: DocumentId;
  page: number;
  onGo: (place: Place) => void;
  children: ReactNode;
}) {
  const { caseId, documentId, page, onGo, children } = props;
  return (
    <button
      type="button"
      className="row-link"
      onClick={() => onGo({ screen: 'review', caseId, secondReview: false, at: { documentId, page } })}
    >
      {children}
    </button>
  );
}
