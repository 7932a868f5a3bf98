/** Which case, how much time is left, where in the work; and the search. */
import { TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { TaskStep } from '../../../src-main/contract/case.ts';
import { KeyHint } from '../../parts/key-hint.tsx';
import { dueTone, sayDue, sayStep } from '../frame/words.ts';
import { useDesk } from './desk.ts';
import { searchBoxId } from './use-desk-keys.ts';

const shownSteps: readonly TaskStep['id'][] = [
  'documents',
  'people',
  'review',
  'second-review',
  'bundle',
  'sign-off',
];

export function DeskHeader() {
  const { data, state, patch, focusPages, onLeave } = useDesk();
  const { view, secondReview } = data;
  const here = secondReview ? 'second-review' : 'review';
  return (
    <header className="desk-header">
      <button type="button" className="desk-brand" onClick={() => onLeave()}>
        Candour
      </button>
      <h1 className="desk-case">
        <span>{view?.subjectName ?? ''}</span> <span className="desk-soft">{view?.reference ?? ''}</span>
      </h1>
      {view ? (
        <span className="desk-due" data-tone={dueTone(view)}>
          {sayDue(view)}
        </span>
      ) : null}
      <nav className="desk-steps" aria-label="Steps of the case">
        {shownSteps.map((step) => {
          const task = view?.tasks.find((one) => one.id === step);
          const done = task?.status === 'done';
          return (
            <button
              key={step}
              type="button"
              data-done={done}
              aria-current={step === here ? 'step' : undefined}
              onClick={() => step !== here && onLeave(step)}
            >
              {done ? <IconCheck size={14} stroke={3} aria-label="Done:" /> : null}
              {sayStep(step)}
            </button>
          );
        })}
      </nav>
      <TextInput
        id={searchBoxId}
        className="desk-search"
        type="search"
        aria-label="Search the case"
        placeholder={view ? `Search ${view.pages.toLocaleString('en-GB')} pages` : 'Search'}
        value={state.search}
        rightSection={<KeyHint keys="/" />}
        onChange={(event) => patch({ search: event.currentTarget.value, hit: null })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          patch({ search: '', hit: null });
          focusPages();
        }}
      />
    </header>
  );
}
