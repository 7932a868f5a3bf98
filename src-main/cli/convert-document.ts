/** A working copy as PDF that opens without a password, its pages untouched. */
import type { Tools } from './environment.ts';
import type { ConvertJob, Outcome } from './job.ts';
import { readPdfInput } from './read-input.ts';
import { checkDestination, stageFile } from './write-output.ts';

/** → { pages, warnings, children }; a PDF has no children. */
export async function convertDocument(job: ConvertJob, tools: Tools): Promise<Outcome> {
  await checkDestination(job.out, [job.in]);
  const source = { bytes: await readPdfInput(job.in), password: job.openPassword || null };
  const { bytes, pages, warnings } = await tools
    .engine()
    .run('convert', { source }, { signal: tools.signal });
  const staged = await stageFile(job.out, bytes);
  try {
    await staged.commit();
  } finally {
    await staged.discard();
  }
  return { kind: 'done', result: { pages, warnings, children: [] } };
}
