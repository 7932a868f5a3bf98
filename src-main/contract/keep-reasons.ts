/**
 * Why something that was found is proposed as kept, in words for the reviewer, with the paragraph. A mark carries them at
 * the end of its reason: that is how a proposal to keep is known again. Words once given out stay in this list.
 */
export const keepReasons = {
  professional:
    'Seems to act here as a paid health, social services or education worker, or in another public role: sharing that is taken to be reasonable (DPA 2018, Schedule 2, paragraph 17).',
  organisation:
    'Seems to be how a council, a school or a firm is reached, which says nothing of another person (UK GDPR, Article 4(1)).',
  helpline:
    'A number that is open to everybody, which says nothing of another person (UK GDPR, Article 4(1)).',
  reference:
    'A reference under which the file, an incident or a professional is kept: by itself it leads to nobody else (UK GDPR, Article 4(1)).',
} as const;

export type KeepGround = keyof typeof keepReasons;

/** True for a mark whose reason ends in a proposal to keep. */
export function isProposedAsKept({ reason }: { readonly reason: string }): boolean {
  return Object.values(keepReasons).some((words) => reason.endsWith(words));
}
