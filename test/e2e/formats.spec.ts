import { connectAs, dpo, expect, test } from './candour-test.ts';
import { makePdf } from './small-pdf.ts';

const message = (attachment: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.from(
      [
        'From: Ann <ann@a.example>',
        'To: jo@b.example',
        'Bcc: karen@c.example',
        'Subject: Visit',
        'Date: Tue, 14 Feb 2012 10:00:00 +0000',
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        'Content-Type: text/html',
        '',
        '<p>We met <b>Zephyrine</b>.</p><img src="http://127.0.0.1:9/pixel.gif">',
        '--x',
        'Content-Type: application/pdf; name=plan.pdf',
        'Content-Disposition: attachment; filename=plan.pdf',
        'Content-Transfer-Encoding: base64',
        '',
        attachment,
        '--x--',
      ].join('\r\n'),
    ),
  );

test('a message comes into a case with its attachment, in the packaged workers, and is listed with it', async ({
  candour,
  prepared,
}) => {
  const { window } = candour;
  const { caseId } = prepared;
  const client = await connectAs(window, dpo);
  const before = await client.call('listDocuments', { caseId });
  const plan = Buffer.from(makePdf([['The plan for Zephyrine.']])).toString('base64');
  const { imported, refused } = await client.run('importDocuments', {
    caseId,
    files: [{ untrustedName: 'visit.eml', bytes: message(plan), password: null }],
  });
  expect(refused).toEqual([]);
  expect(imported).toHaveLength(2);
  const [mail, attached] = (await client.call('listDocuments', { caseId })).slice(before.length);
  expect(mail).toMatchObject({ title: 'Visit', date: '2012-02-14', pages: 2, parent: null });
  expect(mail?.findings.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['blind-copy', 'mail-headers']),
  );
  expect(attached).toMatchObject({ title: 'Plan', parent: mail?.id });
  if (mail === undefined) throw new Error('no document');
  const page = await client.call('getPage', { caseId, documentId: mail.id, page: 1 });
  expect(page.text).toContain('We met Zephyrine.');
});
