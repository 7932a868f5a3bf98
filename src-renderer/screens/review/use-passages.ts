/** The passages of the open document, and what of its pages is covered for whoever looks at them. */
import { useMemo } from 'react';
import type { Output } from '../../../src-main/contract/contract.ts';
import { isCovered, type Passage } from '../../../src-main/contract/passage.ts';
import type { CaseId, DocumentId } from '../../../src-main/contract/values.ts';
import { useAnswer } from '../../api.ts';
import type { Cover } from '../../viewer/cover-layer.tsx';
import { sayKinds } from '../frame/passage-words.ts';

const none: readonly Passage[] = [];

export function usePassages(caseId: CaseId, documentId: DocumentId | null): readonly Passage[] {
  return useAnswer('listPassages', documentId === null ? null : { caseId, documentId }).data ?? none;
}

const noCounts: ReadonlyMap<DocumentId, Output<'countPassages'>[number]> = new Map();

export function usePassageCounts(caseId: CaseId): ReadonlyMap<DocumentId, Output<'countPassages'>[number]> {
  const counts = useAnswer('countPassages', { caseId }).data;
  return useMemo(() => (counts ? new Map(counts.map((one) => [one.documentId, one])) : noCounts), [counts]);
}

/** By page. One sentence may be covered for several reasons and is uncovered once. */
export function findCovers(passages: readonly Passage[]): ReadonlyMap<number, readonly Cover<Passage>[]> {
  const pages = new Map<number, Cover<Passage>[]>();
  const bySentence = new Map<string, Passage[]>();
  for (const passage of passages) {
    if (!isCovered(passage)) continue;
    const key = `${passage.page} ${passage.start}`;
    bySentence.set(key, [...(bySentence.get(key) ?? []), passage]);
  }
  for (const [key, group] of bySentence) {
    const longest = group.reduce((a, b) => (b.end > a.end ? b : a));
    const own = pages.get(longest.page) ?? [];
    pages.set(longest.page, own);
    own.push({ key, rects: longest.rects, words: sayKinds(group.map(({ kind }) => kind)), holds: group });
  }
  return pages;
}
