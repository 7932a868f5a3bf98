import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './candour-test.ts';
import { type ListeningServer, startListening } from './listening-server.ts';

const home = 'app://candour/index.html';

function countWindows(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

import { leaveByEveryWay, tryEveryDoor } from './window-scripts.ts';

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
