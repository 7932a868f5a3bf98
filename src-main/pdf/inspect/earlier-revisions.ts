/** Words of a page's earlier revisions that its last one does not have: what somebody thought they had taken out. */
import type { InspectionFinding } from '../../contract/document.ts';
import type { PdfFile } from '../objects/file.ts';
import { openPdfiumDocument, type PdfiumDocument } from '../pdfium.ts';
import { withPage } from '../verify/page-view.ts';
import { listEarlierEnds } from './file-findings.ts';
import { groupWords } from './group-words.ts';
import { type Letter, readLetters } from './read-letters.ts';

export type RevisionReader = {
  /** At most one finding for the page. */
  readonly findGone: (page: number, letters: readonly Letter[]) => InspectionFinding[];
  readonly close: () => void;
};

/** Each is a whole file to read; the oldest are the least changed. */
const mostRevisions = 3;

export async function createRevisionReader(file: PdfFile, pages: number): Promise<RevisionReader> {
  const opened: PdfiumDocument[] = [];
  if (!file.encrypted) {
    for (const end of listEarlierEnds(file).slice(0, mostRevisions)) {
      const revision = await openRevision(file.bytes.subarray(0, end));
      // Pages cannot be paired where some were added or removed.
      if (revision?.pages === pages) opened.push(revision);
      else revision?.close();
    }
  }
  return {
    findGone: (page, letters) => {
      for (const revision of opened) {
        const gone = findGone(revision, page, letters);
        if (gone.length > 0) return gone;
      }
      return [];
    },
    close: () => {
      for (const revision of opened) revision.close();
    },
  };
}

async function openRevision(bytes: Uint8Array): Promise<PdfiumDocument | null> {
  try {
    return await openPdfiumDocument({ bytes, password: null });
  } catch {
    // Some programs write an end of file where no whole file ends.
    return null;
  }
}

function findGone(revision: PdfiumDocument, page: number, letters: readonly Letter[]): InspectionFinding[] {
  const before = withPage(revision, page, (handle) => readLetters(revision.pdfium, handle, [])) ?? [];
  const left = new Map<string, number>();
  for (const { text } of listWords(letters)) left.set(text, (left.get(text) ?? 0) + 1);
  const gone = new Set<Letter>();
  for (const word of listWords(before)) {
    const count = left.get(word.text) ?? 0;
    if (count > 0) left.set(word.text, count - 1);
    else for (const letter of word.letters) gone.add(letter);
  }
  if (gone.size === 0) return [];
  const fates = before.map((letter) => (gone.has(letter) ? 'hidden-text' : 'seen') as 'hidden-text' | 'seen');
  const words = groupWords(before, fates).get('hidden-text');
  return words === undefined ? [] : [{ kind: 'previous-revision', page, ...words }];
}

type Word = { readonly text: string; readonly letters: readonly Letter[] };

function listWords(letters: readonly Letter[]): Word[] {
  const words: Word[] = [];
  let word: Letter[] = [];
  const finish = (): void => {
    if (word.length > 0) words.push({ text: word.map(({ text }) => text).join(''), letters: word });
    word = [];
  };
  for (const letter of letters) {
    if (letter.box === null) finish();
    else word.push(letter);
  }
  finish();
  return words;
}
