/** A message from whatever mailbox: what its reader saw, and behind it what its reader did not. */
import type { Block, Child, FileContent, HiddenPart, Warning } from '../file-content.ts';
import { blockText } from '../flow.ts';
import { type OwnPictures, readHtmlText } from '../html/read-html.ts';
import { readOrigin } from './message-origin.ts';

export type Fact = readonly [name: string, value: string];

export type Attachment = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How the text of the message refers to it, or null. */
  readonly contentId: string | null;
};

export type Message = {
  /** Shown above the text: who, to whom, when, what about. Empty values are left out. */
  readonly facts: readonly Fact[];
  readonly blindCopies: string;
  /** Everything else that the message says of itself, shown in the appendix. */
  readonly headers: readonly Fact[];
  readonly html: string | null;
  readonly text: string | null;
  /** A body that is already blocks; used where there is no HTML. */
  readonly blocks: FileContent | null;
  readonly attachments: readonly Attachment[];
  readonly warnings: readonly Warning[];
  /** When it was sent, as written. */
  readonly sent: string;
};

export function composeMessage(message: Message): FileContent {
  const used = new Set<Attachment>();
  const body = chooseBody(message, findPictures(message.attachments, used));
  const children = message.attachments.filter((attachment) => !used.has(attachment));
  const facts = message.facts.filter(([, value]) => value.trim() !== '');
  const names = children.map(({ name }) => name).join('; ');
  const rows: Fact[] = names === '' ? facts : [...facts, ['Attachments', names]];
  return {
    blocks: [{ kind: 'facts', rows }, { kind: 'rule' }, ...body.blocks],
    hidden: [...describeHidden(message, body), ...body.hidden],
    children: [
      ...body.children,
      ...children.map(({ name, bytes }): Child => ({ untrustedName: name, bytes })),
    ],
    warnings: [...message.warnings, ...body.warnings],
    date: readDay(message.sent),
    message: readOrigin(message),
  };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day where the sender was (RFC 5322, 3.3). */
function readDay(text: string): string | null {
  const [, day = '', name = '', year = ''] = /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})/.exec(text) ?? [];
  const month = months.indexOf(name.toLowerCase()) + 1;
  if (month === 0 || Number(day) < 1 || Number(day) > 31) return null;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** By content id (RFC 2392); a picture that the text shows is no attachment. */
function findPictures(attachments: readonly Attachment[], used: Set<Attachment>): OwnPictures {
  const byId = new Map<string, Attachment>();
  for (const attachment of attachments)
    if (attachment.contentId !== null)
      byId.set(attachment.contentId.replace(/^<|>$/g, '').toLowerCase(), attachment);
  return (source) => {
    const named = /^cid:(.*)$/is.exec(source)?.[1];
    const found = byId.get(decodeId(named ?? source).toLowerCase());
    if (found === undefined) return null;
    used.add(found);
    return found.bytes;
  };
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function chooseBody({ html, text, blocks }: Message, findPicture: OwnPictures): FileContent {
  if (html !== null && html.trim() !== '') return readHtmlText(html, findPicture);
  if (blocks !== null) return blocks;
  const words: Block[] = text === null ? [] : [{ kind: 'preformatted', text: text.replace(/\s+$/, '') }];
  return { blocks: words, hidden: [], children: [], warnings: [] };
}

function describeHidden(
  { blindCopies, headers, text, html, blocks }: Message,
  body: FileContent,
): HiddenPart[] {
  const parts: HiddenPart[] = [];
  if (blindCopies.trim() !== '')
    parts.push({ kind: 'blind-copy', count: 1, blocks: [{ kind: 'facts', rows: [['Bcc', blindCopies]] }] });
  const other = (html !== null && html.trim() !== '') || blocks !== null ? text : null;
  if (other !== null && saysMore(other, body))
    parts.push({
      kind: 'alternative-text',
      count: 1,
      blocks: [{ kind: 'preformatted', text: other.trim() }],
    });
  const told = headers.filter(([, value]) => value.trim() !== '');
  if (told.length > 0)
    parts.push({ kind: 'mail-headers', count: told.length, blocks: [{ kind: 'facts', rows: told }] });
  return parts;
}

/** Whether the plain version has words that the shown one lacks; addresses of links do not count. */
function saysMore(text: string, body: FileContent): boolean {
  const shown = new Set(
    listWords([...body.blocks, ...body.hidden.flatMap(({ blocks }) => blocks)].map(blockText).join(' ')),
  );
  return listWords(text.replace(/<?\b(?:https?|mailto|cid):[^\s>]*>?/gi, ' ')).some(
    (word) => !shown.has(word),
  );
}

function listWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
