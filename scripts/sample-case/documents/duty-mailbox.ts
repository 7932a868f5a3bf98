import { writeMessage } from '../layout/message.ts';
import { nest, type SampleFile } from '../model.ts';

const fileName = '18-duty-mailbox.mbox';
const duty = 'Duty <duty@northmoor.example>';

const calls = writeMessage(
  [
    ['From', 'Gary Bostock <gary.bostock@northmoor.example>'],
    ['To', 'Rachel Osei <rachel.osei@northmoor.example>'],
    ['Cc', duty],
    ['Date', 'Thu, 18 Oct 2012 19:22:40 +0100'],
    ['Subject', 'Pike, Dave: calls tonight'],
  ],
  {
    kind: 'plain',
    text: `Rachel

3 calls between 6 and 7 from 07700 900774, d pike, had a drink I would say. Wants \u201chis lad\u2019s\u201d address.

From what he said he thinks J is at DW\u2019s but he does not have the road. I told him to write to you and
that I would not discuss any child on the telephone. He did not mention Maya once, for what that is worth.

Would you send him something in writing please? The night staff have had enough of it.

Gary`,
  },
);

const sleepover = writeMessage(
  [
    ['From', 'Tracy Gadsby <tracey.gadsby@mailbox.example>'],
    ['To', duty],
    ['Date', 'Sat, 24 Nov 2012 11:05:03 +0000'],
    ['Subject', 'sleep over for maya'],
  ],
  {
    kind: 'plain',
    text: `Dear sir or madam

My daughter Ellie Mae would like Maya Thorne to stay the night on 8 December for her birthday. They are best
friends. I dont know who I have to ask now, the foster lady or her mum or you.

I have had the police check done for Brownies if that helps. There will be six girls and a film. Maya has already
said that she will bring her own torch.

Mrs T Gadsby
07700 900556`,
  },
);

/** Lines that begin with "From " are told from the lines between messages by a ">" (RFC 4155). */
function toMailbox(sender: string, when: string, message: Uint8Array): string {
  const text = Buffer.from(message).toString('utf8').replaceAll('\r\n', '\n');
  return `From ${sender} ${when}\n${text.replaceAll(/^(>*From )/gm, '>$1')}\n`;
}

export const dutyMailbox: SampleFile = {
  fileName,
  bytes: new Uint8Array(
    Buffer.from(
      toMailbox('gary.bostock@northmoor.example', 'Thu Oct 18 18:22:40 2012', calls) +
        toMailbox('tracey.gadsby@mailbox.example', 'Sat Nov 24 11:05:03 2012', sleepover),
    ),
  ),
  truth: [
    {
      path: fileName,
      title: 'Duty mailbox, autumn 2012',
      date: '2012-10-18',
      withheld: [],
      kept: ['Messages'],
    },
    {
      path: nest(fileName, 'Message 1.eml'),
      title: 'E-mail from duty about telephone calls',
      date: '2012-10-18',
      withheld: ['Pike, Dave', '07700 900774'],
      kept: ['Gary Bostock', 'He did not mention Maya once', 'The night staff have had enough'],
    },
    {
      path: nest(fileName, 'Message 2.eml'),
      title: 'E-mail to duty about a sleepover',
      date: '2012-11-24',
      withheld: ['Gadsby', 'tracey.gadsby@mailbox.example', '07700 900556', 'Ellie Mae', 'Tracy Gadsby'],
      kept: ['stay the night on 8 December', 'bring her own torch', 'Maya Thorne'],
    },
  ],
};
