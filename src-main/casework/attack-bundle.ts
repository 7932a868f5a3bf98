/** The finished bundle is attacked as a whole, its pages by as many workers as there are. */
import type { VerificationReport } from '../contract/bundle.ts';
import { splitPages } from '../domain/page-ranges.ts';
import { joinReports } from '../domain/verification.ts';
import type { AssembleOutput, PdfSource } from '../pdf/engine.ts';
import { runSideBySide } from './side-by-side.ts';
import type { Progress, Worker } from './workplace.ts';

/** Each looks at the file as a whole too, which takes longer the more pages there are. */
const mostAttacks = 8;

export async function attackBundle(
  { bytes, pages }: AssembleOutput,
  password: string,
  terms: readonly string[],
  { tools: { engine } }: Worker,
  progress: Progress,
): Promise<VerificationReport> {
  const output: PdfSource = { bytes, password };
  let attacked = 0;
  progress.report('attacking-bundle', 0, pages);
  const reports = await runSideBySide(
    splitPages(pages, mostAttacks),
    engine.workers,
    progress.signal,
    (range, signal) => {
      let before = 0;
      const onProgress = ({ done }: { readonly done: number }): void => {
        attacked += done - before;
        before = done;
        progress.report('attacking-bundle', attacked, pages);
      };
      const attack = { output, marks: null, terms, original: null, pages: range };
      return engine.run('verify', attack, { signal, onProgress });
    },
  );
  return joinReports(reports);
}
