import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findCommandLine } from '../../scripts/setup/command-line.mjs';
import { runCommand, withFolder } from '../cli/run-command.ts';
import { writeSampleFiles } from '../cli/sample-files.ts';

const run = promisify(execFile);

describe('the command line in one bundle', () => {
  it('is made once, and redacts as the sources do', async () => {
    const entry = findCommandLine();
    expect(path.extname(entry)).toBe('.js');
    expect(findCommandLine()).toBe(entry);
    await withFolder(async (folder) => {
      await writeSampleFiles(folder);
      const args = (out: string) => ['redact', 'plain.pdf', '--marks', 'marks.json', '--out', out];
      const { code } = await runCommand(args('sources.pdf'), folder);
      expect(code).toBe(0);
      await run(process.execPath, [entry, ...args('bundle.pdf')], { cwd: folder });
      const read = (name: string) => readFile(path.join(folder, name));
      expect(await read('bundle.pdf')).toEqual(await read('sources.pdf'));
    });
  }, 120_000);
});
