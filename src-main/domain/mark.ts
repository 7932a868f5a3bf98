/** A mark's life: suggested, decided by one person, agreed or returned by another. Every change is reversible. */
import { AppError, assertNever } from '../contract/errors.ts';
import { EvidenceField } from '../contract/exemption.ts';
import type { Decision, Mark, MarkState, SecondReview } from '../contract/mark.ts';
import type { Person } from '../contract/person.ts';
import type { CaseFacts } from '../contract/request.ts';
import type { Actor } from '../contract/user.ts';
import type { Instant } from '../contract/values.ts';
import { checkExemption, type ExemptionBook, findExemption } from './exemption.ts';
import { describePerson } from './people.ts';

export { coveredArea, coveredShare, mergeRects } from './rects.ts';

/** Below this a place waits for a human, whatever the register says. */
const leastSure = 0.5;

const consentWords = {
  'not-sought': 'Consent was not sought.',
  sought: 'Consent was sought; no answer.',
  given: 'Consent was given.',
  refused: 'Consent was refused.',
} as const;

export function markState(mark: Pick<Mark, 'decision' | 'review'>): MarkState {
  if (mark.decision === null) return 'suggested';
  if (mark.review !== null) return mark.review.outcome;
  return mark.decision.outcome === 'withhold' ? 'withheld' : 'kept';
}

/** True where the text is to be taken out, whether or not a second person has looked yet. */
export function isWithholding(mark: Pick<Mark, 'decision'>): boolean {
  return mark.decision?.outcome === 'withhold';
}

/** True where a withholding decision still wants a second person: not looked at, or returned. */
export function awaitsReview(mark: Pick<Mark, 'decision' | 'review'>): boolean {
  return isWithholding(mark) && mark.review === null;
}

/**
 * The mark with the decision. A review of an earlier decision is cleared: it agreed to something else. A kept mark
 * carries no codes. Throws `code-missing`, `code-unknown`, `code-not-valid` (also for neutral wording where no code
 * allows it).
 */
export function decideMark(mark: Mark, decision: Decision, book: ExemptionBook, facts: CaseFacts): Mark {
  return { ...mark, decision: checkDecision(decision, book, facts), review: null };
}

/** The mark as it was suggested, without decision and review. */
export function reopenMark(mark: Mark): Mark {
  return { ...mark, decision: null, review: null };
}

/**
 * The second pair of eyes. A withholding decision is agreed or returned; a kept mark can only be returned, since
 * nothing leaves the page that would need agreement. To return is to say why.
 * Throws `mark-changed` when there is no decision (any more), `second-review-by-decider`, `invalid-input`.
 */
export function reviewMark(mark: Mark, review: SecondReview): Mark {
  if (mark.decision === null) throw new AppError('mark-changed');
  if (mark.decision.by.id === review.by.id) throw new AppError('second-review-by-decider');
  switch (review.outcome) {
    case 'agreed':
      if (!isWithholding(mark)) throw new AppError('invalid-input');
      return { ...mark, review };
    case 'returned':
      if (review.note.trim() === '') throw new AppError('invalid-input');
      return { ...mark, review };
    default:
      return assertNever(review.outcome);
  }
}

/**
 * What a person's entry in the register makes of a mark: the mark as changed, or null when it stays as it is. What
 * was decided by hand always stays; what followed the register follows it again, and is re-opened when the register
 * no longer says what to do. Throws as `decideMark`.
 */
export function applyPersonDecision(
  mark: Mark,
  person: Person,
  by: Actor,
  at: Instant,
  book: ExemptionBook,
  facts: CaseFacts,
): Mark | null {
  if (mark.decision !== null && mark.decision.followsPerson === undefined) return null;
  // "may" for a person recorded as "May": too many would go out, or stay, without anybody having looked.
  if (mark.decision === null && mark.confidence < leastSure) return null;
  const { outcome, code, rationale } = person.decision;
  // A protected address must never reach the recipient: to keep the person is not to keep where they live.
  const isProtected = person.addressProtected && (mark.type === 'address' || mark.type === 'postcode');
  if (outcome === 'undecided' || (outcome === 'keep' && isProtected))
    return mark.decision === null ? null : reopenMark(mark);
  const codes = outcome === 'withhold' && code !== null ? [code] : [];
  const decision = checkDecision(
    {
      outcome,
      codes,
      neutral: false,
      rationale,
      evidence: evidenceFrom(person, codes, book),
      followsPerson: person.id,
      by,
      at,
    },
    book,
    facts,
  );
  if (mark.decision !== null && saysTheSame(mark.decision, decision)) return null;
  return { ...mark, personId: person.id, decision, review: null };
}

function checkDecision(decision: Decision, book: ExemptionBook, facts: CaseFacts): Decision {
  if (decision.outcome === 'keep') return { ...decision, codes: [], neutral: false };
  const codes = [...new Set(decision.codes)];
  if (codes.length === 0) throw new AppError('code-missing');
  for (const code of codes) {
    const problem = checkExemption(book, code, facts);
    if (problem !== null) throw new AppError(problem);
  }
  const mayBeNeutral = codes.some((code) => findExemption(book, code)?.mayBeNeutral === true);
  if (decision.neutral && !mayBeNeutral) throw new AppError('code-not-valid');
  return { ...decision, codes };
}

/** What the register already holds of the evidence that the codes ask for. */
function evidenceFrom(person: Person, codes: readonly string[], book: ExemptionBook): Decision['evidence'] {
  const needed = new Set<EvidenceField>(codes.flatMap((code) => findExemption(book, code)?.evidence ?? []));
  const evidence: Decision['evidence'] = {};
  if (needed.has('person')) evidence.person = describePerson(person);
  if (needed.has('consent')) evidence.consent = consentWords[person.consent];
  if (needed.has('balancing') && person.decision.rationale.trim() !== '') {
    evidence.balancing = person.decision.rationale;
  }
  return evidence;
}

function saysTheSame(a: Decision, b: Decision): boolean {
  return (
    a.outcome === b.outcome &&
    a.codes.join() === b.codes.join() &&
    a.neutral === b.neutral &&
    a.rationale === b.rationale &&
    a.followsPerson === b.followsPerson &&
    EvidenceField.options.every((field) => a.evidence[field] === b.evidence[field])
  );
}

/** Whether the mark stands on any letter of the span; both are on one page. A box without words stands on none. */
export function touchesSpan(
  { range }: Pick<Mark, 'range'>,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return range !== null && range.start < end && range.end > start;
}
