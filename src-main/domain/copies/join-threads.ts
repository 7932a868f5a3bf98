/** Messages that belong to one conversation: by what their headers refer to, else by what they quote, else by subject. */
import type { MessageOrigin } from '../../contract/copies.ts';
import type { DocumentId } from '../../contract/values.ts';

export type ThreadInput = {
  readonly documentId: DocumentId;
  readonly origin: MessageOrigin;
  /** Messages of which words stand in this one. */
  readonly quotes: readonly DocumentId[];
};

export type Thread = {
  /** In the order in which they were sent; those that do not say so follow what they answer. */
  readonly messages: readonly {
    readonly documentId: DocumentId;
    readonly answers: DocumentId | null;
    readonly copyOf: DocumentId | null;
  }[];
};

/** Only threads of two messages or more. Messages come in the order of the case. */
export function joinThreads(messages: readonly ThreadInput[]): Thread[] {
  const groups = new Groups(messages.length);
  const byId = new Map<string, number>();
  for (const [index, { origin }] of messages.entries())
    if (origin.messageId !== '' && !byId.has(origin.messageId)) byId.set(origin.messageId, index);
  const byDocument = new Map(messages.map(({ documentId }, index) => [documentId, index]));
  joinByHeaders(messages, groups);
  joinByQuotes(messages, byDocument, groups);
  joinBySubject(messages, groups);
  return groups
    .list()
    .filter((members) => members.length > 1)
    .map((members) => orderThread(members, messages, byId, byDocument));
}

/** Messages that refer to the same one belong together even where that one is not in the case. */
function joinByHeaders(messages: readonly ThreadInput[], groups: Groups): void {
  const first = new Map<string, number>();
  for (const [index, { origin }] of messages.entries()) {
    for (const id of [origin.messageId, ...origin.inReplyTo, ...origin.references]) {
      if (id === '') continue;
      const known = first.get(id);
      if (known === undefined) first.set(id, index);
      else groups.join(known, index);
    }
  }
}

function joinByQuotes(
  messages: readonly ThreadInput[],
  byDocument: ReadonlyMap<DocumentId, number>,
  groups: Groups,
): void {
  for (const [index, { quotes }] of messages.entries()) {
    for (const quoted of quotes) {
      const other = byDocument.get(quoted);
      if (other !== undefined) groups.join(other, index);
    }
  }
}

/** Only a message that says it is an answer, has no header to say to which, and names somebody who wrote in the other. */
function joinBySubject(messages: readonly ThreadInput[], groups: Groups): void {
  const bySubject = new Map<string, number[]>();
  for (const [index, { origin }] of messages.entries()) {
    const subject = foldSubject(origin.subject);
    if (subject === '') continue;
    const same = bySubject.get(subject) ?? [];
    bySubject.set(subject, same);
    const isLost = origin.inReplyTo.length === 0 && origin.references.length === 0;
    const earlier = same.findLast((other) => isBefore(messages[other]?.origin, origin));
    if (isLost && isAnswer(origin.subject) && earlier !== undefined) groups.join(earlier, index);
    same.push(index);
  }
}

/** Within three months; a thread that is taken up later has its headers or its quotes. */
const longestPause = 92 * 24 * 3600 * 1000;

function isBefore(earlier: MessageOrigin | undefined, later: MessageOrigin): boolean {
  if (earlier === undefined) return false;
  if (earlier.sentAt === null || later.sentAt === null) return true;
  return Math.abs(Date.parse(later.sentAt) - Date.parse(earlier.sentAt)) <= longestPause;
}

const prefix = /^\s*(?:\[[^\]]{1,30}\]\s*)?(?:re|fw|fwd|aw|wg|tr|sv)\s*(?:\[\d+\])?\s*:\s*/i;

function isAnswer(subject: string): boolean {
  return prefix.test(subject);
}

/** "RE: FW: [EXTERNAL] Visit " is "visit". */
export function foldSubject(subject: string): string {
  let rest = subject;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(prefix, '').replace(/^\s*\[[^\]]{1,30}\]\s*/, '');
  }
  return rest.toLowerCase().replace(/\s+/g, ' ').trim();
}

function orderThread(
  members: readonly number[],
  messages: readonly ThreadInput[],
  byId: ReadonlyMap<string, number>,
  byDocument: ReadonlyMap<DocumentId, number>,
): Thread {
  const answersOf = (index: number): number | null => {
    const message = messages[index];
    if (message === undefined) return null;
    const { inReplyTo, references } = message.origin;
    const named = [...inReplyTo, ...[...references].reverse()].map((id) => byId.get(id));
    const quoted = message.quotes.map((id) => byDocument.get(id));
    return [...named, ...quoted].find((one) => one !== undefined && one !== index) ?? null;
  };
  const time = (index: number): number => {
    const sentAt = messages[index]?.origin.sentAt;
    if (sentAt) return Date.parse(sentAt);
    const answered = answersOf(index);
    const before = answered === null ? null : messages[answered]?.origin.sentAt;
    return before ? Date.parse(before) : Number.POSITIVE_INFINITY;
  };
  const ordered = [...members].sort((a, b) => compareTimes(time(a), time(b)) || a - b);
  const seen = new Map<string, DocumentId>();
  return {
    messages: ordered.flatMap((index) => {
      const message = messages[index];
      if (message === undefined) return [];
      const { documentId, origin } = message;
      const copyOf = seen.get(origin.messageId) ?? null;
      if (origin.messageId !== '' && copyOf === null) seen.set(origin.messageId, documentId);
      const answered = answersOf(index);
      const answers = answered === null ? null : (messages[answered]?.documentId ?? null);
      return [{ documentId, answers, copyOf }];
    }),
  };
}

function compareTimes(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Sets of numbers that are joined, each known by its smallest. */
class Groups {
  private readonly above: number[];

  constructor(size: number) {
    this.above = Array.from({ length: size }, (_, index) => index);
  }

  find(index: number): number {
    let top = index;
    while (this.above[top] !== undefined && this.above[top] !== top) top = this.above[top] ?? top;
    for (let at = index; at !== top; ) {
      const next = this.above[at] ?? top;
      this.above[at] = top;
      at = next;
    }
    return top;
  }

  join(a: number, b: number): void {
    const [topA, topB] = [this.find(a), this.find(b)];
    this.above[Math.max(topA, topB)] = Math.min(topA, topB);
  }

  /** In order of their smallest. */
  list(): number[][] {
    const members = new Map<number, number[]>();
    for (const index of this.above.keys()) {
      const top = this.find(index);
      const group = members.get(top);
      if (group) group.push(index);
      else members.set(top, [index]);
    }
    return [...members.values()];
  }
}
