// Runs every check there is and ends with one line, "N passed, N failed": npm test
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { driveElectron } from './setup/electron-environment.mjs';
import { modulesFolder, projectFolder, projectNode } from './setup/paths.mjs';
import { prepareMachine } from './setup/prepare.mjs';
import { runAttached } from './setup/processes.mjs';
import { runScript, say } from './setup/report.mjs';
import { readPlaywrightReport, readVitestReport } from './test/read-reports.mjs';

const reportFolder = join(projectFolder, 'test-results');
const vitestReport = join(reportFolder, 'vitest.json');
const playwrightReport = join(reportFolder, 'playwright.json');

await runScript(async () => {
  const runtime = await prepareMachine({ allowFallback: true, testTools: true });
  // Reports of an earlier run must not be taken for this one's.
  rmSync(reportFolder, { recursive: true, force: true });
  mkdirSync(reportFolder, { recursive: true });

  const outcomes = [
    await runCheck('typecheck', join(projectFolder, 'scripts', 'typecheck.mjs')),
    await runCheck('lint', join(modulesFolder, '@biomejs', 'biome', 'bin', 'biome'), 'check', '.'),
    await runUnits(),
    await runOnElectron(runtime),
  ];
  return printSummary(outcomes);
});

async function runCheck(name, script, ...args) {
  say(`${name} …`);
  const code = await runAttached(projectNode, [script, ...args], { cwd: projectFolder });
  if (code === 0) return { passed: 1, failed: [], skipped: [] };
  return { passed: 0, failed: [{ name, message: 'its findings are above.' }], skipped: [] };
}

async function runUnits() {
  say('tests without a window …');
  const vitest = join(modulesFolder, 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];
  const code = await runAttached(projectNode, [vitest, 'run', ...reporters], { cwd: projectFolder });
  return readVitestReport(readJson(vitestReport), code);
}

async function runOnElectron(runtime) {
  say(`tests on the real application, Electron ${runtime.version} …`);
  try {
    ensureBuild();
  } catch (error) {
    return { passed: 0, failed: [{ name: 'build', message: error.message }], skipped: [] };
  }
  const playwright = join(modulesFolder, '@playwright', 'test', 'cli.js');
  const configuration = join(projectFolder, 'playwright.config.ts');
  const code = await driveElectron(runtime, [playwright, 'test', '--config', configuration]);
  return readPlaywrightReport(readJson(playwrightReport), code);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The last line is read by machines: nothing may be printed after it. */
function printSummary(outcomes) {
  const failed = outcomes.flatMap((outcome) => outcome.failed);
  const skipped = outcomes.flatMap((outcome) => outcome.skipped);
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  for (const { name, message } of failed) console.log(`\nFAILED  ${name}\n${indent(message)}`);
  if (skipped.length > 0) {
    console.log(`\nSkipped, and so neither passed nor failed (${skipped.length}):`);
    for (const name of skipped) console.log(`  ${name}`);
  }
  console.log(`\n${passed} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

function indent(text) {
  // Of a stack trace, the lines in this project say where; the others only how the test runner works.
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at .*(node_modules|<anonymous>)/.test(line));
  return lines
    .slice(0, 25)
    .map((line) => `    ${line}`)
    .join('\n');
}
