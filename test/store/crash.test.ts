import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { CaseId } from '../../src-main/contract/values.ts';
import { checkAudit, getAuditEnd } from '../../src-main/store/audit.ts';
import { closeCase, createCase, openCase } from '../../src-main/store/cases.ts';
import { claimDataFolder } from '../../src-main/store/data-folder.ts';
import { listDocuments } from '../../src-main/store/documents.ts';
import { readStoredFile } from '../../src-main/store/file-store.ts';
import { listFiles } from '../../src-main/store/files.ts';
import { listPages } from '../../src-main/store/pages.ts';
import { searchPages } from '../../src-main/store/search.ts';
import { prepare } from '../../src-main/store/sqlite.ts';
import { lockVault, unlockVault } from '../../src-main/store/vault.ts';
import { anna, at, codeOf, makeVault, passphrase } from './support/stores.ts';

const writer = fileURLToPath(new URL('./support/writer.ts', import.meta.url));
const caseId = CaseId.parse('case-1');

/** Starts the writer; `lines` are what it has said so far. */
function startWriter(path: string): {
  child: ChildProcess;
  lines: string[];
  sayUntil(count: number): Promise<void>;
} {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', writer, path, anna.name, passphrase],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines: string[] = [];
  let wake = (): void => {};
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    wake();
  });
  child.on('exit', () => wake());
  const sayUntil = async (count: number): Promise<void> => {
    while (lines.length < count) {
      if (child.exitCode !== null) throw new Error(`the writer ended with ${child.exitCode}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { child, lines, sayUntil };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
}

test('a process killed at any moment loses nothing committed and leaves nothing half-written', async () => {
  const { vault } = await makeVault();
  createCase(vault, { id: caseId, at });
  lockVault(vault);
  vault.folder.release();
  const { path } = vault.folder;

  for (const [round, moment] of [3, 1, 6, 2, 9].entries()) {
    const { child, lines, sayUntil } = startWriter(path);
    await sayUntil(1 + moment);
    // Somewhere within the work on the next document: a spread of places, each as good as any other.
    await new Promise((resolve) => setTimeout(resolve, round * 3));
    await kill(child);
    const said = lines.slice(1).at(-1);

    const folder = claimDataFolder(path);
    const again = await unlockVault({ folder, userName: anna.name, passphrase, at });
    const openedCase = openCase(again, caseId);
    const { db } = openedCase;
    const documents = listDocuments(db);
    expect(documents.map((document) => document.id)).toContain(said);
    expect(listPages(db)).toHaveLength(documents.length * 5);
    expect(getAuditEnd(db).count).toBe(documents.length);
    expect(checkAudit(db)).toEqual({ ok: true });
    expect(searchPages(db, 'karen', 1000).hits).toHaveLength(documents.length * 5);
    expect(prepare(db, 'PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    const files = listFiles(db);
    expect(readdirSync(openedCase.files.folder).sort()).toEqual(files.map((file) => file.id).sort());
    for (const file of files) {
      expect((await readStoredFile(openedCase.files, file.id)).length).toBe(file.bytes);
    }
    closeCase(openedCase);
    lockVault(again);
    folder.release();
  }
});

test('a folder held by another process is refused, and free as soon as that process is killed', async () => {
  const { vault } = await makeVault();
  createCase(vault, { id: caseId, at });
  lockVault(vault);
  vault.folder.release();
  const { child, sayUntil } = startWriter(vault.folder.path);
  await sayUntil(1);
  expect(codeOf(() => claimDataFolder(vault.folder.path))).toBe('folder-in-use');
  await kill(child);
  claimDataFolder(vault.folder.path).release();
});
