import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { projectNode } from './paths.mjs';
import { runAttached } from './processes.mjs';
import { SetupProblem } from './report.mjs';
import { chooseSandboxFlags } from './sandbox.mjs';

/** Whether this machine shows no windows, so that Electron needs a virtual display. */
export function needsVirtualDisplay() {
  return process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
}

/**
 * Runs a program that starts Electron (or Electron itself) in the environment in which this runtime works: its
 * distribution, the project's Node first on the path, and a display. Answers the program's exit code.
 */
export function runWithElectron(runtime, command, args, { cwd, env } = {}) {
  const environment = { ...describeEnvironment(runtime), ...env };
  if (!needsVirtualDisplay()) return runAttached(command, args, { cwd, env: environment });
  if (!existsSync('/usr/bin/xvfb-run')) {
    throw new SetupProblem(
      'this machine has no display and no virtual one. Install xvfb (sudo apt-get install -y xvfb xauth) and run the same command again.',
    );
  }
  // xvfb-run passes no signal on, so it and all it starts form a group that gets them together.
  return runAttached('xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', command, ...args], {
    cwd,
    env: environment,
    detached: true,
  });
}

/** Runs a script of the project that drives the application, such as the tests, and answers its exit code. */
export function driveElectron(runtime, args) {
  // What launches the application (test/support/launch.ts) adds these flags.
  const env = { CANDOUR_ELECTRON_FLAGS: chooseSandboxFlags(runtime, { required: false }).join(' ') };
  return runWithElectron(runtime, projectNode, args, { env });
}

function describeEnvironment(runtime) {
  const environment = {
    ...process.env,
    PATH: `${dirname(projectNode)}${delimiter}${process.env.PATH ?? ''}`,
    CANDOUR_ELECTRON: `${runtime.kind} ${runtime.version}`,
    // electron-vite goes by this; the electron package and Playwright by the next.
    ELECTRON_EXEC_PATH: runtime.executable,
  };
  if (runtime.kind !== 'official') environment.ELECTRON_OVERRIDE_DIST_PATH = runtime.distFolder;
  // With it, Electron would be a plain Node.
  delete environment.ELECTRON_RUN_AS_NODE;
  return environment;
}
