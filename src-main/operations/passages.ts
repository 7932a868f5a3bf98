/** Passages that want a person's judgement. */
import { answerPassage, countPassages, listPassages, uncoverPassages } from '../casework/weigh-passages.ts';
import type { Operations } from '../router.ts';
import { runQuery } from '../store/sqlite.ts';
import { everyone, type InCase, type Kit, only } from './kit.ts';

export function createPassagesOperations({ inCase, caseQuery, caseCommand }: Kit) {
  return {
    listPassages: {
      access: only(everyone),
      run: (input, { actor }) => runQuery(inCase(input.caseId).db, (db) => listPassages(db, input, actor)),
    },
    countPassages: caseQuery((db, _input: InCase) => countPassages(db)),
    answerPassage: caseCommand('answerPassage', everyone, answerPassage),
    uncoverPassages: caseCommand('uncoverPassages', everyone, uncoverPassages),
  } satisfies Partial<Operations>;
}
