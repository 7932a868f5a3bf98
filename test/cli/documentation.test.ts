/** docs/command-line.md: every example is run as it stands there, and every code that it names exists. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCodes } from '../../src-main/contract/errors.ts';
import { bothWords } from '../fixtures/leaks/leak-fixture.ts';
import { buildPage } from '../fixtures/leaks/pdf-builder.ts';
import { runCommand } from './run-command.ts';

const text = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');

type Example = { readonly command: string; readonly answers: readonly unknown[]; readonly code: number };

const blocks = [...text.matchAll(/^```(\w+) ?(\S*)\n(.*?)^```$/gmsu)].map(
  ([, kind = '', name = '', content = '']) => ({ kind, name, content }),
);
const examples = blocks
  .filter(({ kind }) => kind === 'console')
  .flatMap(({ content }) => readExamples(content));

function readExamples(content: string): Example[] {
  return content
    .split(/^\$ /mu)
    .slice(1)
    .map((example) => {
      const end = example.indexOf('\n');
      const code = Number(/^# exit code (\d)$/mu.exec(example)?.[1] ?? 0);
      return { command: example.slice(0, end), answers: readDocuments(example.slice(end)), code };
    });
}

/** Each JSON document begins at the start of a line and ends before the next one does. */
function readDocuments(shown: string): unknown[] {
  return shown
    .replace(/^#.*$/gmu, '')
    .split(/\n(?=\{)/u)
    .filter((part) => part.trim() !== '')
    .map((part): unknown => JSON.parse(part));
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'candour-cli-'));
  writeFileSync(path.join(folder, 'report.pdf'), buildPage(bothWords));
  for (const { name, content } of blocks) if (name !== '') writeFileSync(path.join(folder, name), content);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

describe('the description of the command line', () => {
  it('has an example for every command', () => {
    const commands = new Set(examples.map(({ command }) => command.split(' ')[1]));
    expect([...commands].sort()).toEqual([
      'batch',
      'convert',
      'deadline',
      'detect',
      'inspect',
      'redact',
      'verify',
    ]);
  });

  it.each(examples)('gives what `$command` answers', async ({ command, answers, code }) => {
    const [, ...words] = command.split(' ');
    const from = words.indexOf('<');
    const input = from < 0 ? '' : readFileSync(path.join(folder, words[from + 1] ?? ''), 'utf8');
    const run = await runCommand(from < 0 ? words : words.slice(0, from), folder, input);
    expect(run.code).toBe(code);
    const printed = run.stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(printed).toHaveLength(answers.length);
    for (const answer of answers) expect(printed).toContainEqual(expectSome(answer));
  });

  it('names only codes that exist', () => {
    const table = text.slice(text.indexOf('## Codes'));
    const named = table
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/gu)].map(([, code]) => code));
    expect(named.length).toBeGreaterThan(20);
    expect(errorCodes).toEqual(expect.arrayContaining(named));
  });
});

/** Members may be left out, elements of a list may not. */
function expectSome(shown: unknown): unknown {
  if (Array.isArray(shown)) return shown.map(expectSome);
  if (typeof shown !== 'object' || shown === null) return shown;
  return expect.objectContaining(
    Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, expectSome(value)])),
  );
}
