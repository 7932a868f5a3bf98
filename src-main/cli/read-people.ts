/** The list of people that `detect` looks for. */
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import { PersonRole } from '../contract/person.ts';
import { describeListedPerson, type PersonToFind } from '../domain/people.ts';
import { readJsonInput } from './read-input.ts';

const name = z.string().trim().min(1).max(500);

const PeopleList = z.object({
  people: z
    .array(
      z.object({
        id: z.union([z.string().min(1).max(200), z.number()]),
        name,
        aliases: z.array(name).max(200).nullish(),
        role: PersonRole.nullish(),
        decision: z.enum(['keep', 'redact']).nullish(),
      }),
    )
    .max(10_000)
    .readonly(),
});

export type ListedPeople = {
  readonly people: readonly PersonToFind[];
  /** Ids as they were given: a number stays a number in the answer. */
  readonly givenIds: ReadonlyMap<string, string | number>;
};

/**
 * `list` is a path or the list itself. Who is not said to be anything else is a third party; the subject is kept
 * unless the list says otherwise. Throws invalid-input, and what reading a file throws.
 */
export async function readPeople(list: unknown): Promise<ListedPeople> {
  const parsed = PeopleList.safeParse(typeof list === 'string' ? await readJsonInput(list) : list);
  if (!parsed.success) throw new AppError('invalid-input', { problems: parsed.error.issues.length });
  const { people } = parsed.data;
  return {
    people: people.map(({ id, name, aliases, role, decision }) =>
      describeListedPerson({
        id: String(id),
        name,
        aliases: aliases ?? [],
        role: role ?? 'third-party',
        decision: decision ?? (role === 'subject' ? 'keep' : 'redact'),
      }),
    ),
    givenIds: new Map(people.map(({ id }) => [String(id), id])),
  };
}
