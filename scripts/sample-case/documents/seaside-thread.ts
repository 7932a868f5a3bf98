/** Four messages about a day at the sea, each of which quotes those before it. */
import { type Body, type Header, quote, writeMessage } from '../layout/message.ts';
import type { SampleFile } from '../model.ts';

const stacey = 'Stacey Whitlock <stacey.whitlock84@mailbox.example>';
const rachel = 'Rachel Osei <rachel.osei@northmoor.example>';
const id = (number: number): string => `<seaside.${number}@northmoor.example>`;
const subject = 'taking the kids to the seaside';

const asked = `Hi Rachel

Its Stacey, Leannes sister. Me and Rob was thinking of taking maya and jay to Bridlington on Sat 12th
if thats alright with you lot. Just for the day. Nan says she will do the sandwiches you know what shes like.

Leanne is fine with it but said ask first cos of the plan. M has not stopped going on about horses since
easter and they have got donkeys.

Ring me on 07700 900235 if its easier, not after 8 as i am on earlies.

Stace x`;

const answered = `Dear Stacey

Yes, and what a kind idea. Three things, and then I will leave you to enjoy it:

1. Maya likes to know what time she will be back. Please tell her, and then be back by then.
2. No photographs of the children on Facebook, however nice they are.
3. If anybody turns up who should not, ring duty on 01632 960100.

Maya told me on Monday that she has never been on a donkey, only seen one being bored.

Rachel Osei
Social worker`;

const thanked = `aw thats brill thankyou rachel. tell maya the donkeys have all got there names on there heads

dave wont know nothing about it ive not told nobody, not even Doreen what beach. will have her back for 6

stacey`;

const wrote = (when: string, who: string): string => `On ${when}, ${who} wrote:`;
const firstQuote = `${wrote('30 April 2012 21:14', 'Stacey Whitlock')}\n${quote(asked)}`;
const secondQuote = `${wrote('2 May 2012 10:02', 'Rachel Osei')}\n${quote(`${answered}\n\n${firstQuote}`)}`;

function toHtml(text: string): string {
  return text
    .split('\n\n')
    .map(
      (part) =>
        `<p>${part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>\n')}</p>`,
    )
    .join('\n');
}

function makeMessage(
  number: number,
  name: string,
  header: Header,
  body: Body,
  truth: Omit<SampleFile['truth'][number], 'path'>,
): SampleFile {
  const fileName = `${12 + number}-seaside-${number}-${name}.eml`;
  return {
    fileName,
    bytes: writeMessage([...header, ['Message-ID', id(number)]], body),
    truth: [{ path: fileName, ...truth }],
  };
}

const staceysTerms = ['Stacey', 'Whitlock', 'stacey.whitlock84@mailbox.example', '07700 900235'];

export const seasideThread: readonly SampleFile[] = [
  makeMessage(
    1,
    'asks',
    [
      ['From', stacey],
      ['To', rachel],
      ['Date', 'Mon, 30 Apr 2012 21:14:07 +0100'],
      ['Subject', subject],
      ['X-Originating-IP', '[192.0.2.44]'],
    ],
    { kind: 'plain', text: asked },
    {
      title: 'E-mail about the seaside: the question',
      date: '2012-04-30',
      withheld: staceysTerms,
      kept: ['going on about horses', 'Bridlington on Sat 12th', 'said ask first cos of the plan'],
    },
  ),
  makeMessage(
    2,
    'answer',
    [
      ['From', rachel],
      ['To', stacey],
      ['Bcc', 'Tom Brierley <tom.brierley@northmoor.example>, D Whitlock <d.whitlock@mailbox.example>'],
      ['Date', 'Wed, 2 May 2012 10:02:51 +0100'],
      ['Subject', `Re: ${subject}`],
      ['In-Reply-To', id(1)],
      ['References', id(1)],
    ],
    {
      container: 'alternative',
      parts: [
        { kind: 'plain', text: `${answered}\n\n${firstQuote}` },
        {
          kind: 'html',
          text: `<html><body>${toHtml(answered)}<p>${wrote('30 April 2012 21:14', 'Stacey Whitlock')}</p>\n<blockquote>${toHtml(asked)}</blockquote></body></html>`,
        },
      ],
    },
    {
      title: 'E-mail about the seaside: the answer',
      date: '2012-05-02',
      withheld: [...staceysTerms, 'd.whitlock@mailbox.example'],
      kept: [
        'only seen one being bored',
        'Please tell her, and then be back by then.',
        'tom.brierley@northmoor.example',
        '01632 960100',
      ],
    },
  ),
  makeMessage(
    3,
    'thanks',
    [
      ['From', stacey],
      ['To', rachel],
      ['Date', 'Wed, 2 May 2012 20:47:30 +0100'],
      ['Subject', `Re: Re: ${subject}`],
      ['In-Reply-To', id(2)],
      ['References', `${id(1)} ${id(2)}`],
    ],
    { kind: 'plain', text: `${thanked}\n\n${secondQuote}` },
    {
      title: 'E-mail about the seaside: the thanks',
      date: '2012-05-02',
      withheld: [...staceysTerms, 'Doreen'],
      kept: ['the donkeys have all got there names', 'ive not told nobody', 'only seen one being bored'],
    },
  ),
  makeMessage(
    4,
    'passed-on',
    [
      ['From', rachel],
      ['To', 'Carol Dunne <carol.dunne@northmoor-health.example>'],
      ['Cc', 'Mrs Pickersgill <head@thorneroad.example>'],
      ['Date', 'Thu, 3 May 2012 08:58:12 +0100'],
      ['Subject', `FW: ${subject}`],
      ['References', `${id(1)} ${id(2)} ${id(3)}`],
    ],
    {
      kind: 'plain',
      text: `Dear both

For your notes. Maya and J are off to the sea on Saturday 12 May with their aunt and her partner. No need to do
anything. If she falls asleep in class on the Monday it will be the donkeys.

Rachel

-----Original Message-----
From: Whitlock, Stacey
Sent: 02 May 2012 20:47
To: Rachel Osei
Subject: Re: Re: ${subject}

${thanked}`,
    },
    {
      title: 'E-mail about the seaside: passed on',
      date: '2012-05-03',
      withheld: ['Whitlock, Stacey', 'Doreen'],
      kept: [
        'it will be the donkeys',
        'Carol Dunne',
        'head@thorneroad.example',
        'off to the sea on Saturday',
      ],
    },
  ),
];
