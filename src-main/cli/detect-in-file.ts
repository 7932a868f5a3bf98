/** Suggestions for a PDF or a text file. */
import path from 'node:path';
import { AppError } from '../contract/errors.ts';
import { type DetectOptions, detectInPages } from '../detect/suggestion.ts';
import { coverRange } from '../domain/text-rects.ts';
import { decodeText } from '../intake/decode-text.ts';
import type { Tools } from './environment.ts';
import type { DetectJob, Outcome } from './job.ts';
import { isPdf, readInput } from './read-input.ts';
import { type ListedPeople, readPeople } from './read-people.ts';
import { readScans, reportScans } from './read-scans.ts';

/** UTF-16 units of a text file. */
const mostUnits = 50_000_000;

/**
 * → { suggestions: [{ type, text, page, start, end, confidence, source, reason, personId }] }, for a PDF with `rects`
 * in each, `pagesWithoutText`, which nobody has looked at, and `read`, the pages that a machine read.
 */
export async function detectInFile(job: DetectJob, tools: Tools): Promise<Outcome> {
  const people = job.people == null ? { people: [], givenIds: new Map() } : await readPeople(job.people);
  const bytes = await readInput(job.in);
  const options = { names: tools.nameModel(), queue: job.queue === true };
  if (!isPdf(bytes)) return detectInText(readText(job.in, bytes), people, options);
  const source = { bytes, password: job.openPassword || null };
  const engine = tools.engine();
  const { pages, findings } = await engine.run('extract', { source }, { signal: tools.signal });
  const toRead = job.ocr === false ? [] : pages.filter((page) => page.toRead !== null);
  const scans = await readScans(
    toRead.map(({ page }) => page),
    source,
    engine,
    tools.signal,
  );
  const readByMachine = new Map(
    scans.filter(({ reading }) => reading.words.length > 0).map((scan) => [scan.page, scan]),
  );
  const readable = pages.map((page) => {
    const { text, boxes } = readByMachine.get(page.page) ?? page;
    return { page: page.page, text, boxes: new Float32Array(boxes) };
  });
  const suggestions = findSuggestions(readable, people, options).map((suggestion) => {
    const page = readable[suggestion.page - 1];
    const rects = page === undefined ? [] : coverRange(page, suggestion.start, suggestion.end);
    return { ...suggestion, rects };
  });
  const pagesWithoutText = findings
    .filter(({ kind, page }) => kind === 'page-without-text' && !readByMachine.has(page ?? 0))
    .map(({ page }) => page);
  return { kind: 'done', result: { suggestions, pagesWithoutText, read: reportScans(scans) } };
}

/** All of a text file is page 1; offsets are UTF-16 units of its text without a byte order mark. */
function detectInText(text: string, people: ListedPeople, options: DetectOptions): Outcome {
  return { kind: 'done', result: { suggestions: findSuggestions([{ page: 1, text }], people, options) } };
}

function findSuggestions(
  pages: readonly { page: number; text: string }[],
  { people, givenIds }: ListedPeople,
  options: DetectOptions,
) {
  return detectInPages(pages, people, options).map(
    ({ type, text, page, start, end, confidence, source, reason, personId, tier }) => ({
      type,
      text,
      page,
      start,
      end,
      confidence,
      source,
      reason,
      tier,
      personId: personId === null ? null : (givenIds.get(personId) ?? personId),
    }),
  );
}

function readText(file: string, bytes: Uint8Array): string {
  const text = path.extname(file).toLowerCase() === '.txt' ? decodeText(bytes) : null;
  if (text === null) throw new AppError('file-unsupported');
  if (text.length > mostUnits) throw new AppError('file-too-large', { limit: mostUnits });
  return text;
}
