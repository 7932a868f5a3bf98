/** The names under which a person may stand in a file, derived from the register's entry. */
import type { NameKind, PersonName } from '../contract/person.ts';
import { petFormsOf, shortFormsOf } from './short-forms.ts';

/** Particles that belong to the surname that follows them. */
const particles = new Set(
  'van von der den ten ter de del della di da dos das du la le el al bin ibn abu ap ab mac mc st saint o'.split(
    ' ',
  ),
);
const titles = new Set(
  'mr mrs ms miss mx master dr prof professor sir dame lord lady rev revd reverend father sister cllr pc dc ds di aunt aunty auntie uncle nan nana nanna nanny gran granny grandma grandad granddad grandpa'.split(
    ' ',
  ),
);
const familyTitles = new Set(
  'aunt aunty auntie uncle nan nana nanna nanny gran granny grandma grandad granddad grandpa father sister'.split(
    ' ',
  ),
);
const suffixes = new Set(['jr', 'jnr', 'sr', 'snr', 'ii', 'iii', 'obe', 'mbe', 'cbe', 'phd', 'qc', 'kc']);

/**
 * All spellings to look for, most telling first, each once (accents and letter case are the finder's business).
 * Middle names and pet forms come last; a lone recorded word counts as a forename or nickname.
 */
export function namesOf(person: {
  readonly name: string;
  readonly aliases: readonly string[];
}): readonly PersonName[] {
  const names: PersonName[] = [];
  const recorded = [person.name, ...person.aliases].map(tidy).filter((text) => text !== '');
  for (const [index, text] of recorded.entries()) names.push({ text, kind: index === 0 ? 'name' : 'alias' });
  const [name = '', ...aliases] = recorded;
  const main = splitName(name);
  names.push(...deriveNames(name, main));
  for (const alias of aliases) names.push(...deriveNames(alias, splitAlias(alias, main, aliases)));
  names.push(...deriveLooseNames(name, main));
  for (const alias of aliases) names.push(...deriveLooseNames(alias, splitAlias(alias, main, aliases)));
  const seen = new Set<string>();
  return names
    .filter(({ text, kind }) => text.length > 1 || kind === 'name' || kind === 'alias')
    .filter(({ text }) => {
      const key = text.toLowerCase();
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
}

/** Forenames, then the surname with its particles; `surname` is empty for a lone word. Titles and suffixes are left out. */
export function splitName(text: string): { readonly forenames: readonly string[]; readonly surname: string } {
  const comma = /^([^,]+),\s*(.+)$/.exec(text);
  if (comma !== null) {
    const [, surname = '', rest = ''] = comma;
    if (!suffixes.has(bare(rest))) return { forenames: words(rest), surname: words(surname).join(' ') };
  }
  const shouted = /^(\p{Lu}[\p{Lu}'’-]+)\s+(\p{Lu}\p{Ll}.*)$/u.exec(text.trim());
  if (shouted !== null && !titles.has(bare(shouted[1] ?? ''))) {
    return { forenames: words(shouted[2] ?? ''), surname: shouted[1] ?? '' };
  }
  const hasTitle = titles.has(bare(text.trim().split(/\s+/)[0] ?? ''));
  const parts = words(text);
  if (parts.length === 0) return { forenames: [], surname: '' };
  if (parts.length === 1) {
    const [only = ''] = parts;
    return hasTitle ? { forenames: [], surname: only } : { forenames: [only], surname: '' };
  }
  let start = parts.length - 1;
  while (start > 1 && particles.has(bare(parts[start - 1] ?? ''))) start -= 1;
  return { forenames: parts.slice(0, start), surname: parts.slice(start).join(' ') };
}

type SplitName = ReturnType<typeof splitName>;

/**
 * An alias may be a forename in two words, and then its second word is no surname: "Ellie May" of Ellie-Mae Gadsby,
 * "Auntie Stacey" of Stacey Rowe, "Big Dave" of David Pike.
 */
function splitAlias(alias: string, main: SplitName, aliases: readonly string[]): SplitName {
  const split = splitName(alias);
  const first = alias.split(/\s+/)[0] ?? '';
  const last = bare(alias.split(/[\s,]+/).at(-1) ?? '');
  if (alias.includes(',') || split.surname === '') return split;
  if (familyTitles.has(bare(first)) && split.forenames.length === 0 && last !== bare(main.surname)) {
    return { forenames: [split.surname], surname: '' };
  }
  if (isOneLetterOff(join(alias), join(main.forenames.join(' ')))) return { forenames: [alias], surname: '' };
  const [forename = ''] = main.forenames;
  const isForename = [forename, ...forename.split('-'), ...shortFormsOf(forename), ...aliases].some(
    (known) => bare(known) === last,
  );
  const isSurname = main.surname.split(/[-\s]+/).some((part) => bare(part) === last);
  if (isForename && !isSurname && !titles.has(bare(first))) return { forenames: [last], surname: '' };
  return split;
}

function join(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}]/gu, '');
}

/** Equal, or one letter wrong, missing or too many. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return (
    restA === restB ||
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1)
  );
}

function deriveNames(text: string, { forenames, surname }: SplitName): readonly PersonName[] {
  if (namesTwoPeople(text)) return [];
  const [forename = ''] = forenames;
  const initial = forename.slice(0, 1);
  const derived: PersonName[] = [];
  const add = (kind: NameKind, spelling: string) => derived.push({ kind, text: spelling });
  if (forename !== '' && surname !== '') {
    add('without-middle-names', `${forename} ${surname}`);
    add('surname-first', `${surname}, ${forename}`);
    add('surname-first', `${surname} ${forename}`);
    add('initial-and-surname', `${initial} ${surname}`);
    add('initial-and-surname', `${surname}, ${initial}`);
    if (forenames.length > 1) {
      const initials = forenames.map((name) => name.slice(0, 1));
      add('initial-and-surname', `${initials.join(' ')} ${surname}`);
      add('without-middle-names', `${forename} ${initials.slice(1).join(' ')} ${surname}`);
      add('without-middle-names', `${forenames[1] ?? ''} ${surname}`);
    }
    for (const short of shortFormsOf(forename)) add('short-form', `${short} ${surname}`);
  }
  if (forename.length > 1) add('forename', forename);
  if (forename.length > 1) for (const short of shortFormsOf(forename)) add('short-form', short);
  if (surname !== '') {
    add('surname', surname);
    const unjoined = surname.split(/[-\s]+/).filter((part) => part.length > 3 && !particles.has(bare(part)));
    if (unjoined.length > 1) for (const part of unjoined) add('surname', part);
  }
  if (forename !== '' && surname !== '') {
    const last = surname.split(/\s+/).at(-1) ?? surname;
    add('initials', `${initial}${last.slice(0, 1)}`.toUpperCase());
    if (forenames.length > 1) {
      add(
        'initials',
        `${forenames.map((name) => name.slice(0, 1)).join('')}${last.slice(0, 1)}`.toUpperCase(),
      );
    }
  }
  return derived;
}

/** "Susan and Graham Hallam": only what was recorded is looked for. */
function namesTwoPeople(text: string): boolean {
  return /\s(?:and|&)\s/i.test(text);
}

/** What a person may be called without anybody having recorded it: "Donna" of Donna-Marie, a second forename, "Smithy". */
function deriveLooseNames(text: string, { forenames, surname }: SplitName): readonly PersonName[] {
  const [forename = '', ...middle] = forenames;
  if (/\s/.test(forename) || namesTwoPeople(text)) return [];
  const parts = forename.split('-').filter((part, index) => part.length > (index === 0 ? 2 : 3));
  return [
    ...(forename.includes('-') ? parts.map((text) => ({ kind: 'short-form' as const, text })) : []),
    ...middle.filter((name) => name.length > 3).map((text) => ({ kind: 'middle-name' as const, text })),
    ...[...parts, surname].flatMap(petFormsOf).map((text) => ({ kind: 'pet-form' as const, text })),
  ];
}

function words(text: string): readonly string[] {
  const all = text
    .trim()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  while (all.length > 1 && titles.has(bare(all[0] ?? ''))) all.shift();
  while (all.length > 1 && suffixes.has(bare(all.at(-1) ?? ''))) all.pop();
  return all;
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[.,]/g, '');
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/["“”()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
