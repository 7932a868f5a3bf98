/**
 * What makes a set of decisions uneven, or gives away in one place what was withheld in another: a list to work through
 * before the second review. Advice; nothing here blocks, and nothing is changed.
 */
import type { Mark, SlipKind } from '../contract/mark.ts';
import type { NameKind, Person } from '../contract/person.ts';
import type { DocumentId, MarkId, PersonId } from '../contract/values.ts';
import { isWithholding } from './mark.ts';
import { namesOf } from './people.ts';

export type Slip = {
  readonly kind: SlipKind;
  readonly documentId: DocumentId;
  readonly page: number;
  /** UTF-16 offsets into the page's text. */
  readonly start: number;
  readonly end: number;
  /** As it stands there. */
  readonly text: string;
  readonly reason: string;
  /** The marks that it does not agree with. */
  readonly markIds: readonly MarkId[];
};

export type PageToCompare = { readonly documentId: DocumentId; readonly page: number; readonly text: string };

type Span = { readonly start: number; readonly end: number };
/** A mark with its place in the text; boxes drawn by hand have none. */
type Placed = Mark & { readonly range: Span };

const shortestText = 3;
/** How near to a withheld name details of one life stand together, in characters. */
const near = 300;
/** Forms of a name that point to the person by themselves; "a second forename" or "Smithy" may be anybody's. */
const telling: ReadonlySet<NameKind> = new Set<NameKind>([
  'name',
  'alias',
  'without-middle-names',
  'surname-first',
  'initial-and-surname',
  'short-form',
  'forename',
  'surname',
  'initials',
]);

/** `pages` are those on which something is withheld; others are not looked at, but for marks. */
export function listSlips(input: {
  readonly marks: readonly Mark[];
  readonly people: readonly Person[];
  readonly pages: readonly PageToCompare[];
  /** Short forms of the field, such as "SW": initials like these are nobody's. */
  readonly shortForms?: ReadonlySet<string>;
}): readonly Slip[] {
  const placed = input.marks.filter((mark): mark is Placed => mark.range !== null);
  const byPage = groupBy(placed, (mark) => keyOf(mark));
  const withheld = listForms(input.people, input.shortForms ?? new Set());
  const pages = input.pages.map((page) => ({ ...page, marks: byPage.get(keyOf(page)) ?? [] }));
  return [
    ...findBothWays(placed),
    ...pages.flatMap((page) => findOpenForms(page, withheld)),
    ...pages.flatMap(findCombinations),
  ];
}

/** The same words withheld in one place and kept in another: each place that is kept. Two people may share a name. */
function findBothWays(marks: readonly Placed[]): readonly Slip[] {
  const byText = groupBy(
    marks.filter(({ decision }) => decision !== null),
    ({ text }) => fold(text),
  );
  return [...byText].flatMap(([text, same]) => {
    if (text.replace(/\s/g, '').length < shortestText) return [];
    const withheld = same.filter(isWithholding);
    return same
      .filter((mark) => !isWithholding(mark))
      .flatMap((kept) => {
        const against = withheld.filter((mark) => isMaybeSame(mark.personId, kept.personId));
        return against.length === 0
          ? []
          : [
              toSlip(
                'decided-both-ways',
                kept,
                kept.range,
                kept.text,
                'Kept here, and withheld elsewhere.',
                against,
              ),
            ];
      });
  });
}

function isMaybeSame(a: PersonId | null, b: PersonId | null): boolean {
  return a === null || b === null || a === b;
}

type PageWithMarks = PageToCompare & { readonly marks: readonly Placed[] };

type Form = { readonly text: string; readonly kind: NameKind | 'contact' };
type Forms = readonly { readonly person: Person; readonly forms: readonly Form[] }[];

/**
 * What each person who is not kept may be known by. A form that is just as well the requester's, or that of anybody else who
 * is kept, gives nobody away; nor do initials that are a short form of the field.
 */
function listForms(people: readonly Person[], shortForms: ReadonlySet<string>): Forms {
  const kept = new Set(
    people
      .filter(({ decision }) => decision.outcome === 'keep')
      .flatMap((person) => namesOf(person).map(({ text }) => fold(text))),
  );
  const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '').toLowerCase();
  const shorts = new Set([...shortForms].map(lettersOf));
  return people
    .filter(({ decision }) => decision.outcome !== 'keep')
    .map((person) => ({
      person,
      forms: [
        ...namesOf(person).filter(
          ({ text, kind }) =>
            telling.has(kind) &&
            !kept.has(fold(text)) &&
            !(kind === 'initials' && shorts.has(lettersOf(text))),
        ),
        ...[...person.emails, ...person.phones].map((text) => ({ text, kind: 'contact' as const })),
      ],
    }));
}

/** A name withheld on the page whose initials, nickname or e-mail address stands on it and can be read. */
function findOpenForms(page: PageWithMarks, people: Forms): readonly Slip[] {
  return people.flatMap(({ person, forms }) => {
    const own = page.marks.filter((mark) => isWithholding(mark) && mark.personId === person.id);
    if (own.length === 0) return [];
    const open = forms.flatMap(({ text, kind }) =>
      findForm(page.text, text, kind)
        .filter(
          (place) => !page.marks.some((mark) => overlaps(mark.range, place) && isSettled(mark, person, kind)),
        )
        .map((place) => ({ ...place, kind })),
    );
    return keepLongest(open).map((place) =>
      toSlip(
        place.kind === 'contact' ? 'contact-open' : 'other-name-open',
        page,
        place,
        page.text.slice(place.start, place.end),
        place.kind === 'contact'
          ? `An address or a number of ${person.name}, whose name is withheld on this page.`
          : `May be ${person.name} in other words, whose name is withheld on this page.`,
        own,
      ),
    );
  });
}

/** Whatever somebody has decided about a name stands; an address or a number that is kept leads to the person all the same. */
function isSettled(mark: Mark, { id }: Person, kind: Form['kind']): boolean {
  if (mark.decision === null || isWithholding(mark)) return true;
  return kind !== 'contact' || (mark.personId !== null && mark.personId !== id);
}

/** Whole words, with the capitals that a name has; blanks are any blanks. */
function findForm(text: string, form: string, kind: NameKind | 'contact'): readonly Span[] {
  const trimmed = form.trim();
  const letters = trimmed.replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length < (kind === 'initials' ? 2 : shortestText)) return [];
  const body =
    kind === 'initials'
      ? [...letters].map(escapePattern).join('\\.?\\s?')
      : trimmed.split(/\s+/).map(escapePattern).join('\\s+');
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`,
    kind === 'contact' ? 'giu' : 'gu',
  );
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const school =
  /(?<!\p{L})(?:\p{Lu}[\p{L}'’.]+\s){1,3}(?:Primary|Secondary|High|Junior|Infants?|Grammar|Community|Special)?\s?(?:School|Academy|Nursery|College|Primary|Infants|Juniors)(?!\p{L})/gu;
const age =
  /(?<!\p{L})(?:aged?\s\d{1,2}|\d{1,2}[- ]years?[- ]old|(?:is|was)\s(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)|[Yy]ear\s\d{1,2})(?![\p{L}\p{N}])/gu;
const street =
  /(?<!\p{L})\p{Lu}[\p{L}'’]+\s(?:Street|St|Road|Rd|Lane|Avenue|Close|Drive|Crescent|Terrace|Grove|Gardens|Way|Court|Place|Row|Walk|Estate)(?!\p{L})/gu;
const workplace =
  /(?<!\p{L})(?:works?|worked|working|employed|job)\s(?:at|for|in|with)\s(?:the\s)?\p{Lu}[\p{L}'’]+/gu;
const details = [
  { what: 'a school', pattern: school },
  { what: 'an age', pattern: age },
  { what: 'a street', pattern: street },
  { what: 'a place of work', pattern: workplace },
];
const fewestDetails = 3;

/** A school, an age and a street beside a withheld name tell who it was as well as the name did. */
function findCombinations(page: PageWithMarks): readonly Slip[] {
  const withheld = page.marks.filter(isWithholding);
  const open = details
    .flatMap(({ what, pattern }) =>
      [...page.text.matchAll(pattern)].map((match) => ({ what, ...spanOf(match) })),
    )
    .filter((place) => !withheld.some(({ range }) => overlaps(range, place)))
    .sort((a, b) => a.start - b.start);
  const slips: Slip[] = [];
  const reported = new Set<MarkId>();
  for (const mark of withheld) {
    if (mark.type !== 'person' || reported.has(mark.id)) continue;
    const around = open.filter(
      ({ start, end }) => end > mark.range.start - near && start < mark.range.end + near,
    );
    const kinds = [...new Set(around.map(({ what }) => what))];
    const [first] = around;
    const last = around.at(-1);
    if (kinds.length < fewestDetails || first === undefined || last === undefined) continue;
    const beside = withheld.filter(
      ({ range }) => range.start < last.end + near && range.end > first.start - near,
    );
    for (const { id } of beside) reported.add(id);
    const reason = `${kinds.join(', ')} stand open beside a withheld name: together they may tell who it is.`;
    slips.push(
      toSlip(
        'identifying-together',
        page,
        { start: first.start, end: last.end },
        page.text.slice(first.start, last.end),
        reason.charAt(0).toUpperCase() + reason.slice(1),
        [mark],
      ),
    );
  }
  return slips;
}

function toSlip(
  kind: SlipKind,
  { documentId, page }: Pick<PageToCompare, 'documentId' | 'page'>,
  { start, end }: Span,
  text: string,
  reason: string,
  marks: readonly Mark[],
): Slip {
  return { kind, documentId, page, start, end, text, reason, markIds: marks.map(({ id }) => id) };
}

/** Of places within one another the longest: "Karen Hughes", not "Karen" in it. */
function keepLongest<T extends Span>(places: readonly T[]): readonly T[] {
  const kept: T[] = [];
  for (const place of [...places].sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (!kept.some((other) => overlaps(other, place))) kept.push(place);
  return kept.sort((a, b) => a.start - b.start);
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function keyOf({ documentId, page }: Pick<PageToCompare, 'documentId' | 'page'>): string {
  return `${documentId} ${page}`;
}

function groupBy<T>(all: readonly T[], keyFor: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyFor(one));
    if (group === undefined) groups.set(keyFor(one), [one]);
    else group.push(one);
  }
  return groups;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
