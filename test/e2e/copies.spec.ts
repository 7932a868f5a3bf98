import { sample } from '../support/sample-job.ts';
import { caseworker, connectAs, expect, test } from './candour-test.ts';
import { openStep, shoot } from './case-window.ts';
import { judge } from './judge-accessibility.ts';
import { makePdf } from './small-pdf.ts';

const letter = [
  'Thank you for your letter about the school place and the taxi.',
  'The neighbour Wilma Quist told me that the money came late again.',
  'The flat was warm and tidy and there was food in the kitchen.',
  'I will write to the school this week and ask for a meeting.',
  'The older one likes her teacher and wants to go on the trip.',
];
const reprinted = ['Printed by system on 12/3/2019', ...letter, 'Page 7 of 31'];

const message = (headers: readonly string[], words: readonly string[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from([...headers, 'Content-Type: text/plain', '', ...words].join('\r\n')));

const asked = message(
  [
    'From: Ann Lee <ann@a.example>',
    'To: bea@b.example',
    'Subject: Visit',
    'Date: Fri, 4 May 2012 10:00:00 +0000',
    'Message-ID: <one@a.example>',
  ],
  ['Can we meet on Monday at the flat to talk about the school place and the taxi?', 'Ann'],
);
const answered = message(
  [
    'From: Bea Moss <bea@b.example>',
    'To: ann@a.example',
    'Subject: Re: Visit',
    'Date: Sat, 5 May 2012 10:00:00 +0000',
    'Message-ID: <two@b.example>',
    'In-Reply-To: <one@a.example>',
  ],
  [
    'Yes, I can come at ten and bring the form.',
    '',
    'On 4 May 2012 at 11:00, Ann Lee wrote:',
    '> Can we meet on Monday at the flat to talk about',
    '> the school place and the taxi?',
    '> Ann',
  ],
);

test('a page is shown with its copies, compared, and decided once; a message with its conversation', async ({
  candour,
  prepared,
}) => {
  const { app, window } = candour;
  const { caseId } = prepared;
  const client = await connectAs(window, caseworker);
  const files = [
    { untrustedName: 'letter.pdf', bytes: new Uint8Array(makePdf([letter])) },
    { untrustedName: 'again.pdf', bytes: new Uint8Array(makePdf([reprinted])) },
    { untrustedName: 'asked.eml', bytes: asked },
    { untrustedName: 'answered.eml', bytes: answered },
  ].map((file) => ({ ...file, password: null }));
  await client.run('importDocuments', { caseId, files });
  await window.getByRole('button', { name: sample.request.subject.name }).click();
  await openStep(window, 'Review');
  await window.getByRole('button', { name: 'Open the review desk' }).click();
  const documents = window.getByRole('navigation', { name: 'Documents' });
  const panel = window.getByRole('tabpanel', { name: /Copies/u });

  await test.step('the list of documents says what is a copy', async () => {
    await expect(documents).toContainText('Nearly the same as Letter');
    await documents
      .getByRole('button', { name: /^Letter/u })
      .first()
      .click();
    await window.keyboard.press('5');
    await expect(panel).toContainText('Again, page 1');
    await expect(panel).toContainText('11 words differ');
  });

  await test.step('what differs is shown beside the page and on it', async () => {
    await panel.getByRole('button', { name: 'Show what differs' }).click();
    await expect(panel.locator('ins').last()).toContainText('Page 7 of 31');
    await judge(app, window, 'desk, Copies');
    await shoot(window, '1-compared');
  });

  await test.step('a decision is offered to the copy, and applied by a key', async () => {
    const [own] = await client.call('listDocuments', { caseId });
    if (own === undefined) throw new Error('no document');
    const { text } = await client.call('getPage', { caseId, documentId: own.id, page: 1 });
    const start = text.indexOf('Wilma Quist');
    const range = { start, end: start + 'Wilma Quist'.length };
    await client.call('addMarks', {
      caseId,
      marks: [{ documentId: own.id, page: 1, range, rects: [], personId: null }],
      decision: { outcome: 'withhold', codes: ['TP-ID'], neutral: false, rationale: '', evidence: {} },
    });
    await window.keyboard.press('4');
    const offer = window.getByRole('status').filter({ hasText: 'One decision is not on it yet' });
    await offer.waitFor();
    await judge(app, window, 'desk, copies offered');
    await shoot(window, '2-offered');
    await window.keyboard.press('Shift+D');
    await expect(offer).toBeHidden();
    const marks = await client.call('listMarks', { caseId, documentId: null });
    const copied = marks.filter(({ decision }) => decision?.copiedFrom !== undefined);
    expect(copied).toMatchObject([
      { text: 'Wilma Quist', decision: { copiedFrom: { documentId: own.id, page: 1 } } },
    ]);
  });

  await test.step('a key goes to the copy', async () => {
    await window.keyboard.press('D');
    await expect(documents.locator('[aria-current="true"]').first()).toContainText('Again');
    await window.keyboard.press('5');
    await expect(panel).toContainText('Letter, page 1');
    await shoot(window, '3-copy');
  });

  await test.step('a message stands in its conversation, with what it quotes', async () => {
    await documents
      .getByRole('button', { name: /^Answered/u })
      .first()
      .click();
    const thread = panel.getByRole('region', { name: 'Conversation' });
    await expect(thread.getByRole('listitem')).toHaveCount(2);
    await expect(thread.getByRole('listitem').last()).toContainText('answers 1, quotes 1');
    await expect(panel).toContainText('quoted here');
    await judge(app, window, 'desk, conversation');
    await shoot(window, '4-conversation');
  });
});
