import { buildPage, type PdfObject } from '../fixtures/leaks/pdf-builder.ts';
import { sample } from '../support/sample-job.ts';
import { caseworker, connectAs, expect, test } from './candour-test.ts';
import { openStep, shoot } from './case-window.ts';
import { judge } from './judge-accessibility.ts';

const line = (text: string, y: number, colour = '0 g') => `${colour} 1 0 0 1 60 ${y} Tm (${text}) Tj `;

/** A record that somebody tried to make safe: a name under a box, white words, a comment, a redaction left undone. */
function makeSuspect(): Uint8Array<ArrayBuffer> {
  const content = [
    'BT /F1 13 Tf',
    line('Record of a home visit', 760),
    line('Present: Osric Vandermeer and the family.', 720),
    line('The neighbour called twice in the morning.', 690),
    line('Wilhelmina Oxenford asked not to be named.', 660, '1 g'),
    line('The school was told by telephone.', 630),
    'ET 0 g 112 714 112 18 re f',
  ].join(' ');
  const annotations = [
    '<< /Type /Annot /Subtype /Text /Rect [400 690 420 710] /Contents (Ask Crispin first) >>',
    '<< /Type /Annot /Subtype /Redact /Rect [58 684 144 704] >>',
  ];
  const objects: ReadonlyMap<number, PdfObject> = new Map([[10, '<< /Author (Ottoline Pym) >>']]);
  const page = `/Annots [${annotations.join(' ')}]`;
  return new Uint8Array(
    buildPage(content, { mediaBox: '[0 0 595 842]', page, objects, build: { info: 10 } }),
  );
}

test('what is hidden in a file is shown to the reviewer, found by the search and looked at', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const { caseId } = prepared;
  const client = await connectAs(window, caseworker);
  await client.run('importDocuments', {
    caseId,
    files: [{ untrustedName: 'visit.pdf', bytes: makeSuspect(), password: null }],
  });

  await test.step('the list of documents says what was found', async () => {
    await window.getByRole('button', { name: sample.request.subject.name }).click();
    await openStep(window, 'Documents');
    const row = window.getByRole('row', { name: /Visit/u });
    await expect(row).toContainText('text under a box');
    await expect(row).toContainText('redactions never applied');
    await expect(row).toContainText('hidden text');
    await expect(row).toContainText('comments or markings');
    await shoot(window, '1-documents');
    await openStep(window, 'Review');
    await expect(window.getByRole('region', { name: 'Hidden and not looked at' })).toContainText('Visit');
    await shoot(window, '2-review');
    await judge(app, window, 'Review, something hidden');
  });

  await test.step('the desk says so above the page and pulls the words into view', async () => {
    await window.getByRole('button', { name: 'Open the review desk' }).click();
    await window.getByRole('group', { name: 'Page 1' }).waitFor();
    await window.getByText('This page has').waitFor();
    await shoot(window, '3-notice');
    await window.getByRole('button', { name: 'Show what is hidden' }).click();
    const panel = window.getByRole('tabpanel', { name: /Hidden/u });
    await expect(panel).toContainText('Osric Vandermeer');
    await expect(panel).toContainText('Wilhelmina Oxenford asked not to be named.');
    await expect(panel).toContainText('Ask Crispin first');
    await expect(panel).toContainText('Author: Ottoline Pym');
    await judge(app, window, 'desk, Hidden');
    const covered = panel.getByRole('listitem').filter({ hasText: 'Text under a box or picture' });
    await covered.getByRole('button', { name: 'Show in page' }).click();
    await expect(window.locator('.viewer-shown-text')).toHaveText('Osric Vandermeer');
    await shoot(window, '4-shown');
  });

  await test.step('what was shown can be marked', async () => {
    const panel = window.getByRole('tabpanel', { name: /Hidden/u });
    const covered = panel.getByRole('listitem').filter({ hasText: 'Text under a box or picture' });
    await covered.getByRole('button', { name: 'Mark it…' }).click();
    await window.getByRole('region', { name: 'Decide: Box' }).waitFor();
    await shoot(window, '5-mark');
    await window.keyboard.press('Enter');
    await expect
      .poll(async () =>
        (await client.call('listMarks', { caseId, documentId: null })).filter(
          ({ source }) => source === 'hand',
        ),
      )
      .toMatchObject([{ page: 1, decision: { outcome: 'withhold' } }]);
  });

  await test.step('a search finds what stands on no page', async () => {
    await window.getByRole('searchbox', { name: 'Search the case' }).fill('Ottoline');
    const results = window.getByRole('complementary', { name: 'Search results' });
    await results.getByText('hidden properties').waitFor();
    await shoot(window, '6-search');
    await results.getByRole('button', { name: /Ottoline/u }).click();
    await window.getByRole('tab', { name: /Hidden/u }).waitFor();
  });

  await test.step('what was looked at is no longer a warning', async () => {
    const panel = window.getByRole('tabpanel', { name: /Hidden/u });
    for (const title of [
      'Text under a box or picture',
      'Text that cannot be seen',
      'Redaction never applied',
    ]) {
      const card = panel.getByRole('listitem').filter({ hasText: title });
      await card.getByRole('button', { name: 'Looked at' }).click();
      await card.getByText(`${caseworker} looked at it`).waitFor();
    }
    await shoot(window, '7-looked');
    await expect.poll(async () => (await client.call('getReadiness', { caseId })).openFindings).toEqual([]);
  });
});
