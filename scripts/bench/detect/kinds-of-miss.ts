/** What the labels that nothing found have in common: so that a class of fault is mended, not an instance. */
import type { FoundHit } from './run-detection.ts';
import { finds, type Label, overlaps, type ScoredDocument, type Share } from './score-hits.ts';

/** How a name is written, the rarest trait first. */
export function describeNameForm(text: string): string {
  const words = text.split(/[^\p{L}\p{M}\p{N}'’.-]+/u).filter((word) => word !== '');
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (/\n/.test(text)) return 'over a line end';
  if (/^(?:\p{L}\.?[ -]?){1,4}$/u.test(text) && letters.length <= 4 && letters === letters.toUpperCase())
    return 'initials';
  if (/\p{L}\p{N}|\p{N}\p{L}/u.test(text)) return 'with a figure in it';
  if (letters === letters.toLowerCase()) return 'small letters';
  if (/^[\p{L}'’ -]+,/u.test(text)) return 'surname first';
  if (letters.length > 2 && letters === letters.toUpperCase()) return 'capitals';
  if (words.some((word) => /^\p{Lu}\.?$/u.test(word))) return 'initial and surname';
  return words.length === 1 ? 'one word' : 'two words or more';
}

/** Recall of names by how they are written. */
export function countByForm(documents: readonly ScoredDocument[], tier: 1 | 2): ReadonlyMap<string, Share> {
  return countBy(documents, tier, ({ text }, label) => describeNameForm(text.slice(label.start, label.end)));
}

export function countByPaper(documents: readonly ScoredDocument[], tier: 1 | 2): ReadonlyMap<string, Share> {
  return countBy(documents, tier, ({ kind }) => kind);
}

function countBy(
  documents: readonly ScoredDocument[],
  tier: 1 | 2,
  nameKind: (document: ScoredDocument, label: Label) => string,
): ReadonlyMap<string, Share> {
  const shares = new Map<string, { part: number; whole: number }>();
  for (const document of documents) {
    for (const label of document.labels) {
      if (label.type !== 'person' || !label.wanted) continue;
      const key = nameKind(document, label);
      const share = shares.get(key) ?? { part: 0, whole: 0 };
      shares.set(key, share);
      share.whole += 1;
      if (document.hits.some((hit) => hit.tier <= tier && !hit.proposedAsKept && finds(hit, label)))
        share.part += 1;
    }
  }
  return shares;
}

export type Miss = { readonly type: string; readonly why: string; readonly place: string };

/** Labels that neither tier finds; `why` is what stands there instead. */
export function listMisses(documents: readonly ScoredDocument[]): readonly Miss[] {
  return documents.flatMap(({ text, labels, hits }) =>
    labels
      .filter((label) => label.wanted && !hits.some((hit) => !hit.proposedAsKept && finds(hit, label)))
      .map((label) => ({
        type: label.type,
        why: describeInstead(hits, label),
        place: quote(text, label.start, label.end),
      })),
  );
}

function describeInstead(hits: readonly FoundHit[], label: Label): string {
  const own = hits.filter((hit) => finds(hit, label));
  if (own.some(({ proposedAsKept }) => proposedAsKept)) return 'proposed as kept';
  const others = hits.filter((hit) => overlaps(hit, label)).map(({ type }) => type);
  return others.length === 0 ? 'nothing there' : `taken for ${[...new Set(others)].sort().join(', ')}`;
}

/** Hits of tier 1 on nothing that was labelled with their type. */
export function listFalseHits(documents: readonly ScoredDocument[]): readonly Miss[] {
  return documents.flatMap(({ text, labels, hits }) =>
    hits
      .filter(({ type, tier, proposedAsKept }) => type !== 'date' && tier === 1 && !proposedAsKept)
      .filter((hit) => !labels.some((label) => overlaps(hit, label)))
      .map(({ type, start, end }) => ({ type, why: 'nothing labelled', place: quote(text, start, end) })),
  );
}

function quote(text: string, start: number, end: number): string {
  const around = `${text.slice(Math.max(0, start - 30), start)}[${text.slice(start, end)}]${text.slice(end, end + 25)}`;
  return around.replace(/\s+/g, ' ');
}
