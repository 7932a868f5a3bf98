/** Words that may be names, grouped by name: skimmed by a person and decided once for the whole case. */
import type { Input, Output } from '../contract/contract.ts';
import { AppError } from '../contract/errors.ts';
import type { Mark } from '../contract/mark.ts';
import { MarkId } from '../contract/values.ts';
import { coverRange } from '../domain/text-rects.ts';
import { applyChange } from '../store/changes.ts';
import { getPage } from '../store/pages.ts';
import { listOpenNames, listOpenPlaces, type PossibleName } from '../store/possible-names.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import { decideNewMark } from './place-marks.ts';
import type { CommandResult, Worker } from './workplace.ts';

/** The surest first; of equals the ones with more places. A name that marks cover everywhere is not listed. */
export function viewPossibleNames(db: ReadableDb): Output<'listPossibleNames'> {
  const groups = new Map<string, PossibleName[]>();
  for (const place of listOpenNames(db)) {
    const group = groups.get(place.name);
    if (group === undefined) groups.set(place.name, [place]);
    else group.push(place);
  }
  return [...groups.values()]
    .map((places) => ({ ...findSurest(places), places: places.length }))
    .sort(
      (a, b) => b.confidence - a.confidence || b.places - a.places || a.text.localeCompare(b.text, 'en-GB'),
    );
}

function findSurest(places: readonly PossibleName[]): PossibleName {
  return places.reduce((a, b) => (b.confidence > a.confidence ? b : a));
}

/**
 * One decision, and one step of undo, for all open places of a name: they become marks with that
 * decision. Throws `not-found` where none is open.
 */
export function decidePossibleName(
  db: WritableDb,
  input: Input<'decidePossibleName'>,
  worker: Worker,
): CommandResult<{ markIds: MarkId[] }> {
  const { actor, tools } = worker;
  const marks = listOpenPlaces(db, input.name)
    .flatMap((place) => toMark(db, place, tools.newId()))
    .map((mark) => decideNewMark(db, mark, input.decision, worker));
  if (marks.length === 0) throw new AppError('not-found');
  applyChange(db, { by: actor, at: tools.clock.now(), label: 'decidePossibleName' }, { putMarks: marks });
  return {
    value: { markIds: marks.map(({ id }) => id) },
    audit: { marks: marks.length, outcome: input.decision.outcome, codes: input.decision.codes.join(' ') },
    changesBundle: true,
  };
}

function toMark(db: ReadableDb, place: PossibleName, id: string): readonly Mark[] {
  const { documentId, page: number, start, end, reason, confidence } = place;
  const page = getPage(db, documentId, number);
  const rects = coverRange(page, start, end);
  if (rects.length === 0) return [];
  return [
    {
      id: MarkId.parse(id),
      documentId,
      page: number,
      rects,
      range: { start, end },
      text: page.text.slice(start, end),
      personId: null,
      type: 'person',
      source: 'names',
      reason,
      confidence,
      decision: null,
      review: null,
    },
  ];
}
