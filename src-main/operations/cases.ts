/** Cases, from the request on. */
import { addSampleCase } from '../casework/add-sample-case.ts';
import { endCase, listAllCases, startCase } from '../casework/manage-cases.ts';
import { changeRequest, previewDeadline } from '../casework/manage-request.ts';
import { viewCase } from '../casework/view-case.ts';
import type { Input } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { Operations } from '../router.ts';
import { type Application, dpo, everyone, type Kit, only } from './kit.ts';

export function createCasesOperations(app: Application, kit: Kit) {
  const { session, tools } = app;
  const { by, inCase, caseCommand } = kit;

  return {
    listCases: { access: only(everyone), run: () => listAllCases(session, tools) },
    createCase: { access: only(dpo), run: ({ request }, call) => startCase(session, request, by(call)) },
    addSampleCase: {
      access: only(dpo),
      run: (_input, call) => addSampleCase(session, by(call), call.job),
    },
    getCase: { access: only(everyone), run: ({ caseId }) => viewCase(inCase(caseId), tools) },
    setRequest: caseCommand('setRequest', dpo, (db, input: Input<'setRequest'>) =>
      changeRequest(db, input.request),
    ),
    previewDeadline: { access: only(everyone), run: (facts) => previewDeadline(facts, tools) },
    deleteCase: {
      access: only(dpo),
      run: (input) => {
        // What is being read or written in the case would be left without it.
        if (app.jobs.running() > 0) throw new AppError('busy');
        inCase(input.caseId);
        endCase(session, input, tools);
        return null;
      },
    },
  } satisfies Partial<Operations>;
}
