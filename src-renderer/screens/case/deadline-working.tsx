import { Skeleton } from '@mantine/core';
import { ClockFacts } from '../../../src-main/contract/request.ts';
import { useAnswer } from '../../api.ts';
import { sayDay } from '../frame/words.ts';

/** The due date with its working, step by step, for facts that may not be saved yet. */
export function DeadlineWorking({ facts }: { facts: ClockFacts }) {
  const usable = ClockFacts.safeParse(facts);
  const deadline = useAnswer('previewDeadline', usable.success ? usable.data : null);
  return (
    <section className="card" aria-label="The clock, step by step">
      <h2 className="card-title">When the answer is due</h2>
      {!usable.success ? (
        <p className="lead">Enter the day the request came in.</p>
      ) : deadline.data === undefined ? (
        <Skeleton height={120} />
      ) : (
        <>
          <p className="due-day">
            {deadline.data.due
              ? sayDay(deadline.data.due)
              : deadline.data.dueIfAnsweredToday
                ? `Paused. If the answer came today: ${sayDay(deadline.data.dueIfAnsweredToday)}`
                : 'Not running yet'}
          </p>
          <ol className="working">
            {deadline.data.working.map((step) => (
              <li key={`${step.rule} ${step.text}`}>{step.text}</li>
            ))}
          </ol>
          {deadline.data.warnings.map((warning) => (
            <p key={warning} className="harm-note">
              {warning}
            </p>
          ))}
        </>
      )}
    </section>
  );
}
