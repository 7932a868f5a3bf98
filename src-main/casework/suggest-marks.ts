/** Detection turned into marks: suggestions with their reason, never in the way of what a human decided. */

import { AppError } from '../contract/errors.ts';
import type { CaseFacts, Mark, Page, Person } from '../contract/model.ts';
import { MarkId, PersonId } from '../contract/model.ts';
import { type DetectPerson, detectInPages, type Suggestion } from '../detect/detect.ts';
import { applyPersonDecision } from '../domain/mark.ts';
import { coverRange } from '../domain/text-rects.ts';
import { insertMarks, listMarks } from '../store/marks.ts';
import { getPage, listPages } from '../store/pages.ts';
import { listPeople } from '../store/people.ts';
import type { ReadableDb } from '../store/sqlite.ts';
import { readRequest } from './view-case.ts';
import { findCaseFacts, type OpenCase, type Progress, runCommand, type Worker } from './workplace.ts';

/**
 * Everybody but the data subject is looked for: places that are kept are shown too, so that a reviewer sees they
 * were thought of. The subject's own names only keep weaker findings away from them.
 */
function toDetectPeople(people: readonly Person[]): DetectPerson[] {
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    aliases: person.aliases,
    role: person.role === 'subject' ? 'subject' : 'third-party',
    decision: person.role === 'subject' ? 'keep' : 'redact',
    emails: person.emails,
    phones: person.phones,
    addresses: person.addresses,
  }));
}

/** Everything that detection finds on a page, as marks without decisions. */
export function findOnPage(page: Page, people: readonly Person[], worker: Worker): Mark[] {
  const suggestions = detectInPages([{ page: page.page, text: page.text }], toDetectPeople(people));
  return suggestions.flatMap((suggestion): Mark[] => {
    const rects = coverRange(page, suggestion.start, suggestion.end);
    return rects.length === 0 ? [] : [toMark(page, suggestion, rects, worker)];
  });
}

/**
 * New marks for one page: what detection finds, less what is covered already. A person of the register who was
 * decided decides their new places too.
 */
export function suggestOnPage(
  page: Page,
  known: readonly Mark[],
  people: readonly Person[],
  worker: Worker,
  facts: CaseFacts,
): Mark[] {
  return findOnPage(page, people, worker).flatMap((mark): Mark[] => {
    if (known.some((other) => overlaps(other, mark))) return [];
    const person = people.find((one) => one.id === mark.personId);
    if (person === undefined) return [mark];
    const { clock, rules } = worker.tools;
    const decided = applyPersonDecision(mark, person, worker.actor, clock.now(), rules.exemptions, facts);
    return [decided ?? mark];
  });
}

function overlaps(a: Mark, b: Mark): boolean {
  return a.range !== null && b.range !== null && a.range.start < b.range.end && a.range.end > b.range.start;
}

function toMark(page: Page, suggestion: Suggestion, rects: Mark['rects'], { tools }: Worker): Mark {
  return {
    id: MarkId.parse(tools.newId()),
    documentId: page.documentId,
    page: page.page,
    rects,
    range: { start: suggestion.start, end: suggestion.end },
    text: page.text.slice(suggestion.start, suggestion.end),
    personId: suggestion.personId === null ? null : PersonId.parse(suggestion.personId),
    type: suggestion.type,
    source: suggestion.source,
    reason: suggestion.reason,
    confidence: suggestion.confidence,
    decision: null,
    review: null,
  };
}

/** Looks through the whole case again. Commits document by document; decisions stay as they are. */
export async function suggestMarks(
  open: OpenCase,
  worker: Worker,
  progress: Progress,
): Promise<{ added: number }> {
  const pages = listPages(open.db);
  let added = 0;
  let done = 0;
  for (const documentId of new Set(pages.map((page) => page.documentId))) {
    const own = pages.filter((page) => page.documentId === documentId);
    const found: Mark[] = [];
    const state = readState(open.db, worker);
    const known = listMarks(open.db, { documentId });
    for (const line of own) {
      if (progress.signal.aborted) throw new AppError('cancelled');
      const page = getPage(open.db, documentId, line.page);
      const onPage = known.filter((mark) => mark.page === line.page);
      found.push(...suggestOnPage(page, onPage, state.people, worker, state.facts));
      done += 1;
      progress.report('finding', done, pages.length);
      await letOthersWork();
    }
    if (found.length > 0) {
      runCommand(open, worker, 'suggestMarks', (db) => {
        insertMarks(db, found);
        return { value: null, audit: { documentId, added: found.length }, changesBundle: true };
      });
    }
    added += found.length;
  }
  return { added };
}

function readState(db: ReadableDb, { tools }: Worker) {
  const request = readRequest(db);
  return { people: listPeople(db), facts: findCaseFacts(request, tools.clock.today()) };
}

/** Main answers the window between two pages. */
export function letOthersWork(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
