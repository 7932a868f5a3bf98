import { passages } from '../case/passages.ts';
import type { Block, SampleDocument } from '../model.ts';

const councilHead: Block = {
  kind: 'letterhead',
  name: 'Northmoor Council',
  under: 'Children and Young People\u2019s Services',
  lines: [
    'Quarry House',
    'Market Place',
    'Northmoor',
    'Tel. 01632 960100',
    'childrens.services@northmoor.example',
  ],
};

export const correspondence: SampleDocument = {
  fileName: '05-correspondence.pdf',
  title: 'Correspondence, September to November 2012',
  author: 'Northmoor Council',
  created: '2012-11-30T12:00:00Z',
  look: {
    family: 'times',
    size: 11.8,
    leading: 1.42,
    margin: 72,
    justified: true,
    accent: [0.09, 0.27, 0.42],
    headings: 'plain',
    footer: { left: 'File copy', right: '{page}' },
  },
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        councilHead,
        { kind: 'notice', text: '**LEGAL SERVICES. Privileged and confidential. Legal advice.**' },
        {
          kind: 'fields',
          labelShare: 0.16,
          rows: [
            ['To', 'Rachel Osei, social worker; Tom Brierley, team manager'],
            ['From', 'Catherine Abney, Principal Solicitor'],
            ['Date', '14 September 2012'],
            ['Re', 'Maya Thorne and Jayden Thorne: legal planning meeting, 18 September'],
          ],
        },
        {
          kind: 'paragraph',
          text: 'Thank you for your instructions and for the updated chronology. I have read the conference minutes and the note of the breach on 12 August.',
        },
        { kind: 'paragraph', text: passages.legalThreshold.text },
        { kind: 'paragraph', text: passages.legalStrategy.text },
        {
          kind: 'paragraph',
          text: 'I will attend on 18 September at 2 p.m. Would you please bring the school\u2019s attendance figures and the signed written agreement.',
        },
        { kind: 'space', height: 14 },
        { kind: 'address', lines: ['Catherine Abney', 'Principal Solicitor'] },
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        councilHead,
        { kind: 'address', lines: ['Ms Leanne Thorne', '31 Kelham Row', 'Doncaster', 'DN4 5JB'] },
        { kind: 'paragraph', text: '17 October 2012' },
        { kind: 'paragraph', text: 'Dear Leanne' },
        { kind: 'paragraph', text: '**Seeing Maya and Jayden**' },
        {
          kind: 'paragraph',
          text: 'I promised to write down what we agreed on Monday so that you would have it in one place.',
        },
        {
          kind: 'bullets',
          items: [
            'You will see Maya on Saturdays from 10 until 12 and on Wednesdays after school until 5.30, at the Martha Jennings Family Centre.',
            'Jayden will come to the same sessions, brought by your mother. You can see him at other times as the two of you arrange.',
            'Yusuf Rahman from the contact team will be there. He will write a short note each time, and you may read it.',
            'You may telephone Maya on Mondays and Fridays at 6.15. Mr and Mrs Hallam will ring you, so that their number is not shown.',
            'If you are not well enough to come, please ring before 9 a.m. Maya copes better with a plain message than with waiting.',
          ],
        },
        {
          kind: 'paragraph',
          text: 'You asked why you have not been given the foster carers\u2019 address. It is not because we think that you would do anything with it. It is so that if Mr Pike asks you, you can say that you do not know.',
        },
        {
          kind: 'paragraph',
          text: 'The agreement that you signed on 1 October is under section 20 of the Children Act 1989. You still have parental responsibility. You can ask for Maya to come home at any time. I would ask you to talk to me first, so that we can make it safe.',
        },
        {
          kind: 'paragraph',
          text: 'You said that you felt you had given her away. I have sat in a good many meetings about Maya and I have never thought that. She told me in the car that \u201cMum is doing the brave thing and I am doing the other brave thing\u201d.',
        },
        { kind: 'paragraph', text: 'Yours sincerely' },
        { kind: 'space', height: 24 },
        { kind: 'address', lines: ['Rachel Osei', 'Social worker'] },
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        councilHead,
        { kind: 'address', lines: ['Mr D Pike', 'Flat 6', '88 Carr Bank', 'Doncaster', 'DN1 3XH'] },
        { kind: 'paragraph', text: '19 October 2012' },
        { kind: 'paragraph', text: 'Dear Mr Pike' },
        { kind: 'paragraph', text: '**Jayden**' },
        {
          kind: 'paragraph',
          text: 'You have asked in several telephone calls where your son is living. I am not able to tell you. He is safe and well and is with family. You may send cards to him at this office.',
        },
        {
          kind: 'paragraph',
          text: 'If you wish to see Jayden you may apply to the court, and you should take legal advice. Until the criminal matter is finished we would not be able to support it. I would be willing to meet you here, with my manager, to hear your views about his care.',
        },
        {
          kind: 'paragraph',
          text: 'I do ask that you stop telephoning the duty desk in the evening. The staff there cannot help you and several of them have found the calls upsetting.',
        },
        { kind: 'paragraph', text: 'Yours sincerely' },
        { kind: 'space', height: 24 },
        { kind: 'address', lines: ['Rachel Osei', 'Social worker'] },
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        councilHead,
        { kind: 'paragraph', text: '**E-mail, printed for the file**' },
        {
          kind: 'fields',
          labelShare: 0.16,
          rows: [
            ['From', 'Fiona Garside, supervising social worker'],
            ['To', 'Rachel Osei'],
            ['Cc', 'hallam.family@mailbox.example'],
            ['Sent', '26 November 2012 16.52'],
            ['Subject', 'Maya T, first two months'],
          ],
        },
        { kind: 'paragraph', text: 'Hi Rachel' },
        {
          kind: 'paragraph',
          text: 'Supervision visit to Larch Cottage today. All going well. Maya showed me her room, which now has eleven horses. She has stopped asking to see the locks. Graham has taken her to the stables in the village as a surprise and I understand that she did not speak for an hour afterwards, in a good way.',
        },
        {
          kind: 'paragraph',
          text: 'Sue says that Maya still gets up in the night to check on the other children. They have agreed a deal: Sue does the checking and leaves a tick on a chart, and Maya looks at the chart in the morning.',
        },
        {
          kind: 'paragraph',
          text: 'One thing. Maya told Callum the name of the village on the telephone was \u201ca secret she is good at\u201d. We should think about whether it is too heavy a secret. I have asked Sue to say that it is the grown-ups who keep it.',
        },
        {
          kind: 'paragraph',
          text: 'Please send the Christmas dates when you can. They are away from 27 to 30 December and Maya is invited.',
        },
        { kind: 'paragraph', text: 'Fiona' },
      ],
    },
  ],
};
