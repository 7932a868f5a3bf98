/** The one window and the walls around it: own protocol, no network, no navigation, no permissions. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { BrowserWindow, Menu, protocol, type Session, session } from 'electron';

export const windowOrigin = 'app://candour';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Styles inline because Mantine sets them; scripts only from our own files; wasm for pdf.js's image decoders. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data: blob:",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must run before the app is ready. */
export function registerWindowProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

function serveWindowFiles(target: Session, rendererFolder: string): void {
  target.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    try {
      // Throws at a percent sign that means nothing.
      const file = path.resolve(rendererFolder, `.${decodeURIComponent(url.pathname)}`);
      if (url.host !== 'candour' || !file.startsWith(rendererFolder + path.sep)) {
        return new Response('', { status: 404 });
      }
      const body = await readFile(file);
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response('', { status: 404 });
    }
  });
}

function closeTheDoors(target: Session, allowed: (url: URL) => boolean): void {
  target.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !allowed(new URL(details.url)) }));
  // Only the button that copies the bundle's password needs anything.
  const permitted = (permission: string): boolean => permission === 'clipboard-sanitized-write';
  target.setPermissionRequestHandler((_contents, permission, decide) => decide(permitted(permission)));
  target.setPermissionCheckHandler((_contents, permission) => permitted(permission));
  target.setDevicePermissionHandler(() => false);
  target.setSpellCheckerEnabled(false);
  target.on('will-download', (event) => event.preventDefault());
}

export type WindowOptions = {
  readonly rendererFolder: string;
  readonly preloadFile: string;
  /** Address of the development server, only in an unpackaged app. */
  readonly developmentUrl: string | null;
  readonly developerTools: boolean;
};

export function openWindow(options: WindowOptions): BrowserWindow {
  // In memory only: no cache and no storage of the window reaches the disk.
  const target = session.fromPartition('candour');
  const development = options.developmentUrl === null ? null : new URL(options.developmentUrl);
  const allowed = (url: URL): boolean =>
    url.origin === 'app://candour' ||
    (url.protocol === 'app:' && url.host === 'candour') ||
    url.protocol === 'blob:' ||
    url.protocol === 'data:' ||
    url.protocol === 'devtools:' ||
    (development !== null && url.host === development.host);
  const home = development?.href ?? `${windowOrigin}/index.html`;
  serveWindowFiles(target, path.resolve(options.rendererFolder));
  closeTheDoors(target, allowed);
  Menu.setApplicationMenu(null);

  const window = new BrowserWindow({
    title: 'Candour',
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: '#eef1f5',
    webPreferences: {
      session: target,
      preload: options.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: options.developerTools,
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => event.preventDefault());
  webContents.on('will-redirect', (event) => event.preventDefault());
  // `will-navigate` does not come for about:blank, which could show nothing but lose what is on the screen.
  webContents.on('did-navigate', (_event, url) => {
    if (!allowed(new URL(url))) void window.loadURL(home);
  });
  // WebRTC passes no request filter and would send packets by itself.
  webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  // The title of a page may hold a name; the window's title shows in task bars and screen recordings.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  void window.loadURL(home);
  return window;
}
