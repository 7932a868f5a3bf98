/** Pages that are pictures of text, read by machine: as many at once as there are workers. */
import { type ErrorCode, fileFaults, toErrorReply } from '../contract/errors.ts';
import type { Reading } from '../contract/reading.ts';
import type { PdfEngine, PdfSource, PdfTasks } from '../pdf/engine.ts';

export type ReadScan = { readonly page: number } & PdfTasks['recognise']['output'];

/** What the answer says of a page that was read; `confidence` goes from 0 to 1. */
export type ReadReport = {
  readonly page: number;
  readonly confidence: number;
  readonly flags: Reading['flags'];
};

const unreadable: Reading = { confidence: 0, flags: ['failed'], replacesLayer: false, words: [] };

/** A page that cannot be read costs itself only. */
export function readScans(
  pages: readonly number[],
  source: PdfSource,
  engine: PdfEngine,
  signal: AbortSignal,
): Promise<readonly ReadScan[]> {
  return Promise.all(
    pages.map(async (page) => {
      try {
        return { page, ...(await engine.run('recognise', { source, page }, { signal })) };
      } catch (error) {
        const { code } = toErrorReply(error);
        if (!isFileFault(code)) throw error;
        return { page, reading: unreadable, text: '', boxes: new Float32Array(0) };
      }
    }),
  );
}

function isFileFault(code: ErrorCode): boolean {
  return fileFaults.some((fault) => fault === code);
}

export function reportScans(scans: readonly ReadScan[]): readonly ReadReport[] {
  return scans.map(({ page, reading: { confidence, flags } }) => ({
    page,
    confidence: Math.round(confidence * 100) / 100,
    flags,
  }));
}

/** The document with the words laid over its scans; the very same bytes where there are none. */
export async function laySearchable(
  bytes: Uint8Array,
  engine: PdfEngine,
  signal: AbortSignal,
): Promise<{ bytes: Uint8Array; read: readonly ReadReport[] }> {
  const source = { bytes, password: null };
  const { pages } = await engine.run('findScans', { source }, { signal });
  const scans = await readScans(
    pages.map(({ page }) => page),
    source,
    engine,
    signal,
  );
  const readings = scans.filter(({ reading }) => reading.words.length > 0);
  const laid =
    readings.length === 0 ? { bytes } : await engine.run('layWords', { source, readings }, { signal });
  return { bytes: laid.bytes, read: reportScans(scans) };
}
