import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { sample } from '../support/sample-job.ts';
import { connectAs, dpo, expect, test } from './candour-test.ts';
import { callBridge, type WindowWithBridge } from './client.ts';
import { type ListeningServer, startListening } from './listening-server.ts';
import { findPlainText } from './plain-text.ts';
import { makePdf } from './small-pdf.ts';

const home = 'app://candour/index.html';

function countWindows(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

test.describe('the network', () => {
  let server: ListeningServer;
  test.beforeEach(async () => {
    server = await startListening();
  });
  test.afterEach(() => server.close());

  test('the test’s own server notices a request, so that its silence means something', async () => {
    await new Promise((resolve) => get({ host: '127.0.0.1', port: server.port }, resolve));
    expect(server.seen).toEqual(['connection']);
  });

  test('no script of the window reaches the network by any door', async ({ launchCandour }) => {
    const { window } = await launchCandour();
    const outcomes = await window.evaluate(tryEveryDoor, { port: server.port });
    for (const [door, outcome] of Object.entries(outcomes)) expect(outcome, door).toBe('refused');
    expect(Object.keys(outcomes).length).toBeGreaterThan(15);
    expect(server.seen).toEqual([]);
  });

  test('WebRTC sends no packet', async ({ launchCandour }) => {
    const { window } = await launchCandour();
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find((address) => address.family === 'IPv4' && !address.internal)?.address;
    const hosts = ['127.0.0.1', ...(outside === undefined ? [] : [outside])];
    await window.evaluate(
      async (urls) => {
        const connection = new RTCPeerConnection({ iceServers: [{ urls }] });
        connection.createDataChannel('leak');
        const gathered = new Promise<void>((resolve) => {
          connection.addEventListener('icegatheringstatechange', () => {
            if (connection.iceGatheringState === 'complete') resolve();
          });
        });
        await connection.setLocalDescription(await connection.createOffer());
        await gathered;
        connection.close();
      },
      hosts.map((host) => `stun:${host}:${server.udpPort}`),
    );
    expect(server.seen).toEqual([]);
  });

  test('the page cannot be left: by script, link, form, refresh or a new window', async ({
    launchCandour,
  }) => {
    const { app, window } = await launchCandour();
    await window.getByRole('heading', { name: 'Set up Candour' }).waitFor();
    const places = [
      `http://127.0.0.1:${server.port}/`,
      'file:///',
      'data:text/html,<p>elsewhere</p>',
      'app://elsewhere/index.html',
      'app://candour/',
    ];
    for (const place of places) {
      await window.evaluate(leaveByEveryWay, place);
      expect(await window.evaluate(() => globalThis.open('about:blank'))).toBeNull();
      expect(await window.evaluate((url) => globalThis.open(url, '_blank', 'popup'), place)).toBeNull();
    }
    // A later answer of the window shows that the attempts have been dealt with. Locators would wait for them to end.
    const shown = await window.evaluate(() => [location.href, document.querySelector('h1')?.textContent]);
    expect(shown).toEqual([home, 'Set up Candour']);
    expect(await countWindows(app)).toBe(1);
    expect(server.seen).toEqual([]);
  });

  test('the one empty page that Chromium always grants leads back to the window', async ({
    launchCandour,
  }) => {
    const { window } = await launchCandour();
    const blank = window.waitForURL('about:blank');
    await window.evaluate(() => {
      location.href = 'about:blank';
    });
    await blank;
    await window.waitForURL(home);
    await expect(window.getByRole('heading', { name: 'Set up Candour' })).toBeVisible();
  });

  test('nothing is asked of the network and no name is looked up, by the page, by a hint or by Chromium itself', async ({
    launchCandour,
    dataFolder,
  }) => {
    const log = path.join(dataFolder, 'net.json');
    const { app, window, close } = await launchCandour({
      dataFolder: path.join(dataFolder, 'records'),
      // A profile of its own: a first start is when Chromium fetches things.
      args: [`--user-data-dir=${path.join(dataFolder, 'profile')}`, `--log-net-log=${log}`],
    });
    await window.evaluate(async () => {
      for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'modulepreload', 'icon']) {
        const link = document.createElement('link');
        link.rel = rel;
        link.href = `https://${rel}.leak.invalid/`;
        document.head.append(link);
      }
      await fetch('https://fetch.leak.invalid/').catch(() => undefined);
    });
    // The log does see what is asked for: here by main, which the tests can do and no window can.
    await app.evaluate(async ({ session }) => {
      await session.defaultSession.fetch('https://control.invalid/').catch(() => undefined);
    });
    await close();
    const { requested, lookedUp } = await readNetLog(log);
    expect(requested).toContain('https://control.invalid/');
    expect(requested.filter((url) => url !== 'https://control.invalid/')).toEqual([]);
    expect(lookedUp).toEqual([]);
  });
});

type NetEvent = {
  readonly type: number;
  readonly params?: { readonly url?: string; readonly host?: string };
};

/** What Chromium's own log tells of requests, and of names that were given to a resolver. */
async function readNetLog(file: string): Promise<{ requested: string[]; lookedUp: string[] }> {
  const { constants, events } = JSON.parse(await readFile(file, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> };
    events: NetEvent[];
  };
  const ofType = (name: string): NetEvent[] =>
    events.filter(({ type }) => type === constants.logEventTypes[name]);
  const requested = ofType('URL_REQUEST_START_JOB').flatMap(({ params }) => params?.url ?? []);
  return {
    requested: [...new Set(requested)].filter((url) => /^(?:https?|wss?):/u.test(url)),
    lookedUp: ofType('HOST_RESOLVER_MANAGER_JOB').flatMap(({ params }) => params?.host ?? []),
  };
}

/** Runs in the window. Each door answers `refused` or `open`. */
async function tryEveryDoor({ port }: { port: number }): Promise<Record<string, string>> {
  const url = `http://127.0.0.1:${port}/`;
  const outcomes: Record<string, string> = {};
  const fails = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'open',
      () => 'refused',
    );
  const loads = (tag: string, attributes: Record<string, string>): Promise<string> =>
    new Promise((resolve) => {
      const element = document.createElement(tag);
      element.addEventListener('load', () => resolve('open'));
      element.addEventListener('loadeddata', () => resolve('open'));
      element.addEventListener('error', () => resolve('refused'));
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
    });

  for (const method of ['GET', 'POST', 'HEAD'])
    outcomes[`fetch ${method}`] = await fails(fetch(url, { method }));
  outcomes['fetch no-cors'] = await fails(fetch(url, { mode: 'no-cors', keepalive: true }));
  outcomes['fetch https'] = await fails(fetch(`https://127.0.0.1:${port}/`));
  outcomes['fetch localhost'] = await fails(fetch(`http://localhost:${port}/`));
  outcomes.XMLHttpRequest = await new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.onload = () => resolve('open');
    request.onerror = () => resolve('refused');
    try {
      request.open('GET', url);
      request.send();
    } catch {
      resolve('refused');
    }
  });
  outcomes.WebSocket = await new Promise((resolve) => {
    try {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
      socket.onopen = () => resolve('open');
      socket.onerror = () => resolve('refused');
    } catch {
      resolve('refused');
    }
  });
  outcomes.EventSource = await new Promise((resolve) => {
    const source = new EventSource(url);
    source.onopen = () => resolve('open');
    source.onerror = () => {
      source.close();
      resolve('refused');
    };
  });
  // A beacon is accepted before it is judged: only the server can tell, and it is asked at the end.
  navigator.sendBeacon(url, 'leak');
  outcomes['import()'] = await fails(import(/* @vite-ignore */ url));
  outcomes.Worker = await new Promise((resolve) => {
    try {
      const worker = new Worker(url);
      worker.onerror = () => resolve('refused');
      worker.onmessage = () => resolve('open');
    } catch {
      resolve('refused');
    }
  });
  outcomes.img = await loads('img', { src: `${url}pixel.png` });
  outcomes['svg image'] = await loads('img', {
    src: `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>`,
  }).then(() => 'refused');
  outcomes.script = await loads('script', { src: url });
  outcomes['style sheet'] = await loads('link', { rel: 'stylesheet', href: url });
  outcomes.video = await loads('video', { src: url });
  outcomes.audio = await loads('audio', { src: url });
  const face = new FontFace('Leak', `url(${url}font.woff2)`);
  outcomes.font = await fails(face.load());
  for (const rel of ['prefetch', 'preload', 'preconnect', 'dns-prefetch', 'manifest', 'icon']) {
    const link = document.createElement('link');
    link.rel = rel;
    link.href = url;
    document.head.append(link);
  }
  for (const tag of ['iframe', 'embed', 'object'] as const) {
    const element = document.createElement(tag);
    element.setAttribute(tag === 'object' ? 'data' : 'src', url);
    document.body.append(element);
  }
  const box = document.createElement('div');
  box.style.backgroundImage = `url(${url}background.png)`;
  document.body.append(box);
  // Two frames and one more refused request: what was begun above has been judged by then.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  outcomes['fetch again'] = await fails(fetch(url));
  return outcomes;
}

/** Runs in the window. */
async function leaveByEveryWay(place: string): Promise<void> {
  const quietly = (attempt: () => void): void => {
    try {
      attempt();
    } catch {
      // Refused at once.
    }
  };
  quietly(() => {
    location.href = place;
  });
  quietly(() => location.replace(place));
  quietly(() => location.assign(place));
  for (const target of ['_self', '_top', '_blank']) {
    const link = document.createElement('a');
    link.href = place;
    link.target = target;
    document.body.append(link);
    link.click();
    const form = document.createElement('form');
    form.action = place;
    form.target = target;
    form.method = target === '_top' ? 'get' : 'post';
    document.body.append(form);
    quietly(() => form.submit());
  }
  const refresh = document.createElement('meta');
  refresh.httpEquiv = 'refresh';
  refresh.content = `0;url=${place}`;
  document.head.append(refresh);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

test('the window has no Node, and of the application only call and subscribe', async ({ launchCandour }) => {
  const { app, window } = await launchCandour();
  const found = await window.evaluate(() => {
    const own = globalThis as unknown as Record<string, unknown>;
    const node = ['require', 'process', 'Buffer', 'global', 'module', 'exports', '__dirname', 'setImmediate'];
    return {
      node: node.filter((name) => own[name] !== undefined),
      bridge: Object.keys(own.candour as object).sort(),
      kinds: Object.values(own.candour as object).map((value) => typeof value),
      named: Object.keys(own).filter((name) => /electron|ipc|node/iu.test(name)),
      replaced: (() => {
        try {
          own.candour = 'replaced';
        } catch {
          return false;
        }
        return own.candour === 'replaced';
      })(),
    };
  });
  expect(found).toEqual({
    node: [],
    bridge: ['call', 'subscribe'],
    kinds: ['function', 'function'],
    named: [],
    replaced: false,
  });
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows();
    // Electron's own record of how the window was opened; not in its types.
    const contents = own?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  expect(preferences.nodeIntegrationInSubFrames ?? false).toBe(false);
  expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
  expect(preferences.allowRunningInsecureContent ?? false).toBe(false);
});

test('main answers only names that are in the contract, and only input that fits', async ({ candour }) => {
  const { window } = candour;
  const unknown = [
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'getVaultState ',
    'GETVAULTSTATE',
    '',
    7,
    null,
    undefined,
    ['getVaultState'],
    { name: 'getVaultState' },
  ];
  for (const name of unknown) {
    const reply = await callBridge(window, name, {});
    expect(reply, String(name)).toMatchObject({ ok: false, error: { code: 'unknown-operation' } });
  }
  await connectAs(window, dpo);
  const unfit: readonly (readonly [string, unknown])[] = [
    ['getVaultState', { extra: 1 }],
    ['getVaultState', null],
    ['getVaultState', 'all'],
    ['getCase', {}],
    ['getCase', { caseId: '../vault' }],
    ['getCase', { caseId: ['x'] }],
    ['listAudit', { caseId: null, before: null, limit: 1e9 }],
    ['listAudit', { caseId: null, before: null, limit: Number.NaN }],
    ['unlockVault', { userName: dpo, passphrase: 'x'.repeat(1001) }],
    ['importDocuments', { caseId: 'x', files: [] }],
  ];
  for (const [name, input] of unfit) {
    const reply = await callBridge(window, name, input);
    expect(reply, `${name} ${JSON.stringify(input)}`).toMatchObject({ ok: false });
    expect(reply.ok ? '' : reply.error.code, `${name} ${JSON.stringify(input)}`).toMatch(
      /^(?:invalid-input|not-found)$/u,
    );
    // Codes and counts only.
    if (!reply.ok) for (const value of Object.values(reply.error.detail)) expect(typeof value).toBe('number');
  }
  expect(await callBridge(window, 'getVaultState', {})).toMatchObject({ ok: true });
});

test('a locked vault answers nothing about a case', async ({ candour, prepared }) => {
  for (const name of ['getCase', 'listDocuments', 'listPeople', 'getReadiness', 'getBundle']) {
    const reply = await callBridge(candour.window, name, { caseId: prepared.caseId });
    expect(reply, name).toEqual({ ok: false, error: { code: 'vault-locked', detail: {} } });
  }
});

test('a call from another window or from a frame is refused', async ({ launchCandour }) => {
  const { app, window } = await launchCandour();
  const fromAnother = await app.evaluate(async ({ app: application, BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows();
    if (own === undefined) throw new Error('No window');
    const preload = `${application.getAppPath()}/out/preload/preload.cjs`;
    const { session } = own.webContents;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, session, sandbox: true } });
    try {
      await other.loadURL('app://candour/index.html');
      return await other.webContents.executeJavaScript('window.candour.call("getVaultState", {})');
    } finally {
      other.destroy();
    }
  });
  expect(fromAnother).toEqual({ ok: false, error: { code: 'not-allowed', detail: {} } });

  const inFrame = await window.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return (frame.contentWindow as unknown as Partial<WindowWithBridge>).candour === undefined;
  });
  expect(inFrame).toBe(true);
  const fromFrame = await app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const [own] = BrowserWindow.getAllWindows();
    // Frames have no preload, so the only way to play one is to hand main's listener such an event.
    const listeners = (
      ipcMain as unknown as { _invokeHandlers: Map<string, (...given: unknown[]) => unknown> }
    )._invokeHandlers;
    const handler = listeners.get('candour:call');
    const contents = own?.webContents;
    const [frame] = contents?.mainFrame.frames ?? [];
    const ask = async (senderFrame: unknown): Promise<unknown> =>
      handler?.({ sender: contents, senderFrame }, 'getVaultState', {});
    return { own: await ask(contents?.mainFrame), frame: await ask(frame), none: await ask(null) };
  });
  expect(fromFrame.own).toMatchObject({ ok: true });
  expect(fromFrame.frame).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  expect(fromFrame.none).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
});

test('the content security policy is sent and obeyed', async ({ launchCandour }) => {
  const { window } = await launchCandour();
  const policy = await window.evaluate(async (url) => {
    const answer = await fetch(url);
    return answer.headers.get('content-security-policy');
  }, home);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toContain("'unsafe-eval'");
  expect(policy).not.toContain('http');
  const outcome = await window.evaluate(
    () =>
      new Promise<Record<string, string>>((resolve) => {
        const own = globalThis as unknown as Record<string, unknown>;
        const inline = document.createElement('script');
        inline.textContent = 'globalThis.ranInline = true';
        document.body.append(inline);
        const button = document.createElement('button');
        button.setAttribute('onclick', 'globalThis.ranHandler = true');
        document.body.append(button);
        button.click();
        const blob = document.createElement('script');
        blob.src = URL.createObjectURL(new Blob(['globalThis.ranBlob = true'], { type: 'text/javascript' }));
        blob.onload = () => finish('ran');
        blob.onerror = () => finish('refused');
        document.body.append(blob);
        // Outside the debugger's evaluation, which lifts the rule about eval.
        const finish = (fromBlob: string): void => {
          setTimeout(() => {
            const tried = (attempt: () => unknown): string => {
              try {
                attempt();
                return 'ran';
              } catch (error) {
                return error instanceof Error ? error.name : 'refused';
              }
            };
            resolve({
              inline: String(own.ranInline),
              handler: String(own.ranHandler),
              blob: fromBlob,
              // biome-ignore lint/security/noGlobalEval: what is tested
              eval: tried(() => globalThis.eval('1 + 1')),
              function: tried(() => new Function('return 1')()),
            });
          }, 0);
        };
      }),
  );
  expect(outcome).toEqual({
    inline: 'undefined',
    handler: 'undefined',
    blob: 'refused',
    eval: 'EvalError',
    function: 'EvalError',
  });
});

test('permissions are denied, and the spell-checker is off', async ({ launchCandour }) => {
  const { app, window } = await launchCandour();
  const denied = await window.evaluate(async () => {
    const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'refused');
    const outcome = (work: () => Promise<unknown>): Promise<string> => work().then(() => 'granted', nameOf);
    return {
      camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await outcome(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await outcome(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      notifications: await Notification.requestPermission(),
      geolocation: await new Promise<number>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          (error) => resolve(error.code),
        );
      }),
      states: await Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'].map(
          async (name) => {
            const status = await navigator.permissions.query({ name: name as PermissionName });
            return `${name}: ${status.state}`;
          },
        ),
      ),
      clipboard: await outcome(() => navigator.clipboard.readText()),
    };
  });
  expect(denied).toMatchObject({ notifications: 'denied', geolocation: 1 });
  for (const what of [denied.camera, denied.microphone, denied.screen, denied.clipboard]) {
    expect(what).not.toBe('granted');
  }
  for (const state of denied.states) expect(state).toMatch(/: denied$/u);
  const spelling = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((each) => each.webContents.session.isSpellCheckerEnabled()),
  );
  expect(spelling).toEqual([false]);
});

test('no file of the computer can be read: not by file:, not by climbing out of app:', async ({
  launchCandour,
}) => {
  const { app, window } = await launchCandour();
  const byFile = await window.evaluate(async () => {
    const image = new Promise<string>((resolve) => {
      const element = new Image();
      element.onload = () => resolve('open');
      element.onerror = () => resolve('refused');
      element.src = 'file:///usr/share/pixmaps/debian-logo.png';
    });
    const fetched = fetch('file:///etc/passwd').then(
      () => 'open',
      () => 'refused',
    );
    return [await image, await fetched];
  });
  expect(byFile).toEqual(['refused', 'refused']);
  const addresses = [
    'app://candour/../../package.json',
    'app://candour/..%2f..%2fpackage.json',
    'app://candour/%2e%2e/%2e%2e/package.json',
    'app://candour/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://candour/..%5c..%5cpackage.json',
    'app://candour/assets/..%2f..%2f..%2fpackage.json',
    'app://candour/..%2frenderer-other%2findex.html',
    'app://candour//etc/passwd',
    'app://candour/%2fetc%2fpasswd',
    'app://candour/index.html%00.png',
    'app://candour/%E0%A4%A',
    'app://candour/',
    'app://elsewhere/index.html',
    'app://candour.example/index.html',
  ];
  const answers = await app.evaluate(async ({ BrowserWindow }, urls) => {
    const [own] = BrowserWindow.getAllWindows();
    const ask = async (url: string): Promise<string> => {
      try {
        const answer = await own?.webContents.session.fetch(url, { bypassCustomProtocolHandlers: false });
        return `${answer?.status}`;
      } catch {
        return 'refused';
      }
    };
    return {
      index: await ask('app://candour/index.html'),
      others: await Promise.all(urls.map(async (url) => `${url} ${await ask(url)}`)),
    };
  }, addresses);
  expect(answers.index).toBe('200');
  for (const answer of answers.others) expect(answer).toMatch(/ (?:404|refused)$/u);
  const fromWindow = await window.evaluate(
    (urls) =>
      Promise.all(
        urls.map((url) =>
          fetch(url).then(
            (answer) => `${url} ${answer.status}`,
            () => `${url} refused`,
          ),
        ),
      ),
    addresses.filter((url) => url.startsWith('app://candour/')),
  );
  for (const answer of fromWindow) expect(answer).toMatch(/ 404$/u);
});

test('a download is refused', async ({ launchCandour }) => {
  const { app, window } = await launchCandour();
  const refused = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        const [own] = BrowserWindow.getAllWindows();
        own?.webContents.session.once('will-download', (event) => resolve(event.defaultPrevented));
      }),
  );
  await window.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['leak']));
    link.download = 'leak.txt';
    link.click();
  });
  expect(await refused).toBe(true);
});

test('a whole session leaves nothing of the case in clear, neither on the disk nor in the window’s title', async ({
  launchCandour,
  peopledFolder,
  prepared,
}, testInfo) => {
  const userData = testInfo.outputPath('user-data');
  const temporary = testInfo.outputPath('temporary');
  await mkdir(temporary, { recursive: true });
  const { app, window, close, readOutput } = await launchCandour({
    dataFolder: peopledFolder,
    args: [`--user-data-dir=${userData}`],
    env: { TMPDIR: temporary, TEMP: temporary, TMP: temporary, XDG_CONFIG_HOME: userData },
  });
  const secrets = ['Zephyrine Quillfeather', 'Wolframmstrasse', 'quillfeather-letter'];
  const client = await connectAs(window, dpo);
  const { caseId } = prepared;
  await client.run('importDocuments', {
    caseId,
    files: [
      {
        untrustedName: 'quillfeather-letter.pdf',
        bytes: makePdf([['Zephyrine Quillfeather lives in Wolframmstrasse.', 'She visits on Fridays.']]),
        password: null,
      },
      { untrustedName: 'quillfeather-letter-2.pdf', bytes: new Uint8Array([1, 2, 3]), password: null },
    ],
  });
  await client.call('markEverywhere', {
    caseId,
    text: 'Zephyrine Quillfeather',
    personId: null,
    decision: {
      outcome: 'withhold',
      codes: ['TP-ID'],
      neutral: false,
      rationale: 'Wolframmstrasse',
      evidence: { person: 'Zephyrine Quillfeather' },
    },
  });
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  await window.getByRole('button', { name: 'Review', exact: false }).first().click();
  await window.getByRole('button', { name: 'Open the review desk' }).click();
  await window.getByRole('group', { name: 'Page 1' }).waitFor();
  await window.getByRole('searchbox', { name: 'Search the case' }).fill('Quillfeather');
  await expect(window.getByRole('complementary', { name: 'Search results' })).toContainText('Quillfeather');
  await window.evaluate(() => {
    document.title = 'Zephyrine Quillfeather';
  });
  // A change of the title reaches main before the answer to a later question.
  await callBridge(window, 'getVaultState', {});
  const titles = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((each) => each.getTitle()),
  );
  expect(titles).toEqual(['Candour']);
  const folders = await app.evaluate(({ app: own }) =>
    (['userData', 'logs', 'sessionData', 'crashDumps', 'temp'] as const).map((name) => own.getPath(name)),
  );
  expect(folders.every((folder) => folder.startsWith(testInfo.outputDir))).toBe(true);

  const everywhere = [peopledFolder, userData, temporary];
  const words = [...secrets, sample.request.subject.name, sample.request.reference];
  // While it runs and after it has ended: a log beside a database counts too.
  for (const folder of everywhere) expect(await findPlainText(folder, words), folder).toEqual([]);
  await close();
  for (const folder of everywhere) expect(await findPlainText(folder, words), folder).toEqual([]);
  for (const word of words) expect(readOutput()).not.toContain(word);
  expect(await readFile(path.join(userData, 'logs', 'main.log'), 'utf8')).toContain('start');

  // The search does find a word that is there, in each encoding.
  const planted = path.join(peopledFolder, 'planted');
  for (const encoding of ['utf8', 'utf16le'] as const) {
    await writeFile(planted, `x${secrets[0]}x`, encoding);
    expect(await findPlainText(peopledFolder, words)).toEqual(['planted']);
  }
  await rm(planted);
});
