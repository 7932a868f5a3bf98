/** A mailbox in one file (RFC 4155): its messages are its children. */
import type { Child, FileContent } from '../file-content.ts';
import { intakeLimits } from '../limits.ts';

const newLine = 0x0a;

export function readMbox(bytes: Uint8Array): FileContent {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const starts = findMessages(view);
  const children = starts.slice(0, intakeLimits.children).map((start, index): Child => {
    const message = view.subarray(view.indexOf(newLine, start) + 1, starts[index + 1] ?? view.length);
    return { untrustedName: `Message ${index + 1}.eml`, bytes: unquote(message) };
  });
  return {
    blocks: [
      { kind: 'heading', level: 1, text: 'Mailbox' },
      { kind: 'facts', rows: [['Messages', String(starts.length)]] },
    ],
    hidden: [],
    children,
    warnings: starts.length > children.length ? ['text-cut'] : [],
  };
}

/** A line that begins with "From " at the start or after an empty line. */
function findMessages(view: Buffer): number[] {
  const starts: number[] = [];
  for (let at = 0; at >= 0 && at < view.length; ) {
    const first = at === 0 || /\n\r?\n$/.test(view.toString('latin1', Math.max(0, at - 3), at));
    if (first && view.toString('latin1', at, at + 5) === 'From ') starts.push(at);
    const next = view.indexOf('\nFrom ', at);
    at = next < 0 ? -1 : next + 1;
  }
  return starts;
}

/** A line of the message that began with "From " was given a ">" when it was put into the mailbox. */
function unquote(message: Buffer): Uint8Array {
  if (!message.includes('\n>From ')) return message;
  return Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}
