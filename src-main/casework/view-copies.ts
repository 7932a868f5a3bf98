/** What the desk asks about copies and threads. */

import type { Input, Output } from '../contract/contract.ts';
import type { Disagreement, PagePlace } from '../contract/copies.ts';
import type { Mark } from '../contract/mark.ts';
import { alignWords } from '../domain/copies/align-words.ts';
import { carryRange } from '../domain/copies/carry-range.ts';
import { compareTexts } from '../domain/copies/compare-texts.ts';
import { joinThreads } from '../domain/copies/join-threads.ts';
import { splitWords } from '../domain/copies/words.ts';
import { touchesSpan } from '../domain/mark.ts';
import { listDocumentCopies, listPageCopies } from '../store/copies.ts';
import { listMarks } from '../store/marks.ts';
import { listMessages, listQuotedDocuments } from '../store/messages.ts';
import { getPage } from '../store/pages.ts';
import { countPending } from '../store/prints.ts';
import type { ReadableDb } from '../store/sqlite.ts';

export function viewDocumentCopies(db: ReadableDb): Output<'listDocumentCopies'> {
  return { pending: countPending(db), copies: listDocumentCopies(db) };
}

/** Throws `not-found`. */
export function comparePages(db: ReadableDb, { here, there }: Input<'comparePages'>): Output<'comparePages'> {
  const [own, other] = [getPage(db, here.documentId, here.page), getPage(db, there.documentId, there.page)];
  return compareTexts(own.text, other.text);
}

/** The messages of the thread in order; empty where the document is no message or stands alone. */
export function viewThread(db: ReadableDb, { documentId }: Input<'getThread'>): Output<'getThread'> {
  const messages = listMessages(db);
  if (!messages.some((message) => message.documentId === documentId)) return [];
  const quoted = listQuotedDocuments(db);
  const known = new Map(messages.map((message) => [message.documentId, message.origin]));
  const threads = joinThreads(
    messages.map((message) => ({ ...message, quotes: quoted.get(message.documentId) ?? [] })),
  );
  const thread = threads.find(({ messages: own }) => own.some((one) => one.documentId === documentId));
  return (thread?.messages ?? []).flatMap(({ documentId: id, answers, copyOf }) => {
    const origin = known.get(id);
    if (origin === undefined) return [];
    const { subject, from, sentAt } = origin;
    return [{ documentId: id, subject, from, sentAt, answers, copyOf, quotes: quoted.get(id) ?? [] }];
  });
}

const mostDisagreements = 500;

/**
 * What is withheld on a page and not on its copies: of one page, or with null of the whole case. Suggestions that
 * nobody decided are not among them: they wait in their queue.
 */
export function listDisagreements(
  db: ReadableDb,
  { place }: Input<'listDisagreements'>,
): Output<'listDisagreements'> {
  const found: Disagreement[] = [];
  for (const here of place === null ? listPlacesWithheld(db) : [place]) {
    for (const there of listPageCopies(db, here.documentId, here.page)) {
      found.push(...compareDecisions(db, here, there));
      // Asked about one page, what is withheld there and not here is of interest as well.
      if (place !== null) found.push(...compareDecisions(db, there, here));
      if (found.length >= mostDisagreements) return found.slice(0, mostDisagreements);
    }
  }
  return found;
}

function listPlacesWithheld(db: ReadableDb): PagePlace[] {
  const places = new Map<string, PagePlace>();
  for (const { documentId, page, decision, range } of listMarks(db))
    if (decision?.outcome === 'withhold' && range !== null)
      places.set(`${documentId} ${page}`, { documentId, page });
  return [...places.values()];
}

function compareDecisions(db: ReadableDb, from: PagePlace, to: PagePlace): Disagreement[] {
  const withheld = listMarks(db, from).filter(
    ({ decision, range }) => decision?.outcome === 'withhold' && range !== null,
  );
  if (withheld.length === 0) return [];
  const [own, other] = [getPage(db, from.documentId, from.page), getPage(db, to.documentId, to.page)];
  const [here, there] = [splitWords(own.text), splitWords(other.text)];
  const runs = alignWords(here.words, there.words);
  if (runs === null) return [];
  const marks = listMarks(db, { documentId: to.documentId, page: to.page });
  return withheld.flatMap((mark): Disagreement[] => {
    const carried = mark.range === null ? null : carryRange(runs, here, there, mark.range);
    if (carried === null || isWithheld(marks, carried.range)) return [];
    const touching = marks.filter((mark) => touchesSpan(mark, carried.range));
    const kept = touching.find(({ decision }) => decision?.outcome === 'keep');
    if (kept === undefined && touching.some(({ decision }) => decision === null)) return [];
    return [
      {
        text: mark.text,
        here: { documentId: from.documentId, page: from.page, markId: mark.id, outcome: 'withhold' },
        there: {
          documentId: to.documentId,
          page: to.page,
          markId: kept?.id ?? null,
          outcome: kept === undefined ? null : 'keep',
        },
      },
    ];
  });
}

/** Whether marks together withhold all of it, up to its last letter or digit. */
function isWithheld(
  marks: readonly Mark[],
  range: { readonly start: number; readonly end: number },
): boolean {
  let open = range.start;
  const inOrder = marks
    .flatMap(({ decision, range: own }) => (decision?.outcome === 'withhold' && own !== null ? [own] : []))
    .sort((a, b) => a.start - b.start);
  // A space between two names that are both withheld is no leak.
  for (const { start, end } of inOrder) if (start <= open + 1) open = Math.max(open, end);
  return open >= range.end;
}
