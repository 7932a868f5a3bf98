/** Passages that want a person's judgement: listed, uncovered by whoever reads them, answered. */
import type { Input, Output } from '../contract/contract.ts';
import { isAnswered, isDistressing, type Passage, PassageKind } from '../contract/passage.ts';
import type { Actor } from '../contract/user.ts';
import type { DocumentId } from '../contract/values.ts';
import { isMarked } from '../domain/passages.ts';
import type { DocumentMarks } from '../store/mark-memory.ts';
import { marksByDocument } from '../store/marks.ts';
import * as store from '../store/passages.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import type { CommandResult, Worker } from './workplace.ts';

export function listPassages(
  db: ReadableDb,
  { documentId }: Input<'listPassages'>,
  actor: Actor,
): Output<'listPassages'> {
  const passages = store.listPassages(db, actor.id, documentId);
  if (passages.length === 0) return [];
  const marks = marksByDocument(db);
  return passages.map((passage) => toPassage(passage, marks.get(passage.documentId)));
}

const distressing = PassageKind.options.filter((kind) => isDistressing({ kind }));

export function countPassages(db: ReadableDb): Output<'countPassages'> {
  const pages = store.listFlaggedPages(db, distressing);
  const open = new Map<DocumentId, number>();
  for (const { documentId } of listOpenPassages(db)) open.set(documentId, (open.get(documentId) ?? 0) + 1);
  return [...new Set([...pages.keys(), ...open.keys()])].map((documentId) => ({
    documentId,
    distressingPages: pages.get(documentId) ?? [],
    open: open.get(documentId) ?? 0,
  }));
}

/** Those of which nobody has said anything, in words or by a mark. Advice; it holds up nothing. */
export function listOpenPassages(db: ReadableDb): readonly Passage[] {
  const before = known.get(db);
  const current = new Map<DocumentId, Known>();
  const marks = marksByDocument(db);
  for (const { documentId, stamp } of store.listStamps(db)) {
    const own = marks.get(documentId);
    const old = before?.get(documentId);
    const isSame = old !== undefined && old.stamp === stamp && old.marks === own;
    current.set(documentId, isSame ? old : { stamp, marks: own, open: findOpen(db, documentId, own) });
  }
  known.set(db, current);
  return [...current.values()].flatMap(({ open }) => open);
}

type Known = {
  readonly stamp: string;
  readonly marks: DocumentMarks | undefined;
  readonly open: readonly Passage[];
};

/** A decision changes the marks of few documents of two thousand: the others are not looked at again. */
const known = new WeakMap<ReadableDb, ReadonlyMap<DocumentId, Known>>();

function findOpen(
  db: ReadableDb,
  documentId: DocumentId,
  marks: DocumentMarks | undefined,
): readonly Passage[] {
  return store
    .listUnanswered(db, documentId)
    .map((passage) => toPassage(passage, marks))
    .filter((passage) => !isAnswered(passage));
}

function toPassage(passage: store.StoredPassage, marks: DocumentMarks | undefined): Passage {
  return { ...passage, marked: isMarked(passage, marks?.get(passage.page) ?? []) };
}

/** That nothing in it has to be withheld changes nothing in a bundle. */
export function answerPassage(
  db: WritableDb,
  { place, answered, note }: Input<'answerPassage'>,
  { actor, tools }: Worker,
): CommandResult<null> {
  store.answerPassage(db, place, answered ? { by: actor, at: tools.clock.now(), note } : null);
  const { documentId, page, kind } = place;
  return { value: null, audit: { documentId, page, kind, answered }, changesBundle: false };
}

/** For whoever asks; nothing in a bundle is different for it. */
export function uncoverPassages(
  db: WritableDb,
  { places, shown }: Input<'uncoverPassages'>,
  { actor }: Worker,
): CommandResult<null> {
  for (const place of places) store.showPassage(db, place, actor.id, shown);
  return { value: null, audit: { passages: places.length, shown }, changesBundle: false };
}
