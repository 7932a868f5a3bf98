/** Passages that want a person's judgement: what may do serious harm or touch a crime, and facts about two people at once. */
import { z } from 'zod';
import { Actor } from './user.ts';
import { DocumentId, Instant, longText, PageNumber, Rect } from './values.ts';

export const PassageKind = z.enum([
  'self-harm',
  'abuse',
  'violence',
  'sexual',
  'substances',
  'criminal',
  'joint-facts',
]);
export type PassageKind = z.infer<typeof PassageKind>;

/** Codes under which what is in a passage of harm or crime may be withheld. */
export const harmCodes: ReadonlySet<string> = new Set(['SH-SW', 'SH-H', 'SH-ED', 'CA', 'CR', 'LEGPROC']);

/** Which passage: one of a kind begins at a place. */
export const PassagePlace = z.strictObject({
  documentId: DocumentId,
  page: PageNumber,
  /** UTF-16 offset into the page's text. */
  start: z.int().min(0),
  kind: PassageKind,
});
export type PassagePlace = z.infer<typeof PassagePlace>;

export const Passage = PassagePlace.extend({
  end: z.int(),
  rects: z.array(Rect).max(500).readonly(),
  /** As it stands on the page. */
  text: z.string(),
  /** Why, in words for the reviewer. */
  reason: z.string(),
  /** It is said not to be so. */
  negated: z.boolean(),
  /** Who else it is about, as named there; of facts about two people. */
  names: z.array(z.string()).readonly(),
  /** Somebody looked at it and said that nothing in it has to be withheld. */
  answer: z.object({ note: longText, by: Actor, at: Instant }).nullable(),
  /** Marks withhold all of it, or some of it for harm or crime. */
  marked: z.boolean(),
  /** Whoever asks has uncovered it before. */
  shown: z.boolean(),
});
export type Passage = z.infer<typeof Passage>;

/** True where reading it may distress: it is covered until asked for. */
export function isDistressing({ kind }: Pick<Passage, 'kind'>): boolean {
  return kind !== 'joint-facts';
}

/** Distressing, and this user has not asked to see it. */
export function isCovered(passage: Pick<Passage, 'kind' | 'shown'>): boolean {
  return isDistressing(passage) && !passage.shown;
}

export function isAnswered({ answer, marked }: Pick<Passage, 'answer' | 'marked'>): boolean {
  return answer !== null || marked;
}
