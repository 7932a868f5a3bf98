/** Bundle, sign-off, release. */
import { checkReadiness } from '../casework/check-readiness.ts';
import { exportBundle } from '../casework/export-bundle.ts';
import { readOrganisation } from '../casework/manage-settings.ts';
import { prepareBundle } from '../casework/prepare-bundle.ts';
import { readBundlePdf, signOffBundle } from '../casework/sign-off-bundle.ts';
import type { Operations } from '../router.ts';
import { findLatestBundle, getBundle } from '../store/bundles.ts';
import { type Application, everyone, type InCase, type Kit, only, preparers } from './kit.ts';

export function createBundlesOperations(app: Application, kit: Kit) {
  const { session, tools } = app;
  const { by, inCase, caseQuery, caseJob } = kit;

  return {
    getReadiness: caseQuery((db, _input: InCase) => checkReadiness(db, tools)),
    prepareBundle: caseJob(preparers, (open, _input: InCase, worker, job) =>
      prepareBundle(open, readOrganisation(session.vault().db), worker, job),
    ),
    getBundle: caseQuery((db, _input: InCase) => findLatestBundle(db)),
    getBundlePdf: {
      access: only(everyone),
      run: async ({ caseId, bundleId }) => {
        const open = inCase(caseId);
        const { password } = getBundle(open.db, bundleId);
        return { bytes: new Uint8Array(await readBundlePdf(open, bundleId)), password };
      },
    },
    signOffBundle: {
      access: only(['manager']),
      run: (input, call) => signOffBundle(inCase(input.caseId), session.vault(), input, by(call)),
    },
    exportBundle: caseJob(['dpo', 'manager'], exportBundle),
  } satisfies Partial<Operations>;
}
