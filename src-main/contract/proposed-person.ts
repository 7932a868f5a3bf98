/** Somebody whom the file names and the register does not know. */
import { z } from 'zod';
import { SearchHit } from './answers.ts';
import { PersonRole } from './person.ts';
import { PersonId } from './values.ts';

export const ProposedPerson = z.object({
  name: z.string(),
  /** Shorter forms of the name that stand in the file by themselves and can be nobody else's. */
  aliases: z.array(z.string()).readonly(),
  /** As the words around the name say: "aunt", "class teacher"; empty where they say nothing. */
  relationship: z.string(),
  role: PersonRole,
  places: z.int(),
  /** The place that tells most. */
  shown: SearchHit,
  /** Somebody of the register who may be meant. */
  maybe: z.object({ personId: PersonId, name: z.string() }).nullable(),
});
export type ProposedPerson = z.infer<typeof ProposedPerson>;
