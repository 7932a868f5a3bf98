/** One JSON document a line on standard output. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Waits where the reader is slow. A reader who has gone is no error: there is nobody left to tell. */
export async function printLine(output: Writable, value: unknown): Promise<void> {
  await printText(output, `${JSON.stringify(value)}\n`);
}

export async function printText(output: Writable, text: string): Promise<void> {
  if (text === '' || output.destroyed || !output.writable) return;
  if (output.write(text)) return;
  const gone = new AbortController();
  const end = () => gone.abort();
  output.once('close', end);
  output.once('error', end);
  await once(output, 'drain', { signal: gone.signal }).catch(() => undefined);
  output.off('close', end);
  output.off('error', end);
}
