/** What a finding of the import asks of the reviewer. */
import type { FindingKind } from '../contract/model.ts';

/**
 * Serious: words or pictures that stand on a page and cannot be seen there. Somebody may have meant to take them
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
  damaged: false,
};

export function isSerious(kind: FindingKind): boolean {
  return isSeriousKind[kind];
}
