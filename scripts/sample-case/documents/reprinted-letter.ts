import type { Block, SampleDocument } from '../model.ts';
import { correspondence } from './correspondence.ts';

/** The letter to Ms Thorne of 17 October, printed again for the closing file: the same words under another head and date. */
function findLetter(): readonly Block[] {
  const letter = correspondence.sections.find(({ blocks }) =>
    blocks.some((block) => block.kind === 'paragraph' && block.text === 'Dear Leanne'),
  );
  if (letter === undefined) throw new Error('The letter is not in the correspondence');
  return letter.blocks
    .filter((block) => block.kind !== 'letterhead')
    .map((block) =>
      block.kind === 'paragraph' && block.text === '17 October 2012'
        ? { ...block, text: 'File copy, printed 12 March 2014. First sent in October 2012.' }
        : block,
    );
}

export const reprintedLetter: SampleDocument = {
  fileName: '26-letter-reprinted.pdf',
  title: 'Letter to Ms Thorne, printed again in 2014',
  author: 'Northmoor Council',
  created: '2014-03-12T10:05:00Z',
  look: {
    family: 'helvetica',
    size: 11,
    leading: 1.4,
    margin: 70,
    justified: false,
    accent: [0.09, 0.27, 0.42],
    headings: 'plain',
    header: 'Northmoor Council archive service: reprint for the closing file',
    footer: { left: 'Reprint', right: '{page} of {pages}' },
  },
  sections: [{ orientation: 'portrait', blocks: findLetter() }],
};
