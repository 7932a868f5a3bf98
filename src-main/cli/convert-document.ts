/**
 * Any file as one PDF: a PDF as it is but without its password, everything else set on pages, with what its maker's
 * program hides, and behind it whatever it carries (attachments, members of archives), each converted in turn.
 */
import path from 'node:path';
import { AppError, type ErrorCode, toErrorReply } from '../contract/errors.ts';
import type { Child, FileType } from '../intake/file-content.ts';
import { intakeLimits } from '../intake/limits.ts';
import type { PdfEngine, PdfTasks } from '../pdf/engine.ts';
import type { Tools } from './environment.ts';
import type { ConvertJob, Outcome } from './job.ts';
import { readInput } from './read-input.ts';
import { laySearchable } from './read-scans.ts';
import { checkDestination, stageFile } from './write-output.ts';

type Converted = PdfTasks['convert']['output'];
type Carried = {
  readonly name: string;
  readonly type: FileType;
  readonly depth: number;
  readonly converted: Converted;
  readonly error: ErrorCode | null;
};

/** → { type, pages, warnings, hidden: [{ kind, page, count }], children: [{ name, type, depth, page, pages, error }], read } */
export async function convertDocument(job: ConvertJob, tools: Tools): Promise<Outcome> {
  await checkDestination(job.out, [job.in]);
  const source = { bytes: await readInput(job.in), password: job.openPassword || null };
  const engine = tools.engine();
  const own = await engine.run(
    'convert',
    { source, untrustedName: path.basename(job.in) },
    { signal: tools.signal },
  );
  const carried: Carried[] = [];
  await convertChildren(own.children, 1, carried, engine, tools.signal);
  const { bytes: joined, pages } = await joinAll(
    [own, ...carried.map(({ converted }) => converted)],
    engine,
    tools.signal,
  );
  const { bytes, read } =
    job.ocr === false ? { bytes: joined, read: [] } : await laySearchable(joined, engine, tools.signal);
  const staged = await stageFile(job.out, bytes);
  try {
    await staged.commit();
  } finally {
    await staged.discard();
  }
  const firstPages = pages.map((_, index) => pages.slice(0, index).reduce((sum, count) => sum + count, 1));
  const children = carried.map(({ name, type, depth, converted, error }, index) => ({
    name,
    type,
    depth,
    page: firstPages[index + 1],
    pages: converted.pages,
    ...(error === null ? {} : { error }),
  }));
  const hidden = [own, ...carried.map(({ converted }) => converted)].flatMap((part, index) =>
    part.hidden.map(({ kind, page, count }) => ({ kind, page: page + (firstPages[index] ?? 1) - 1, count })),
  );
  const warnings = [
    ...new Set([own, ...carried.map(({ converted }) => converted)].flatMap((part) => part.warnings)),
  ];
  const total = pages.reduce((sum, count) => sum + count, 0);
  return { kind: 'done', result: { type: own.type, pages: total, warnings, hidden, children, read } };
}

/** Each by itself: one that cannot be converted becomes a page that says so, and the rest goes on. */
async function convertChildren(
  children: readonly Child[],
  depth: number,
  carried: Carried[],
  engine: PdfEngine,
  signal: AbortSignal,
): Promise<void> {
  for (const { untrustedName, bytes } of children) {
    if (carried.length >= intakeLimits.familySize)
      throw new AppError('file-too-large', { limit: intakeLimits.familySize });
    const child = await convertChild({ untrustedName, bytes }, depth, engine, signal);
    carried.push(child);
    await convertChildren(child.converted.children, depth + 1, carried, engine, signal);
  }
}

async function convertChild(
  { untrustedName, bytes }: Child,
  depth: number,
  engine: PdfEngine,
  signal: AbortSignal,
): Promise<Carried> {
  const source = { bytes, password: null };
  const run = (unconverted: ErrorCode | null): Promise<Converted> =>
    engine.run('convert', { source, untrustedName, unconverted }, { signal });
  try {
    if (bytes.length === 0) throw new AppError('file-empty');
    if (depth > intakeLimits.familyDepth)
      throw new AppError('file-too-large', { limit: intakeLimits.familyDepth });
    const converted = await run(null);
    return { name: untrustedName, type: converted.type, depth, converted, error: null };
  } catch (error) {
    const { code } = toErrorReply(error);
    if (code === 'cancelled') throw error;
    const converted = await run(code);
    return { name: untrustedName, type: converted.type, depth, converted, error: code };
  }
}

async function joinAll(
  parts: readonly Converted[],
  engine: PdfEngine,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; pages: readonly number[] }> {
  const [first, ...more] = parts;
  if (first !== undefined && more.length === 0) return { bytes: first.bytes, pages: [first.pages] };
  return engine.run('join', { parts: parts.map(({ bytes }) => bytes) }, { signal });
}
