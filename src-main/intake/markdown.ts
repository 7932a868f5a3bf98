/** Markdown, by way of HTML. */
import { marked } from 'marked';
import type { FileContent } from './file-content.ts';
import { readHtmlText } from './html/read-html.ts';
import { decodeOwnText } from './plain-text.ts';

export function readMarkdown(bytes: Uint8Array): FileContent {
  const html = marked.parse(decodeOwnText(bytes), { async: false, gfm: true, breaks: true });
  return readHtmlText(html, () => null);
}
