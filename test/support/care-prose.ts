/** Reads the invented care prose: pages of text with what stands in them, marked by hand (test/fixtures/care-prose). */
import { readdirSync, readFileSync } from 'node:fs';
import { type SuggestionType, suggestionTypes } from '../../src-main/detect/hit.ts';

export const carePersonRoles = ['requester', 'other', 'professional'] as const;
export type CarePersonRole = (typeof carePersonRoles)[number];

/** What looks like something to withhold and has to stay. A `word` is "will" or "mark"; a `pet` may be a boat too. */
export const keepKinds = [
  'address',
  'phone',
  'email',
  'link',
  'reference',
  'law',
  'helpline',
  'drug',
  'product',
  'place',
  'organisation',
  'calendar',
  'word',
  'pet',
] as const;
export type KeepKind = (typeof keepKinds)[number];

type Place = {
  /** UTF-16 offsets into the page's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** `personId` is an id of the page's people, null for somebody who is not in the register. */
export type CareSpan = Place &
  (
    | { readonly label: 'person'; readonly role: CarePersonRole; readonly personId: string | null }
    | { readonly label: 'relation'; readonly role: CarePersonRole; readonly personId: string | null }
    | { readonly label: 'keep'; readonly kind: KeepKind }
    | { readonly label: Exclude<SuggestionType, 'person'> }
  );

export type CarePerson = {
  readonly id: string;
  readonly name: string;
  readonly role: CarePersonRole;
  readonly aliases: readonly string[];
};

export type CarePage = {
  readonly file: string;
  /** What kind of paper it is, such as "case note". */
  readonly kind: string;
  readonly people: readonly CarePerson[];
  readonly text: string;
  /** In the order of the text; a postcode may lie inside an address. */
  readonly spans: readonly CareSpan[];
};

/** `set-aside` was written later than `unseen`, together with pages for tuning, and put away before these were looked at. */
export const careProseParts = ['tuning', 'unseen', 'set-aside'] as const;
export type CareProsePart = (typeof careProseParts)[number];

const folder = new URL('../fixtures/care-prose/', import.meta.url);

export function readCareProse(part: CareProsePart): readonly CarePage[] {
  const pages = new URL(`${part}/`, folder);
  return readdirSync(pages)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => parseCarePage(file, readFileSync(new URL(file, pages), 'utf8')));
}

/** Throws, with the file and the place but without its words, where a page is not written as the README says. */
export function parseCarePage(file: string, source: string): CarePage {
  const cut = source.indexOf('\n---\n');
  if (cut < 0) throw new Error(`${file}: no line of three dashes ends the header`);
  const lines = source.slice(0, cut).split('\n');
  const people = lines.filter((line) => line.startsWith('person ')).map((line) => parsePerson(file, line));
  const kind = lines.find((line) => line.startsWith('kind: '))?.slice('kind: '.length) ?? '';
  const strange = lines.filter((line) => !/^(?:kind: \S|person )/.test(line));
  if (kind === '' || strange.length > 0) throw new Error(`${file}: the header has lines of no known form`);
  if (people.filter(({ role }) => role === 'requester').length !== 1)
    throw new Error(`${file}: there has to be one requester`);
  if (new Set(people.map(({ id }) => id)).size !== people.length)
    throw new Error(`${file}: two people have the same id`);
  const marked = source.slice(cut + '\n---\n'.length).replace(/\n+$/, '\n');
  return { file, kind, people, ...parseMarkup(file, marked, people) };
}

/** `person ID: Full Name | role | alias, alias` */
function parsePerson(file: string, line: string): CarePerson {
  const match = /^person ([a-z]+): ([^|]+) \| ([a-z]+)(?: \| (.+))?$/.exec(line);
  const [, id = '', name = '', roleWord = '', aliases = ''] = match ?? [];
  const role = carePersonRoles.find((each) => each === roleWord);
  if (match === null || role === undefined)
    throw new Error(`${file}: a line of a person is of no known form`);
  return { id, name, role, aliases: aliases === '' ? [] : aliases.split(',').map((alias) => alias.trim()) };
}

function parseMarkup(
  file: string,
  marked: string,
  people: readonly CarePerson[],
): { readonly text: string; readonly spans: readonly CareSpan[] } {
  let text = '';
  const open: { readonly tag: string; readonly start: number }[] = [];
  const spans: CareSpan[] = [];
  for (const piece of marked.split(/(\[\[[a-z@:-]+\||\]\])/)) {
    if (piece.startsWith('[[') && piece.endsWith('|')) {
      open.push({ tag: piece.slice(2, -1), start: text.length });
    } else if (piece === ']]') {
      const span = open.pop();
      if (span === undefined) throw new Error(`${file}: brackets close at ${text.length} that never opened`);
      spans.push(
        readTag(file, span.tag, { ...span, end: text.length, text: text.slice(span.start) }, people),
      );
    } else {
      if (piece.includes('[[')) throw new Error(`${file}: a tag of no known form at ${text.length}`);
      text += piece;
    }
  }
  if (open.length > 0) throw new Error(`${file}: ${open.length} brackets never close`);
  return { text, spans: spans.sort((a, b) => a.start - b.start || b.end - a.end) };
}

/** A tag is TYPE, TYPE:ROLE or keep:KIND; people of the register have @ID in place of a role; @ID alone is a person, relation alone somebody else's. */
function readTag(
  file: string,
  tag: string,
  { start, end, text }: Place,
  people: readonly CarePerson[],
): CareSpan {
  const place = { start, end, text };
  const [, label = '', separator = '', detail = ''] = /^([a-z-]*)(?:([:@])([a-z-]+))?$/.exec(tag) ?? [];
  if (label === 'keep') {
    const kind = keepKinds.find((each) => each === detail);
    if (kind !== undefined && separator === ':') return { ...place, label, kind };
  } else if (label === 'person' || label === 'relation' || (label === '' && separator === '@')) {
    const person = separator === '@' ? people.find(({ id }) => id === detail) : undefined;
    const bare = label === 'relation' && separator === '' ? 'other' : '';
    const role = person?.role ?? carePersonRoles.find((each) => each === (separator === ':' ? detail : bare));
    const known = label === 'relation' ? label : 'person';
    if (role !== undefined) return { ...place, label: known, role, personId: person?.id ?? null };
  } else {
    const type = suggestionTypes.find((each) => each === label);
    if (type !== undefined && type !== 'person' && separator === '') return { ...place, label: type };
  }
  throw new Error(`${file}: the tag "${tag}" at ${start} is of no known form`);
}
