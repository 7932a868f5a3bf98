/** What stands between a case and its release, and the task list of the case, from plain counts. */
import type { Bundle } from '../contract/bundle.ts';
import type { Blocker, TaskStep } from '../contract/case.ts';

export type CaseCounts = {
  /** The clock's start is known (nothing that it depends on is awaited). */
  readonly startKnown: boolean;
  /** The recipient has a name and somewhere to send the bundle to. */
  readonly recipientPresent: boolean;
  readonly documents: number;
  readonly pages: number;
  readonly pagesSeen: number;
  readonly people: number;
  readonly peopleUndecided: number;
  /** Marks without a decision. */
  readonly suggestions: number;
  /** Marks with a withholding decision, reviewed or not. */
  readonly withheld: number;
  /** Withholding decisions that no second person has looked at. */
  readonly awaitingReview: number;
  /** Marks returned by the second person, withheld or kept. */
  readonly returned: number;
  /** Places where a withheld text is still readable and nobody decided that it may be. */
  readonly openPlaces: number;
  /** Withholding decisions whose evidence is not complete. */
  readonly evidenceMissing: number;
  /** Withholding decisions for a reason that the request does not allow any more. */
  readonly codesNotAllowed: number;
  /** Of the latest bundle; null where there is none. A void bundle counts as none. */
  readonly bundle: Bundle['state'] | null;
};

type StepId = TaskStep['id'];
type BlockerKind = Blocker['kind'];

/** Where each blocker is cleared. */
const stepOfBlocker: Readonly<Record<BlockerKind, StepId>> = {
  'recipient-missing': 'request',
  'start-awaited': 'request',
  'no-documents': 'documents',
  'people-undecided': 'people',
  'pages-unseen': 'review',
  'marks-undecided': 'review',
  'withheld-text-open': 'review',
  'evidence-missing': 'review',
  'code-not-allowed': 'review',
  'marks-returned': 'review',
  'marks-awaiting-review': 'second-review',
};

/** Everything that must be cleared before a bundle can be prepared, in the order of the work. */
export function listBlockers(counts: CaseCounts): readonly Blocker[] {
  const all: readonly Blocker[] = [
    { kind: 'recipient-missing', count: counts.recipientPresent ? 0 : 1 },
    { kind: 'start-awaited', count: counts.startKnown ? 0 : 1 },
    { kind: 'no-documents', count: counts.documents === 0 ? 1 : 0 },
    { kind: 'people-undecided', count: counts.peopleUndecided },
    { kind: 'pages-unseen', count: counts.pages - counts.pagesSeen },
    { kind: 'marks-undecided', count: counts.suggestions },
    { kind: 'withheld-text-open', count: counts.openPlaces },
    { kind: 'evidence-missing', count: counts.evidenceMissing },
    { kind: 'code-not-allowed', count: counts.codesNotAllowed },
    { kind: 'marks-returned', count: counts.returned },
    { kind: 'marks-awaiting-review', count: counts.awaitingReview },
  ];
  return all.filter((blocker) => blocker.count > 0);
}

/**
 * The task list in the order of the work. `now`: the first step that someone can get on with. `blocked`: its turn
 * has come, but it waits for somebody outside or for earlier steps that are named in its blockers. `waiting`: later.
 */
export function taskSteps(counts: CaseCounts): readonly TaskStep[] {
  const blockers = listBlockers(counts);
  const bundle = counts.bundle === 'void' ? null : counts.bundle;
  const own = (id: StepId) => blockers.filter((blocker) => stepOfBlocker[blocker.kind] === id);
  const noDocuments = counts.documents === 0;
  const step = (id: StepId, done: number, total: number, isDone: boolean): Draft => ({
    id,
    done,
    total,
    isDone,
    blockers: own(id),
  });
  const drafts: readonly Draft[] = [
    step('request', 2 - own('request').length, 2, own('request').length === 0),
    step('documents', counts.documents, counts.documents, !noDocuments),
    step(
      'people',
      counts.people - counts.peopleUndecided,
      counts.people,
      !noDocuments && counts.peopleUndecided === 0,
    ),
    step('review', counts.pagesSeen, counts.pages, !noDocuments && own('review').length === 0),
    step(
      'second-review',
      counts.withheld - counts.awaitingReview,
      counts.withheld,
      !noDocuments && own('review').length === 0 && counts.awaitingReview === 0,
    ),
    {
      ...step('bundle', bundle === null ? 0 : 1, 1, bundle !== null),
      blockers: bundle === null ? blockers : [],
    },
    gate('sign-off', bundle === 'signed' || bundle === 'exported'),
    gate('release', bundle === 'exported'),
  ];
  return setStatuses(drafts);
}

/** The step to go on with; the last one when everything is done. */
export function currentStep(steps: readonly TaskStep[]): StepId {
  const next = steps.find((step) => step.status === 'now') ?? steps.find((step) => step.status !== 'done');
  return next?.id ?? 'release';
}

type Draft = Omit<TaskStep, 'status'> & { readonly isDone: boolean };

function gate(id: StepId, isDone: boolean): Draft {
  return { id, done: isDone ? 1 : 0, total: 1, isDone, blockers: [] };
}

function setStatuses(drafts: readonly Draft[]): readonly TaskStep[] {
  let nowTaken = false;
  let previousDone = true;
  return drafts.map(({ isDone, ...step }): TaskStep => {
    const waits = nowTaken || (isGate(step.id) && !previousDone);
    previousDone = isDone;
    if (isDone) return { ...step, status: 'done' };
    if (waits) return { ...step, status: 'waiting' };
    if (waitsForOthers(step)) return { ...step, status: 'blocked' };
    nowTaken = true;
    return { ...step, status: 'now' };
  });
}

/** Steps that open only when the one before is done. */
function isGate(id: StepId): boolean {
  return id === 'sign-off' || id === 'release';
}

/** True where nobody here can clear it: only an answer from outside, or a bundle whose case is not ready. */
function waitsForOthers(step: Pick<Draft, 'id' | 'blockers'>): boolean {
  if (step.id === 'bundle') return step.blockers.length > 0;
  return step.blockers.length > 0 && step.blockers.every((blocker) => blocker.kind === 'start-awaited');
}
