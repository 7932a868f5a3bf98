/** The keys of the desk as one person wants them. */
import { z } from 'zod';

export const KeySettings = z.strictObject({
  /** Single letters act by themselves; without it they do so only with Alt held (WCAG 2.2, 2.1.4). */
  singleKeys: z.boolean(),
  /** By action; those that are as delivered are left out. */
  changed: z.record(z.string().max(40), z.array(z.string().min(1).max(30)).min(1).max(4).readonly()),
});
export type KeySettings = z.infer<typeof KeySettings>;
