/** Looks at an exported bundle from outside. */
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const project = path.resolve(import.meta.dirname, '..', '..');

/** With tools that are not Candour's own where they are installed, and with `candour verify`. */
export function checkOutside(
  file: string,
  password: string,
  { secrets, kept }: { readonly secrets: readonly string[]; readonly kept: readonly string[] },
): void {
  const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;
  if (has('qpdf')) execFileSync('qpdf', [`--password=${password}`, '--check', file]);
  else test.info().annotations.push({ type: 'not checked', description: 'qpdf is not installed' });
  if (has('pdftotext')) {
    const text = execFileSync('pdftotext', ['-upw', password, file, '-'], { encoding: 'utf8' });
    const words = text.replace(/\s+/gu, ' ');
    for (const secret of secrets) {
      expect(words).not.toContain(secret);
      // Half a name tells as much as the whole.
      for (const name of secret.match(/\b[A-Z]\w+/gu) ?? []) expect(words).not.toContain(name);
    }
    for (const phrase of kept) expect(words).toContain(phrase);
  } else test.info().annotations.push({ type: 'not checked', description: 'pdftotext is not installed' });
  const verified = spawnSync(
    process.execPath,
    [path.join(project, 'scripts', 'candour.mjs'), 'verify', file, '--open-password', password],
    { encoding: 'utf8', cwd: project },
  );
  expect(verified.stdout, verified.stderr).toMatch(/"clean":\s*true/u);
  expect(verified.status).toBe(0);
}
