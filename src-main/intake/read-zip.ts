/** A ZIP archive: its members are its children, named by their paths. */

import { AppError, toErrorReply } from '../contract/errors.ts';
import { openArchive } from './archive.ts';
import type { Child, FileContent, Warning } from './file-content.ts';

/** What operating systems leave in archives, and nobody put there. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Throws file-damaged, file-too-large; file-password-needed where no member can be read without, file-password-wrong. */
export async function readZip(bytes: Uint8Array, password: string | null): Promise<FileContent> {
  const archive = await openArchive(bytes, password);
  const members = archive.members.filter(({ untrustedName }) => !litter.test(untrustedName));
  const children: Child[] = [];
  const warnings = new Set<Warning>();
  const failed = new Map<string, string>();
  for (const { untrustedName } of members) {
    try {
      const member = await archive.read(untrustedName);
      if (member !== null) children.push({ untrustedName, bytes: member });
    } catch (error) {
      const { code } = toErrorReply(error);
      if (code === 'file-too-large') throw error;
      const isAsking = code === 'file-password-needed' && members.every(({ encrypted }) => encrypted);
      if (isAsking || code === 'file-password-wrong') throw error;
      warnings.add('member-not-read');
      const isLocked = code === 'file-password-needed';
      failed.set(untrustedName, isLocked ? 'opens only with a password' : 'could not be read');
    }
  }
  if (members.length > 0 && children.length === 0) throw new AppError('file-damaged');
  const list = members.map(({ untrustedName }): readonly [string, string] => [
    untrustedName,
    failed.get(untrustedName) ?? '',
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
