/** The search of the desk: asked at every key, one question at a time, so that typing never piles questions up. */
import { useEffect, useRef, useState } from 'react';
import type { Output } from '../../../src-main/contract/contract.ts';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';

/** More hits than anybody reads; the count is of all. */
const limit = 300;

export type Search = {
  /** What is being looked for; empty while there is too little to look for. */
  readonly asked: string;
  /** Of `asked`, or of what was asked before until that answer is there: nothing jumps while typing. */
  readonly found: Output<'searchCase'> | null;
};

export function useSearch(caseId: CaseId, text: string): Search {
  const trimmed = text.trim();
  const wanted = trimmed.length >= 2 ? trimmed : '';
  const [asked, setAsked] = useState(wanted);
  const answer = useAnswer('searchCase', asked === '' ? null : { caseId, text: asked, limit });
  const { isFetching } = answer;
  useEffect(() => {
    if (asked !== wanted && (!isFetching || wanted === '')) setAsked(wanted);
  }, [asked, wanted, isFetching]);
  const last = useRef<Output<'searchCase'> | null>(null);
  if (asked === '') last.current = null;
  else if (answer.data) last.current = answer.data;
  return { asked, found: last.current };
}
