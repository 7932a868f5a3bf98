import { IconAlertTriangle, IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react';
import type { TaskStep } from '../../../src-main/contract/case.ts';
import { sayBlocker, sayStep } from '../frame/words.ts';

/** The order of the work: each step says what is done, what is next, what blocks. */
export function TaskList(props: {
  tasks: readonly TaskStep[];
  chosen: TaskStep['id'];
  onChoose: (step: TaskStep['id']) => void;
}) {
  return (
    <ol className="tasks">
      {props.tasks.map((task) => (
        <li key={task.id}>
          <button
            type="button"
            data-status={task.status}
            aria-current={task.id === props.chosen ? 'step' : undefined}
            onClick={() => props.onChoose(task.id)}
          >
            <StatusIcon status={task.status} />
            <span>
              <b>{sayStep(task.id)}</b>
              <small>{sayStatus(task)}</small>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function StatusIcon({ status }: { status: TaskStep['status'] }) {
  switch (status) {
    case 'done':
      return <IconCircleCheck size={20} aria-label="Done" />;
    case 'now':
      return <IconCircleDot size={20} aria-label="Now" />;
    case 'blocked':
      return <IconAlertTriangle size={20} aria-label="Blocked" />;
    case 'waiting':
      return <IconCircle size={20} aria-label="Not yet" />;
  }
}

function sayStatus(task: TaskStep): string {
  const [first] = task.blockers;
  const counted = task.id !== 'request' && task.total > 1;
  if (task.status === 'done') return counted ? `${task.done.toLocaleString('en-GB')} done` : 'Done';
  if (first) return sayBlocker(first.kind, first.count);
  if (counted) return `${task.done.toLocaleString('en-GB')} of ${task.total.toLocaleString('en-GB')}`;
  return task.status === 'now' ? 'Next' : 'Not yet';
}
