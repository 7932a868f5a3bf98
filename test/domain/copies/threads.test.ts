/** Messages and what they quote, and which belong together. */
import { describe, expect, test } from 'vitest';
import type { MessageOrigin } from '../../../src-main/contract/copies.ts';
import { DocumentId } from '../../../src-main/contract/values.ts';
import {
  findAppendix,
  judgeQuote,
  readHeadings,
  splitMessage,
} from '../../../src-main/domain/copies/find-quotes.ts';
import { foldSubject, joinThreads, type ThreadInput } from '../../../src-main/domain/copies/join-threads.ts';
import { findBody, splitQuotes } from '../../../src-main/domain/copies/split-quotes.ts';
import { appendixTitle } from '../../../src-main/pdf/print/words.ts';

const quotesOf = (text: string): string[] =>
  splitQuotes(text).quoted.map(({ start, end }) => text.slice(start, end).trim().split('\n').at(-1) ?? '');

describe('what a message quotes', () => {
  test.each([
    [
      'lines behind ">"',
      'Yes.\n\nOn 4 May 2012, at 10:00, Ann Lee <ann@a.example> wrote:\n> Can we meet?\n> Ann',
    ],
    [
      'a heading over two lines',
      'Yes.\n\nOn Friday, 4 May 2012 at 10:00:12 +0100, Ann Lee\n<ann@a.example> wrote:\n> Ann',
    ],
    [
      "Outlook's rule",
      'Yes.\n\n-----Original Message-----\nFrom: Ann\nSent: Friday\nTo: Bea\nSubject: Visit\n\nAnn',
    ],
    [
      'headings without a rule',
      'Yes.\n\nFrom: Ann Lee\nSent: 04 May 2012 10:00\nTo: Bea\nSubject: Visit\n\nCan we meet?\nAnn',
    ],
    ['a forwarded message', 'Look.\n\n---------- Forwarded message ---------\nFrom: Ann\nDate: x\n\nAnn'],
    ['lines behind ">" alone', 'Yes.\n\n> Can we meet?\n> Ann'],
  ])('begins at %s', (_how, text) => {
    const { ownEnd, quoted } = splitQuotes(text);
    expect(text.slice(0, ownEnd).trim()).toMatch(/^(?:Yes|Look)\.$/);
    expect(quoted).toHaveLength(1);
    expect(text.slice(quoted[0]?.start, quoted[0]?.end)).toMatch(/Ann$/);
  });

  test('is one part for each message within it', () => {
    const text =
      'No.\n\nFrom: Bea\nSent: 5 May\n\nYes.\nBea\n\n-----Original Message-----\nFrom: Ann\nSent: 4 May\n\nMeet?\nAnn';
    expect(quotesOf(text)).toEqual(['Bea', 'Ann']);
  });

  test('is nothing in a message that only talks of letters', () => {
    expect(quotesOf('From here on I will write.\nOn Monday he wrote a letter.\n5 > 4')).toEqual([]);
  });

  test('is not the headings with which the message itself begins', () => {
    const text =
      'From Ann Lee <ann@a.example>\nTo Bea\nDate Fri, 4 May 2012\nSubject Visit\nCan we meet on Monday?';
    expect(text.slice(findBody(text)).trim()).toBe('Can we meet on Monday?');
    expect(findBody('A letter. From whom?')).toBe(0);
  });
});

const message = (
  id: string,
  origin: Partial<MessageOrigin>,
  quotes: readonly string[] = [],
): ThreadInput => ({
  documentId: DocumentId.parse(id),
  origin: { messageId: '', inReplyTo: [], references: [], subject: '', from: '', sentAt: null, ...origin },
  quotes: quotes.map((one) => DocumentId.parse(one)),
});
const threadsOf = (...messages: readonly ThreadInput[]) =>
  joinThreads(messages).map((thread) => thread.messages.map(({ documentId }) => documentId));

describe('messages belong together', () => {
  test('where one answers the other, and in the order in which they were sent', () => {
    const later = message('b', { messageId: '2', inReplyTo: ['1'], sentAt: '2012-05-05T10:00:00Z' });
    const first = message('a', { messageId: '1', sentAt: '2012-05-04T10:00:00Z' });
    const [thread] = joinThreads([later, first, message('c', { messageId: '3' })]);
    expect(thread?.messages).toEqual([
      { documentId: 'a', answers: null, copyOf: null },
      { documentId: 'b', answers: 'a', copyOf: null },
    ]);
  });

  test('where both answer one that is not in the case', () => {
    expect(threadsOf(message('a', { references: ['0'] }), message('b', { references: ['0', '1'] }))).toEqual([
      ['a', 'b'],
    ]);
  });

  test('where one quotes the other, whatever their subjects', () => {
    const first = message('a', { subject: 'Visit', sentAt: '2012-05-04T10:00:00Z' });
    const [thread] = joinThreads([first, message('b', { subject: 'Something else' }, ['a'])]);
    expect(thread?.messages.map(({ answers }) => answers)).toEqual([null, 'a']);
  });

  test('where one is an answer by its subject alone, and says no more', () => {
    const [ask, answer] = [{ subject: 'Visit' }, { subject: 'RE: [EXTERNAL] visit' }];
    expect(threadsOf(message('a', ask), message('b', answer))).toEqual([['a', 'b']]);
    expect(threadsOf(message('a', ask), message('b', ask))).toEqual([]);
    const far = { sentAt: '2012-01-01T00:00:00Z' };
    expect(
      threadsOf(
        message('a', { ...ask, ...far }),
        message('b', { ...answer, sentAt: '2013-01-01T00:00:00Z' }),
      ),
    ).toEqual([]);
  });

  test('where they are the same message of two mailboxes, and the second is called a copy', () => {
    const origin = { messageId: '1', sentAt: '2012-05-04T10:00:00Z' };
    expect(joinThreads([message('a', origin), message('b', origin)])[0]?.messages[1]?.copyOf).toBe('a');
  });

  test('once each, though they refer to each other in a circle', () => {
    expect(
      threadsOf(
        message('a', { messageId: '1', inReplyTo: ['2'] }),
        message('b', { messageId: '2', inReplyTo: ['1'] }),
      ),
    ).toEqual([['a', 'b']]);
  });
});

test('a subject is the same behind any number of prefixes', () => {
  expect(foldSubject('RE: Fwd: [EXTERNAL] AW:  Home  visit ')).toBe('home visit');
  expect(foldSubject('Regarding: the visit')).toBe('regarding: the visit');
});

describe('a quote is recognised as the words of another message', () => {
  const asked =
    'From Ann Lee\nTo Bea\nDate Fri, 4 May 2012\nSubject Visit\nCan we meet on Monday at the flat to talk about the school place and the taxi?\nAnn';
  const answer = (heading: string, words: string): string =>
    `From Bea\nTo Ann Lee\nDate Sat, 5 May 2012\nSubject RE: Visit\nYes, I can come at ten and bring the form.\n\n${heading}\n${words}`;
  const quoted = '> Can we meet on Monday at the flat to talk\n> about the school place and the taxi?\n> Ann';
  const origin = message('a', { sentAt: '2012-05-04T10:00:00Z' }).origin;

  function judge(first: string, second: string): number {
    const own = splitMessage([{ page: 1, text: first }]).find(({ kind }) => kind === 'own');
    const part = splitMessage([{ page: 1, text: second }]).find(({ kind }) => kind === 'quoted');
    if (own === undefined || part === undefined) throw new Error('nothing to compare');
    return judgeQuote(own, part, origin);
  }

  test('with how many of them it has', () => {
    expect(judge(asked, answer('On 4 May 2012 at 11:00, Ann Lee wrote:', quoted))).toBe(18);
  });

  test('but not where it says that it is of another day', () => {
    expect(judge(asked, answer('On 19 May 2012 at 11:00, Ann Lee wrote:', quoted))).toBe(0);
  });

  test('and not where only a few words are the same', () => {
    const other =
      '> Could somebody please tell me whether the flat was seen on Monday by the duty team or not?';
    expect(judge(asked, answer('Ann wrote:\n', other))).toBe(0);
  });

  test('on each page over which the messages run, and never from the appendix', () => {
    const parts = splitMessage([
      { page: 1, text: `${asked} I would like to bring the new worker along too` },
      { page: 2, text: 'so that the children can meet her before the holidays begin.' },
      {
        page: 3,
        text: 'What was not visible in this document\nReceived: by a machine with a very long name indeed',
      },
    ]);
    expect(parts.map(({ page, kind }) => [page, kind])).toEqual([
      [1, 'own'],
      [2, 'own'],
    ]);
  });
});

test('the appendix is found by the words with which it is printed', () => {
  expect(findAppendix(`Two words.\n${appendixTitle}\nMore.`)).toBe(11);
  expect(findAppendix('Two words.')).toBeNull();
});

test('of a message whose headers were not kept, its page says who wrote it, when and about what', () => {
  expect(
    readHeadings('From Ann Lee\nTo Bea\nDate Fri, 4 May 2012 10:00:00 +0000\nSubject RE: Visit\nYes.'),
  ).toEqual({
    subject: 'RE: Visit',
    from: 'Ann Lee',
    sentAt: '2012-05-04T10:00:00.000Z',
  });
  expect(readHeadings('A letter. Subject to change.')).toEqual({ subject: '', from: '', sentAt: null });
});
