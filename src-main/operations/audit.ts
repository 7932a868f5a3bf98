/** The audit trail, and jobs. */
import { exportAudit, judgeAudit, readAudit } from '../casework/audit-trail.ts';
import { safeName } from '../casework/export-bundle.ts';
import { readRequest } from '../casework/view-case.ts';
import type { Operations } from '../router.ts';
import { type Application, everyone, type Kit, only } from './kit.ts';

export function createAuditOperations(app: Application, kit: Kit) {
  const { by, inCase, auditOf } = kit;

  return {
    // Audit
    listAudit: {
      access: only(everyone),
      run: ({ caseId, before, limit }) => readAudit(auditOf(caseId), { before, limit }),
    },
    checkAudit: { access: only(everyone), run: ({ caseId }) => judgeAudit(auditOf(caseId)) },
    exportAudit: {
      access: only(['dpo', 'manager']),
      run: ({ caseId }, call) =>
        exportAudit(
          auditOf(caseId),
          {
            name: caseId === null ? 'candour' : safeName(readRequest(inCase(caseId).db).reference),
            isCase: caseId !== null,
          },
          by(call),
          call.job.signal,
        ),
    },

    // Jobs
    cancelJob: {
      access: only(everyone),
      run: ({ jobId }) => {
        app.jobs.cancel(jobId);
        return null;
      },
    },
  } satisfies Partial<Operations>;
}
