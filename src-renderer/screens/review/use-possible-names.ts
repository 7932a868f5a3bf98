/** Words of the case that may be names and that no mark covers. */
import type { PossibleName } from '../../../src-main/contract/answers.ts';
import { useAnswer } from '../../api.ts';
import { useDesk } from './desk.ts';

const none: readonly PossibleName[] = [];

/** None in a second review: there decisions are looked at, not made. */
export function usePossibleNames(): readonly PossibleName[] {
  const { data } = useDesk();
  return useAnswer('listPossibleNames', data.secondReview ? null : { caseId: data.caseId }).data ?? none;
}
