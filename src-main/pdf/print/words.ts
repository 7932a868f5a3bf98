/** What the appendix calls things. */
import type { HiddenKind, Warning } from '../../intake/file-content.ts';

export const appendixTitle = 'What was not visible in this document';
export const appendixLead =
  'Candour found this inside the file. A reader of the original does not see it, or not at once. It is part of the record.';

export const hiddenTitles: Readonly<Record<HiddenKind, string>> = {
  'hidden-text': 'Hidden text',
  metadata: 'Properties of the file',
  location: 'Place recorded with the picture',
  'tracked-change': 'Tracked changes',
  comment: 'Comments',
  'hidden-sheet': 'Hidden sheets',
  'hidden-rows': 'Hidden rows and columns',
  formula: 'Formulas behind the values',
  'cached-data': 'Data kept behind tables',
  'speaker-notes': 'Speaker notes',
  'blind-copy': 'Blind copies',
  'mail-headers': 'Headers of the message',
  'alternative-text': 'Another version of the text',
  'link-target': 'Where links lead',
};

export const warningTitle = 'What could not be shown';

export const warningWords: Readonly<Record<Warning, string>> = {
  'annotations-set': 'Annotations and form fields are set into the pages of this copy.',
  'password-removed': 'The file opens with a password; this copy opens without it.',
  'remote-content-not-fetched':
    'The file refers to pictures or other content on the internet. Nothing was fetched.',
  'picture-not-shown': 'A picture is of a kind that cannot be shown here. It is in the original.',
  'more-frames-not-shown': 'The picture moves; only its first frame is shown.',
  'object-not-shown': 'An embedded object cannot be shown here. It is in the original.',
  'characters-not-drawn':
    'Some letters are of a writing that cannot be drawn here: a box stands in the place of each. They can be searched for and copied.',
  'text-cut': 'The file is longer than what is shown here. The rest is in the original.',
  'formatting-unreadable':
    'Part of the file is damaged: its text was recovered without its form, and may be incomplete.',
  'member-not-read': 'A part of the file could not be read.',
};
