/** The composition root: Electron on one side, the application that knows none on the other. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, powerMonitor } from 'electron';
import log from 'electron-log/main.js';
import { createApplication } from './application.ts';
import type { CandourEvent } from './contract/client.ts';
import type { Instant } from './contract/values.ts';
import { createDetectionThread } from './detection-thread.ts';
import { readCommand, runInstalledCommand } from './installed-command.ts';
import { loadRules } from './load-rules.ts';
import { loadSampleCase } from './load-sample-case.ts';
import { today } from './local-day.ts';
import { createProcessEngine } from './pdf/engine-process.ts';
import { spawnUtility } from './pdf-process.ts';
import { keepHeapSmall } from './small-heap.ts';
import { openWindow, registerWindowProtocol, windowOrigin } from './window.ts';

/** src-renderer/screens/unlock/use-auto-lock.tsx warns a minute before. */
const idleLockMs = 10 * 60_000;

const here = path.dirname(fileURLToPath(import.meta.url));
const resourcesFolder = app.isPackaged
  ? path.join(process.resourcesPath, 'resources')
  : path.join(app.getAppPath(), 'resources');

/** What stands behind the program's name; unpackaged, Electron's own switches and the project's folder come first. */
const ownArguments = process.argv.slice(
  app.isPackaged ? 1 : process.argv.findIndex((one, index) => index > 0 && !one.startsWith('-')) + 1,
);
const command = readCommand(ownArguments);

keepHeapSmall();

// Nothing is fetched, looked up, reported or spell-checked; the session's own walls are in window.ts.
app.commandLine.appendSwitch('disable-background-networking');
app.commandLine.appendSwitch('disable-component-update');
app.commandLine.appendSwitch('disable-domain-reliability');
app.commandLine.appendSwitch('disable-sync');
app.commandLine.appendSwitch('no-pings');
// A hint of the page (dns-prefetch) passes no request filter. The development server is found by its number.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost');

// Every session, also the one that Electron makes for itself: with a speller on, it fetches dictionaries.
app.on('session-created', (created) => {
  created.setSpellCheckerEnabled(false);
  created.setSpellCheckerLanguages([]);
});

registerWindowProtocol();
setUpLog();

/** Codes, names of errors and places in our code; a message could hold text of a case. */
function logFault(error: unknown): void {
  if (!(error instanceof Error)) {
    log.error('fault', typeof error);
    return;
  }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  log.error(
    'fault',
    error.name,
    frames
      .slice(0, 8)
      .map((line) => line.trim())
      .join(' | '),
  );
}

function setUpLog(): void {
  log.transports.file.level = 'info';
  log.transports.console.level = app.isPackaged || command !== null ? false : 'info';
  log.info('start', app.getVersion(), `electron ${process.versions.electron}`, process.platform);
  process.on('uncaughtException', logFault);
  process.on('unhandledRejection', logFault);
}

function isOwnWindow(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  if (window === null || frame === null || event.sender !== window.webContents) return false;
  if (frame !== window.webContents.mainFrame) return false;
  const { origin } = new URL(frame.url);
  return frame.url.startsWith(`${windowOrigin}/`) || (!app.isPackaged && origin === developmentOrigin());
}

function developmentUrl(): string | null {
  return app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
}

function developmentOrigin(): string | null {
  const url = developmentUrl();
  return url === null ? null : new URL(url).origin;
}

async function start(): Promise<void> {
  let window: BrowserWindow | null = null;
  const detection = createDetectionThread(path.join(here, 'detect-thread.js'), resourcesFolder);
  const emit = (event: CandourEvent): void => {
    // No text of a case outlives its lock.
    if (event.type === 'locked') void detection.close();
    if (window !== null && !window.isDestroyed()) window.webContents.send('candour:event', event);
  };
  const application = createApplication({
    dataFolder: process.env.CANDOUR_DATA_FOLDER ?? path.join(app.getPath('userData'), 'records'),
    tools: {
      clock: { now: (): Instant => new Date().toISOString(), today },
      newId: randomUUID,
      rules: loadRules(resourcesFolder),
      sampleCase: () => loadSampleCase(resourcesFolder),
      detect: detection.detect,
      engine: createProcessEngine({
        spawn: spawnUtility(path.join(here, 'pdf-worker.js')),
        resources: { folder: resourcesFolder },
      }),
      askWhereToSave: async (suggestedName) => {
        if (window === null) return null;
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          defaultPath: path.join(app.getPath('documents'), suggestedName),
        });
        return canceled || filePath === '' ? null : filePath;
      },
    },
    emit,
    logFault,
    idleLockMs,
  });

  ipcMain.handle('candour:call', (event, name: unknown, input: unknown) =>
    isOwnWindow(event, window)
      ? application.router.call(name, input)
      : { ok: false, error: { code: 'not-allowed', detail: {} } },
  );
  powerMonitor.on('lock-screen', () => void application.lock());
  powerMonitor.on('suspend', () => void application.lock());

  window = openWindow({
    rendererFolder: path.join(here, '..', 'renderer'),
    preloadFile: path.join(here, '..', 'preload', 'preload.cjs'),
    developmentUrl: developmentUrl(),
    developerTools: !app.isPackaged,
  });
  window.on('closed', () => {
    window = null;
  });

  let closing = false;
  app.on('before-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    void application
      .close()
      .catch(logFault)
      .finally(() => app.quit());
  });
  app.on('window-all-closed', () => app.quit());
}

/** Without a window; Electron has to be ready before it can start workers. */
async function runCommand(argv: readonly string[]): Promise<void> {
  const code = await runInstalledCommand(argv, {
    resourcesFolder,
    version: app.getVersion(),
    spawn: spawnUtility(path.join(here, 'pdf-worker.js')),
    today,
  });
  app.exit(code);
}

void app
  .whenReady()
  .then(() => (command === null ? start() : runCommand(command)))
  .catch((error: unknown) => {
    logFault(error);
    dialog.showErrorBox(
      'Candour cannot start',
      'A file of the program is missing or damaged. Install Candour again.',
    );
    app.exit(1);
  });
