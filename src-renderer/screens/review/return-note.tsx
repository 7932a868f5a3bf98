/** Why a decision goes back to the person who took it. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Mark } from '../../../src-main/contract/mark.ts';
import { useDesk } from './desk.ts';

export function ReturnNote({ mark }: { readonly mark: Mark }) {
  const { review, patch, focusPages } = useDesk();
  const [note, setNote] = useState('');
  const send = (): void => {
    if (!note.trim()) return;
    void review.returnMark(mark, note.trim());
    focusPages();
  };
  const close = (): void => {
    patch({ choosing: 'actions' });
    focusPages();
  };
  return (
    <form
      className="desk-return"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        label="What should be looked at again"
        value={note}
        autosize
        minRows={2}
        data-autofocus
        ref={(element) => {
          if (element && !element.value) element.focus();
        }}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            send();
          }
        }}
      />
      <div className="desk-return-buttons">
        <Button size="compact-sm" variant="default" onClick={close}>
          Cancel
        </Button>
        <Button size="compact-sm" type="submit" disabled={!note.trim()}>
          Return
        </Button>
      </div>
    </form>
  );
}
