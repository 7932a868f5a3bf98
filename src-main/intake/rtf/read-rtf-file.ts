/** An .rtf file; one that wraps HTML is shown as that. */
import type { FileContent } from '../file-content.ts';
import { readHtmlText } from '../html/read-html.ts';
import { readRtf } from './read-rtf.ts';

export function readRtfFile(bytes: Uint8Array): FileContent {
  const { html, ...content } = readRtf(bytes);
  if (html === null) return content;
  const shown = readHtmlText(html, () => null);
  return {
    ...shown,
    hidden: [...shown.hidden, ...content.hidden],
    warnings: [...shown.warnings, ...content.warnings],
  };
}
