/** Which of the settled hits of a document are proposed as kept. */
import type { KeepGround } from '../contract/keep-reasons.ts';
import { isBodysDomain, readDomain } from './body-contacts.ts';
import type { Hit } from './hit.ts';
import { findKeepGround } from './keep-grounds.ts';
import type { NameModel } from './names/name-model.ts';
import { collectProfessionals, hasBond, isProfessional } from './professionals.ts';
import { blockChance, demoteChance, keepChance, leastChance, weighRoles } from './role-model.ts';
import { tokenise } from './text-tokens.ts';

export type FoundOnPage = { readonly text: string; readonly hits: readonly Hit[] };

/** `isDoubted`: may be somebody at work, so not sure enough to be marked beforehand. */
export type Proposal = { readonly ground: KeepGround | null; readonly isDoubted: boolean };

/** For each page, in order, and each of its hits, in order, the ground on which it may stay. Without `model` only by rule. */
export function proposeKeeping(
  pages: readonly FoundOnPage[],
  model?: Pick<NameModel, 'lists' | 'roles'>,
): readonly (readonly Proposal[])[] {
  const chances = weighNames(pages, model);
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
  const isAtWork = (text: string, hit: Hit, chance: number): boolean =>
    hit.type === 'person' &&
    (chance >= keepChance
      ? !hasBond(text, hit)
      : (model === undefined || chance >= leastChance) && isProfessional(text, hit, professionals));
  /** A rule says so, and all else around the name says otherwise. */
  const isUnsure = (text: string, hit: Hit): boolean =>
    hit.type === 'person' && model !== undefined && isProfessional(text, hit, professionals);
  const workWords = new Set<string>();
  const privateWords = new Set<string>();
  for (const [page, { text, hits }] of pages.entries()) {
    for (const [at, hit] of hits.entries()) {
      if (hit.type !== 'person' || hit.tier === 2) continue;
      const chance = chances[page]?.[at] ?? 0;
      const words = chance >= blockChance || isAtWork(text, hit, chance) ? workWords : privateWords;
      for (const { folded } of tokenise(text.slice(hit.start, hit.end)))
        for (const word of folded.split('-')) if (word.length > 2) words.add(word);
    }
  }
  for (const word of privateWords) workWords.delete(word);
  return pages.map(({ text, hits }, page) => {
    const phonesKept: number[] = [];
    const homes: number[] = [];
    let before: { readonly end: number; readonly isKept: boolean } | null = null;
    return hits.map((hit, at) => {
      const chance = chances[page]?.[at] ?? 0;
      const ground = findKeepGround(hit, {
        text,
        isAtWork: isAtWork(text, hit, chance),
        domains,
        phonesKept,
        homes,
        before,
        workWords,
      });
      if (hit.tier !== 2 && /^(?:person|address|phone|email)$/.test(hit.type))
        before = { end: hit.end, isKept: ground !== null || chance >= blockChance };
      if (hit.type === 'address' && ground === null) homes.push(hit.end);
      if (hit.type === 'phone' && ground !== null) phonesKept.push(hit.end);
      const isDoubted = ground === null && (chance >= demoteChance || isUnsure(text, hit));
      return { ground, isDoubted };
    });
  });
}

/** For each page and each of its hits the chance that it names somebody at work; 0 for what the register says. */
function weighNames(
  pages: readonly FoundOnPage[],
  model: Pick<NameModel, 'lists' | 'roles'> | undefined,
): readonly (readonly number[])[] {
  if (model === undefined) return [];
  const isGuessed = ({ type, source, personId }: Hit) =>
    type === 'person' && source !== 'register' && personId === null;
  const mentions = pages.flatMap(({ text, hits }) =>
    hits.filter(isGuessed).map(({ start, end }) => ({ text, start, end })),
  );
  const chances = weighRoles(mentions, model.roles, model.lists.clusters);
  let next = 0;
  return pages.map(({ hits }) =>
    hits.map((hit) => {
      if (!isGuessed(hit)) return 0;
      next += 1;
      return chances[next - 1] ?? 0;
    }),
  );
}
