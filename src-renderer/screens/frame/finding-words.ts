/** Findings of the import in words for the reviewer. */
import type { FindingKind, FindingSummary } from '../../../src-main/contract/document.ts';

type Words = {
  /** In a list of what a document has. */
  readonly short: string;
  /** As a heading over the words that were found. */
  readonly title: string;
  /** What it means, and what becomes of it. */
  readonly meaning: string;
};

export const findingWords: Readonly<Record<FindingKind, Words>> = {
  'text-under-box': {
    short: 'text under a box',
    title: 'Text under a box or picture',
    meaning:
      'Somebody covered these words, but they are still in the file. Perhaps they were meant to be withheld.',
  },
  'image-under-box': {
    short: 'parts of a picture under a box',
    title: 'Part of a picture under a box',
    meaning: 'Somebody put a box over a part of the picture, but the part is still in the file.',
  },
  'unapplied-redaction': {
    short: 'redactions never applied',
    title: 'Redaction never applied',
    meaning:
      'Marked to be taken out in another program, and never taken out. It stays, unless you mark it too.',
  },
  'hidden-text': {
    short: 'hidden text',
    title: 'Text that cannot be seen',
    meaning:
      'White, tiny, cut off, without ink or marked as hidden. It is in the file, and a reader of the page does not see it.',
  },
  'overprinted-text': {
    short: 'overprinted text',
    title: 'Text with other text printed over it',
    meaning: 'It can hardly be read on the page, but it may stay in the text. Mark it if it has to go.',
  },
  'off-page-text': {
    short: 'text off the page',
    title: 'Text outside the page',
    meaning: 'It lies beyond the edge of what a reader sees.',
  },
  'hidden-layer': {
    short: 'hidden layers',
    title: 'Hidden layer',
    meaning: 'The file has a layer that is switched off. Readers can switch it on.',
  },
  'previous-revision': {
    short: 'earlier versions inside',
    title: 'Earlier version of the file',
    meaning: 'The file still holds what it was before it was changed.',
  },
  annotation: {
    short: 'comments or markings',
    title: 'Comment or marking',
    meaning: 'Added on top of the page in another program.',
  },
  'form-field': {
    short: 'filled-in form fields',
    title: 'Filled-in form field',
    meaning: 'What somebody entered; the page may show it only in part.',
  },
  attachment: {
    short: 'attachments inside',
    title: 'File attached inside',
    meaning: 'The attached file is not looked into. If it belongs to the record, add it as a document.',
  },
  javascript: {
    short: 'scripts',
    title: 'Script',
    meaning: 'The file can run a program. Candour never does.',
  },
  metadata: {
    short: 'hidden properties',
    title: 'Property of the file',
    meaning: 'Who made it, for whom, about what.',
  },
  'image-metadata': {
    short: 'notes of a camera in a picture',
    title: 'Noted in a picture by a camera or program',
    meaning: 'Such as where and when it was taken. Not on the page.',
  },
  'ocr-layer': {
    short: 'scan with a text layer',
    title: 'Scan with a text layer',
    meaning: 'A program read these pages. Names may be read wrongly: trust the picture.',
  },
  'page-without-text': {
    short: 'pages without readable text',
    title: 'Page without readable text',
    meaning: 'Nothing on it is found by a search. Read it on the page.',
  },
  'machine-read': {
    short: 'pages read by machine',
    title: 'Read by machine',
    meaning: 'A picture of text. A search finds the words as they were read: trust the picture.',
  },
  'poor-reading': {
    short: 'pages read badly by machine',
    title: 'Read by machine, not well: check by eye',
    meaning:
      'Faint, handwritten or hard to read. A search may miss names on it: read the page itself, then say that you looked.',
  },
  'no-words-read': {
    short: 'pages on which no words were read',
    title: 'No words read by machine: check by eye',
    meaning: 'A picture without words, or with words that no machine can read. Look at the page itself.',
  },
  damaged: {
    short: 'damaged parts',
    title: 'Damaged file',
    meaning: 'Parts of the file could not be read. Compare it with the original.',
  },
  'tracked-change': {
    short: 'tracked changes',
    title: 'Tracked changes',
    meaning: 'Words that were deleted, inserted or moved, and by whom. The appendix shows them.',
  },
  comment: {
    short: 'comments',
    title: 'Comments',
    meaning: 'Written beside the text. The appendix shows them.',
  },
  'hidden-sheet': {
    short: 'hidden sheets',
    title: 'Hidden sheet',
    meaning: 'The workbook does not show it. The appendix does.',
  },
  'hidden-rows': {
    short: 'hidden rows or columns',
    title: 'Hidden rows or columns',
    meaning: 'The sheet does not show them. The appendix does.',
  },
  formula: {
    short: 'formulas',
    title: 'Formulas behind the values',
    meaning: 'What values were worked out from. The appendix lists them.',
  },
  'cached-data': {
    short: 'data kept behind tables',
    title: 'Data kept behind a pivot table',
    meaning: 'Rows of a source that may be gone. The appendix lists them.',
  },
  'speaker-notes': {
    short: 'speaker notes',
    title: 'Speaker notes',
    meaning: 'Written for the speaker, not on the slide. The appendix shows them.',
  },
  'blind-copy': {
    short: 'blind copies',
    title: 'Blind copies',
    meaning: 'People who got the message without the others knowing. The appendix names them.',
  },
  'mail-headers': {
    short: 'headers of the message',
    title: 'Headers of the message',
    meaning: 'How the message went, and what programs wrote into it. The appendix lists them.',
  },
  'alternative-text': {
    short: 'another version of the text',
    title: 'Another version of the text',
    meaning: 'The message has a plain version that says something else too. The appendix shows it.',
  },
  'link-target': {
    short: 'links',
    title: 'Where links lead',
    meaning: 'Addresses behind words. The appendix lists them.',
  },
  location: {
    short: 'the place where a picture was taken',
    title: 'Place of a picture',
    meaning: 'The camera noted where it was. The appendix shows it.',
  },
  'not-converted': {
    short: 'not converted',
    title: 'Not converted',
    meaning: 'Candour cannot show this file. Its original is kept: open it with the program that made it.',
  },
  'children-missing': {
    short: 'attachments missing',
    title: 'Attachments missing',
    meaning: 'Adding it was stopped before all that it carries was in the case. Remove it and add it again.',
  },
};

const order = Object.keys(findingWords);

/** The serious ones first, in the order above. */
export function sortFindings<Finding extends Pick<FindingSummary, 'kind' | 'serious'>>(
  findings: readonly Finding[],
): readonly Finding[] {
  return [...findings].sort(
    (a, b) => Number(b.serious) - Number(a.serious) || order.indexOf(a.kind) - order.indexOf(b.kind),
  );
}

/** As a part of a sentence. */
export function sayFindings(findings: readonly Pick<FindingSummary, 'kind' | 'serious'>[]): string {
  return sortFindings(findings)
    .map(({ kind }) => findingWords[kind].short)
    .join(', ');
}
