/**
 * The schedule: what was left out, and why, in plain words. It is composed from codes, labels, counts and page
 * numbers. Nothing here has a field for the text of a mark, so no withheld value can reach it.
 */

import { AppError } from '../contract/errors.ts';
import type { Exemption } from '../contract/exemption.ts';
import type { DocumentId } from '../contract/values.ts';
import type { BundleTemplate } from './letter-template.ts';
import { formatCount, formatNumber } from './numbers.ts';
import type { Block } from './prose.ts';

/** One box in the bundle: where it stands and what it says. */
export type WithheldPlace = {
  readonly documentId: DocumentId;
  readonly page: number;
  readonly codes: readonly string[];
  /** Shown as "Withheld", without its reason. */
  readonly neutral: boolean;
};

export type WithheldReason = {
  /** Null: shown as "Withheld". */
  readonly code: string | null;
  readonly places: number;
  /** Pages of documents, in bundle order. */
  readonly pages: readonly { readonly documentId: DocumentId; readonly page: number }[];
};

/** Pages of the documents: nothing left out, part left out, left out whole. */
export type PageCounts = { readonly complete: number; readonly part: number; readonly whole: number };

/** Counts each place under each of its codes, or once as neutral; the most frequent reason first. */
export function countWithheld(places: readonly WithheldPlace[]): WithheldReason[] {
  const reasons = new Map<
    string | null,
    { places: number; pages: { documentId: DocumentId; page: number }[] }
  >();
  for (const { documentId, page, codes, neutral } of places) {
    for (const code of neutral ? [null] : new Set(codes)) {
      const reason = reasons.get(code) ?? { places: 0, pages: [] };
      reason.places += 1;
      if (!reason.pages.some((known) => known.documentId === documentId && known.page === page)) {
        reason.pages.push({ documentId, page });
      }
      reasons.set(code, reason);
    }
  }
  return [...reasons]
    .map(([code, reason]) => ({ code, ...reason }))
    .sort((a, b) => b.places - a.places || (a.code ?? '').localeCompare(b.code ?? '', 'en'));
}

type Words = BundleTemplate['scheduleWords'];

/** Throws `code-unknown` for a code without an entry among the exemptions. */
export function composeReasons(
  reasons: readonly WithheldReason[],
  exemptions: readonly Exemption[],
  words: Words,
): Block {
  return {
    kind: 'table',
    header: words.header,
    rows: reasons.map((reason) => {
      const { label, meaning, reference } = explainReason(reason.code, exemptions, words);
      return [label, reference === '' ? meaning : `${meaning}\n${reference}`, formatNumber(reason.places)];
    }),
    widths: [0.28, 0.59, 0.13],
    alignRight: [2],
    strong: [0],
  };
}

/** One list item a reason, with all its pages; the page numbers are filled in by assemble. */
export function composePlaces(
  reasons: readonly WithheldReason[],
  exemptions: readonly Exemption[],
  words: Words,
): Block {
  return {
    kind: 'list',
    items: reasons.map((reason) => {
      const { label } = explainReason(reason.code, exemptions, words);
      const word = reason.pages.length === 1 ? 'page' : 'pages';
      return `${label}: ${word} ${citePages(reason.pages)}`;
    }),
  };
}

export function composeHowMuch({ complete, part, whole }: PageCounts): Block {
  const total = complete + part + whole;
  if (part + whole === 0) {
    const text =
      total === 1 ? 'The one page is complete.' : `All ${formatCount(total, 'page')} are complete.`;
    return { kind: 'paragraph', text };
  }
  const sentences = [
    `${formatNumber(complete)} of ${formatCount(total, 'page')} ${complete === 1 ? 'is' : 'are'} complete.`,
    ...(part === 0 ? [] : [`On ${formatCount(part, 'page')} part is left out.`]),
    ...(whole === 0
      ? ['No page is left out whole.']
      : [`${formatCount(whole, 'page')} ${whole === 1 ? 'is' : 'are'} left out whole.`]),
  ];
  return { kind: 'paragraph', text: sentences.join(' ') };
}

/** Placeholder for pages of documents by their numbers in the bundle (prose.ts). */
export function citePages(pages: WithheldReason['pages']): string {
  const byDocument = new Map<string, number[]>();
  for (const { documentId, page } of pages) {
    byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), page]);
  }
  const cited = [...byDocument].map(([id, numbers]) => `${encodeURIComponent(id)}=${numbers.join(',')}`);
  return `{{places:${cited.join(';')}}}`;
}

type Explained = { readonly label: string; readonly meaning: string; readonly reference: string };

function explainReason(code: string | null, exemptions: readonly Exemption[], words: Words): Explained {
  if (code === null) {
    return { label: words.neutralLabel, meaning: words.neutralMeaning, reference: words.neutralReference };
  }
  const exemption = exemptions.find((candidate) => candidate.code === code);
  if (!exemption) throw new AppError('code-unknown');
  return { label: exemption.label, meaning: exemption.wording, reference: exemption.reference };
}
