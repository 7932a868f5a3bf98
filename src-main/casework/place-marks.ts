/** Marks made by people: by selection, by box, or every occurrence of a text at once. */

import type { DecisionInput, NewMark } from '../contract/answers.ts';
import type { Input } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { Decision, Mark } from '../contract/mark.ts';
import { MarkId } from '../contract/values.ts';
import { decideMark, touchesSpan } from '../domain/mark.ts';
import { isOnPage } from '../domain/rects.ts';
import { coverRange } from '../domain/text-rects.ts';
import { applyChange } from '../store/changes.ts';
import { findDocument } from '../store/documents.ts';
import { listMarks } from '../store/marks.ts';
import { getPage } from '../store/pages.ts';
import { getPerson } from '../store/people.ts';
import { findText } from '../store/search.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import { readRequest } from './view-case.ts';
import { type CommandResult, findCaseFacts, type Worker } from './workplace.ts';

export function toDecision(input: DecisionInput, { actor, tools }: Worker): Decision {
  return { ...input, by: actor, at: tools.clock.now() };
}

/** The mark with the decision, checked against the case; without one it stays a suggestion. */
export function decideNewMark(
  db: ReadableDb,
  mark: Mark,
  decision: DecisionInput | null,
  worker: Worker,
): Mark {
  if (decision === null) return mark;
  const facts = findCaseFacts(readRequest(db), worker.tools.clock.today());
  return decideMark(mark, toDecision(decision, worker), worker.tools.rules.exemptions, facts);
}

export function addMarks(
  db: WritableDb,
  input: Input<'addMarks'>,
  worker: Worker,
): CommandResult<{ markIds: MarkId[] }> {
  const { actor, tools } = worker;
  const marks = input.marks.map((mark) =>
    decideNewMark(db, placeMark(db, mark, tools.newId()), input.decision, worker),
  );
  applyChange(db, { by: actor, at: tools.clock.now(), label: 'addMarks' }, { putMarks: marks });
  return {
    value: { markIds: marks.map((mark) => mark.id) },
    audit: { marks: marks.length, codes: input.decision?.codes.join(' ') ?? '' },
    changesBundle: true,
  };
}

/** Throws `mark-page-missing`, `marks-invalid`, `mark-outside-page`, and `not-found` for the person. */
function placeMark(db: ReadableDb, input: NewMark, id: string): Mark {
  const document = findDocument(db, input.documentId);
  if (document === null || input.page > document.pages) throw new AppError('mark-page-missing');
  if (input.personId !== null) getPerson(db, input.personId);
  const page = getPage(db, input.documentId, input.page);
  const { range } = input;
  if (range !== null && (range.end <= range.start || range.end > page.text.length)) {
    throw new AppError('marks-invalid');
  }
  const rects = range === null ? input.rects : coverRange(page, range.start, range.end);
  if (rects.length === 0) throw new AppError('marks-invalid');
  // Text may run off the page's edge, and be withheld wherever it is; what is drawn is drawn on the page.
  if (range === null && !rects.every((rect) => isOnPage(rect, page.box)))
    throw new AppError('mark-outside-page');
  return {
    id: MarkId.parse(id),
    documentId: input.documentId,
    page: input.page,
    rects,
    range,
    text: range === null ? '' : page.text.slice(range.start, range.end),
    personId: input.personId,
    type: input.personId === null ? 'other' : 'person',
    source: 'hand',
    reason: range === null ? 'Drawn by hand' : 'Selected by hand',
    confidence: 1,
    decision: null,
    review: null,
  };
}

/**
 * Every place where the text stands as whole words. Open suggestions there are decided; what a human decided is
 * left alone and counted.
 */
export function markEverywhere(
  db: WritableDb,
  input: Input<'markEverywhere'>,
  worker: Worker,
): CommandResult<{ markIds: MarkId[]; leftAlone: number }> {
  const { actor, tools } = worker;
  const known = new Map<string, Mark[]>();
  const onPage = (documentId: Mark['documentId'], page: number): Mark[] => {
    const key = `${documentId} ${page}`;
    const marks = known.get(key) ?? listMarks(db, { documentId, page });
    known.set(key, marks);
    return marks;
  };
  const changed = new Map<MarkId, Mark>();
  let leftAlone = 0;
  for (const place of findText(db, input.text)) {
    if (!place.whole) continue;
    const covering = onPage(place.documentId, place.page).filter((mark) => touchesSpan(mark, place));
    if (covering.some((mark) => mark.decision !== null && mark.decision.followsPerson === undefined)) {
      leftAlone += 1;
      continue;
    }
    // A suggestion that covers the text is decided as it stands; one that covers a part of it is not enough.
    const whole = covering.find(
      ({ range }) => range !== null && range.start <= place.start && range.end >= place.end,
    );
    const fresh = placeMark(
      db,
      {
        documentId: place.documentId,
        page: place.page,
        range: { start: place.start, end: place.end },
        rects: [],
        personId: input.personId,
      },
      tools.newId(),
    );
    const mark: Mark = whole ?? { ...fresh, source: 'search', reason: 'Found by searching the whole case' };
    const decided = decideNewMark(db, mark, input.decision, worker);
    changed.set(decided.id, decided);
  }
  const marks = [...changed.values()];
  // Nothing to undo where nothing was marked; the attempt is recorded all the same.
  if (marks.length > 0)
    applyChange(db, { by: actor, at: tools.clock.now(), label: 'markEverywhere' }, { putMarks: marks });
  return {
    value: { markIds: marks.map((mark) => mark.id), leftAlone },
    audit: { marks: marks.length, leftAlone, codes: input.decision.codes.join(' ') },
    changesBundle: marks.length > 0,
  };
}
