/** What a reader of the file does not see at once, or what would leave with it. */
import type { Tools } from './environment.ts';
import type { InspectJob, Outcome } from './job.ts';
import { readPdfInput } from './read-input.ts';

/** → { type, pages, findings: [{ kind, page, count }] } */
export async function inspectDocument(job: InspectJob, tools: Tools): Promise<Outcome> {
  const source = { bytes: await readPdfInput(job.in), password: job.openPassword || null };
  const { pages, findings } = await tools.engine().run('inspect', { source }, { signal: tools.signal });
  return { kind: 'done', result: { type: 'pdf', pages, findings } };
}
