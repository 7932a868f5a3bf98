/** Places of a rule with the words around them, each a way to its page. */
import { Button } from '@mantine/core';
import type { SearchHit } from '../../../src-main/contract/answers.ts';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import type { Place } from '../../place.ts';
import { sayCount } from '../frame/words.ts';

export function HitList(props: {
  caseId: CaseId;
  hits: readonly SearchHit[];
  total: number;
  /** Left out where there is no way to go, such as in a form. */
  onGo?: (place: Place) => void;
}) {
  const { caseId, hits, total, onGo } = props;
  const documents = useAnswer('listDocuments', { caseId }).data ?? [];
  return (
    <ul className="hit-list">
      {hits.map((hit) => {
        const where = `${documents.find(({ id }) => id === hit.documentId)?.title ?? ''}, page ${hit.page}`;
        return (
          <li key={`${hit.documentId} ${hit.page} ${hit.start}`}>
            {onGo ? (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() =>
                  onGo({
                    screen: 'review',
                    caseId,
                    secondReview: false,
                    at: { documentId: hit.documentId, page: hit.page },
                  })
                }
              >
                {where}
              </Button>
            ) : (
              <span className="faint">{where}: </span>
            )}
            <span>
              {hit.before}
              <mark>{hit.match}</mark>
              {hit.after}
            </span>
          </li>
        );
      })}
      {total > hits.length ? (
        <li className="faint">and {sayCount(total - hits.length, 'more place')}</li>
      ) : null}
    </ul>
  );
}
