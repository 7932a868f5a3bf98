/** Any bytes through the one door, and what came out in plain words. */
import type { FileContent, HiddenKind } from '../../../src-main/intake/file-content.ts';
import { detectFileType } from '../../../src-main/intake/file-type.ts';
import { blockText } from '../../../src-main/intake/flow.ts';
import { readFileContent } from '../../../src-main/intake/read-file.ts';

export async function readAny(
  content: Uint8Array | string,
  untrustedName = 'file',
  password: string | null = null,
): Promise<FileContent> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const type = await detectFileType(bytes, untrustedName);
  if (type === 'pdf') throw new Error('a PDF is not read');
  return readFileContent(type, { bytes, untrustedName, password });
}

export function textOfBlocks(content: FileContent): string {
  return content.blocks.map(blockText).join('\n');
}

/** What the appendix says under one heading. */
export function hiddenText(content: FileContent, kind: HiddenKind): string {
  return content.hidden
    .filter((part) => part.kind === kind)
    .flatMap((part) => part.blocks.map(blockText))
    .join('\n');
}
