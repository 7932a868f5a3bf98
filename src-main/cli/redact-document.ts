/** Redacts, attacks its own output, and writes it only when the attack found nothing. */
import type { PageWords } from '../contract/bundle.ts';
import type { PdfEngine, PdfSource, RedactedPage, RedactionMark } from '../pdf/engine.ts';
import type { Tools } from './environment.ts';
import type { Outcome, RedactJob } from './job.ts';
import { readPdfInput } from './read-input.ts';
import { readMarks } from './read-marks.ts';
import { redactRanges } from './redact-ranges.ts';
import { listTermsUnderMarks } from './terms-under-marks.ts';
import { checkDestination, type StagedFile, stageFile } from './write-output.ts';

const usualDpi = 200;

/** → { pages, marks, writers: { redraw, raster }, hiddenWords, unsearchableWords, verification } */
export async function redactDocument(job: RedactJob, tools: Tools): Promise<Outcome> {
  // Workers take longer to start than the rest of what comes first.
  const engine = tools.engine(['redact', 'verify']);
  const marks = await readMarks(job.marks, tools.resourcesFolder);
  const inputs = [job.in, ...(typeof job.marks === 'string' ? [job.marks] : [])];
  const report = job.report ?? null;
  await checkDestination(job.out, inputs);
  if (report !== null) await checkDestination(report, [...inputs, job.out]);
  const source: PdfSource = { bytes: await readPdfInput(job.in), password: job.openPassword || null };

  const { signal } = tools;
  let terms: readonly string[] = [];
  const find = async (stop: AbortSignal): Promise<readonly string[]> => {
    terms = await findTerms(source, marks, engine, stop);
    return terms;
  };
  const request = { source, marks, dpi: job.dpi ?? usualDpi, reflow: job.reflow === true };
  const { bytes, pages, verification } = await redactRanges(request, find, engine, signal);
  if (!verification.clean) return { kind: 'rejected', verification };

  signal.throwIfAborted();
  await writeFiles(job.out, bytes, report, { pages, terms: terms.length, verification });
  const writers = { redraw: countPages(pages, 'redraw'), raster: countPages(pages, 'raster') };
  return {
    kind: 'done',
    result: {
      pages: pages.length,
      marks: marks.length,
      writers,
      hiddenWords: sumWords(verification.hiddenWords),
      unsearchableWords: sumWords(verification.unsearchableWords),
      verification: { clean: true },
    },
  };
}

async function findTerms(
  source: PdfSource,
  marks: readonly RedactionMark[],
  engine: PdfEngine,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (marks.length === 0) return [];
  const original = await engine.run('extract', { source, textOnly: true }, { signal });
  return listTermsUnderMarks(original, marks);
}

async function writeFiles(
  out: string,
  bytes: Uint8Array,
  report: string | null,
  content: object,
): Promise<void> {
  const staged: StagedFile[] = [];
  try {
    if (report !== null)
      staged.push(await stageFile(report, Buffer.from(`${JSON.stringify(content, null, 2)}\n`)));
    // Last, so that nothing can fail any more once the document is there.
    staged.push(await stageFile(out, bytes));
    for (const file of staged) await file.commit();
  } finally {
    for (const file of staged) await file.discard();
  }
}

function sumWords(list: readonly PageWords[] = []): number {
  return list.reduce((sum, { words }) => sum + words, 0);
}

function countPages(pages: readonly RedactedPage[], writer: RedactedPage['writer']): number {
  return pages.filter((page) => page.writer === writer).length;
}
