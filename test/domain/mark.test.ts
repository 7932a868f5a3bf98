import { describe, expect, test } from 'vitest';
import type { Person } from '../../src-main/contract/person.ts';
import {
  applyPersonDecision,
  awaitsReview,
  decideMark,
  isWithholding,
  markState,
  reviewMark,
} from '../../src-main/domain/mark.ts';
import {
  adultAskingForThemself,
  asha,
  ben,
  book,
  inventDecision,
  inventMark,
  inventPerson,
  inventReview,
  noon,
} from './invented.ts';

const decide = (mark = inventMark(), decision = inventDecision()) =>
  decideMark(mark, decision, book, adultAskingForThemself);

describe('a decision', () => {
  test('makes a suggestion withheld or kept', () => {
    expect(markState(inventMark())).toBe('suggested');
    expect(markState(decide())).toBe('withheld');
    expect(isWithholding(decide())).toBe(true);
    const kept = decide(inventMark(), inventDecision({ outcome: 'keep', codes: ['TP'], neutral: true }));
    expect(markState(kept)).toBe('kept');
    expect(kept.decision).toMatchObject({ codes: [], neutral: false });
    expect(isWithholding(kept)).toBe(false);
    expect(isWithholding(inventMark())).toBe(false);
  });

  test('to withhold needs a code that exists and is valid in this case', () => {
    expect(() => decide(inventMark(), inventDecision({ codes: [] }))).toThrow('code-missing');
    expect(() => decide(inventMark(), inventDecision({ codes: ['TP', 'XX'] }))).toThrow('code-unknown');
    expect(() => decide(inventMark(), inventDecision({ codes: ['CA'] }))).toThrow('code-not-valid');
  });

  test('may be shown neutrally only where a code allows it', () => {
    expect(() => decide(inventMark(), inventDecision({ neutral: true }))).toThrow('code-not-valid');
    expect(decide(inventMark(), inventDecision({ codes: ['CR'], neutral: true })).decision?.neutral).toBe(
      true,
    );
  });

  test('that changes after the second review clears the review', () => {
    const agreed = reviewMark(decide(), inventReview());
    expect(decide(agreed, inventDecision({ codes: ['TP-ID'] })).review).toBeNull();
  });
});

describe('the second review', () => {
  test('agrees or returns what another person withheld', () => {
    expect(awaitsReview(decide())).toBe(true);
    expect(markState(reviewMark(decide(), inventReview()))).toBe('agreed');
    const returned = reviewMark(decide(), inventReview({ outcome: 'returned', note: 'Too much.' }));
    expect(markState(returned)).toBe('returned');
    expect(isWithholding(returned)).toBe(true);
    expect(awaitsReview(returned)).toBe(false);
  });

  test('cannot be done by the person who decided', () => {
    expect(() => reviewMark(decide(), inventReview({ by: asha }))).toThrow('second-review-by-decider');
    expect(() => reviewMark(decide(), inventReview({ by: { ...asha, name: 'Asha again' } }))).toThrow(
      'second-review-by-decider',
    );
  });

  test('needs a decision to look at, and a note to return it', () => {
    expect(() => reviewMark(inventMark(), inventReview())).toThrow('mark-changed');
    expect(() => reviewMark(decide(), inventReview({ outcome: 'returned', note: ' ' }))).toThrow(
      'invalid-input',
    );
  });

  test('can return what was kept, but has nothing to agree to there', () => {
    const kept = decide(inventMark(), inventDecision({ outcome: 'keep' }));
    expect(markState(reviewMark(kept, inventReview({ outcome: 'returned', note: 'Her name.' })))).toBe(
      'returned',
    );
    expect(() => reviewMark(kept, inventReview())).toThrow('invalid-input');
  });
});

describe('one decision for a person, everywhere', () => {
  const withheld: Person = {
    ...inventPerson(),
    decision: { outcome: 'withhold' as const, code: 'TP', rationale: 'Refused.' },
  };
  const apply = (mark = inventMark(), person = withheld) =>
    applyPersonDecision(mark, person, ben, noon, book, adultAskingForThemself);

  test('leaves a place that is hardly theirs to a human', () => {
    const unsure = inventMark({ text: 'may', confidence: 0.29 });
    const withheld: Person = {
      ...inventPerson(),
      decision: { outcome: 'withhold', code: 'TP-ID', rationale: '' },
    };
    expect(applyPersonDecision(unsure, withheld, ben, noon, book, adultAskingForThemself)).toBeNull();
    const sure = { ...unsure, confidence: 0.5 };
    expect(applyPersonDecision(sure, withheld, ben, noon, book, adultAskingForThemself)).not.toBeNull();
  });

  test('decides a suggestion and brings what the register holds as evidence', () => {
    expect(apply()?.decision).toMatchObject({
      outcome: 'withhold',
      codes: ['TP'],
      followsPerson: 'p1',
      by: ben,
      evidence: {
        person: 'Karen Hughes (third party, grandmother)',
        consent: 'Consent was refused.',
        balancing: 'Refused.',
      },
    });
  });

  test('never touches what a human decided by hand', () => {
    expect(apply(decide())).toBeNull();
    expect(apply(decide(inventMark(), inventDecision({ outcome: 'keep' })))).toBeNull();
    expect(apply(reviewMark(decide(), inventReview()))).toBeNull();
  });

  test('follows the register when that changes, and clears the review of the old decision', () => {
    const first = apply();
    if (first === null) throw new Error('nothing was decided');
    const agreed = reviewMark(first, inventReview({ by: asha }));
    expect(apply(agreed)).toBeNull();
    const kept = {
      ...withheld,
      decision: { outcome: 'keep' as const, code: null, rationale: 'Agreed now.' },
    };
    expect(apply(agreed, kept)).toMatchObject({ decision: { outcome: 'keep', codes: [] }, review: null });
    const open = { ...withheld, decision: { outcome: 'undecided' as const, code: null, rationale: '' } };
    expect(apply(agreed, open)).toMatchObject({ decision: null, review: null });
    expect(apply(inventMark(), open)).toBeNull();
  });

  test('needs a valid code like any other decision', () => {
    expect(() =>
      apply(inventMark(), { ...withheld, decision: { ...withheld.decision, code: null } }),
    ).toThrow('code-missing');
    expect(() =>
      apply(inventMark(), { ...withheld, decision: { ...withheld.decision, code: 'CA' } }),
    ).toThrow('code-not-valid');
  });
});
