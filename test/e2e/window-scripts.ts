/** What a hostile script would try. Playwright sends these functions into the window as they are. */

/** Runs in the window. Each door answers `refused` or `open`. */
export async function tryEveryDoor({ port }: { port: number }): Promise<Record<string, string>> {
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
export async function leaveByEveryWay(place: string): Promise<void> {
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
