/** The contents page: every operation of the contract, noun by noun, in the order of the work. */
import { createAuditOperations } from './operations/audit.ts';
import { createBundlesOperations } from './operations/bundles.ts';
import { createCasesOperations } from './operations/cases.ts';
import { createDocumentsOperations } from './operations/documents.ts';
import { type Application, createKit } from './operations/kit.ts';
import { createOpeningOperations } from './operations/opening.ts';
import { createPassagesOperations } from './operations/passages.ts';
import { createPeopleOperations } from './operations/people.ts';
import { createReviewOperations } from './operations/review.ts';
import { createRulesOperations } from './operations/rules.ts';
import { createUsersOperations } from './operations/users.ts';
import type { Operations } from './router.ts';

export type { Application } from './operations/kit.ts';

/** Who may do each of them stands beside it. One that the contract names and nobody makes does not compile. */
export function createOperations(app: Application): Operations {
  const kit = createKit(app);
  return {
    ...createOpeningOperations(app),
    ...createUsersOperations(app, kit),
    ...createCasesOperations(app, kit),
    ...createDocumentsOperations(app, kit),
    ...createPeopleOperations(kit),
    ...createReviewOperations(app, kit),
    ...createPassagesOperations(kit),
    ...createRulesOperations(kit),
    ...createBundlesOperations(app, kit),
    ...createAuditOperations(app, kit),
  };
}
