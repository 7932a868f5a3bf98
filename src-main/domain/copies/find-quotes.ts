/** What a message says and what it quotes, page by page, and whether what is quoted is another message's words. */
import type { MessageOrigin } from '../../contract/copies.ts';
import { alignWords } from './align-words.ts';
import { fingerprint } from './fingerprint.ts';
import { findBody, type QuotedPart, splitQuotes } from './split-quotes.ts';
import { splitWords } from './words.ts';

export type MessagePage = { readonly page: number; readonly text: string };

export type MessagePart = {
  readonly page: number;
  readonly kind: 'own' | 'quoted';
  /** Of the quoted parts of the message, which; -1 for its own words. */
  readonly number: number;
  readonly words: readonly string[];
  readonly prints: Uint32Array;
  /** What announces the quote, such as "On 4 May 2012 Ann wrote:"; empty for a message's own words. */
  readonly heading: string;
};

/** Begins the appendix of a working PDF (pdf/print/words.ts). */
const appendix = /^What was not visible in this document\b/m;
const headingLength = 240;
/** A part with fewer words is no proof of anything. */
const fewestWords = 8;

/** Where the appendix begins, which says how a file was kept and not what it says; null where there is none. */
export function findAppendix(text: string): number | null {
  return appendix.exec(text)?.index ?? null;
}

/** Parts of a message that is given page by page, in order. */
export function splitMessage(pages: readonly MessagePage[]): MessagePart[] {
  const text = pages.map((page) => page.text).join('\n');
  // What no reader of the message saw cannot be quoted from it.
  const end = findAppendix(text) ?? text.length;
  const said = text.slice(0, end);
  const bodyStart = findBody(said);
  const { ownEnd, quoted } = splitQuotes(said, bodyStart);
  const ranges = [
    { kind: 'own' as const, start: bodyStart, end: ownEnd },
    ...quoted.map((part) => ({ kind: 'quoted' as const, ...part })),
  ];
  return ranges.flatMap(({ kind, ...range }, index) =>
    cutByPage(pages, range).flatMap(({ page, text: own }): MessagePart[] => {
      const { words } = splitWords(own);
      if (words.length < fewestWords) return [];
      const heading = kind === 'own' ? '' : text.slice(range.start, range.start + headingLength);
      return [{ page, kind, number: index - 1, words, prints: fingerprint(words), heading }];
    }),
  );
}

function cutByPage(pages: readonly MessagePage[], range: QuotedPart): MessagePage[] {
  let start = 0;
  return pages.flatMap(({ page, text }): MessagePage[] => {
    const own = text.slice(Math.max(0, range.start - start), Math.max(0, range.end - start));
    start += text.length + 1;
    return own.trim() === '' ? [] : [{ page, text: own }];
  });
}

/** Runs of so many words that are the same prove that one was taken from the other. */
const steadyWords = 5;
const leastMatched = 8;
/** Of the shorter of the two: the rest is headings, a signature, or on another page. */
const leastShare = 0.6;

/** How many words of a message's own stand in what another quotes; 0 where it is not a quote of them. */
export function judgeQuote(own: MessagePart, quoted: MessagePart, origin: MessageOrigin): number {
  if (!fitsHeading(quoted.heading, origin)) return 0;
  const runs = alignWords(own.words, quoted.words) ?? [];
  let [matched, row] = [0, 0];
  for (const { kind, here, there } of runs) {
    const size = Math.min(here.to - here.from, there.to - there.from);
    const isBreak = kind === 'different' && Math.max(here.to - here.from, there.to - there.from) > 2;
    if (kind !== 'different') row += size;
    if (isBreak) row = 0;
    // The words that made the row steady count with it.
    if (kind !== 'different' && row >= steadyWords) matched += row - size < steadyWords ? row : size;
  }
  const shorter = Math.min(own.words.length, quoted.words.length);
  return matched >= Math.max(leastMatched, leastShare * shorter) ? matched : 0;
}

const yearForm = /^(?:19|20)\d\d$/;

/** False where the heading gives another day; by a day more or less for the time of another country. */
function fitsHeading(heading: string, { sentAt }: MessageOrigin): boolean {
  if (sentAt === null) return true;
  const numbers: readonly string[] = heading.match(/\d+/g) ?? [];
  if (!numbers.some((number) => yearForm.test(number))) return true;
  const at = Date.parse(sentAt);
  return [-1, 0, 1].some((days) => {
    const day = new Date(at + days * 86_400_000);
    return (
      numbers.includes(String(day.getUTCFullYear())) &&
      numbers.some((number) => number.length <= 2 && Number(number) === day.getUTCDate())
    );
  });
}

/** Subject, sender and day of a message as its working PDF shows them: for messages whose headers were not kept. */
export function readHeadings(text: string): Pick<MessageOrigin, 'subject' | 'from' | 'sentAt'> {
  const read = (name: string): string =>
    new RegExp(`^\\s*${name}\\s+(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  const headings = text.slice(0, 4000);
  if (findBody(headings) === 0) return { subject: '', from: '', sentAt: null };
  const at = Date.parse((read('Date') || read('Sent')).replace(/\([^()]*\)/g, ''));
  const isDay = !Number.isNaN(at) && at > 0 && at < 253_402_300_799_999;
  return {
    subject: read('Subject').slice(0, 2000),
    from: read('From').slice(0, 2000),
    sentAt: isDay ? new Date(at).toISOString() : null,
  };
}
