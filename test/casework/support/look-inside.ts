/** The encrypted files of a data folder, opened beside the running application: to compare, and to tamper. */
import { hkdfSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CaseId } from '../../../src-main/contract/values.ts';
import { casesFolderName, vaultFileName } from '../../../src-main/store/data-folder.ts';
import type { FileStore } from '../../../src-main/store/file-store.ts';
import { nameSlot, readKeyFile } from '../../../src-main/store/key-file.ts';
import { openSlot } from '../../../src-main/store/key-slot.ts';
import { deriveKey, unwrapKey } from '../../../src-main/store/key-wrap.ts';
import { caseSchema } from '../../../src-main/store/schemas.ts';
import { openHandle, type WritableDb } from '../../../src-main/store/sqlite.ts';

export type Inside = {
  readonly vault: WritableDb;
  readonly db: WritableDb;
  readonly files: FileStore;
};

/** Signs in as nobody and leaves no entry; the handles close with the test. */
export async function lookInside(
  dataFolder: string,
  caseId: CaseId,
  who: { readonly name: string; readonly passphrase: string },
): Promise<Inside> {
  const keyFile = join(dataFolder, 'vault.keys');
  const slotId = nameSlot(readKeyFile(keyFile), who.name);
  const { keys } = await openSlot(keyFile, slotId, who.passphrase, '2026-11-24T09:00:00.000Z');
  const vault = openQuietly(join(dataFolder, vaultFileName), keys.vaultKey);
  const row = vault
    .prepare<[string], { wrapped_key: Buffer }>('SELECT wrapped_key FROM cases WHERE id = ?')
    .get(caseId);
  const key = unwrapKey(keys.vaultKey, row?.wrapped_key ?? Buffer.alloc(0), `candour case ${caseId}`);
  if (key === null) throw new Error('The case has no key that fits');
  const folder = join(dataFolder, casesFolderName, caseId);
  const db = openQuietly(join(folder, 'case.db'), key);
  caseSchema.defineFunctions(db);
  return { vault, db, files: { folder: join(folder, 'files'), key: deriveKey(key, 'candour case files') } };
}

function openQuietly(path: string, key: Buffer): WritableDb {
  const salt = Buffer.from(hkdfSync('sha256', key, '', 'candour database salt', 16));
  const db = openHandle(path, { key, salt });
  onTestFinished(() => {
    db.close();
  });
  return db;
}

/** Every row of every table, and every stored file: equal before and after where nothing was changed. */
export function takeSnapshot({ db, files }: Pick<Inside, 'db' | 'files'>): string {
  const tables = db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all()
    .map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]);
  const stored = readdirSync(files.folder)
    .sort()
    .map((name) => [name, readFileSync(join(files.folder, name)).toString('base64')]);
  return JSON.stringify({ tables, stored });
}
