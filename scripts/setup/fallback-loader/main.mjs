// Stands in for Electron's own default_app in the test-only runtime: opens the application whose folder is the first
// argument that is no flag, after the modules named with -r.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { folder, preloads } = readArguments(process.argv.slice(1));
const require = createRequire(import.meta.url);
for (const preload of preloads) require(preload);

if (folder === undefined) {
  process.stderr.write('This Electron only opens an application that it is pointed at.\n');
  app.exit(1);
} else {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setAppPath(folder);
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version);
  process.defaultApp = true;
  await import(pathToFileURL(join(folder, description.main)).href);
}

function readArguments(args) {
  const preloads = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i];
    if (arg === '-r' || arg === '--require') preloads.push(args[++i]);
    else if (!arg.startsWith('-')) return { folder: resolve(arg), preloads };
  }
  return { folder: undefined, preloads };
}
