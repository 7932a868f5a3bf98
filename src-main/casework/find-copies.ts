/**
 * Finds copies and quotes among the pages of a case: each page is given its fingerprint, new texts are compared with
 * all that share numbers with them, new messages with all messages. Works in small portions, so that main answers the
 * window in between, and goes on where it was stopped. What it writes is made from the pages, so no audit entry says it.
 */
import { createHash } from 'node:crypto';
import { AppError } from '../contract/errors.ts';
import type { DocumentId } from '../contract/values.ts';
import { findCandidates, indexInSteps, type PrintIndex } from '../domain/copies/find-candidates.ts';
import {
  findAppendix,
  judgeQuote,
  type MessagePart,
  readHeadings,
  splitMessage,
} from '../domain/copies/find-quotes.ts';
import { fingerprint } from '../domain/copies/fingerprint.ts';
import { fewestWords, judgeCopies } from '../domain/copies/judge-copies.ts';
import { splitWords } from '../domain/copies/words.ts';
import {
  insertMessage,
  insertQuotes,
  listForgottenMessages,
  listMessagePages,
  listMessages,
  type MessageLine,
  markMessagesCompared,
  type PageQuote,
} from '../store/messages.ts';
import {
  countPending,
  dropStaleTexts,
  insertNearTexts,
  insertPrint,
  listPagesWithoutPrint,
  listTexts,
  markCompared,
  markShortCompared,
  readTextOf,
  type TextLine,
} from '../store/prints.ts';
import { runInTransaction, type WritableDb } from '../store/sqlite.ts';
import type { OpenCase, Progress } from './workplace.ts';

/** About ten milliseconds of work each. */
const portions = { pages: 30, texts: 8, messages: 15 } as const;

/** Answers how many pages and messages were waiting. Throws `cancelled`. */
export async function findCopies({ db }: OpenCase, progress: Progress): Promise<{ compared: number }> {
  const compared = countPending(db);
  await printPages(db, progress);
  await compareTexts(db, progress);
  await compareMessages(db, progress);
  return { compared };
}

async function pause({ signal }: Progress): Promise<void> {
  if (signal.aborted) throw new AppError('cancelled');
  await new Promise((resolve) => setImmediate(resolve));
}

/** Pages of an appendix are like each other in every file, and copies of nothing: they are given no words. */
async function printPages(db: WritableDb, progress: Progress): Promise<void> {
  const inAppendix = new Set<DocumentId>();
  for (;;) {
    const pages = listPagesWithoutPrint(db, portions.pages);
    if (pages.length === 0) return;
    runInTransaction(db, () => {
      for (const { pageId, documentId, text } of pages) {
        const end = inAppendix.has(documentId) ? 0 : findAppendix(text);
        if (end !== null) inAppendix.add(documentId);
        const { words } = splitWords(text.slice(0, end ?? text.length));
        const hash = createHash('sha256').update(words.join(' ')).digest();
        insertPrint(db, { pageId, hash, words: words.length, prints: fingerprint(words) });
      }
    });
    await pause(progress);
  }
}

async function compareTexts(db: WritableDb, progress: Progress): Promise<void> {
  runInTransaction(db, () => {
    dropStaleTexts(db);
    markShortCompared(db, fewestWords);
  });
  const texts = listTexts(db, fewestWords);
  const fresh = [...texts.entries()].filter(([, { compared }]) => !compared);
  if (fresh.length === 0) return;
  const index = await indexCalmly(
    texts.map(({ prints }) => prints),
    progress,
  );
  for (let from = 0; from < fresh.length; from += portions.texts) {
    const some = fresh.slice(from, from + portions.texts);
    runInTransaction(db, () => {
      for (const [number, text] of some) {
        const words = readWords(db, text);
        for (const other of findCandidates(index, number)) {
          const known = texts[other];
          // Of two new ones the later is compared with the earlier.
          if (known === undefined || (!known.compared && other > number)) continue;
          const judgement = judgeCopies(words, readWords(db, known));
          if (judgement !== null) insertNearTexts(db, text.hash, known.hash, judgement.differing);
        }
      }
      markCompared(
        db,
        some.map(([, { hash }]) => hash),
      );
    });
    progress.report('comparing', Math.min(fresh.length, from + some.length), fresh.length);
    await pause(progress);
  }
}

async function indexCalmly(prints: readonly Uint32Array[], progress: Progress): Promise<PrintIndex> {
  const steps = indexInSteps(prints);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause(progress);
  }
}

/** Of a text that has just left the case there are none. */
function readWords(db: WritableDb, { hash }: TextLine): readonly string[] {
  const text = readTextOf(db, hash);
  return text === null ? [] : splitWords(text).words;
}

type OwnedPart = MessagePart & { readonly message: MessageLine; readonly pageId: number };

async function compareMessages(db: WritableDb, progress: Progress): Promise<void> {
  recallMessages(db);
  const messages = listMessages(db);
  const fresh = messages.filter(({ compared }) => !compared);
  if (fresh.length === 0) return;
  const parts: OwnedPart[] = [];
  for (const [index, message] of messages.entries()) {
    parts.push(...splitStored(db, message));
    if (index % portions.messages === 0) await pause(progress);
  }
  // Own words first: a number that many share ties the quotes to whoever wrote it first.
  parts.sort((a, b) => Number(a.kind === 'quoted') - Number(b.kind === 'quoted'));
  const index = await indexCalmly(
    parts.map(({ prints }) => prints),
    progress,
  );
  const quoted = [...parts.entries()].filter(([, { kind }]) => kind === 'quoted');
  for (let from = 0; from < quoted.length; from += portions.messages) {
    runInTransaction(db, () => {
      for (const [number, part] of quoted.slice(from, from + portions.messages)) {
        const sources = findCandidates(index, number)
          .flatMap((one) => parts[one] ?? [])
          .filter(
            ({ kind, message }) =>
              kind === 'own' &&
              message.documentId !== part.message.documentId &&
              !(message.compared && part.message.compared),
          );
        insertQuotes(db, chooseSource(part, sources));
      }
    });
    await pause(progress);
  }
  runInTransaction(db, () =>
    markMessagesCompared(
      db,
      fresh.map(({ documentId }) => documentId),
    ),
  );
}

/** Pages of the one message of which most stands in the quote. */
function chooseSource(part: OwnedPart, sources: readonly OwnedPart[]): PageQuote[] {
  const found = new Map<DocumentId, PageQuote[]>();
  for (const source of sources) {
    const words = judgeQuote(source, part, source.message.origin);
    if (words === 0) continue;
    const quote = { pageId: part.pageId, ofPageId: source.pageId, words };
    found.set(source.message.documentId, [...(found.get(source.message.documentId) ?? []), quote]);
  }
  const count = (quotes: readonly PageQuote[]): number => quotes.reduce((sum, { words }) => sum + words, 0);
  return [...found.values()].sort((a, b) => count(b) - count(a))[0] ?? [];
}

function splitStored(db: WritableDb, message: MessageLine): OwnedPart[] {
  const pages = listMessagePages(db, message.documentId);
  const ids = new Map(pages.map(({ page, pageId }) => [page, pageId]));
  return splitMessage(pages).flatMap((part): OwnedPart[] => {
    const pageId = ids.get(part.page);
    return pageId === undefined ? [] : [{ ...part, message, pageId }];
  });
}

/** Messages that came in before their headers were kept: what their pages show of them is enough for quotes. */
function recallMessages(db: WritableDb): void {
  runInTransaction(db, () => {
    for (const documentId of listForgottenMessages(db)) {
      const headings = readHeadings(listMessagePages(db, documentId)[0]?.text ?? '');
      insertMessage(db, documentId, { messageId: '', inReplyTo: [], references: [], ...headings });
    }
  });
}
