/** A short letter, typed and scanned: small enough to be read in a moment. */
import { goodScan, type ScanFaults, scanPage, wrapScans } from './make-scan.ts';

export const letterLines = [
  'Northmoor Council',
  'Dear Wilhelmina Oxenford',
  'Your neighbour rang the office on Monday',
  'and asked about the two younger children.',
  'Please call me on 01632 960471.',
] as const;

/** 360 by 200 points, as text. */
export function typeLetter(lines: readonly string[] = letterLines): Uint8Array<ArrayBuffer> {
  const blank = { width: 360, height: 200, dpi: 72, data: new Uint8Array(360 * 200).fill(255) };
  const shown = lines.map((line, at) => `1 0 0 1 30 ${165 - 30 * at} Tm (${line}) Tj`).join(' ');
  return wrapScans([blank], { extra: `BT /F1 14 Tf ${shown} ET` });
}

export async function scanLetter(
  faults: Partial<ScanFaults> = {},
  wrap: Parameters<typeof wrapScans>[1] = {},
  lines: readonly string[] = letterLines,
): Promise<Uint8Array<ArrayBuffer>> {
  return wrapScans([await scanPage(typeLetter(lines), 1, { ...goodScan, ...faults })], wrap);
}
