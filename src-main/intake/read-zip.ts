/** A ZIP archive: its members are its children, named by their paths. */

import { AppError, toErrorReply } from '../contract/errors.ts';
import { openArchive } from './archive.ts';
import type { Child, FileContent, Warning } from './file-content.ts';

/** What operating systems leave in archives, and nobody put there. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Throws file-damaged, file-too-large, file-password-needed where no member can be read without. */
export async function readZip(bytes: Uint8Array): Promise<FileContent> {
  const archive = await openArchive(bytes);
  const members = archive.members.filter(({ untrustedName }) => !litter.test(untrustedName));
  const children: Child[] = [];
  const warnings = new Set<Warning>();
  const failed: string[] = [];
  for (const { untrustedName } of members) {
    try {
      const member = await archive.read(untrustedName);
      if (member !== null) children.push({ untrustedName, bytes: member });
    } catch (error) {
      const { code } = toErrorReply(error);
      if (code === 'file-too-large') throw error;
      if (code === 'file-password-needed' && members.every(({ encrypted }) => encrypted)) throw error;
      warnings.add('member-not-read');
      failed.push(untrustedName);
    }
  }
  if (members.length > 0 && children.length === 0) throw new AppError('file-damaged');
  const list = members.map(({ untrustedName }): readonly [string, string] => [
    untrustedName,
    failed.includes(untrustedName) ? 'could not be read' : '',
  ]);
  return {
    blocks: [
      { kind: 'heading', level: 1, text: 'Archive' },
      {
        kind: 'table',
        rows: [['Member', ''], ...list].map((row) => row.map((text) => ({ text, span: 1 }))),
        heads: 1,
      },
    ],
    hidden: [],
    children,
    warnings: [...warnings],
  };
}
