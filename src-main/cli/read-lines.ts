/** Lines of a stream as they come in, without ever holding more than one. */
import type { Readable } from 'node:stream';

const newline = 0x0a;

/** The line as text, or null for one that is longer than `mostBytes` or not UTF-8. */
export async function* readLines(input: Readable, mostBytes: number): AsyncGenerator<string | null> {
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer) => {
    length += part.length;
    // What is too long is counted, not kept.
    if (length <= mostBytes) parts.push(part);
    else parts = [];
  };
  const take = (): string | null => {
    const line = length > mostBytes ? null : decodeLine(Buffer.concat(parts));
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of input) {
    let rest = Buffer.from(chunk);
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      add(rest.subarray(0, end));
      yield take();
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) add(rest);
  }
  if (length > 0) yield take();
}

function decodeLine(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
