import { describe, expect, it } from 'vitest';
import type { PageCopy } from '../../src-main/contract/copies.ts';
import { DocumentId } from '../../src-main/contract/values.ts';
import { sayCopied, sayCopy, sayPlace } from '../../src-renderer/screens/review/copy-words.ts';

const documentId = DocumentId.parse('d1');
const copy: PageCopy = {
  documentId,
  page: 3,
  kind: 'near',
  words: 12,
  sameFile: false,
  direction: null,
  seen: true,
};

describe('a copy in words', () => {
  it('says where it stands, whatever became of its document', () => {
    expect(sayPlace(copy, [{ id: documentId, title: 'Correspondence' }])).toBe('Correspondence, page 3');
    expect(sayCopied(copy, null)).toBe('Copied from Document, page 3');
  });

  it.each([
    [{}, '12 words differ'],
    [{ words: 1 }, '1 word differs'],
    [{ words: 0 }, 'the same words'],
    [{ kind: 'identical' }, 'the same words'],
    [{ kind: 'identical', sameFile: true }, 'the same file'],
    [{ kind: 'quote', direction: 'quotes' }, '12 words of it quoted here'],
    [{ kind: 'quote', direction: 'quoted-by' }, 'quotes 12 words of this page'],
  ] as const)('%j is "%s"', (more, words) => {
    expect(sayCopy({ ...copy, ...more })).toBe(words);
  });
});
