/** Recall and precision of hits against labels. Any overlap counts; "whole" wants every letter and digit of the label. */
import type { SuggestionType } from '../../../src-main/detect/suggestion.ts';
import type { FoundHit } from './run-detection.ts';

export type Label = {
  readonly type: SuggestionType;
  readonly start: number;
  readonly end: number;
  /** False for a label that makes a hit right but is not looked for, such as "the neighbour" beside names. */
  readonly wanted: boolean;
};

export type ScoredDocument = {
  /** Kind of paper, or the name of the set. */
  readonly kind: string;
  readonly text: string;
  readonly labels: readonly Label[];
  readonly hits: readonly FoundHit[];
};

export type Share = { readonly part: number; readonly whole: number };

export type TierScore = { readonly recall: Share; readonly wholeRecall: Share; readonly precision: Share };

/** `queue` counts the hits of tier 1 as well. */
export type TypeScore = {
  readonly type: SuggestionType;
  readonly marked: TierScore;
  readonly queue: TierScore;
};

/** Hits that find a label of a type: a postcode may be part of an address, a street of one too. */
const finders: Partial<Record<SuggestionType, readonly SuggestionType[]>> = {
  postcode: ['postcode', 'address'],
  location: ['location', 'address'],
};
/** Labels that make a hit of a type right. */
const owners: Partial<Record<SuggestionType, readonly SuggestionType[]>> = {
  address: ['address', 'postcode', 'location'],
  postcode: ['postcode', 'address'],
  location: ['location', 'address'],
};

export function scoreType(documents: readonly ScoredDocument[], type: SuggestionType): TypeScore {
  return { type, marked: scoreTier(documents, [type], 1), queue: scoreTier(documents, [type], 2) };
}

/** All types together; each hit against labels of its own type. */
export function scoreTypes(
  documents: readonly ScoredDocument[],
  types: readonly SuggestionType[],
  tier: 1 | 2,
): TierScore {
  return scoreTier(documents, types, tier);
}

function scoreTier(
  documents: readonly ScoredDocument[],
  types: readonly SuggestionType[],
  tier: 1 | 2,
): TierScore {
  const recall = { part: 0, whole: 0 };
  const wholeRecall = { part: 0, whole: 0 };
  const precision = { part: 0, whole: 0 };
  for (const { text, labels, hits } of documents) {
    // What is proposed as kept neither finds what was to be withheld nor withholds what was to stay.
    const counted = hits.filter((hit) => hit.tier <= tier && !hit.proposedAsKept);
    for (const label of labels.filter(({ wanted, type }) => wanted && types.includes(type))) {
      const finding = counted.filter((hit) => finds(hit, label));
      recall.whole += 1;
      wholeRecall.whole += 1;
      if (finding.length > 0) recall.part += 1;
      if (finding.length > 0 && coversAll(text, label, finding)) wholeRecall.part += 1;
    }
    for (const hit of counted.filter(({ type }) => types.includes(type))) {
      precision.whole += 1;
      const rightTypes = owners[hit.type] ?? [hit.type];
      if (labels.some((label) => rightTypes.includes(label.type) && overlaps(hit, label)))
        precision.part += 1;
    }
  }
  return { recall, wholeRecall, precision };
}

export function finds(hit: FoundHit, label: Pick<Label, 'type' | 'start' | 'end'>): boolean {
  return (finders[label.type] ?? [label.type]).includes(hit.type) && overlaps(hit, label);
}

type Range = { readonly start: number; readonly end: number };

export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A title, a comma or a bracket that stays open tells nothing. */
function coversAll(text: string, label: Range, hits: readonly Range[]): boolean {
  return [...text.slice(label.start, label.end).matchAll(/[\p{L}\p{N}]/gu)].every((character) =>
    hits.some((hit) => hit.start <= label.start + character.index && hit.end > label.start + character.index),
  );
}

export function toRatio({ part, whole }: Share): number {
  return whole === 0 ? Number.NaN : part / whole;
}
