import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findViolations, type SourceFile } from './support/import-rule.ts';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

async function readSources(folder: string): Promise<readonly SourceFile[]> {
  const entries = await readdir(join(projectFolder, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name));
  return Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return {
        path: relative(projectFolder, path).split(sep).join('/'),
        text: await readFile(path, 'utf8'),
      };
    }),
  );
}

function findReasons(path: string, text: string): readonly string[] {
  return findViolations([{ path, text }]).map((violation) => violation.reason);
}

describe('the import rule of the design', () => {
  it('holds for every file of the application', async () => {
    const files = [...(await readSources('src-main')), ...(await readSources('src-renderer'))];
    expect(files.length).toBeGreaterThan(20);
    expect(findViolations(files)).toEqual([]);
  });

  it.each([
    ['a room imports from itself', 'src-main/domain/mark.ts', "import { a } from './audit.ts';"],
    [
      'the domain imports the contract',
      'src-main/domain/mark.ts',
      "import { a } from '../contract/person.ts';",
    ],
    ['the contract uses zod', 'src-main/contract/person.ts', "import { z } from 'zod';"],
    [
      'the store uses SQL and Node',
      'src-main/store/a.ts',
      "import D from 'better-sqlite3'; import 'node:fs';",
    ],
    [
      'casework knows the type of the engine',
      'src-main/casework/a.ts',
      "import type { E } from '../pdf/engine.ts';",
    ],
    ['casework re-exports that type', 'src-main/casework/a.ts', "export type { E } from '../pdf/engine.ts';"],
    [
      'main joins everything',
      'src-main/main.ts',
      "import 'electron'; import './pdf/a.ts'; import './store/b.ts';",
    ],
    ['the preload uses Electron', 'src-main/preload.ts', "import { ipcRenderer } from 'electron/renderer';"],
    [
      'the window uses the contract',
      'src-renderer/viewer/a.tsx',
      "import { c } from '../../src-main/contract/client.ts';",
    ],
    ['the window uses React and a style', 'src-renderer/app.tsx', "import 'react'; import './tokens.css';"],
    [
      'a comment or a text names an import',
      'src-main/domain/a.ts',
      "// import 'node:fs'\nconst a = \"import('electron')\";",
    ],
    ['a text in the page holds an apostrophe', 'src-renderer/a.tsx', "const a = <p>It's {b} don't</p>;"],
  ])('allows that %s', (_sentence, path, text) => {
    expect(findReasons(path, text)).toEqual([]);
  });

  it.each([
    [
      'the window imports the store',
      'src-renderer/app.tsx',
      "import { a } from '../src-main/store/vault.ts';",
    ],
    [
      'the window imports the domain',
      'src-renderer/app.tsx',
      "import { a } from '../src-main/domain/mark.ts';",
    ],
    ['the window imports the router', 'src-renderer/app.tsx', "import { a } from '../src-main/router.ts';"],
    [
      'the window imports even a type of the store',
      'src-renderer/a.tsx',
      "import type { A } from '../src-main/store/a.ts';",
    ],
    ['a type is imported inline', 'src-renderer/a.tsx', "let a: import('../src-main/store/a.ts').A;"],
    ['the window uses Node', 'src-renderer/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['the window uses Electron', 'src-renderer/a.ts', "import { ipcRenderer } from 'electron';"],
    ['the domain uses Node', 'src-main/domain/a.ts', "import { readFileSync } from 'node:fs';"],
    ['the domain uses Node without the prefix', 'src-main/domain/a.ts', "import fs from 'fs';"],
    ['the domain uses another package', 'src-main/domain/a.ts', "import { a } from 'linkify-it';"],
    ['the domain imports the store', 'src-main/domain/a.ts', "import { a } from '../store/a.ts';"],
    ['the domain imports a recogniser', 'src-main/domain/a.ts', "import { a } from '../detect/a.ts';"],
    ['a recogniser imports the domain', 'src-main/detect/a.ts', "import { a } from '../domain/people.ts';"],
    ['the contract imports the domain', 'src-main/contract/a.ts', "import { a } from '../domain/mark.ts';"],
    ['the contract uses another package', 'src-main/contract/a.ts', "import { a } from 'temporal-polyfill';"],
    ['the contract uses Node', 'src-main/contract/a.ts', "import { randomUUID } from 'node:crypto';"],
    [
      'the store imports casework',
      'src-main/store/a.ts',
      "import { a } from '../casework/import-documents.ts';",
    ],
    ['the store imports PDF code', 'src-main/store/a.ts', "import { a } from '../pdf/extract.ts';"],
    ['PDF code imports the store', 'src-main/pdf/worker.ts', "import { a } from '../store/vault.ts';"],
    ['intake imports PDF code', 'src-main/intake/a.ts', "import { a } from '../pdf/extract.ts';"],
    [
      'casework imports a value of the engine',
      'src-main/casework/a.ts',
      "import { e } from '../pdf/engine.ts';",
    ],
    [
      'an inline type keeps the import alive',
      'src-main/casework/a.ts',
      "import { type E } from '../pdf/engine.ts';",
    ],
    [
      'casework imports a type of other PDF code',
      'src-main/casework/a.ts',
      "import type { E } from '../pdf/redact.ts';",
    ],
    ['casework uses SQL itself', 'src-main/casework/a.ts', "import D from 'better-sqlite3';"],
    ['casework imports the router', 'src-main/casework/a.ts', "import type { R } from '../router.ts';"],
    ['the router uses Electron', 'src-main/router.ts', "import { ipcMain } from 'electron';"],
    ['the router uses a type of Electron', 'src-main/router.ts', "import type { IpcMain } from 'electron';"],
    ['the command line uses a part of Electron', 'src-main/cli.ts', "import { app } from 'electron/main';"],
    [
      'a file with an allowed name lies elsewhere',
      'src-main/store/main.ts',
      "import { app } from 'electron';",
    ],
    ['main imports the window', 'src-main/main.ts', "import { App } from '../src-renderer/app.tsx';"],
    ['a path goes round', 'src-renderer/a.tsx', "import { a } from '../src-main/contract/../store/a.ts';"],
    [
      'a path climbs out of the sources',
      'src-main/domain/a.ts',
      "import { a } from '../../test/support/a.ts';",
    ],
    [
      'a path reaches into node_modules',
      'src-main/router.ts',
      "import e from '../node_modules/electron/index.js';",
    ],
    ['a path leaves the project', 'src-main/domain/a.ts', "import { a } from '../../../elsewhere/a.ts';"],
    ['a path is absolute', 'src-main/main.ts', "import { a } from '/somewhere/a.ts';"],
    ['a path is a URL', 'src-main/main.ts', "import { a } from 'file:///somewhere/a.ts';"],
    ['a path is a drive of Windows', 'src-main/main.ts', "import { a } from 'C:/somewhere/a.ts';"],
    ['a path differs in case only', 'src-renderer/a.ts', "import { a } from '../src-main/Contract/a.ts';"],
    ['an import happens later', 'src-main/domain/a.ts', "export const a = () => import('../store/a.ts');"],
    [
      'an import happens later from a template',
      'src-main/domain/a.ts',
      'export const a = () => import(`node:fs`);',
    ],
    ['an import is computed', 'src-main/domain/a.ts', "export const a = (b: string) => import('node:' + b);"],
    ['an import hides among markup', 'src-renderer/a.tsx', "const a = <p>don't {import('electron')}</p>;"],
    ['a module is required', 'src-main/domain/a.ts', "const fs = require('node:fs');"],
    ['a module is required the TypeScript way', 'src-main/domain/a.ts', "import fs = require('node:fs');"],
    ['a made require is used', 'src-main/router.ts', "createRequire(import.meta.url)('electron');"],
    ['a re-export brings it in', 'src-main/domain/a.ts', "export * from '../store/a.ts';"],
    ['a named re-export brings it in', 'src-main/domain/a.ts', "export { a } from '../store/a.ts';"],
    ['an import is for its effect only', 'src-main/domain/a.ts', "import '../store/a.ts';"],
    ['a room is not in the design', 'src-main/utils/a.ts', "import { a } from '../contract/person.ts';"],
    ['a query is added to the name', 'src-renderer/a.ts', "import a from '../src-main/store/a.ts?raw';"],
  ])('refuses that %s', (_sentence, path, text) => {
    expect(findReasons(path, text)).toHaveLength(1);
  });
});
