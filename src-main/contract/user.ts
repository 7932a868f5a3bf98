/** People who use Candour. */
import { z } from 'zod';
import { shortText, UserId } from './values.ts';

export const Role = z.enum(['caseworker', 'dpo', 'manager']);
export type Role = z.infer<typeof Role>;

export const User = z.object({
  id: UserId,
  name: shortText.min(1),
  role: Role,
  disabled: z.boolean(),
});
export type User = z.infer<typeof User>;

/** Who did it, as kept with a decision, a review or an audit entry: names outlive accounts. */
export const Actor = z.object({ id: UserId, name: shortText, role: Role });
export type Actor = z.infer<typeof Actor>;
