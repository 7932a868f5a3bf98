/**
 * Apply and verify: every range of pages is redacted and at once attacked, as many side by side as there are workers.
 * A document with a finding goes no further than here.
 */

import type { BoxWidths, PageWords, VerificationFinding } from '../contract/bundle.ts';
import type { Document } from '../contract/document.ts';
import { AppError } from '../contract/errors.ts';
import { type PageRange, splitPages } from '../domain/page-ranges.ts';
import { chooseNextWays, type PageWay } from '../domain/page-ways.ts';
import type { AssemblePart, PdfSource, PdfTaskOptions, RedactionMark } from '../pdf/engine.ts';
import { listPeople } from '../store/people.ts';
import { type KnownName, listKnownNames, type PlacedGap, sumUpWidths } from './box-widths.ts';
import { readSearchablePdf } from './read-searchable.ts';
import { listRedactionMarks, pictureDpi } from './redaction-marks.ts';
import { runSideBySide } from './side-by-side.ts';
import type { OpenCase, Progress, Worker } from './workplace.ts';

type DocumentPart = Extract<AssemblePart, { kind: 'document' }>;

/** What the attack counted without finding fault. */
export type WordCounts = {
  readonly hiddenWords: readonly PageWords[];
  readonly unsearchableWords: readonly PageWords[];
};

export type Redacted = {
  /** In the order of the documents; none where there are findings. */
  readonly parts: readonly DocumentPart[];
  readonly pages: number;
  readonly findings: readonly VerificationFinding[];
  readonly boxWidths: BoxWidths;
  readonly words: WordCounts;
};

/** A range of one document. The ranges of a document share its bytes, which go when the last of them is done. */
type Piece = {
  readonly document: number;
  readonly source: PdfSource;
  readonly range: PageRange;
  readonly marks: readonly RedactionMark[];
  /** Two readers find as many pages in the document. */
  readonly agreed: boolean;
};

type Outcome = {
  readonly document: number;
  readonly bytes: Uint8Array;
  readonly findings: readonly VerificationFinding[];
  readonly gaps: readonly Omit<PlacedGap, 'documentId'>[];
  readonly words: WordCounts;
};

export async function redactDocuments(
  open: OpenCase,
  documents: readonly Document[],
  terms: readonly string[],
  worker: Worker,
  progress: Progress,
): Promise<Redacted> {
  const pages = documents.reduce((sum, document) => sum + document.pages, 0);
  // Pages that went through either half of the work.
  let halves = 0;
  const countHalves = (): ((progress: { readonly done: number }) => void) => {
    let before = 0;
    return ({ done }) => {
      halves += done - before;
      before = done;
      // What is written again was counted before.
      progress.report('redacting', Math.min(Math.floor(halves / 2), pages), pages);
    };
  };
  const names = listKnownNames(listPeople(open.db));
  const outcomes = await runSideBySide(
    listPieces(open, documents, worker, progress.signal),
    worker.tools.engine.workers + 1,
    progress.signal,
    (piece, signal) =>
      redactPiece(piece, { terms, names }, worker, () => ({ signal, onProgress: countHalves() })),
  );
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const gaps = documents.flatMap(({ id: documentId }, index) =>
    outcomes
      .filter(({ document }) => document === index)
      .flatMap((outcome) => outcome.gaps.map((one) => ({ documentId, ...one }))),
  );
  const boxWidths = sumUpWidths(gaps, names);
  const gather = (kind: keyof WordCounts): readonly PageWords[] =>
    documents.flatMap(({ id: documentId }, index) =>
      outcomes
        .filter(({ document }) => document === index)
        .flatMap((outcome) => outcome.words[kind].map((one) => ({ ...one, documentId }))),
    );
  const words = { hiddenWords: gather('hiddenWords'), unsearchableWords: gather('unsearchableWords') };
  if (findings.length > 0) return { parts: [], pages, findings, boxWidths, words };
  const parts = documents.map(({ id, title, date }, index): DocumentPart => {
    const own = outcomes.filter(({ document }) => document === index);
    return { kind: 'document', documentId: id, title, date, ranges: own.map(({ bytes }) => bytes) };
  });
  return { parts, pages, findings, boxWidths, words };
}

/** One document is read and opened after the other, when the first of its ranges is wanted. */
async function* listPieces(
  open: OpenCase,
  documents: readonly Document[],
  { tools }: Worker,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  for (const [index, document] of documents.entries()) {
    const marks = listRedactionMarks(open.db, document.id, tools);
    const bytes = await readSearchablePdf(open, document.id, tools, signal);
    const source: PdfSource = { bytes, password: null };
    const { pages, agreed } = await tools.engine.run('countPages', { source }, { signal });
    const beyond = marks.find(({ page }) => page > pages);
    if (beyond !== undefined) throw new AppError('mark-page-missing', { page: beyond.page, pages });
    for (const range of splitPages(pages)) {
      const own = marks.filter(({ page }) => page >= range.from && page <= range.to);
      yield { document: index, source, range, marks: own, agreed };
    }
  }
}

/** A page that the attack finds fault with is written again in a plainer way, and all of the range attacked again. */
async function redactPiece(
  { document, source, range, marks, agreed }: Piece,
  { terms, names }: { readonly terms: readonly string[]; readonly names: readonly KnownName[] },
  { tools: { engine } }: Worker,
  makeOptions: () => PdfTaskOptions,
): Promise<Outcome> {
  const work = { source, marks, dpi: pictureDpi, range, reflow: true, names: names.map(({ text }) => text) };
  let ways: readonly PageWay[] = [];
  for (;;) {
    const { bytes, pages } = await engine.run('redact', { ...work, ways }, makeOptions());
    const output: PdfSource = { bytes, password: null };
    const layouts = pages.map(({ layout }) => layout);
    const attack = { output, marks, terms, original: source, range, layouts };
    const report = await engine.run('verify', attack, makeOptions());
    if (!report.clean && report.findings.length === 0) throw new AppError('verification-failed');
    const next = report.clean ? null : chooseNextWays(pages, report.findings, ways);
    if (next === null) {
      // Of a page that only one reader finds, nothing could be compared.
      const findings = agreed || range.from > 1 ? report.findings : [...report.findings, disagreement];
      const gaps = pages.flatMap(({ page, gaps: own }) => own.map((gap) => ({ page, gap })));
      return {
        document,
        bytes,
        gaps,
        findings: findings.map((finding) => nameDocument(finding, document)),
        words: {
          hiddenWords: report.hiddenWords ?? [],
          unsearchableWords: report.unsearchableWords ?? [],
        },
      };
    }
    ways = next;
  }
}

const disagreement: VerificationFinding = {
  kind: 'page-count',
  page: null,
  detail: 'Two readers count the pages of the original differently.',
};

/** By its number in the bundle: a title may hold a name. */
function nameDocument(finding: VerificationFinding, index: number): VerificationFinding {
  return { ...finding, detail: `Document ${index + 1}: ${finding.detail}` };
}
