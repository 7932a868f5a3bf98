/** Plain text, with its lines and spaces as they are. */
import { AppError } from '../contract/errors.ts';
import { decodeText } from './decode-text.ts';
import type { FileContent } from './file-content.ts';
import { intakeLimits } from './limits.ts';

/** Throws file-unsupported for what is no text, file-too-large. */
export function decodeOwnText(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (text === null) throw new AppError('file-unsupported');
  if (text.length > intakeLimits.characters)
    throw new AppError('file-too-large', { limit: intakeLimits.characters });
  return text;
}

export function readPlainText(bytes: Uint8Array): FileContent {
  return {
    blocks: [{ kind: 'preformatted', text: decodeOwnText(bytes) }],
    hidden: [],
    children: [],
    warnings: [],
  };
}
