/** Words for passages that want a person's judgement. */
import type { PassageKind } from '../../../src-main/contract/passage.ts';

export const passageWords: Readonly<Record<PassageKind, string>> = {
  'self-harm': 'Self-harm or suicide',
  abuse: 'Abuse or neglect',
  violence: 'Violence',
  sexual: 'Sexual harm',
  substances: 'Drugs or alcohol',
  criminal: 'Crime',
  'joint-facts': 'About two people',
};

/** "self-harm or suicide, violence" */
export function sayKinds(kinds: readonly PassageKind[]): string {
  return [...new Set(kinds)].map((kind) => passageWords[kind].toLowerCase()).join(', ');
}

/** What the law asks about facts that are one person's and another's at once. */
export const jointFactsAdvice = [
  'Can the requester’s part be given without telling who the other person is?',
  'Has the other person agreed to it being shared?',
  'If not, is it reasonable all the same: what kind of fact it is, whether it was told in confidence, whether the requester knows it?',
] as const;
export const jointFactsLaw =
  'Withhold only so much as is the other person’s alone (DPA 2018, Schedule 2, Part 3, paragraphs 16 and 17).';

export const harmAdvice =
  'Serious harm: would sharing it be likely to cause serious harm to anybody’s physical or mental health? That takes advice and a record (DPA 2018, Schedule 3). Crime: would it prejudice preventing or detecting one (Schedule 2, paragraph 2)? Distress alone is no reason to withhold.';
