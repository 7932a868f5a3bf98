/** Everything of the case that the desk shows. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { CaseView } from '../../../src-main/contract/case.ts';
import type { Output } from '../../../src-main/contract/contract.ts';
import type { DocumentSummary } from '../../../src-main/contract/document.ts';
import type { AppError } from '../../../src-main/contract/errors.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import type { User } from '../../../src-main/contract/user.ts';
import type { CaseId, DocumentId, MarkId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import { describeMarksQuery } from './mark-cache.ts';
import { awaitsReview, isOpen } from './mark-order.ts';

export type ListedPerson = Output<'listPeople'>[number];
export type ListedExemption = Output<'listExemptions'>[number];

export type DeskData = {
  readonly caseId: CaseId;
  readonly secondReview: boolean;
  readonly user: User | null;
  /** Null while it is on its way. */
  readonly view: CaseView | null;
  readonly documents: readonly DocumentSummary[] | null;
  readonly documentIds: readonly DocumentId[];
  readonly people: readonly ListedPerson[];
  readonly exemptions: readonly ListedExemption[];
  readonly exemptionOf: ReadonlyMap<string, ListedExemption>;
  /** In the order of the work. */
  readonly marks: readonly Mark[];
  readonly marksKnown: boolean;
  readonly markOf: ReadonlyMap<MarkId, Mark>;
  readonly marksOn: MarksOn;
  /** What this person goes through: open suggestions, or in a second review decisions of others. */
  readonly isWanted: (mark: Mark) => boolean;
  readonly wanted: readonly Mark[];
};

const none: readonly never[] = [];

export function useDeskData(caseId: CaseId, secondReview: boolean): DeskData {
  const vault = useAnswer('getVaultState', {}).data;
  const user = vault?.state === 'unlocked' ? vault.user : null;
  const view = useAnswer('getCase', { caseId }).data ?? null;
  const documents = useAnswer('listDocuments', { caseId }).data ?? null;
  const people = useAnswer('listPeople', { caseId }).data ?? none;
  const exemptions = useAnswer('listExemptions', { caseId }).data ?? none;
  const listed = useQuery<readonly Mark[], AppError>(describeMarksQuery(caseId)).data;
  const userId = user?.id ?? null;

  const documentIds = useMemo(() => (documents ?? none).map((document) => document.id), [documents]);
  const marks = listed ?? none;
  const exemptionOf = useMemo(() => new Map(exemptions.map((one) => [one.code, one])), [exemptions]);
  const markOf = useMemo(() => new Map(marks.map((mark) => [mark.id, mark])), [marks]);
  const sorted = useRef<Sorted>({ runs: new Map(), marksOn: new Map() });
  const marksOn = useMemo(() => {
    sorted.current = sortByPage(marks, sorted.current);
    return sorted.current.marksOn;
  }, [marks]);
  const isWanted = useMemo(
    () => (secondReview ? (mark: Mark) => awaitsReview(mark) && mark.decision?.by.id !== userId : isOpen),
    [secondReview, userId],
  );
  const wanted = useMemo(() => marks.filter(isWanted), [marks, isWanted]);

  return {
    caseId,
    secondReview,
    user,
    view,
    documents,
    documentIds,
    people,
    exemptions,
    exemptionOf,
    marks,
    marksKnown: listed !== undefined,
    markOf,
    marksOn,
    isWanted,
    wanted,
  };
}

type MarksOn = ReadonlyMap<DocumentId, ReadonlyMap<number, readonly Mark[]>>;

type Sorted = {
  /** The marks of each document, as they stood in the ordered list. */
  readonly runs: ReadonlyMap<DocumentId, readonly Mark[]>;
  readonly marksOn: MarksOn;
};

/**
 * Of marks that are ordered by document and page. Keeps the lists that did not change, so that only the pages that did
 * are drawn again; what did not change is only looked at.
 */
function sortByPage(marks: readonly Mark[], before: Sorted): Sorted {
  const runs = new Map<DocumentId, readonly Mark[]>();
  const marksOn = new Map<DocumentId, ReadonlyMap<number, readonly Mark[]>>();
  for (let at = 0; at < marks.length; ) {
    const id = marks[at]?.documentId;
    if (id === undefined) break;
    const old = before.runs.get(id);
    let end = at;
    let same = old !== undefined;
    for (; marks[end]?.documentId === id; end += 1) same &&= old?.[end - at] === marks[end];
    const known = before.marksOn.get(id);
    if (same && old && known && old.length === end - at) {
      runs.set(id, old);
      marksOn.set(id, known);
    } else {
      const run = marks.slice(at, end);
      runs.set(id, run);
      marksOn.set(id, groupByPage(run, known));
    }
    at = end;
  }
  return { runs, marksOn };
}

function groupByPage(
  marks: readonly Mark[],
  before: ReadonlyMap<number, readonly Mark[]> | undefined,
): ReadonlyMap<number, readonly Mark[]> {
  const pages = new Map<number, Mark[]>();
  for (const mark of marks) {
    const list = pages.get(mark.page);
    if (list) list.push(mark);
    else pages.set(mark.page, [mark]);
  }
  return new Map(
    [...pages].map(([page, list]) => {
      const was = before?.get(page);
      const unchanged =
        was !== undefined && was.length === list.length && list.every((mark, at) => mark === was[at]);
      return [page, unchanged ? was : list] as const;
    }),
  );
}
