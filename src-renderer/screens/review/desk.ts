/** The desk as its parts see it. */
import { createContext, useContext } from 'react';
import type { TaskStep } from '../../../src-main/contract/case.ts';
import { AppError } from '../../../src-main/contract/errors.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { MarkWords } from '../../viewer/mark-state.ts';
import type { CopyActions } from './copy-actions.ts';
import type { DecideActions } from './decide-actions.ts';
import type { DeskState } from './desk-state.ts';
import type { GoActions } from './go-actions.ts';
import type { NameActions } from './name-actions.ts';
import type { PassageActions } from './passage-actions.ts';
import type { ReviewActions } from './review-actions.ts';
import type { SelectActions } from './select-actions.ts';
import type { DeskData } from './use-desk-data.ts';

export type Desk = {
  readonly data: DeskData;
  readonly state: DeskState;
  readonly currentMark: Mark | null;
  /** The code that Enter uses now. */
  readonly code: string;
  readonly patch: (change: Partial<DeskState>) => void;
  readonly go: GoActions;
  readonly decide: DecideActions;
  readonly select: SelectActions;
  readonly review: ReviewActions;
  readonly copies: CopyActions;
  readonly names: NameActions;
  readonly passages: PassageActions;
  readonly wordsOf: (mark: Mark) => MarkWords;
  readonly announce: (text: string) => void;
  /** Back to the pages, so that the next key decides. */
  readonly focusPages: () => void;
  readonly onLeave: (step?: TaskStep['id']) => void;
};

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new AppError('internal');
  return desk;
}
