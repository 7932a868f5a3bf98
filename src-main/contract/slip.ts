/** Uneven decisions: where, why, and who looked at them and left them as they are. */
import { z } from 'zod';
import { SlipKind } from './mark.ts';
import { Actor } from './user.ts';
import { DocumentId, Instant, longText, PageNumber } from './values.ts';

export const SlipPlace = z.strictObject({
  kind: SlipKind,
  documentId: DocumentId,
  page: PageNumber,
  /** UTF-16 offsets into the page's text. */
  start: z.int().min(0),
  end: z.int().min(0),
});
export type SlipPlace = z.infer<typeof SlipPlace>;

export const Dismissal = z.object({ reason: longText.min(1), by: Actor, at: Instant });
export type Dismissal = z.infer<typeof Dismissal>;
