/** Copies in words. Pure. */
import type { NotCarried, PageCopy, PagePlace } from '../../../src-main/contract/copies.ts';
import type { DocumentSummary } from '../../../src-main/contract/document.ts';
import { sayCount } from '../frame/words.ts';

type Titled = Pick<DocumentSummary, 'id' | 'title'>;

/** "Letter to the school, page 2" */
export function sayPlace({ documentId, page }: PagePlace, documents: readonly Titled[] | null): string {
  const title = documents?.find(({ id }) => id === documentId)?.title ?? 'Document';
  return `${title}, page ${page}`;
}

export function sayCopied(place: PagePlace, documents: readonly Titled[] | null): string {
  return `Copied from ${sayPlace(place, documents)}`;
}

export function sayCopy({ kind, words, sameFile, direction }: PageCopy): string {
  if (sameFile) return 'the same file';
  switch (kind) {
    case 'identical':
      return 'the same words';
    case 'near':
      return words === 0 ? 'the same words' : `${sayCount(words, 'word')} differ${words === 1 ? 's' : ''}`;
    case 'quote':
      return direction === 'quotes'
        ? `${sayCount(words, 'word')} of it quoted here`
        : `quotes ${sayCount(words, 'word')} of this page`;
  }
}

export const leftWords: Readonly<Record<NotCarried['reason'], string>> = {
  'decided-differently': 'decided in another way there, and left so',
  'not-there': 'these words do not stand there',
  'words-differ': 'the words differ: keeping them is for you to decide',
  'look-at-box': 'a box: what it covers was suggested there, please look',
};
