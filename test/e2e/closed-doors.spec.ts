import { expect, test } from './candour-test.ts';

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
