/** What a message says itself, and what it quotes: by the marks that mail programs leave. */

export type QuotedPart = { readonly start: number; readonly end: number };

export type SplitMessage = {
  /** UTF-16 offsets: from the first character to where the first quoted part begins. */
  readonly ownEnd: number;
  /** One for each message that is quoted, from its heading to the next one or to the end. */
  readonly quoted: readonly QuotedPart[];
};

/** "-----Original Message-----", "---------- Forwarded message ---------". */
const rule =
  /^\s*>*\s*(?:[-_]{2,}\s*(?:original message|original appointment|forwarded message|forwarded by .{0,80}|reply message)\s*[-_]{0,}|begin forwarded message:)\s*$/i;
/** "On 4 May 2012 at 10:00, Ann Lee <ann@a.example> wrote:", which may run over three lines. */
const beginsWrote = /^\s*(?:>\s*)*(?:on|am|le)\b/i;
const wrote = /^\s*>*\s*(?:on|am|le)\b.{6,200}\b(?:wrote|schrieb|a écrit)\s*:?\s*$/iu;
const from = /^\s*>*\s*from\s*:/i;
const otherHeading = /^\s*>*\s*(?:sent|date|to|subject)\s*:/i;
const marked = /^\s*>/;

/** `bodyStart` is where the message's own words begin, behind its headings. */
export function splitQuotes(text: string, bodyStart = 0): SplitMessage {
  const lines = listLines(text).filter(({ start }) => start >= bodyStart);
  const starts: number[] = [];
  let inMarked = false;
  for (const [index, line] of lines.entries()) {
    const isMarked = marked.test(line.text);
    if (startsQuote(lines, index)) starts.push(line.start);
    // Lines behind ">" without a heading are a quote all the same.
    else if (isMarked && !inMarked && !isRecent(starts, line.start, text)) starts.push(line.start);
    inMarked = isMarked || (inMarked && line.text.trim() === '');
  }
  const quoted = starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
  return { ownEnd: starts[0] ?? text.length, quoted };
}

type Line = { readonly start: number; readonly text: string };

function listLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, text: line });
    start += line.length + 1;
  }
  return lines;
}

function startsQuote(lines: readonly Line[], index: number): boolean {
  const read = (offset: number): string => lines[index + offset]?.text ?? '';
  if (rule.test(read(0))) return true;
  if (from.test(read(0))) {
    // Its rule has announced it already.
    if ([1, 2].some((back) => rule.test(read(-back)))) return false;
    return [1, 2, 3, 4].some((offset) => otherHeading.test(read(offset)));
  }
  if (!beginsWrote.test(read(0))) return false;
  const joined = (count: number): string =>
    Array.from({ length: count }, (_, offset) => read(offset).replace(/^[\s>]+/, '')).join(' ');
  return [1, 2, 3].some((count) => wrote.test(joined(count)));
}

/** Right behind a heading that was found already. */
function isRecent(starts: readonly number[], at: number, text: string): boolean {
  const last = starts.at(-1);
  return last !== undefined && text.slice(last, at).split('\n').length <= 8;
}

/** Behind the headings with which the working PDF of a message begins: From, To, Date, Subject and the like. */
export function findBody(text: string): number {
  let end = 0;
  let isHeading = false;
  for (const line of listLines(text)) {
    const named = /^\s*(?:From|Sender|To|Cc|Reply to|Date|Sent|Received|Subject|Attachments)\b/.test(
      line.text,
    );
    if (named) isHeading = true;
    // A long value goes on in the next line; the last heading is Subject or Attachments.
    else if (!isHeading || line.text.trim() === '') break;
    end = line.start + line.text.length;
    if (!named && /[.!?]$/.test(line.text.trim())) break;
  }
  return isHeading ? findSubjectEnd(text, end) : 0;
}

function findSubjectEnd(text: string, most: number): number {
  const last = [...text.slice(0, most).matchAll(/^(?:Subject|Attachments)\b.*$/gm)].at(-1);
  return last === undefined ? most : last.index + last[0].length;
}
