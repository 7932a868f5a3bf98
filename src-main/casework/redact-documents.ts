/** Apply and verify: each document is redacted and at once attacked; one with a finding goes no further than here. */
import type { Document, VerificationFinding } from '../contract/model.ts';
import type { AssemblePart, PdfSource } from '../pdf/engine.ts';
import { readWorkingPdf } from './read-documents.ts';
import { listRedactionMarks } from './redaction-marks.ts';
import type { OpenCase, Progress, Worker } from './workplace.ts';

type DocumentPart = Extract<AssemblePart, { kind: 'document' }>;

export type Redacted = {
  /** In the order of the documents; those with findings are missing. */
  readonly parts: readonly DocumentPart[];
  readonly pages: number;
  readonly findings: readonly VerificationFinding[];
};

/** Resolution of pages written as pictures: print quality for text at a size that can be sent. */
const dpi = 200;
/** Enough to keep the workers busy; each holds its file several times over. */
const atOnce = 4;

export async function redactDocuments(
  open: OpenCase,
  documents: readonly Document[],
  terms: readonly string[],
  worker: Worker,
  progress: Progress,
): Promise<Redacted> {
  const pages = documents.reduce((sum, document) => sum + document.pages, 0);
  // Pages that went through either half of the work.
  const halves = new Map<string, number>();
  const note = (half: string, done: number): void => {
    halves.set(half, done);
    const sum = [...halves.values()].reduce((all, one) => all + one, 0);
    progress.report('redacting', Math.floor(sum / 2), pages);
  };
  const outcomes = await runSome(documents, async (document, index) => {
    const marks = listRedactionMarks(open.db, document.id, worker.tools);
    const source: PdfSource = { bytes: await readWorkingPdf(open, document.id), password: null };
    const { engine } = worker.tools;
    const { signal } = progress;
    const output = await engine.run(
      'redact',
      { source, marks, dpi },
      { signal, onProgress: ({ done }) => note(`redact ${index}`, done) },
    );
    const report = await engine.run(
      'verify',
      { output: { bytes: output.bytes, password: null }, marks, terms, original: source },
      { signal, onProgress: ({ done }) => note(`verify ${index}`, done) },
    );
    const { id: documentId, title, date } = document;
    return {
      part: report.clean
        ? ({ kind: 'document', documentId, title, date, bytes: output.bytes } satisfies DocumentPart)
        : null,
      findings: report.findings.map((finding) => nameDocument(finding, index)),
    };
  });
  return {
    parts: outcomes.flatMap(({ part }) => (part === null ? [] : [part])),
    pages,
    findings: outcomes.flatMap(({ findings }) => findings),
  };
}

/** By its number in the bundle: a title may hold a name. */
function nameDocument(finding: VerificationFinding, index: number): VerificationFinding {
  return { ...finding, detail: `Document ${index + 1}: ${finding.detail}` };
}

/** A few at a time, answers in order. After a failure nothing new is begun. */
async function runSome<Item, Outcome>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = items.entries();
  let failed = false;
  const runner = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      if (failed) return;
      try {
        outcomes[index] = await work(item, index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const runners = Array.from({ length: Math.min(atOnce, items.length) }, runner);
  const [failure] = (await Promise.allSettled(runners)).filter((one) => one.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
  return outcomes;
}
