/** Whose telephone number, e-mail address, postcode or home it is, by the register. */
import type { DetectPerson, Hit } from './hit.ts';
import { normalisePhone } from './phone.ts';
import { findPhrases, indexPhrases, type Phrase, type PhraseIndex } from './phrases.ts';
import { normalisePostcode } from './postcode.ts';
import { blurWord, foldWord, type Token, tokenise } from './text-tokens.ts';

type Owner = { readonly person: DetectPerson; readonly what: string; readonly keep: boolean };

export type ContactBook = {
  readonly byValue: ReadonlyMap<string, Owner>;
  readonly addresses: readonly {
    readonly owner: Owner;
    readonly words: readonly string[];
    readonly text: string;
  }[];
  /** Addresses and e-mail addresses to be withheld, exactly as they were recorded. */
  readonly recorded: PhraseIndex<{ readonly owner: Owner; readonly type: 'address' | 'email' }>;
  readonly namedPeople: readonly {
    readonly person: DetectPerson;
    readonly forenames: ReadonlySet<string>;
    readonly surnames: ReadonlySet<string>;
  }[];
};

const postcodeInside = /[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i;

export function readContacts(people: readonly DetectPerson[]): ContactBook {
  const byValue = new Map<string, Owner>();
  const addresses: ContactBook['addresses'][number][] = [];
  const recorded: Phrase<{ readonly owner: Owner; readonly type: 'address' | 'email' }>[] = [];
  // What anyone is to be spared counts before what somebody else would allow.
  const ordered = [...people].sort((a, b) => Number(a.decision === 'keep') - Number(b.decision === 'keep'));
  const add = (key: string, owner: Owner) => {
    if (!byValue.has(key)) byValue.set(key, owner);
  };
  for (const person of ordered) {
    const keep = person.decision === 'keep';
    for (const email of person.emails) {
      const owner = { person, what: 'e-mail address', keep };
      add(`email ${email.trim().toLowerCase()}`, owner);
      if (!keep) recorded.push({ text: email, value: { owner, type: 'email' } });
    }
    for (const phone of person.phones)
      add(`phone ${normalisePhone(phone)}`, { person, what: 'telephone number', keep });
    for (const address of person.addresses) {
      const owner = { person, what: 'address', keep: keep && !person.addressProtected };
      // A number by itself, or two or three letters, stand in too many places.
      if (!owner.keep && /\p{L}{4}|\p{L}.*\d|\d.*\p{L}/u.test(address))
        recorded.push({ text: address, value: { owner, type: 'address' } });
      const postcode = postcodeInside.exec(address)?.[0];
      if (postcode !== undefined)
        add(`postcode ${normalisePostcode(postcode)}`, { ...owner, what: 'postcode' });
      const [firstLine = ''] = address.split(/[,\n]/);
      for (const text of new Set([address, address.replace(postcodeInside, ''), firstLine])) {
        const words = tokenise(text).map((token) => blurWord(token.folded));
        // One word, or a number and nothing else, stands in too many places.
        if (words.length >= 2 && words.join('').length > 5)
          addresses.push({ owner, words, text: text.trim() });
      }
    }
  }
  const namedPeople = people.map((person) => ({
    person,
    forenames: foldedNames(person, ['forename', 'short-form']),
    surnames: foldedNames(person, ['surname']),
  }));
  return { byValue, addresses, recorded: indexPhrases(recorded), namedPeople };
}

/** The hit with its owner, where the register knows one. */
export function attributeHit(text: string, hit: Hit, book: ContactBook): Hit {
  const value = text.slice(hit.start, hit.end);
  const owner = findOwner(hit, value, book);
  if (owner === null) return hit;
  const name = owner.person.names[0]?.text ?? '';
  return {
    ...hit,
    confidence: Math.max(hit.confidence, 0.95),
    source: 'register',
    reason: `The ${owner.what} of ${name} in the register.`,
    personId: owner.person.id,
    keep: owner.keep,
  };
}

/** Addresses and e-mail addresses that are to be withheld, exactly as recorded, in any letter case and over any line ends. */
export function findRecordedContacts(text: string, book: ContactBook): readonly Hit[] {
  return findPhrases(text, book.recorded).map(({ value: { owner, type }, start, end }) => ({
    type,
    start,
    end,
    confidence: 0.97,
    source: 'register',
    reason: `The ${owner.what} of ${owner.person.names[0]?.text ?? ''} in the register.`,
    personId: owner.person.id,
    keep: false,
    recorded: true,
  }));
}

/** Registered addresses in a text, whatever the commas and line ends. */
export function findRegisteredAddresses(tokens: readonly Token[], book: ContactBook): readonly Hit[] {
  if (book.addresses.length === 0) return [];
  const blurred = tokens.map((token) => blurWord(token.folded));
  const hits: Hit[] = [];
  for (const { owner, words } of book.addresses) {
    for (
      let from = blurred.indexOf(words[0] ?? '');
      from >= 0;
      from = blurred.indexOf(words[0] ?? '', from + 1)
    ) {
      if (!words.every((word, index) => blurred[from + index] === word)) continue;
      const first = tokens[from];
      const last = tokens[from + words.length - 1];
      if (first === undefined || last === undefined || last.end - first.start > 300) continue;
      hits.push({
        type: 'address',
        start: first.start,
        end: last.end,
        confidence: 0.97,
        source: 'register',
        reason: `The address of ${owner.person.names[0]?.text ?? ''} in the register.`,
        personId: owner.person.id,
        keep: owner.keep,
      });
    }
  }
  return hits;
}

function findOwner(hit: Hit, value: string, book: ContactBook): Owner | null {
  switch (hit.type) {
    case 'phone':
      return book.byValue.get(`phone ${normalisePhone(value)}`) ?? null;
    case 'postcode':
      return book.byValue.get(`postcode ${normalisePostcode(value)}`) ?? null;
    case 'address': {
      const postcode = postcodeInside.exec(value)?.[0];
      return postcode === undefined
        ? null
        : (book.byValue.get(`postcode ${normalisePostcode(postcode)}`) ?? null);
    }
    case 'email':
      return book.byValue.get(`email ${value.toLowerCase()}`) ?? findNamedOwner(value, book);
    default:
      return null;
  }
}

/** "rachel.osei@…", "osei.r@…" and "rosei79@…" are Rachel Osei's. */
function findNamedOwner(email: string, book: ContactBook): Owner | null {
  const local = foldWord((email.split('@')[0] ?? '').toLowerCase()).replace(/[^a-z]/g, '');
  for (const { person, forenames, surnames } of book.namedPeople) {
    for (const surname of surnames) {
      if (surname.length < 2 || !local.includes(surname)) continue;
      const rest = local.replace(surname, '');
      const isOwn = [...forenames].some((name) => rest === name || rest === name.charAt(0));
      if (rest !== '' && isOwn)
        return { person, what: 'e-mail address by its words', keep: person.decision === 'keep' };
    }
  }
  return null;
}

function foldedNames(
  person: DetectPerson,
  kinds: readonly DetectPerson['names'][number]['kind'][],
): ReadonlySet<string> {
  const names = person.names.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => foldWord(text));
  return new Set(names.map((name) => name.replace(/[^a-z]/g, '')).filter((name) => name.length > 1));
}
