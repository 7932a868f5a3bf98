/** Page numbers in the bundle's own text, which are known only when everything is set (domain/prose.ts). */

import type { BundlePart } from '../../contract/bundle.ts';
import { AppError, assertNever } from '../../contract/errors.ts';
import { formatNumber, formatPages } from '../../domain/numbers.ts';
import type { Block } from '../../domain/prose.ts';

export type PageMap = { readonly pages: number; readonly parts: readonly BundlePart[] };

/** Throws `invalid-input` where a text points to a part or page that the bundle does not have. */
export function resolvePlaceholders(blocks: readonly Block[], map: PageMap): Block[] {
  return blocks.map((block) => mapTexts(block, (text) => resolveText(text, map)));
}

function resolveText(text: string, map: PageMap): string {
  return text
    .replaceAll('{{pages}}', formatNumber(map.pages))
    .replace(/\{\{page:([a-z]+)\}\}/g, (_, kind: string) => {
      const part = map.parts.find((candidate) => candidate.kind === kind);
      if (!part) throw new AppError('invalid-input', { partMissing: 1 });
      return formatNumber(part.firstPage);
    })
    .replace(/\{\{places:([^{}]*)\}\}/g, (_, places: string) => formatPages(findPlaces(places, map)));
}

function findPlaces(places: string, map: PageMap): number[] {
  return places
    .split(';')
    .filter((place) => place !== '')
    .flatMap((place) => {
      const [id = '', pages = ''] = place.split('=');
      const documentId = decodeURIComponent(id);
      const part = map.parts.find((candidate) => candidate.documentId === documentId);
      return pages.split(',').map((page) => {
        const number = (part?.firstPage ?? 0) + Number(page) - 1;
        if (!part || !(number >= part.firstPage && number <= part.lastPage)) {
          throw new AppError('invalid-input', { pageMissing: 1 });
        }
        return number;
      });
    });
}

function mapTexts(block: Block, change: (text: string) => string): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: change(block.text) };
    case 'note':
      return { ...block, title: change(block.title), text: change(block.text) };
    case 'address':
      return { ...block, lines: block.lines.map(change) };
    case 'list':
      return { ...block, items: block.items.map(change) };
    case 'table':
      return { ...block, header: block.header.map(change), rows: block.rows.map((row) => row.map(change)) };
    case 'writing-lines':
      return block;
    default:
      return assertNever(block);
  }
}
