/** An invented case to learn on: the request and the files as they would come in, with nothing decided. */
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import { Request } from '../contract/request.ts';
import type { CaseId } from '../contract/values.ts';
import { importDocuments } from './import-documents.ts';
import { openCase, startCase } from './manage-cases.ts';
import type { Session } from './session.ts';
import type { Progress, Worker } from './workplace.ts';

const Description = z.object({
  request: Request,
  documents: z.array(z.object({ parent: z.string().nullable(), fileName: z.string() })),
});

/** Of case.json: the request, and the files that are brought; what a file carries comes with it. Throws `invalid-input`. */
export function parseSampleCase(untrusted: unknown): { request: Request; fileNames: readonly string[] } {
  const parsed = Description.safeParse(untrusted);
  if (!parsed.success) throw new AppError('invalid-input', { issues: parsed.error.issues.length });
  const { request, documents } = parsed.data;
  const brought = documents.filter(({ parent }) => parent === null);
  return { request, fileNames: brought.map(({ fileName }) => fileName) };
}

export async function addSampleCase(
  session: Session,
  worker: Worker,
  progress: Progress,
): Promise<{ caseId: CaseId }> {
  const { request, files } = worker.tools.sampleCase();
  const { caseId } = startCase(session, request, worker);
  await importDocuments(openCase(session, caseId), files, worker, progress);
  return { caseId };
}
