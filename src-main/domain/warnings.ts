/** Advice on what was withheld: too much, or not the same everywhere. Each warning says why; none blocks. */
import { isProposedAsKept } from '../contract/keep-reasons.ts';
import type { Mark } from '../contract/mark.ts';
import type { Person } from '../contract/person.ts';
import type { Subject } from '../contract/request.ts';
import type { DocumentId, MarkId, PersonId } from '../contract/values.ts';
import { isWithholding } from './mark.ts';

export type WarningKind =
  | 'professional-withheld'
  | 'subject-withheld'
  | 'proposed-as-kept-withheld'
  | 'page-mostly-withheld'
  | 'withheld-here-open-there';

export type Warning = {
  readonly kind: WarningKind;
  readonly count: number;
  readonly markIds: readonly MarkId[];
  readonly reason: string;
};

/** One page with its share of withheld area, 0 to 1, and the marks that make it up. */
export type PageShare = {
  readonly documentId: DocumentId;
  readonly page: number;
  readonly share: number;
  readonly markIds: readonly MarkId[];
};

/** One text that stands in several places of the case: how often it is withheld, how often open. */
export type TextPlaces = {
  readonly withheld: number;
  readonly open: number;
  /** The marks on it, decided either way. */
  readonly markIds: readonly MarkId[];
};

export type WarningInput = {
  readonly marks: readonly Mark[];
  readonly people: readonly Person[];
  readonly subject: Pick<Subject, 'name' | 'aliases'>;
  readonly pages: readonly PageShare[];
  readonly texts: readonly TextPlaces[];
};

/** From this share on, a page is hardly readable and needs to be explained. */
export const mostlyWithheld = 0.6;

const reasons: Readonly<Record<WarningKind, string>> = {
  'professional-withheld':
    'A professional acting in their role is withheld. Sharing that is taken to be reasonable (DPA 2018, Schedule 2, paragraph 17); withhold only with a reason of its own.',
  'subject-withheld': 'The data subject’s own information is withheld. The request is for just that.',
  'proposed-as-kept-withheld':
    'Something is withheld that detection proposed to keep: a contact of a body, a reference, somebody named in a paid role. Withhold it only with a reason of its own.',
  'page-mostly-withheld':
    'Most of a page is withheld. Take out only what the law allows; consider whether a sentence would do.',
  'withheld-here-open-there':
    'The same text is withheld in one place and open in another. One of them is probably a slip.',
};

/** In the order above; kinds without a case are left out. */
export function listWarnings(input: WarningInput): readonly Warning[] {
  const withheld = input.marks.filter(isWithholding);
  const roles = new Map<PersonId, Person['role']>(input.people.map((person) => [person.id, person.role]));
  const roleOf = (mark: Mark) => (mark.personId === null ? null : (roles.get(mark.personId) ?? null));
  const ownNames = new Set([input.subject.name, ...input.subject.aliases].map(fold));
  const black = input.pages.filter((page) => page.share >= mostlyWithheld);
  const uneven = input.texts.filter((text) => text.withheld > 0 && text.open > 0);
  const professional = withheld.filter((mark) => roleOf(mark) === 'professional');
  const proposed = withheld.filter((mark) => isProposedAsKept(mark) && roleOf(mark) === null);
  const own = withheld.filter((mark) => roleOf(mark) === 'subject' || ownNames.has(fold(mark.text)));
  return [
    warn(
      'professional-withheld',
      professional.length,
      professional.map((mark) => mark.id),
    ),
    warn(
      'subject-withheld',
      own.length,
      own.map((mark) => mark.id),
    ),
    warn(
      'proposed-as-kept-withheld',
      proposed.length,
      proposed.map((mark) => mark.id),
    ),
    warn(
      'page-mostly-withheld',
      black.length,
      black.flatMap((page) => page.markIds),
    ),
    warn(
      'withheld-here-open-there',
      uneven.length,
      uneven.flatMap((text) => text.markIds),
    ),
  ].filter((warning) => warning.count > 0);
}

function warn(kind: WarningKind, count: number, markIds: readonly MarkId[]): Warning {
  return { kind, count, markIds: [...new Set(markIds)], reason: reasons[kind] };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
