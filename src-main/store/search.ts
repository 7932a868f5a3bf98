/**
 * searchPages(db, query, limit)   while typing: words, "phrases", the last word as a beginning; by the index
 * findText(db, text)              every place where a text stands, inside words too; by reading everything
 * countWhole(db, text)            how many of them are whole words
 * prepareSearch(db)               reads ahead for the first of these
 */
import type { DocumentId } from '../contract/values.ts';
import { listDocumentIds } from './documents.ts';
import { findFolded, foldText, isWhole, startsWord, type TextRange } from './folded-text.ts';
import { prepare, type ReadableDb } from './sqlite.ts';

export type SearchHit = {
  readonly documentId: DocumentId;
  readonly page: number;
  /** UTF-16 offsets into the page's text, in order, not overlapping. */
  readonly ranges: readonly TextRange[];
  /** A short piece of the page around the first range, line breaks as spaces, with the ranges within it. */
  readonly context: { readonly text: string; readonly ranges: readonly TextRange[] };
};

export type SearchResult = {
  /** Documents in the order of the case, pages in theirs. */
  readonly hits: readonly SearchHit[];
  /** There are pages beyond the limit. */
  readonly more: boolean;
};

export type TextPlace = TextRange & {
  readonly documentId: DocumentId;
  readonly page: number;
  /** False where the text is a part of longer words. */
  readonly whole: boolean;
};

type Term = { readonly folded: string; readonly mayGoOn: boolean };
type PagePlace = { readonly id: number; readonly documentId: DocumentId; readonly page: number };

const contextBefore = 40;
const contextLength = 160;

/** All terms must stand on the page. No terms, no hits. */
export function searchPages(db: ReadableDb, query: string, limit: number): SearchResult {
  const terms = parseQuery(query);
  const match = writeMatch(terms);
  if (match === '') return { hits: [], more: false };
  const hits: SearchHit[] = [];
  for (const place of listCandidates(db, match)) {
    const text = readText(db, place.id);
    const ranges = locateTerms(text, terms);
    if (ranges.length === 0) continue;
    if (hits.length === limit) return { hits, more: true };
    const { documentId, page } = place;
    hits.push({ documentId, page, ranges, context: cutContext(text, ranges) });
  }
  return { hits, more: false };
}

/** In the order of the case, and without their texts: only as many of those are read as there are hits wanted. */
function listCandidates(db: ReadableDb, match: string): PagePlace[] {
  return prepare<PagePlace>(
    db,
    `SELECT pages.id, document_id AS documentId, page FROM page_search
     JOIN pages ON pages.id = page_search.rowid JOIN documents ON documents.id = document_id
     WHERE page_search MATCH ? ORDER BY position, document_id, page`,
  ).all(match);
}

/** Words by themselves, phrases in double quotes. A last word without a space behind it is still being typed. */
function parseQuery(query: string): Term[] {
  const terms: Term[] = [];
  for (const found of query.matchAll(
    /["\u201c\u201d]([^"\u201c\u201d]*)(["\u201c\u201d]?)|([^\s"\u201c\u201d]+)/gu,
  )) {
    const [whole, phrase, closing, word] = found;
    const folded = trimToWords(foldText(phrase ?? word ?? '').folded);
    if (folded === '') continue;
    const atEnd = found.index + whole.length === query.length;
    terms.push({ folded, mayGoOn: atEnd && closing !== '"' && closing !== '\u201d' });
  }
  return terms;
}

function trimToWords(folded: string): string {
  return folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** The index finds pages that hold all the words; whether they stand together is seen on the page itself. */
function writeMatch(terms: readonly Term[]): string {
  return terms
    .flatMap(({ folded, mayGoOn }) => {
      const words = folded.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
      return words.map((word, index) => `"${word}"${mayGoOn && index === words.length - 1 ? '*' : ''}`);
    })
    .join(' AND ');
}

function locateTerms(text: string, terms: readonly Term[]): TextRange[] {
  const page = foldText(text);
  const all: TextRange[] = [];
  for (const term of terms) {
    const ranges = findFolded(page, term.folded).filter(
      (range) => startsWord(text, range.start) && (term.mayGoOn || startsWord(text, range.end)),
    );
    if (ranges.length === 0) return [];
    all.push(...ranges);
  }
  return mergeRanges(all);
}

function mergeRanges(ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged[merged.length - 1];
    if (last === undefined || range.start >= last.end) merged.push(range);
    else if (range.end > last.end) merged[merged.length - 1] = { start: last.start, end: range.end };
  }
  return merged;
}

function cutContext(text: string, ranges: readonly TextRange[]): SearchHit['context'] {
  const first = ranges[0]?.start ?? 0;
  let from = Math.max(0, first - contextBefore);
  // Begin with a whole word where there is one.
  while (from > 0 && from < first && (!startsWord(text, from) || text.charAt(from).trim() === '')) from += 1;
  const to = Math.min(text.length, from + contextLength);
  return {
    text: text.slice(from, to).replace(/\s/gu, ' '),
    ranges: ranges
      .filter((range) => range.end <= to)
      .map((range) => ({ start: range.start - from, end: range.end - from })),
  };
}

type FoldedPage = {
  readonly id: number;
  readonly page: number;
  readonly folded: string;
  /** Words end in `folded` exactly where they end on the page: no hyphen went, no letter became several. */
  readonly plain: boolean;
};

/** A page's text seldom changes (`forgetTexts`), so folded documents are kept with the handle. */
const foldedDocuments = new WeakMap<ReadableDb, Map<DocumentId, readonly FoldedPage[]>>();

/** To be called where the text of a page has changed. */
export function forgetTexts(db: ReadableDb, documentId: DocumentId): void {
  foldedDocuments.get(db)?.delete(documentId);
}

/** How many places `findText` would answer as whole. */
export function countWhole(db: ReadableDb, text: string): number {
  const needle = foldText(text).folded.trim();
  if (needle === '') return 0;
  let count = 0;
  for (const pages of foldCase(db).values()) {
    for (const { id, folded, plain } of pages) {
      let at = folded.indexOf(needle);
      if (at === -1) continue;
      if (!plain) {
        const original = readText(db, id);
        count += findFolded(foldText(original), needle).filter((range) => isWhole(original, range)).length;
        continue;
      }
      while (at !== -1) {
        if (isWhole(folded, { start: at, end: at + needle.length })) count += 1;
        at = folded.indexOf(needle, at + needle.length);
      }
    }
  }
  return count;
}

/**
 * Case, accents, spaces, line breaks and hyphens make no difference. Documents in the order of the case.
 * The first call on a handle reads all text (about a second for ten thousand pages).
 */
export function findText(db: ReadableDb, text: string): TextPlace[] {
  const needle = foldText(text).folded.trim();
  if (needle === '') return [];
  const places: TextPlace[] = [];
  for (const [documentId, pages] of foldCase(db)) {
    for (const { id, page, folded } of pages) {
      if (!folded.includes(needle)) continue;
      const original = readText(db, id);
      for (const range of findFolded(foldText(original), needle)) {
        places.push({ documentId, page, ...range, whole: isWhole(original, range) });
      }
    }
  }
  return places;
}

const warming = new WeakSet<ReadableDb>();
/** Documents at a time, and the pause between: whoever asks for something meanwhile hardly waits. */
const atOnce = 8;
const pauseMs = 15;

/** Makes ready for the first search, little by little. Ends when the handle is closed. */
export function prepareSearch(db: ReadableDb): void {
  if (warming.has(db)) return;
  warming.add(db);
  const known = foldedDocuments.get(db) ?? new Map<DocumentId, readonly FoldedPage[]>();
  foldedDocuments.set(db, known);
  const waiting = listDocumentIds(db);
  const step = (): void => {
    if (!db.open) return;
    const current = foldedDocuments.get(db);
    for (const id of waiting.splice(0, atOnce)) {
      if (current !== undefined && !current.has(id)) current.set(id, foldDocument(db, id));
    }
    if (waiting.length > 0) setTimeout(step, pauseMs).unref();
  };
  setTimeout(step, pauseMs).unref();
}

function foldCase(db: ReadableDb): Map<DocumentId, readonly FoldedPage[]> {
  const known = foldedDocuments.get(db) ?? new Map<DocumentId, readonly FoldedPage[]>();
  const current = new Map<DocumentId, readonly FoldedPage[]>();
  const documents = prepare<{ id: DocumentId; pages: number }>(
    db,
    `SELECT documents.id, count(pages.id) AS pages FROM documents
     LEFT JOIN pages ON document_id = documents.id GROUP BY documents.id ORDER BY position, documents.id`,
  ).all();
  for (const { id, pages } of documents) {
    const kept = known.get(id);
    current.set(id, kept?.length === pages ? kept : foldDocument(db, id));
  }
  foldedDocuments.set(db, current);
  return current;
}

function foldDocument(db: ReadableDb, documentId: DocumentId): FoldedPage[] {
  return prepare<{ id: number; page: number; text: string }>(
    db,
    `SELECT pages.id, page, text FROM pages JOIN page_texts ON page_id = pages.id
     WHERE document_id = ? ORDER BY page`,
  )
    .all(documentId)
    .map(({ id, page, text }) => ({ id, page, folded: foldText(text).folded, plain: isPlain(text) }));
}

const hyphenInWord = /[\p{L}\p{N}][-\u2010-\u2013]\s*[\p{L}\p{N}]/u;
const unlikeItsPlainForm = /[^\n\r\t\x20-\x7e\xa0\u2010-\u2015\u2018\u2019\u201c\u201d]/u;

function isPlain(text: string): boolean {
  return !unlikeItsPlainForm.test(text) && !hyphenInWord.test(text);
}

function readText(db: ReadableDb, pageId: number): string {
  const row = prepare<{ text: string }>(db, 'SELECT text FROM page_texts WHERE page_id = ?').get(pageId);
  return row?.text ?? '';
}
