/** Messages of every kind: what the reader saw, what was hidden, what came with them. */
import { describe, expect, test } from 'vitest';
import { makeMsg, makeTnef } from './support/make-files.ts';
import { hiddenText, readAny, textOfBlocks } from './support/read-any.ts';

const lines = (...all: readonly string[]): string => all.join('\r\n');

const message = lines(
  'Received: from mx.example by mail.example; Tue, 14 Feb 2012 10:00:01 +0000',
  'From: =?utf-8?Q?Zo=C3=AB_Reed?= <zoe@a.example>',
  'To: Team: jo@b.example, kim@b.example;',
  'Bcc: Karen Hughes <karen@c.example>',
  'Reply-To: office@a.example',
  'Subject: Visit',
  'Date: Tue, 14 Feb 2012 10:00:00 +0000',
  'X-Mailer: Example 1',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=outer',
  '',
  '--outer',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain',
  '',
  'We met today. Only here: porpoise.',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>We met <b>today</b>.</p><img src="cid:logo@x"><img src="https://t.example/pixel.gif">',
  '--inner--',
  '--outer',
  'Content-Type: image/png; name=logo.png',
  'Content-ID: <logo@x>',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '--outer',
  'Content-Type: application/pdf; name="plan.pdf"',
  'Content-Disposition: attachment; filename="plan.pdf"',
  '',
  '%PDF-1.4',
  '--outer',
  'Content-Type: message/rfc822',
  '',
  'From: a@b.example',
  'Subject: Earlier',
  '',
  'Earlier words.',
  '--outer--',
);

describe('an Internet message', () => {
  test('shows who, to whom, when and what, then its text', async () => {
    const content = await readAny(message, 'a.eml');
    expect(content.blocks[0]).toMatchObject({
      kind: 'facts',
      rows: [
        ['From', 'Zo\u00eb Reed <zoe@a.example>'],
        ['To', 'Team: jo@b.example; kim@b.example'],
        ['Reply to', 'office@a.example'],
        ['Date', 'Tue, 14 Feb 2012 10:00:00 +0000'],
        ['Subject', 'Visit'],
        ['Attachments', 'plan.pdf; Message 3.eml'],
      ],
    });
    expect(textOfBlocks(content)).toContain('We met today.');
    expect(content.date).toBe('2012-02-14');
  });

  test('shows its blind copies, its other headers and what only its plain version says', async () => {
    const content = await readAny(message, 'a.eml');
    expect(hiddenText(content, 'blind-copy')).toContain('Karen Hughes <karen@c.example>');
    expect(hiddenText(content, 'mail-headers')).toContain('X-Mailer Example 1');
    expect(hiddenText(content, 'mail-headers')).not.toContain('Visit');
    expect(hiddenText(content, 'alternative-text')).toContain('porpoise');
  });

  test('does not repeat a plain version that says the same', async () => {
    const content = await readAny(message.replace(' Only here: porpoise.', ''), 'a.eml');
    expect(hiddenText(content, 'alternative-text')).toBe('');
  });

  test('has its attachments and the messages in it as children, but not the pictures of its text', async () => {
    const content = await readAny(message, 'a.eml');
    expect(content.children.map(({ untrustedName }) => untrustedName)).toEqual(['plan.pdf', 'Message 3.eml']);
    const [, inner] = content.children;
    expect(textOfBlocks(await readAny(inner?.bytes ?? '', 'inner.eml'))).toContain('Earlier words.');
    expect(content.blocks.filter(({ kind }) => kind === 'picture')).toHaveLength(1);
  });

  test('is known without its ending, and a letter about e-mail is none', async () => {
    expect((await readAny(message)).blocks[0]?.kind).toBe('facts');
    expect((await readAny('From: the office\nDear Sir, the subject: is mail.\n')).blocks[0]?.kind).toBe(
      'preformatted',
    );
  });

  test('whose parts nest beyond all measure is refused', async () => {
    const parts = Array.from({ length: 300 }, (_, level) =>
      lines(`Content-Type: multipart/mixed; boundary=b${level}`, '', `--b${level}`, ''),
    );
    await expect(
      readAny(`From: a@b.example\r\nTo: c@d.example\r\n${parts.join('')}`, 'a.eml'),
    ).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

test('a mailbox has its messages as children, and lines that were quoted for its sake are as they were', async () => {
  const mailbox =
    'From a@b Tue Feb 14\nFrom: a@b.example\nSubject: One\n\nText.\n>From here on.\n\nFrom c@d Wed Feb 15\nFrom: c@d.example\nSubject: Two\n\nMore.\n';
  const { children } = await readAny(mailbox, 'box.mbox');
  expect(children).toHaveLength(2);
  expect(Buffer.from(children[0]?.bytes ?? '').toString()).toContain('\nFrom here on.');
});

test('an Outlook message shows its sender, its subject and its text', async () => {
  const bytes = makeMsg({
    '001A': 'IPM.Note',
    '0037': 'Visit',
    '1000': 'We met today.',
    '0C1A': 'Zo\u00eb Reed',
  });
  const content = await readAny(bytes, 'a.msg');
  expect(textOfBlocks(content)).toContain('Subject Visit');
  expect(textOfBlocks(content)).toContain('From Zo\u00eb Reed');
  expect(textOfBlocks(content)).toContain('We met today.');
});

test('winmail.dat comes apart into its text and its attachments', async () => {
  const bytes = makeTnef([
    [0x18004, Buffer.from('Visit\0')],
    [0x2800c, Buffer.from('We met today.\0')],
    [0x69002, Buffer.alloc(14)],
    [0x18010, Buffer.from('plan.txt\0')],
    [0x6800f, Buffer.from('The plan.')],
  ]);
  const content = await readAny(bytes, 'winmail.dat');
  expect(textOfBlocks(content)).toContain('We met today.');
  expect(content.children).toMatchObject([{ untrustedName: 'plan.txt' }]);
});
