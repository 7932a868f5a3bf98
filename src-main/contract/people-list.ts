/** A list of people as it comes from another program: rows, columns and what cannot be read in them. */
import { z } from 'zod';
import { PersonId } from './values.ts';

export const ListField = z.enum([
  'name',
  'aliases',
  'role',
  'relationship',
  'consent',
  'deceased',
  'knownToRequester',
  'emails',
  'phones',
  'addresses',
  'identifiers',
  'addressProtected',
  'notes',
  'ignore',
]);
export type ListField = z.infer<typeof ListField>;

export const ListProblem = z.enum([
  'name-missing',
  'named-twice',
  'role-unknown',
  'consent-unknown',
  'yes-or-no-unknown',
  'too-long',
  'quote-open',
]);
export type ListProblem = z.infer<typeof ListProblem>;

export const PeopleListPreview = z.object({
  columns: z.array(z.object({ header: z.string(), field: ListField })).readonly(),
  rows: z
    .array(
      z.object({
        /** Of the text, from 1. */
        line: z.int(),
        name: z.string(),
        cells: z.array(z.string()).readonly(),
        /** A row with any stays out. */
        problems: z.array(ListProblem).readonly(),
        /** Somebody of the register by this name: the row adds to what is known of them. */
        joins: z.object({ personId: PersonId, name: z.string() }).nullable(),
      }),
    )
    .readonly(),
});
export type PeopleListPreview = z.infer<typeof PeopleListPreview>;
