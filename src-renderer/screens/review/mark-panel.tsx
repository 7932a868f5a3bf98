/** Everything about the current mark: text, codes, what must be recorded, history. */
import { Button } from '@mantine/core';
import type { Mark } from '../../../src-main/contract/mark.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { sayInstant, sayRole } from '../frame/words.ts';
import { BoxWidth } from './box-width.tsx';
import { sayCopied } from './copy-words.ts';
import { DecisionFacts } from './decision-facts.tsx';
import { DecisionForm } from './decision-form.tsx';
import { useDesk } from './desk.ts';
import { FollowedRule } from './followed-rule.tsx';
import { MarkSummary } from './mark-summary.tsx';
import { runAction } from './use-desk-keys.ts';

export function MarkPanel() {
  const desk = useDesk();
  const { currentMark: mark, data } = desk;
  if (!mark) {
    return (
      <EmptyState title="No mark is chosen">
        Click on a mark, or press <kbd>J</kbd> for the next one. To make one, select text and press{' '}
        <kbd>R</kbd>.
      </EmptyState>
    );
  }
  const title = data.documents?.find((one) => one.id === mark.documentId)?.title ?? '';
  return (
    <div className="desk-mark-panel">
      <h2 className="desk-mark-text">{mark.text || 'Box'}</h2>
      <p className="desk-quiet">
        {title}, page {mark.page}
      </p>
      <MarkSummary mark={mark} />
      {data.secondReview ? (
        <DecisionFacts mark={mark} />
      ) : mark.decision ? (
        <DecisionForm key={`${mark.id} ${mark.decision.at}`} mark={mark} decision={mark.decision} />
      ) : (
        <div className="desk-person-buttons">
          <Button size="compact-sm" onClick={() => runAction(desk, 'withholdHere')}>
            Withhold here&nbsp;
            <kbd>W</kbd>
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => runAction(desk, 'keep')}>
            Keep here&nbsp;
            <kbd>K</kbd>
          </Button>
        </div>
      )}
      <BoxWidth mark={mark} />
      <History mark={mark} />
    </div>
  );
}

function History({ mark }: { readonly mark: Mark }) {
  const { data } = useDesk();
  const { decision, review } = mark;
  if (!decision) return null;
  return (
    <section aria-label="History">
      <h3 className="desk-list-title">History</h3>
      <ol className="desk-history">
        <li>
          <b>{decision.outcome === 'withhold' ? 'Withheld' : 'Kept'}</b> by {decision.by.name},{' '}
          {sayRole(decision.by.role)}
          <small>{sayInstant(decision.at)}</small>
          {decision.followsRule ? <FollowedRule ruleId={decision.followsRule} /> : null}
          {decision.followsPerson ? <small>By the register of people</small> : null}
          {decision.copiedFrom ? <small>{sayCopied(decision.copiedFrom, data.documents)}</small> : null}
        </li>
        {review ? (
          <li>
            <b>{review.outcome === 'agreed' ? 'Agreed' : 'Returned'}</b> by {review.by.name},{' '}
            {sayRole(review.by.role)}
            <small>{sayInstant(review.at)}</small>
            {review.note ? <q>{review.note}</q> : null}
          </li>
        ) : null}
      </ol>
    </section>
  );
}
