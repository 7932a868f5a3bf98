import { describe, expect, test } from 'vitest';
import { type CaseCounts, currentStep, listBlockers, taskSteps } from '../../src-main/domain/readiness.ts';

const ready: CaseCounts = {
  startKnown: true,
  recipientPresent: true,
  documents: 3,
  pages: 40,
  pagesSeen: 40,
  people: 5,
  peopleUndecided: 0,
  suggestions: 0,
  withheld: 12,
  awaitingReview: 0,
  returned: 0,
  openPlaces: 0,
  evidenceMissing: 0,
  codesNotAllowed: 0,
  bundle: null,
};

const statuses = (counts: CaseCounts) =>
  Object.fromEntries(taskSteps(counts).map((step) => [step.id, step.status]));

describe('what stands in the way', () => {
  test('is nothing when everything was seen, decided, evidenced and agreed', () => {
    expect(listBlockers(ready)).toEqual([]);
  });

  test.each([
    [
      { documents: 0, pages: 0, pagesSeen: 0 },
      { kind: 'no-documents', count: 1 },
    ],
    [{ pagesSeen: 38 }, { kind: 'pages-unseen', count: 2 }],
    [{ suggestions: 4 }, { kind: 'marks-undecided', count: 4 }],
    [{ returned: 1 }, { kind: 'marks-returned', count: 1 }],
    [{ awaitingReview: 6 }, { kind: 'marks-awaiting-review', count: 6 }],
    [{ openPlaces: 3 }, { kind: 'withheld-text-open', count: 3 }],
    [{ evidenceMissing: 2 }, { kind: 'evidence-missing', count: 2 }],
    [{ codesNotAllowed: 2 }, { kind: 'code-not-allowed', count: 2 }],
    [{ peopleUndecided: 3 }, { kind: 'people-undecided', count: 3 }],
    [{ recipientPresent: false }, { kind: 'recipient-missing', count: 1 }],
    [{ startKnown: false }, { kind: 'start-awaited', count: 1 }],
  ])('%j is %j, and keeps the bundle from being prepared', (change, blocker) => {
    expect(listBlockers({ ...ready, ...change })).toEqual([blocker]);
    expect(statuses({ ...ready, ...change }).bundle).not.toBe('now');
    expect(statuses({ ...ready, ...change }).bundle).not.toBe('done');
  });
});

describe('the task list', () => {
  test('is in the order of the work', () => {
    expect(taskSteps(ready).map((step) => step.id)).toEqual([
      'request',
      'documents',
      'people',
      'review',
      'second-review',
      'bundle',
      'sign-off',
      'release',
    ]);
  });

  test('of a new case begins with its documents', () => {
    const fresh = { ...ready, documents: 0, pages: 0, pagesSeen: 0, people: 1, withheld: 0 };
    expect(statuses(fresh)).toEqual({
      request: 'done',
      documents: 'now',
      people: 'waiting',
      review: 'waiting',
      'second-review': 'waiting',
      bundle: 'waiting',
      'sign-off': 'waiting',
      release: 'waiting',
    });
    expect(currentStep(taskSteps(fresh))).toBe('documents');
  });

  test('goes on while identity is awaited, and says that the request is blocked', () => {
    const waiting = { ...ready, startKnown: false, pagesSeen: 10 };
    expect(statuses(waiting)).toMatchObject({ request: 'blocked', review: 'now', bundle: 'waiting' });
    expect(taskSteps(waiting).find((step) => step.id === 'review')).toMatchObject({ done: 10, total: 40 });
  });

  test('with nothing left but an answer from outside has a blocked bundle and no gate open', () => {
    expect(statuses({ ...ready, startKnown: false })).toMatchObject({
      bundle: 'blocked',
      'sign-off': 'waiting',
      release: 'waiting',
    });
  });

  test('asks for the second review once everything is decided', () => {
    expect(statuses({ ...ready, awaitingReview: 3 })).toMatchObject({
      review: 'done',
      'second-review': 'now',
    });
    expect(statuses({ ...ready, returned: 3 })).toMatchObject({ review: 'now', 'second-review': 'waiting' });
  });

  test('moves through bundle, sign-off and release', () => {
    expect(statuses(ready)).toMatchObject({ bundle: 'now', 'sign-off': 'waiting' });
    expect(statuses({ ...ready, bundle: 'prepared' })).toMatchObject({
      bundle: 'done',
      'sign-off': 'now',
      release: 'waiting',
    });
    expect(statuses({ ...ready, bundle: 'signed' })).toMatchObject({ 'sign-off': 'done', release: 'now' });
    expect(currentStep(taskSteps({ ...ready, bundle: 'exported' }))).toBe('release');
    expect(Object.values(statuses({ ...ready, bundle: 'exported' }))).toEqual(Array(8).fill('done'));
  });

  test('goes back to the bundle when the case changed after it was prepared', () => {
    expect(statuses({ ...ready, bundle: 'void' })).toMatchObject({ bundle: 'now', 'sign-off': 'waiting' });
  });
});
