/** Starts the built application under Playwright's control; the tests' fixture and the demo share it. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';

const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const windowSize = [1440, 900] as const;
const windowTimeoutMs = 30_000;

/** Chosen by scripts/setup/sandbox.mjs: nothing, or --no-sandbox where Chromium cannot have its sandbox. */
const flags = (process.env.CANDOUR_ELECTRON_FLAGS ?? '').split(' ').filter((flag) => flag !== '');

export type LaunchOptions = {
  /** Where the vault and the cases are kept. */
  readonly dataFolder: string;
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

/** Starts the application and waits for its window. Throws, with what the process wrote, when none opens. */
export async function launchApplication(options: LaunchOptions): Promise<Candour> {
  const app = await electron.launch({
    args: [...flags, '--lang=en-GB', projectFolder, ...(options.args ?? [])],
    // Playwright switches Chromium's sandbox off unless told.
    chromiumSandbox: !flags.includes('--no-sandbox'),
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

function describeEnvironment(options: LaunchOptions): Record<string, string> {
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
