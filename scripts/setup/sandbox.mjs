import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem, say } from './report.mjs';

// Each of these, with this value, keeps a program without rights from building the walls of Chromium's sandbox.
const restrictions = [
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ['/proc/sys/user/max_user_namespaces', '0'],
];

/**
 * The flags with which Chromium's sandbox works for this user: none, or --no-sandbox for root, for whom Chromium
 * cannot have one. Where the system forbids the sandbox, `required` decides between a message and doing without.
 */
export function chooseSandboxFlags(runtime, { required }) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) return ['--no-sandbox'];
  const helper = join(runtime.distFolder, 'chrome-sandbox');
  if (!restrictions.some(([path, value]) => readValue(path) === value) || isSetuidRoot(helper)) return [];
  const remedy = `sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"`;
  if (required) {
    throw new SetupProblem(`this system keeps Electron from building its sandbox. Allow it with: ${remedy}`);
  }
  say(`this system keeps Electron from building its sandbox, so the tests do without. To have it: ${remedy}`);
  return ['--no-sandbox'];
}

function readValue(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function isSetuidRoot(path) {
  try {
    const { uid, mode } = statSync(path);
    return uid === 0 && (mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}
