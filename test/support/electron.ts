/** Playwright on the real application: `import { expect, test } from '../support/electron.ts'`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
const windowSize = [1440, 900] as const;
const windowTimeoutMs = 30_000;

export type LaunchOptions = {
  /** Where the vault and the cases are kept; a new empty folder when left out. */
  readonly dataFolder?: string;
  /** Arguments for the application. */
  readonly args?: readonly string[];
  /** Environment variables on top of the usual ones; undefined takes one away. This is how a test asks for a fault. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

export type Candour = {
  readonly app: ElectronApplication;
  /** The first window, once its page is there. */
  readonly window: Page;
  readonly dataFolder: string;
  /** All that the process has written to its standard output and error so far. */
  readOutput(): string;
  /** Ends the application the way a user does. */
  close(): Promise<void>;
  /** Ends the process at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
};

type Fixtures = {
  /** An empty folder for this test, deleted after it. */
  readonly dataFolder: string;
  /**
   * Starts the built application, as often as a test likes; what still runs when the test is over is killed.
   * Throws, with what the process wrote, when no window opens.
   */
  readonly launchCandour: (options?: LaunchOptions) => Promise<Candour>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'candour-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  launchCandour: async ({ dataFolder }, use) => {
    const started: Candour[] = [];
    await use(async (options = {}) => {
      const candour = await launch({ ...options, dataFolder: options.dataFolder ?? dataFolder });
      started.push(candour);
      return candour;
    });
    for (const candour of started) await candour.kill();
  },
});

async function launch(options: LaunchOptions & { readonly dataFolder: string }): Promise<Candour> {
  const app = await electron.launch({
    args: [
      ...(isRootOnLinux ? ['--no-sandbox'] : []),
      '--lang=en-GB',
      projectFolder,
      ...(options.args ?? []),
    ],
    // Playwright switches Chromium's sandbox off unless told; only root cannot have it.
    chromiumSandbox: !isRootOnLinux,
    cwd: projectFolder,
    env: describeEnvironment(options),
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const child = app.process();
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const ended = new Promise<void>((resolve) => {
    if (hasEnded()) resolve();
    else child.once('exit', () => resolve());
  });
  async function kill(): Promise<void> {
    if (!hasEnded()) child.kill('SIGKILL');
    await ended;
  }
  let output = '';
  child.stdout?.on('data', (data) => {
    output += String(data);
  });
  child.stderr?.on('data', (data) => {
    output += String(data);
  });
  try {
    const window = await app.firstWindow({ timeout: windowTimeoutMs });
    await app.evaluate(({ BrowserWindow }, [width, height]) => {
      for (const each of BrowserWindow.getAllWindows()) each.setContentSize(width, height);
    }, windowSize);
    return {
      app,
      window,
      dataFolder: options.dataFolder,
      readOutput: () => output,
      kill,
      async close() {
        await app.close();
        await ended;
      },
    };
  } catch (cause) {
    await kill();
    throw new Error(`The application opened no window (exit code ${child.exitCode}). It wrote:\n${output}`, {
      cause,
    });
  }
}

function describeEnvironment(
  options: LaunchOptions & { readonly dataFolder: string },
): Record<string, string> {
  const wanted = {
    ...process.env,
    LANG: 'en_GB.UTF-8',
    LANGUAGE: 'en_GB',
    TZ: 'Europe/London',
    CANDOUR_DATA_FOLDER: options.dataFolder,
    // With it, Electron would be a plain Node.
    ELECTRON_RUN_AS_NODE: undefined,
    ...options.env,
  };
  return Object.fromEntries(
    Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
