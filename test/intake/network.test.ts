/** Nothing is fetched, whatever a file asks for. */
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createProcessEngine } from '../../src-main/pdf/engine-process.ts';
import { spawnForked } from '../../src-main/pdf/fork-process.ts';
import { resourcesFolder } from '../support/resources.ts';
import { makeDocx } from './support/make-files.ts';

async function listen(): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => void server.close());
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  return { address: `http://127.0.0.1:${at.port}`, asked };
}

test('a message with remote pictures, styles and frames asks no server for anything', async () => {
  const { address, asked } = await listen();
  await fetch(`${address}/control`);
  const html = `<html><link rel=stylesheet href="${address}/style.css"><style>@import url(${address}/import.css); p { background: url(${address}/b.png) }</style>
    <img src="${address}/pixel.gif"><iframe src="${address}/frame"></iframe><object data="${address}/object"></object><video src="${address}/v"></video>
    <script src="${address}/script.js"></script><svg><image href="${address}/svg.png"/></svg><body background="${address}/body.png"><p>Hello</p></html>`;
  const mail = `From: a@b.example\r\nTo: c@d.example\r\nContent-Type: text/html\r\n\r\n${html}`;
  const word = makeDocx(`<w:p><w:r><w:drawing><a:blip r:embed="image"/></w:drawing></w:r></w:p>`, {
    image: `${address}/word.png`,
  });
  const engine = createProcessEngine({ spawn: spawnForked(), resources: { folder: resourcesFolder } });
  onTestFinished(() => engine.close());
  for (const bytes of [Buffer.from(mail), Buffer.from(html), word]) {
    const { warnings } = await engine.run('convert', {
      source: { bytes: new Uint8Array(bytes), password: null },
    });
    expect(warnings).toContain('remote-content-not-fetched');
  }
  expect(asked).toEqual(['/control']);
});
