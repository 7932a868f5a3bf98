/** Rules over a case. */
import { addRule, listAllRules, previewRule, takeBackRule } from '../casework/keep-rules.ts';
import type { Operations } from '../router.ts';
import { type InCase, type Kit, preparers } from './kit.ts';

export function createRulesOperations({ caseQuery, caseCommand }: Kit) {
  return {
    listRules: caseQuery((db, _input: InCase) => listAllRules(db)),
    previewRule: caseQuery(previewRule),
    addRule: caseCommand('addRule', preparers, addRule),
    takeBackRule: caseCommand('takeBackRule', preparers, takeBackRule),
  } satisfies Partial<Operations>;
}
