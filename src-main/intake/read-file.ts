/** Bytes and an untrusted name → what the file holds: the one door to all readers. A PDF is not read here. */
import { AppError, assertNever } from '../contract/errors.ts';
import type { FileContent, FileType } from './file-content.ts';

export type Source = { readonly bytes: Uint8Array; readonly untrustedName: string };

/** Each reader is loaded when it is first needed. Throws the codes of files that come in. */
export async function readFileContent(type: Exclude<FileType, 'pdf'>, source: Source): Promise<FileContent> {
  const { bytes } = source;
  switch (type) {
    case 'text':
      return (await import('./plain-text.ts')).readPlainText(bytes);
    case 'csv':
      return (await import('./comma-separated.ts')).readCommaSeparated(bytes);
    case 'html':
      return (await import('./html/read-html.ts')).readHtml(bytes);
    case 'markdown':
      return (await import('./markdown.ts')).readMarkdown(bytes);
    default:
      throw new AppError('file-unsupported');
  }
}
void assertNever;
