/** Which of the settled hits of a document are proposed as kept. */
import type { KeepGround } from '../contract/keep-reasons.ts';
import { isBodysDomain, readDomain } from './body-contacts.ts';
import type { Hit } from './hit.ts';
import { findKeepGround } from './keep-grounds.ts';
import { collectProfessionals } from './professionals.ts';

export type FoundOnPage = { readonly text: string; readonly hits: readonly Hit[] };

/** For each page, in order, and each of its hits, in order, the ground on which it may stay, or null. */
export function proposeKeeping(pages: readonly FoundOnPage[]): readonly (readonly (KeepGround | null)[])[] {
  const inRole = new Set<string>();
  const other = new Set<string>();
  const domains = new Set<string>();
  for (const { text, hits } of pages) {
    const people = hits.filter(({ type, source }) => type === 'person' && source !== 'register');
    const found = collectProfessionals(text, people);
    for (const name of found.inRole) inRole.add(name);
    for (const name of found.other) other.add(name);
    for (const { type, personId, start, end } of hits) {
      const email = text.slice(start, end);
      if (type === 'email' && personId === null && isBodysDomain(email)) domains.add(readDomain(email));
    }
  }
  // Somebody's mother who is called like the nurse is not the nurse.
  const professionals = new Set([...inRole].filter((name) => !other.has(name)));
  return pages.map(({ text, hits }) => {
    const phonesKept: number[] = [];
    const homes: number[] = [];
    return hits.map((hit) => {
      const ground = findKeepGround(hit, { text, professionals, domains, phonesKept, homes });
      if (hit.type === 'address' && ground === null) homes.push(hit.end);
      if (hit.type === 'phone' && ground !== null) phonesKept.push(hit.end);
      return ground;
    });
  });
}
