/** Why something that was found is proposed as kept, in words for the reviewer, and the paragraph of law. */
import { z } from 'zod';

export const KeepGround = z.enum(['requester', 'professional', 'organisation', 'helpline', 'reference']);
export type KeepGround = z.infer<typeof KeepGround>;

/** Of suggestions that go to another program, reasons end in these words. */
export const keepReasons: Readonly<Record<KeepGround, string>> = {
  requester:
    "Stands behind the requester's own name: seems to be their own, to which they have a right (UK GDPR, Article 15).",
  professional:
    'Seems to act here as a paid health, social services or education worker, or in another public role: sharing that is taken to be reasonable (DPA 2018, Schedule 2, paragraph 17).',
  organisation:
    'Seems to be how a council, a school or a firm is reached, which says nothing of another person (UK GDPR, Article 4(1)).',
  helpline:
    'A number that is open to everybody, which says nothing of another person (UK GDPR, Article 4(1)).',
  reference:
    'A reference under which the file, an incident or a professional is kept: by itself it leads to nobody else (UK GDPR, Article 4(1)).',
};

/** The reason without its proposal to keep. */
export function leaveOutGround(reason: string, ground: KeepGround | null): string {
  const words = ground === null ? null : keepReasons[ground];
  return words !== null && reason.endsWith(words) ? reason.slice(0, -words.length).trimEnd() : reason;
}

/** True for a mark that detection proposed to keep. */
export function isProposedAsKept({ keepGround }: { readonly keepGround?: KeepGround | undefined }): boolean {
  return keepGround !== undefined;
}
