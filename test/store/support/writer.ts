/**
 * A process to be killed: opens the vault and its case, says "claimed", then commits one document after the other,
 * with its pages and an audit entry, and says which after each commit. Every tenth file stays unfinished for a while.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { CaseId, DocumentId } from '../../../src-main/contract/values.ts';
import { appendAudit } from '../../../src-main/store/audit.ts';
import { openCase } from '../../../src-main/store/cases.ts';
import { claimDataFolder } from '../../../src-main/store/data-folder.ts';
import { insertDocument, listDocuments } from '../../../src-main/store/documents.ts';
import { writeStoredFile } from '../../../src-main/store/file-store.ts';
import { insertFile } from '../../../src-main/store/files.ts';
import { insertPage } from '../../../src-main/store/pages.ts';
import { runInTransaction } from '../../../src-main/store/sqlite.ts';
import { unlockVault } from '../../../src-main/store/vault.ts';

const [, , path = '', userName = '', passphrase = ''] = process.argv;
const at = '2026-01-05T10:00:00.000Z';
const folder = claimDataFolder(path);
const vault = await unlockVault({ folder, userName, passphrase, at });
const { db, files } = openCase(vault, CaseId.parse('case-1'));
const say = (line: string): number => writeSync(1, `${line}\n`);
say('claimed');
const by = { id: vault.user.id, name: vault.user.name, role: vault.user.role };
const text = 'Karen Hughes visited on Monday. '.repeat(60);
const boxes = new Float32Array(text.length * 4);
for (let number = listDocuments(db).length; ; number += 1) {
  const id = `d${number}`;
  const documentId = DocumentId.parse(id);
  const stored = await writeStoredFile(files, id, Buffer.alloc(300_000, number));
  runInTransaction(db, () => {
    const about = { id: documentId, title: id, fileName: join('x', id), date: null, pages: 5 };
    insertDocument(db, { ...about, bytes: 1, sha256: id, importedAt: at, importedBy: by, parent: null });
    for (let page = 1; page <= 5; page += 1) {
      insertPage(db, { documentId, page, box: [0, 0, 595, 842], rotation: 0, text, boxes });
    }
    insertFile(db, { ...stored, kind: 'original', documentId, bundleId: null, revision: 0, at });
    appendAudit(db, { at, actor: by, action: 'importDocuments', detail: { documents: 1 } });
  });
  say(id);
}
