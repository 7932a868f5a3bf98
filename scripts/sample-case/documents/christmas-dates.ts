/** A message with everything that messages bring: a drawing in its text, a Word file, and another message with a picture of its own. */
import type { InkLine } from '../layout/ink.ts';
import { writeJpeg } from '../layout/jpeg.ts';
import { writeMessage } from '../layout/message.ts';
import { photographSheet, type Shot } from '../layout/photograph.ts';
import { writePng } from '../layout/png.ts';
import { nest, type SampleFile } from '../model.ts';
import { planBytes, planTruth } from './safer-caring-plan.ts';

const fileName = '17-christmas-dates.eml';
const planName = 'Safer caring FINAL sh signed.docx';
const innerName = 'christmas!!.eml';
const listName = 'maya list.jpg';

const wishes: readonly InkLine[] = [
  { text: 'MY LIST by Maya', size: 30, x: 70, top: 110, face: 'bold' },
  { text: '1. a real horse', size: 26, x: 80, top: 190, face: 'italic' },
  { text: '2. if not a book about one', size: 26, x: 80, top: 250, face: 'italic' },
  { text: '3. a digger for {jayden-thorne|Jayden} because', size: 26, x: 80, top: 310, face: 'italic' },
  { text: 'his wheel came off', size: 26, x: 116, top: 360, face: 'italic' },
  { text: '4. slippers for {susan-hallam|Mrs Hallam}', size: 26, x: 80, top: 420, face: 'italic' },
  { text: '5. everyone in one room', size: 26, x: 80, top: 480, face: 'italic' },
];

const shot: Shot = {
  width: 900,
  height: 1200,
  sheet: [
    [96, 70],
    [838, 104],
    [800, 1120],
    [60, 1086],
  ],
  seed: 20121126,
};

/** A horse, by somebody of eight: pieces of line on a sheet of 240 by 150. */
const horse: readonly (readonly [x0: number, y0: number, x1: number, y1: number])[] = [
  [60, 60, 150, 56],
  [150, 56, 176, 22],
  [176, 22, 186, 12],
  [186, 12, 190, 22],
  [190, 22, 214, 40],
  [214, 40, 206, 50],
  [206, 50, 184, 46],
  [184, 46, 168, 78],
  [168, 78, 166, 134],
  [166, 134, 156, 134],
  [156, 134, 152, 90],
  [152, 90, 96, 90],
  [96, 90, 90, 134],
  [90, 134, 80, 134],
  [80, 134, 76, 88],
  [76, 88, 60, 60],
  [60, 60, 40, 66],
  [40, 66, 30, 96],
  [36, 72, 24, 90],
  [170, 30, 152, 44],
  [164, 38, 146, 50],
  [190, 28, 192, 30],
  [20, 140, 226, 138],
  [118, 90, 116, 134],
  [132, 90, 136, 134],
];

function drawHorse(x: number, y: number): boolean {
  return horse.some(([x0, y0, x1, y1]) => {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const along = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
    return (x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2 < 2.6;
  });
}

export function makeChristmasDates(): SampleFile {
  const { photograph, marked } = photographSheet(wishes, shot);
  const list = writeJpeg(photograph, 1.3);
  const inner = writeMessage(
    [
      ['From', 'Sue Hallam <hallam.family@mailbox.example>'],
      ['To', 'Fiona Garside <fiona.garside@northmoor.example>'],
      ['Date', 'Mon, 26 Nov 2012 21:58:19 +0000'],
      ['Subject', 'christmas!!'],
    ],
    {
      container: 'mixed',
      parts: [
        {
          kind: 'plain',
          text: `hi fiona

we are away 27th to 30th at grahams sisters in Filey and maya is very welcome, she has asked if there will be sand.
Kieron is at his dads so she would have the little room

her list attached, she did it at the table while callum was meant to be doing his coursework. number 5 got me

sue

ps she calls the drawing Gerald Who Is Not For Riding`,
        },
        { kind: 'attachment', type: 'image/jpeg', fileName: listName, bytes: list },
      ],
    },
  );
  const bytes = writeMessage(
    [
      ['From', 'Fiona Garside <fiona.garside@northmoor.example>'],
      ['To', 'Rachel Osei <rachel.osei@northmoor.example>'],
      ['Cc', 'hallam.family@mailbox.example'],
      ['Date', 'Wed, 28 Nov 2012 09:31:44 +0000'],
      ['Subject', 'Maya T: Christmas dates'],
      ['X-Mailer', 'Northmoor Webmail 4'],
    ],
    {
      container: 'mixed',
      parts: [
        {
          container: 'related',
          parts: [
            {
              kind: 'html',
              text: `<html><body>
<p>Hi Rachel</p>
<p>Dates as promised. Contact as usual on <b>22 December</b>, the whole day. The carers are away from the 27th to the 30th and would like to take Maya with them. Her mum has said yes already, and asked for a postcard.</p>
<p>I attach the plan that the Hallams have signed, and Sue\u2019s message with Maya\u2019s list. This is for the file as well:</p>
<p><img src="cid:horse@northmoor.example" alt="Maya\u2019s drawing of a horse" width="240"></p>
<p>She says that it is the only horse in Tickbridge that does not bite.</p>
<p>Fiona</p>
<p><img src="http://pictures.northmoor.example/logo.gif" alt="Northmoor Fostering Service"><img src="http://track.mailer.example/open.gif?m=88213" width="1" height="1"></p>
</body></html>`,
            },
            {
              kind: 'inline',
              type: 'image/png',
              id: 'horse@northmoor.example',
              fileName: 'horse.png',
              bytes: writePng(240, 150, drawHorse),
            },
          ],
        },
        {
          kind: 'attachment',
          type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          fileName: planName,
          bytes: planBytes,
        },
        { kind: 'attachment', type: 'message/rfc822', fileName: innerName, bytes: inner },
      ],
    },
  );
  return {
    fileName,
    bytes,
    truth: [
      {
        path: fileName,
        title: 'E-mail about Christmas',
        date: '2012-11-28',
        withheld: ['hallam.family@mailbox.example', 'Hallams', 'Tickbridge'],
        kept: ['the whole day', 'that does not bite', 'Fiona Garside', 'Dates as promised.'],
      },
      {
        ...planTruth,
        path: nest(fileName, planName),
        title: 'Safer caring plan, as attached to the e-mail',
        date: '2012-11-28',
      },
      {
        path: nest(fileName, innerName),
        title: 'E-mail from the carers about Christmas',
        date: '2012-11-26',
        withheld: ['Sue Hallam', 'hallam.family@mailbox.example', 'Kieron', 'callum', 'graham'],
        kept: ['maya is very welcome', 'number 5 got me', 'Gerald Who Is Not For Riding'],
      },
      {
        path: nest(fileName, innerName, listName),
        title: 'Maya\u2019s list, photographed',
        date: '2012-11-26',
        withheld: [],
        kept: [],
        inPicture: {
          withheld: ['Jayden', 'Mrs Hallam'],
          kept: ['a real horse', 'because', 'everyone in one room'],
        },
        boxes: marked,
      },
    ],
  };
}
