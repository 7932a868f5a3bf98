import { connectAs, dpo, expect, test } from './candour-test.ts';
import { callBridge, type WindowWithBridge } from './client.ts';

const home = 'app://candour/index.html';

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
