import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sample } from '../support/sample-job.ts';
import { connectAs, dpo, expect, test } from './candour-test.ts';
import { callBridge } from './client.ts';
import { findPlainText } from './plain-text.ts';
import { makePdf } from './small-pdf.ts';

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
