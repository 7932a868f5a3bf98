/** Uneven decisions of a case, with the places to go to. */
import type { Input } from '../contract/contract.ts';
import { listSlips as compareDecisions, type Slip } from '../domain/consistency.ts';
import { isWithholding } from '../domain/mark.ts';
import { getRevision } from '../store/case-state.ts';
import * as store from '../store/dismissed-slips.ts';
import { listMarks } from '../store/marks.ts';
import { readText } from '../store/pages.ts';
import { listPeople } from '../store/people.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import type { CommandResult, Tools, Worker } from './workplace.ts';

/** Reading every page on which something is withheld takes a while; nothing changes until the case does. */
const known = new WeakMap<ReadableDb, { readonly revision: number; readonly slips: readonly Slip[] }>();

export function listSlips(db: ReadableDb, tools: Tools): readonly Slip[] {
  const revision = getRevision(db);
  const remembered = known.get(db);
  if (remembered?.revision === revision) return remembered.slips;
  const slips = findSlips(db, tools);
  known.set(db, { revision, slips });
  return slips;
}

function findSlips(db: ReadableDb, { rules }: Tools): readonly Slip[] {
  const marks = listMarks(db);
  const places = new Map(
    marks
      .filter(isWithholding)
      .map(({ documentId, page }) => [`${documentId} ${page}`, { documentId, page }]),
  );
  const pages = [...places.values()].map(({ documentId, page }) => ({
    documentId,
    page,
    text: readText(db, documentId, page),
  }));
  const shortForms = new Set(rules.glossary.flatMap(({ short, also }) => [short, ...also]));
  return compareDecisions({ marks, people: listPeople(db), pages, shortForms });
}

/** That uneven decisions may stand changes nothing in a bundle. An empty reason takes it back. */
export function dismissSlip(
  db: WritableDb,
  { place, reason }: Input<'dismissSlip'>,
  { actor, tools }: Worker,
): CommandResult<null> {
  const isDismissed = reason !== '';
  store.dismissSlip(db, place, isDismissed ? { reason, by: actor, at: tools.clock.now() } : null);
  const { documentId, page, kind } = place;
  return { value: null, audit: { documentId, page, kind, dismissed: isDismissed }, changesBundle: false };
}
