/** Offers to decide once: what was decided on a page and not yet on its copies. */
import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { PagePlace } from '../../../src-main/contract/copies.ts';
import { useAnswer } from '../../api.ts';
import { KeyHint } from '../../parts/key-hint.tsx';
import { sayCount } from '../frame/words.ts';
import { sayPlace } from './copy-words.ts';
import { useDesk } from './desk.ts';
import { hintOf } from './keys.ts';
import { useCopies } from './use-copies.ts';

export function CopyNotice() {
  const { data, state, copies: actions } = useDesk();
  const { here, copies, toCarry } = useCopies();
  // A decision goes on to the next mark at once, often on another page: the offer is about the page before too.
  const [last, setLast] = useState<PagePlace | null>(null);
  useEffect(() => {
    if (here !== null && copies.length > 0) setLast(here);
  }, [here, copies.length]);
  const before = useAnswer('getCopies', toCarry === 0 && last ? { caseId: data.caseId, ...last } : null).data;
  const from = toCarry > 0 ? here : last;
  const [count, pages] =
    toCarry > 0 ? [toCarry, copies.length] : [before?.toCarry ?? 0, before?.copies.length ?? 0];
  if (data.secondReview || from === null || count === 0 || state.tab === 'copies') return null;
  const isHere = from === here;
  return (
    <div className="desk-notice desk-copy-notice" role="status">
      <IconCopy size={16} aria-hidden />
      <span>
        {isHere ? 'This page' : sayPlace(from, data.documents)} has {sayCount(pages, 'copy', 'copies')}.{' '}
        {count === 1 ? 'One decision is' : `${count.toLocaleString('en-GB')} decisions are`} not on{' '}
        {pages === 1 ? 'it' : 'them'} yet.
      </span>
      <Button size="compact-sm" variant="default" onClick={() => void actions.apply(from)}>
        Apply to {sayCount(pages, 'copy', 'copies')}
        {isHere ? (
          <>
            &nbsp;
            <KeyHint keys={hintOf('applyToCopies')} />
          </>
        ) : null}
      </Button>
    </div>
  );
}
