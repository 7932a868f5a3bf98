/** All pages of the case that a machine read badly and nobody has looked at: one after the other by eye. */
import { useAnswer } from '../../api.ts';
import { findingWords } from '../frame/finding-words.ts';
import { useDesk } from './desk.ts';

export function ReadingList() {
  const { data, go, focusPages } = useDesk();
  const toCheck = useAnswer('listReadings', { caseId: data.caseId }).data?.toCheck ?? [];
  if (toCheck.length === 0) return null;
  return (
    <section aria-label="Pages to check by eye">
      <h2 className="desk-list-title">
        To check by eye, in all documents: {toCheck.length.toLocaleString('en-GB')}
      </h2>
      <ul className="desk-places">
        {toCheck.slice(0, mostListed).map(({ documentId, page, kind }) => (
          <li key={`${documentId} ${page}`}>
            <button
              type="button"
              onClick={() => {
                go.goToPage(documentId, page);
                focusPages();
              }}
            >
              <span className="desk-place-where">
                {data.documents?.find(({ id }) => id === documentId)?.title ?? ''}, page {page}
              </span>
              <span className="desk-place-state">{findingWords[kind].short}</span>
            </button>
          </li>
        ))}
      </ul>
      {toCheck.length > mostListed ? (
        <p className="desk-quiet">
          and {(toCheck.length - mostListed).toLocaleString('en-GB')} more, when these are done
        </p>
      ) : null}
    </section>
  );
}

const mostListed = 50;
