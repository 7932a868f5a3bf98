/** A file read in a worker, whatever its format, before the case knows of it. */
import type { MessageOrigin } from '../contract/copies.ts';
import type { InspectionFinding } from '../contract/document.ts';
import { AppError, type ErrorCode, fileFaults, toErrorReply } from '../contract/errors.ts';
import type { PlainDate } from '../contract/values.ts';
import type { Child } from '../intake/file-content.ts';
import type { ExtractedDocument, PdfEngine, PdfProgress, PdfTasks } from '../pdf/engine.ts';

export type ArrivingFile = {
  readonly untrustedName: string;
  readonly bytes: Uint8Array;
  readonly password: string | null;
  /** Carried by another file: it stays with it, readable or not. */
  readonly isChild: boolean;
};

export type PreparedFile = {
  readonly extracted: ExtractedDocument;
  readonly findings: readonly InspectionFinding[];
  /** The working PDF; null where the original is one: without a password, annotations or form fields. */
  readonly working: Uint8Array | null;
  readonly date: PlainDate | null;
  readonly message: MessageOrigin | null;
  readonly children: readonly Child[];
};

export type PreparingOptions = {
  readonly signal: AbortSignal;
  /** Pages of the file, each told of once or more. */
  readonly onProgress: (progress: PdfProgress) => void;
};

/** Larger files are refused: they would have to be held in memory several times over. */
const largestFile = 512 * 1024 * 1024;

/** The rest of an import goes on without the file. */
export function isFileFault(code: ErrorCode): boolean {
  return fileFaults.some((fault) => fault === code);
}

/**
 * A file of a kind that no reader knows becomes one page that says so, and so does whatever another file carries and
 * cannot be read; any other fault of a file is thrown.
 */
export async function prepareFile(
  file: ArrivingFile,
  engine: PdfEngine,
  options: PreparingOptions,
): Promise<PreparedFile> {
  try {
    if (file.bytes.length === 0) throw new AppError('file-empty');
    if (file.bytes.length > largestFile) throw new AppError('file-too-large');
    return await (isPdf(file.bytes)
      ? preparePdf(file, engine, options)
      : prepareOther(file, engine, options));
  } catch (error) {
    const { code } = toErrorReply(error);
    const isKept = code === 'file-unsupported' || (file.isChild && isFileFault(code));
    if (!isKept) throw error;
    return prepareUnconverted(file, code, engine, options);
  }
}

/** Most do; one that begins behind other bytes is found out in the worker. */
function isPdf(bytes: Uint8Array): boolean {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 5)).toString('latin1') === '%PDF-'
  );
}

async function preparePdf(
  file: ArrivingFile,
  engine: PdfEngine,
  { signal, onProgress }: PreparingOptions,
): Promise<PreparedFile> {
  const source = { bytes: file.bytes, password: file.password };
  let total = 1;
  const extracted = await engine.run(
    'extract',
    { source },
    {
      signal,
      onProgress: ({ done, total: pages }) => {
        total = pages;
        onProgress({ done: Math.floor(done / 2), total });
      },
    },
  );
  // Each page is looked at twice.
  const halves = extracted.pages.length;
  const { findings } = await engine.run(
    'inspect',
    { source },
    {
      signal,
      onProgress: ({ done }) => onProgress({ done: Math.floor((halves + done) / 2), total }),
    },
  );
  const isWorking = file.password === null && !extracted.annotated;
  const carries = findings.some(({ kind }) => kind === 'attachment');
  const opened = isWorking && !carries ? null : await engine.run('convert', { source }, { signal });
  return {
    extracted,
    findings: [...extracted.findings, ...findings],
    working: isWorking ? null : (opened?.bytes ?? null),
    date: null,
    message: null,
    children: opened?.children ?? [],
  };
}

async function prepareOther(
  file: ArrivingFile,
  engine: PdfEngine,
  options: PreparingOptions,
): Promise<PreparedFile> {
  const { untrustedName } = file;
  const source = { bytes: file.bytes, password: file.password };
  const converted = await engine.run('convert', { source, untrustedName }, options);
  if (converted.type === 'pdf') return preparePdf(file, engine, options);
  return prepareConverted(converted, toFindings(converted), engine, options);
}

async function prepareUnconverted(
  file: ArrivingFile,
  unconverted: ErrorCode,
  engine: PdfEngine,
  options: PreparingOptions,
): Promise<PreparedFile> {
  const { untrustedName } = file;
  const source = { bytes: file.bytes, password: null };
  const page = await engine.run('convert', { source, untrustedName, unconverted }, options);
  const finding = { kind: 'not-converted', page: 1, count: 1, places: [] } as const;
  return prepareConverted(page, [finding], engine, options);
}

async function prepareConverted(
  converted: PdfTasks['convert']['output'],
  findings: readonly InspectionFinding[],
  engine: PdfEngine,
  { signal }: PreparingOptions,
): Promise<PreparedFile> {
  const source = { bytes: converted.bytes, password: null };
  const extracted = await engine.run('extract', { source }, { signal });
  const { bytes: working, date, message, children } = converted;
  return {
    extracted,
    findings: [...extracted.findings, ...findings],
    working,
    date,
    message,
    children,
  };
}

function toFindings({ hidden }: PdfTasks['convert']['output']): InspectionFinding[] {
  return hidden.map(({ kind, page, count }) => ({ kind, page, count, places: [] }));
}
