/** What a finding of the import asks of the reviewer. */
import type { FindingKind } from '../contract/document.ts';

/**
 * Serious: words or pictures that stand on a page and cannot be seen there, files that nobody can have read, and pages that a machine read badly. Somebody may have meant to take them
 * out, and a reader of the page would decide about it without knowing them.
 */
const isSeriousKind: Readonly<Record<FindingKind, boolean>> = {
  'text-under-box': true,
  'image-under-box': true,
  'unapplied-redaction': true,
  'hidden-text': true,
  'overprinted-text': true,
  'off-page-text': true,
  'hidden-layer': true,
  'previous-revision': false,
  annotation: false,
  'form-field': false,
  attachment: false,
  javascript: false,
  metadata: false,
  'image-metadata': false,
  'ocr-layer': false,
  'page-without-text': false,
  'machine-read': false,
  'poor-reading': true,
  'no-words-read': true,
  damaged: false,
  'tracked-change': false,
  comment: false,
  'hidden-sheet': false,
  'hidden-rows': false,
  formula: false,
  'cached-data': false,
  'speaker-notes': false,
  'blind-copy': false,
  'mail-headers': false,
  'alternative-text': false,
  'link-target': false,
  location: false,
  'not-converted': true,
  'children-missing': true,
};

export function isSerious(kind: FindingKind): boolean {
  return isSeriousKind[kind];
}
