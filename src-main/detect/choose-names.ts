/** Of all the ways in which names may stand in a text, those that count: the longest first, nothing recorded lost. */
import type { Hit } from './hit.ts';
import { isKnownSurname, isPlausibleForename, type WordEvidence } from './name-evidence.ts';
import { toHit, weigh } from './name-hit.ts';
import type { Likeness } from './name-index.ts';
import { SpanSet } from './overlaps.ts';
import type { NameMatch } from './people.ts';
import { foldWord, type Token } from './text-tokens.ts';

type Place = Surroundings & {
  /** Matches that overlap one another, directly or through others. */
  readonly matches: readonly NameMatch[];
};
type Surroundings = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly evidence: WordEvidence;
  /** Indexes of the tokens in all matches of the text: a word that is a name by itself is not joined to another. */
  readonly named: ReadonlySet<number>;
};
type Neighbour = { readonly start: number; readonly end: number };

const titleBefore =
  /(?<!\p{L})(?:(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|Prof|Professor|Sir|Dame|Lady|Lord|Cllr|PC|DC|DS|DI)\.?\s+|surname:?\s{1,3})$/iu;
const likenessOrder: readonly Likeness[] = ['same', 'misread', 'with-s', 'one-letter-off', 'beginning'];

export function chooseNames(
  text: string,
  tokens: readonly Token[],
  matches: readonly NameMatch[],
  evidence: WordEvidence,
): readonly Hit[] {
  const named = new Set<number>();
  for (const { from, to } of matches) for (let at = from; at < to; at += 1) named.add(at);
  const place = { text, tokens, evidence, named };
  // What was only derived for somebody who is kept never hides what was recorded for somebody who is not.
  const recorded = new SpanSet();
  for (const { entry, start, end } of matches.filter((match) => match.recorded))
    if (entry.person.decision !== 'keep') recorded.add(start, end);
  const hides = (match: NameMatch): boolean =>
    match.entry.person.decision === 'keep' &&
    !(match.recorded && isWrittenAsRecorded(text, match)) &&
    !recorded.isFree(match.start, match.end);
  const clusters = clusterMatches(
    matches.filter((match) => !hides(match) && !startsNextPerson(place, match)),
  );
  const hits = clusters
    .flatMap((cluster) => chooseAmong({ ...place, matches: cluster }))
    .sort((a, b) => a.start - b.start);
  return [...hits, ...keepRecorded(text, hits, matches)];
}

/** The words of recorded names that no chosen one covers. */
function keepRecorded(text: string, hits: readonly Hit[], matches: readonly NameMatch[]): readonly Hit[] {
  const taken = new SpanSet();
  for (const hit of hits) taken.add(hit.start, hit.end);
  const kept: Hit[] = [];
  for (const match of matches) {
    if (!match.recorded || match.entry.person.decision === 'keep') continue;
    for (const part of taken.freeParts(match.start, match.end)) {
      if (!/[\p{L}\p{N}]/u.test(text.slice(part.start, part.end))) continue;
      const span = trim(text, part);
      kept.push(toHit(match, span, { doubt: 0.6, remark: ' Something else covers the rest of it.' }));
      taken.add(span.start, span.end);
    }
  }
  return kept;
}

/** What does not overlap has nothing to settle: a text of any length takes its time once. */
function clusterMatches(matches: readonly NameMatch[]): readonly (readonly NameMatch[])[] {
  const clusters: NameMatch[][] = [];
  let end = -1;
  for (const match of [...matches].sort((a, b) => a.start - b.start)) {
    const last = clusters.at(-1);
    if (last === undefined || match.start >= end) clusters.push([match]);
    else last.push(match);
    end = Math.max(end, match.end);
  }
  return clusters;
}

function chooseAmong(place: Place): readonly Hit[] {
  const taken = new SpanSet();
  const hits: Hit[] = [];
  const take = (hit: Hit) => {
    hits.push(hit);
    taken.add(hit.start, hit.end);
  };
  for (const group of orderGroups(place)) {
    const [first] = group;
    if (first === undefined || !taken.isFree(first.start, first.end)) continue;
    const hit = settle(place, group);
    if (hit === null) continue;
    take(taken.isFree(hit.start, hit.end) ? hit : { ...hit, start: first.start, end: first.end });
  }
  return hits;
}

function trim(text: string, { start, end }: Neighbour): Neighbour {
  const raw = text.slice(start, end);
  const lead = raw.length - raw.replace(/^[^\p{L}\p{N}]+/u, '').length;
  return { start: start + lead, end: start + raw.replace(/[^\p{L}\p{N}\p{M}]+$/u, '').length };
}

/** The matches of one span together, the most alike of them; the longest spans first. */
function orderGroups(place: Place): readonly (readonly NameMatch[])[] {
  const bySpan = new Map<string, NameMatch[]>();
  for (const match of place.matches) {
    const key = `${match.start} ${match.end}`;
    bySpan.set(key, [...(bySpan.get(key) ?? []), match]);
  }
  return [...bySpan.values()]
    .map((group) => {
      const likeness = likenessOrder.find((order) => group.some((match) => match.likeness === order));
      const alike = group.filter((match) => match.likeness === likeness);
      return { alike, rank: Math.min(...alike.map((match) => rankOf(place, match))), length: spanOf(alike) };
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.length - a.length ||
        Math.max(...b.alike.map(weigh)) - Math.max(...a.alike.map(weigh)),
    )
    .map(({ alike }) => alike);
}

function spanOf([first]: readonly NameMatch[]): number {
  return first === undefined ? 0 : first.end - first.start;
}

/** 0 first. A derived name that cuts a recorded one in two comes after it. */
function rankOf({ matches }: Place, match: NameMatch): number {
  if (match.recorded) return 0;
  const cut = matches.some(
    (other) =>
      other.recorded &&
      other.start < match.end &&
      other.end > match.start &&
      ((other.start < match.start && other.end < match.end) ||
        (other.start > match.start && other.end > match.end)),
  );
  return cut ? 1 : 0;
}

/** With the same signs between its words: a full stop, a bracket or a comma may part two people. */
function isWrittenAsRecorded(text: string, { entry, start, end }: NameMatch): boolean {
  const signs = (written: string) => written.replaceAll(/[\p{L}\p{N}\p{M}\s’']+/gu, '');
  return signs(text.slice(start, end)) === signs(entry.spelling);
}

/** "Maya Thorne, Jayden Thorne": a forename or a title before the surname makes the comma part two people. */
function startsNextPerson({ text, tokens, evidence }: Surroundings, match: NameMatch): boolean {
  const { entry, from, to } = match;
  const hasComma = text.slice(match.start, match.end).includes(',');
  if (!hasComma && !isSurnameFirst(match)) return false;
  const before = tokens[from - 1];
  if (before !== undefined) {
    const gap = text.slice(before.end, match.start);
    if (/^\.?[ \t\u00A0]{1,2}$|^[ \t]?\r?\n$/.test(gap)) {
      if (evidence.forenames.has(before.folded)) return true;
      const isClose = !gap.includes('\n');
      if (isClose && before.capital && before.folded.length === 1 && gap.startsWith('.')) return true;
      if (isClose && titleBefore.test(text.slice(Math.max(0, match.start - 14), match.start)) && hasComma)
        return true;
      // "Nominal PIKE, David": capitals throughout make the surname the first word.
      const isShouted = tokens[from]?.shouted === true && !before.shouted;
      if (isClose && hasComma && !isShouted && isPlausibleForename(before, evidence)) return true;
    }
  }
  if (!hasComma) return false;
  const after = tokens[to];
  const last = foldWord(entry.spelling.split(/[\s,]+/)[0] ?? '');
  return (
    after !== undefined &&
    /^[ \t\u00A0]{1,2}$/.test(text.slice(match.end, after.start)) &&
    (after.folded === last || (after.capital && evidence.surnames.has(after.folded)))
  );
}

function isSurnameFirst({ entry }: NameMatch): boolean {
  if (entry.kind === 'surname-first') return true;
  // "THORNE Jayden" as an alias.
  return entry.recorded && /^\p{Lu}[\p{Lu}'’-]+\s+\p{Lu}\p{Ll}/u.test(entry.spelling);
}

/** One hit for a place, whosever name it may be; null where somebody else's name only begins like that of a kept person. */
function settle(place: Place, matches: readonly NameMatch[]): Hit | null {
  const best = new Map<string, NameMatch>();
  for (const match of matches) {
    const known = best.get(match.entry.person.id);
    if (known === undefined || weigh(match) > weigh(known) || (match.recorded && !known.recorded)) {
      best.set(match.entry.person.id, match);
    }
  }
  const all = [...best.values()].sort((a, b) => weigh(b) - weigh(a));
  const open = all.filter((match) => match.entry.person.decision !== 'keep');
  const [keptFirst] = all.filter((match) => match.entry.person.decision === 'keep');
  const first = open.find(isRecorded) ?? open[0];
  if (first === undefined) {
    // "Rachel Simmons" is not the Rachel who is kept.
    if (keptFirst === undefined || findOtherHalf(place, keptFirst) || findOtherSurname(place, keptFirst))
      return null;
    return toHit(keptFirst, keptFirst);
  }
  if (keptFirst !== undefined && !isRecorded(first)) {
    if (isRecorded(keptFirst)) return toHit(keptFirst, keptFirst);
    // A bare family name that the subject shares gives nobody away; with a title it may.
    const isFamilyName =
      first.entry.kind === 'surname' && all.some(({ entry }) => isWholeSurnameOfSubject(entry));
    const isTitled = titleBefore.test(place.text.slice(Math.max(0, first.start - 14), first.start));
    if (isFamilyName && !isTitled) return toHit(keptFirst, keptFirst);
  }
  const joined = findOtherHalf(place, first);
  const longer = joined === null ? findOtherSurname(place, first) : null;
  const span = joined ?? longer ?? first;
  // A recorded name outranks what was only derived from the names of others.
  const rivals = isRecorded(first) ? all.filter(isRecorded) : all;
  const others = rivals.filter((match) => match !== first).length;
  return toHit(first, span, {
    doubt: (span === first ? 1 : 0.8) * (others > 0 ? 0.7 : 1),
    others,
    remark: longer === null ? '' : ' Another surname seems to follow.',
  });
}

/** "Reid" is all of the surname of Damien Reid, and half of that of a subject called Akintola-Reid. */
function isWholeSurnameOfSubject({ person, spelling }: NameMatch['entry']): boolean {
  if (person.decision !== 'keep' || person.role !== 'subject') return false;
  const whole = person.names.find(({ kind }) => kind === 'surname')?.text ?? spelling;
  return foldWord(whole) === foldWord(spelling);
}

function isRecorded(match: NameMatch): boolean {
  return match.entry.recorded && match.likeness === 'same';
}

/** "Osei" in "Osei-Mensah": with the other half of a double name it is somebody else's or longer. */
function findOtherHalf({ text, tokens }: Place, match: NameMatch): Neighbour | null {
  const before = tokens[match.from - 1];
  const after = tokens[match.to];
  const isHyphen = (from: number, to: number) => /^[-‐‑]$/.test(text.slice(from, to));
  const isPart = (token: Token) => token.capital && token.folded.length > 2;
  const start =
    before !== undefined && isPart(before) && isHyphen(before.end, match.start) ? before.start : match.start;
  const end =
    after !== undefined && isPart(after) && isHyphen(match.end, after.start) ? after.end : match.end;
  return start === match.start && end === match.end ? null : { start, end };
}

/** A lone forename with a surname behind it that is not the person's own; without that surname where it is a name by itself. */
function findOtherSurname(place: Place, match: NameMatch): Neighbour | null {
  const { kind, words, person } = match.entry;
  if (words.length > 1 || match.to - match.from > 1) return null;
  if (kind !== 'forename' && kind !== 'short-form' && kind !== 'alias') return null;
  const surnames = person.names.filter((name) => name.kind === 'surname').map((name) => foldWord(name.text));
  if (surnames.includes(words[0] ?? '')) return null;
  const next = place.tokens[match.to];
  if (next === undefined || !/^[ \t\u00A0]{1,2}$/.test(place.text.slice(match.end, next.start))) return null;
  if (surnames.includes(next.folded) || !isKnownSurname(next, place.evidence)) return null;
  const isNamed = place.named.has(match.to);
  return { start: match.start, end: isNamed ? match.end : next.end };
}
