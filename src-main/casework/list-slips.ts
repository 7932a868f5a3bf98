/** Uneven decisions of a case, with the places to go to. */
import { listSlips as compareDecisions, type Slip } from '../domain/consistency.ts';
import { isWithholding } from '../domain/mark.ts';
import { getRevision } from '../store/case-state.ts';
import { listMarks } from '../store/marks.ts';
import { readText } from '../store/pages.ts';
import { listPeople } from '../store/people.ts';
import type { ReadableDb } from '../store/sqlite.ts';

/** Reading every page on which something is withheld takes a while; nothing changes until the case does. */
const known = new WeakMap<ReadableDb, { readonly revision: number; readonly slips: readonly Slip[] }>();

export function listSlips(db: ReadableDb): readonly Slip[] {
  const revision = getRevision(db);
  const remembered = known.get(db);
  if (remembered?.revision === revision) return remembered.slips;
  const slips = findSlips(db);
  known.set(db, { revision, slips });
  return slips;
}

function findSlips(db: ReadableDb): readonly Slip[] {
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
  return compareDecisions({ marks, people: listPeople(db), pages });
}
