/** What a reader of the file does not see at once, or what would leave with it. */
import path from 'node:path';
import type { Tools } from './environment.ts';
import type { InspectJob, Outcome } from './job.ts';
import { readInput } from './read-input.ts';

/**
 * → { type, pages, findings: [{ kind, page, count, … }] }; of a file that is no PDF, pages are those of its working PDF,
 * which shows in an appendix what was found.
 */
export async function inspectDocument(job: InspectJob, tools: Tools): Promise<Outcome> {
  const source = { bytes: await readInput(job.in), password: job.openPassword || null };
  const engine = tools.engine();
  const { signal } = tools;
  const isPdf = Buffer.from(source.bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
  if (!isPdf) {
    const untrustedName = path.basename(job.in);
    const { type, pages, hidden, children } = await engine.run(
      'convert',
      { source, untrustedName },
      { signal },
    );
    const carried = children.length === 0 ? [] : [{ kind: 'attachment', page: null, count: children.length }];
    if (type !== 'pdf') return { kind: 'done', result: { type, pages, findings: [...hidden, ...carried] } };
  }
  const { pages, findings } = await engine.run('inspect', { source }, { signal });
  return { kind: 'done', result: { type: 'pdf', pages, findings } };
}
