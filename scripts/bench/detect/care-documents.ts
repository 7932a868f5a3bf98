/** The care prose as documents to score: each page for itself, without or with the people of its case. */
import type { CarePage, CareSpan, KeepKind } from '../../../test/support/care-prose.ts';
import { findHits, listPeople } from './run-detection.ts';
import { type Label, overlaps, type ScoredDocument, type Share } from './score-hits.ts';

export type CareDocument = ScoredDocument & { readonly page: CarePage };

/** `wanted` says whose names count for recall; all people's make a hit right. */
export function scoreCarePages(
  pages: readonly CarePage[],
  register: 'no list' | 'with list',
  wanted: 'other people' | 'everybody',
): readonly CareDocument[] {
  return pages.map((page) => ({
    page,
    kind: page.kind,
    text: page.text,
    labels: page.spans.flatMap((span) => describeLabel(span, wanted)),
    hits: findHits(page.text, register === 'no list' ? [] : listPeople(page.people)),
  }));
}

function describeLabel(span: CareSpan, wanted: 'other people' | 'everybody'): readonly Label[] {
  const { start, end } = span;
  switch (span.label) {
    case 'keep':
      return [];
    case 'relation':
      return [{ type: 'person', start, end, wanted: false }];
    case 'person':
      return [{ type: 'person', start, end, wanted: wanted === 'everybody' || span.role === 'other' }];
    default:
      return [{ type: span.label, start, end, wanted: true }];
  }
}

export type LookAlikeKind = KeepKind | 'professional';

/** What must stay and has nothing on it that would withhold it; places and bodies may be called just that. */
export function countLeftAlone(documents: readonly CareDocument[]): ReadonlyMap<LookAlikeKind, Share> {
  const shares = new Map<LookAlikeKind, { part: number; whole: number }>();
  for (const { page, hits } of documents) {
    const withholding = hits.filter(
      ({ type, tier, proposedAsKept }) =>
        tier === 1 && !proposedAsKept && type !== 'date' && type !== 'organisation' && type !== 'location',
    );
    for (const span of page.spans) {
      const kind =
        span.label === 'keep'
          ? span.kind
          : span.label === 'person' && span.role === 'professional'
            ? 'professional'
            : null;
      if (kind === null) continue;
      const share = shares.get(kind) ?? { part: 0, whole: 0 };
      shares.set(kind, share);
      share.whole += 1;
      if (!withholding.some((hit) => overlaps(hit, span))) share.part += 1;
    }
  }
  return shares;
}

export function addShares(shares: Iterable<Share>): Share {
  let [part, whole] = [0, 0];
  for (const share of shares) {
    part += share.part;
    whole += share.whole;
  }
  return { part, whole };
}
