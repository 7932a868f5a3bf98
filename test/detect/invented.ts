/** Invented people and short calls for the tests of detection. */
import { type DetectOptions, type DetectPerson, detectInPages } from '../../src-main/detect/suggestion.ts';
import { describeListedPerson } from '../../src-main/domain/people.ts';

type Listed = Parameters<typeof describeListedPerson>[0];

export function listPerson(name: string, more: Partial<Listed> & Partial<DetectPerson> = {}): DetectPerson {
  const listed = describeListedPerson({
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    aliases: [],
    role: 'third-party',
    decision: 'redact',
    ...more,
  } as Listed);
  const { emails, phones, addresses, identifiers, addressProtected } = { ...listed, ...more };
  return { ...listed, emails, phones, addresses, identifiers, addressProtected };
}

export function detect(text: string, people: readonly DetectPerson[] = [], options: DetectOptions = {}) {
  return detectInPages([{ page: 1, text }], people, options);
}

/** The texts found, of one type or of all. */
export function textsOf(
  text: string,
  people: readonly DetectPerson[] = [],
  type?: string,
): readonly string[] {
  return detect(text, people)
    .filter((suggestion) => type === undefined || suggestion.type === type)
    .map((suggestion) => suggestion.text);
}
