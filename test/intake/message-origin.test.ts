/** What is kept of a message's place in its conversation. */
import { describe, expect, test } from 'vitest';
import { readOrigin } from '../../src-main/intake/mail/message-origin.ts';
import { readAny } from './support/read-any.ts';

const lines = (...all: readonly string[]): string => all.join('\r\n');

describe('a message', () => {
  test('says which one it is, which it answers and which came before', async () => {
    const content = await readAny(
      lines(
        'From: Ann Lee <ann@a.example>',
        'Date: Tue, 14 Feb 2012 10:00:00 +0100 (CET)',
        'Subject: Re: Visit',
        'Message-ID: <three@a.example>',
        'In-Reply-To: <two@b.example>',
        'References: <one@a.example>',
        ' <two@b.example> <one@a.example>',
        '',
        'Yes.',
      ),
      'a.eml',
    );
    expect(content.message).toEqual({
      messageId: 'three@a.example',
      inReplyTo: ['two@b.example'],
      references: ['one@a.example', 'two@b.example'],
      subject: 'Re: Visit',
      from: 'Ann Lee <ann@a.example>',
      sentAt: '2012-02-14T09:00:00.000Z',
    });
  });

  test('without such headers has no place, and no time where it says none', async () => {
    const content = await readAny(
      'From: ann@a.example\r\nTo: b@b.example\r\nSubject: x\r\n\r\nYes.',
      'a.eml',
    );
    expect(content.message).toMatchObject({ messageId: '', inReplyTo: [], references: [], sentAt: null });
  });

  test('of Outlook has its identifier among its properties', () => {
    const headers = [['message id', '<seven@a.example>']] as const;
    expect(readOrigin({ facts: [], headers, sent: '' }).messageId).toBe('seven@a.example');
  });

  test('that says what no program can keep is cut to what it can', () => {
    const references = Array.from({ length: 900 }, (_, index) => `<${index}@${'x'.repeat(2000)}>`).join(' ');
    const origin = readOrigin({ facts: [], headers: [['References', references]], sent: '1 Jan 20000' });
    expect(origin.references).toHaveLength(500);
    expect(Math.max(...origin.references.map(({ length }) => length))).toBe(1000);
    expect(origin.sentAt).toBeNull();
  });
});

test('what is no message has no place in a conversation', async () => {
  expect((await readAny('Some words.', 'a.txt')).message).toBeUndefined();
});
