/** What went wrong, what was kept, what to do next. Stays until it is closed or something works again. */
import { CloseButton } from '@mantine/core';
import type { Failure } from './desk-state.ts';

type DeskFailureProps = { readonly failure: Failure; readonly onClose: () => void };

export function DeskFailure({ failure, onClose }: DeskFailureProps) {
  return (
    <div className="desk-failure" role="alert">
      <div>
        <b>{failure.title}</b>
        <p>{failure.detail}</p>
      </div>
      <CloseButton aria-label="Close the message" onClick={onClose} />
    </div>
  );
}
