/** Suggestions, decisions, their second review. */

import { decideMarks, redo, removeMarks, reopenMarks, reviewMarks, undo } from '../casework/decide-marks.ts';
import { dismissSlip } from '../casework/list-slips.ts';
import { listMarkChanges } from '../casework/mark-changes.ts';
import { addMarks, markEverywhere } from '../casework/place-marks.ts';
import { decidePossibleName, viewPossibleNames } from '../casework/possible-names.ts';
import { suggestMarks } from '../casework/suggest-marks.ts';
import { weighGaps } from '../casework/weigh-gaps.ts';
import type { Operations } from '../router.ts';
import { listMarks } from '../store/marks.ts';
import { runQuery } from '../store/sqlite.ts';
import { type Application, everyone, type InCase, type Kit, only, preparers } from './kit.ts';

export function createReviewOperations(app: Application, kit: Kit) {
  const { tools } = app;
  const { inCase, caseQuery, caseCommand, caseJob } = kit;

  return {
    suggestMarks: caseJob(preparers, (open, _input: InCase, worker, job) => suggestMarks(open, worker, job)),
    listMarks: {
      access: only(everyone),
      run: ({ caseId, documentId }) =>
        runQuery(inCase(caseId).db, (db) => listMarks(db, documentId === null ? {} : { documentId })),
    },
    listMarkChanges: caseQuery(listMarkChanges),
    addMarks: caseCommand('addMarks', preparers, addMarks),
    markEverywhere: caseCommand('markEverywhere', preparers, markEverywhere),
    listPossibleNames: caseQuery((db, _input: InCase) => viewPossibleNames(db)),
    decidePossibleName: caseCommand('decidePossibleName', preparers, decidePossibleName),
    decideMarks: caseCommand('decideMarks', preparers, decideMarks),
    reopenMarks: caseCommand('reopenMarks', preparers, reopenMarks),
    removeMarks: caseCommand('removeMarks', preparers, removeMarks),
    reviewMarks: caseCommand('reviewMarks', everyone, reviewMarks),
    weighGaps: {
      access: only(everyone),
      run: (input) => weighGaps(inCase(input.caseId), input, tools),
    },
    dismissSlip: caseCommand('dismissSlip', preparers, dismissSlip),
    undo: caseCommand('undo', everyone, (db, _input: InCase, worker) => undo(db, worker)),
    redo: caseCommand('redo', everyone, (db, _input: InCase, worker) => redo(db, worker)),
  } satisfies Partial<Operations>;
}
