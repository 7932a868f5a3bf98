/** Scans in the real window: read behind the reviewer's back, and what was read badly waits for their eyes. */
import { typeLetter } from '../support/letter-scan.ts';
import { goodScan, scanPage, wrapScans } from '../support/make-scan.ts';
import { sample } from '../support/sample-job.ts';
import { caseworker, connectAs, expect, test } from './candour-test.ts';
import { openStep, shoot } from './case-window.ts';
import { judge } from './judge-accessibility.ts';

async function makeScans(): Promise<Uint8Array<ArrayBuffer>> {
  const letter = typeLetter();
  const faults = [{}, { ink: 0.14, noise: 6 }, { turn: 180 }] as const;
  return wrapScans(await Promise.all(faults.map((own) => scanPage(letter, 1, { ...goodScan, ...own }))));
}

test('scans are read after the import; their words are found, and a faint page waits for somebody to look', async ({
  candour,
  prepared,
}) => {
  test.setTimeout(300_000);
  const { app, window } = candour;
  const { caseId } = prepared;
  const client = await connectAs(window, caseworker);
  const files = [{ untrustedName: 'fax.pdf', bytes: await makeScans(), password: null }];
  const { toRead } = await client.run('importDocuments', { caseId, files });
  expect(toRead).toBe(3);

  await test.step('reading begins by itself and says how far it is', async () => {
    await window.getByRole('button', { name: sample.request.subject.name }).click();
    await openStep(window, 'Documents');
    await shoot(window, '1-reading');
    await window.getByText(/scanned pages? read by machine/u).waitFor({ timeout: 200_000 });
    await shoot(window, '2-documents');
    await judge(app, window, 'Documents, scans read');
  });

  await test.step('a warning lists the pages to be checked by eye', async () => {
    await openStep(window, 'Review');
    const warning = window.getByRole('region', { name: 'Read badly by machine and not looked at' });
    await expect(warning).toContainText('Fax');
    await shoot(window, '3-review');
    await warning.getByRole('button', { name: 'Fax' }).click();
  });

  await test.step('the desk says how sure the machine was', async () => {
    await window
      .getByText(/Read by machine, .*check by eye/u)
      .first()
      .waitFor();
    await shoot(window, '4-desk');
    await window.getByRole('button', { name: 'Show what is doubtful' }).click();
    const panel = window.getByRole('tabpanel', { name: /Hidden/u });
    await expect(panel.getByRole('region', { name: 'Pages to check by eye' })).toContainText('Fax, page 2');
    await shoot(window, '5-panel');
    await judge(app, window, 'desk, read badly');
    await panel.getByRole('button', { name: 'Looked at' }).first().click();
    await expect(panel.getByRole('region', { name: 'Pages to check by eye' })).toHaveCount(0);
  });

  await test.step('a search finds the words on the picture', async () => {
    await window.getByRole('searchbox', { name: 'Search the case' }).fill('Oxenford');
    const results = window.getByRole('complementary', { name: 'Search results' });
    await results
      .getByRole('button', { name: /Oxenford/u })
      .first()
      .waitFor();
    await shoot(window, '6-search');
  });
});
