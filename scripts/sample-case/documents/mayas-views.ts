import { writeOutlookMessage } from '../layout/outlook-message.ts';
import type { SampleFile } from '../model.ts';

const fileName = '19-mayas-views.msg';

export const mayasViews: SampleFile = {
  fileName,
  bytes: writeOutlookMessage({
    subject: 'Maya\u2019s views for tomorrow',
    from: { name: 'Joyce Adeyemi', address: 'joyce@voices-advocacy.example' },
    to: [{ name: 'Helen Marsden', address: 'helen.marsden@northmoor.example' }],
    cc: [{ name: 'Rachel Osei', address: 'rachel.osei@northmoor.example' }],
    bcc: [{ name: 'Sue Hallam', address: 'hallam.family@mailbox.example' }],
    sent: '2012-10-29T12:40:00Z',
    body: `Dear Helen

I saw Maya at school this morning. These are her words. She checked them, and moved one comma.

\u201cI would like to go first so I can listen to the rest.
I would like Mr Iqbal to sit where I can see him.
Please say Jay\u2019s name properly, it is not Jaydon.
I am not sad every day. I am sad on Sundays. Please do not make a plan about it.
If it is about Dave can you tell me with mum there and not in a meeting.\u201d

She asked me what happens to the notes afterwards. I said that they are kept, and that one day she can read them all. She said \u201call of them?\u201d and wrote that down.

Kieran asked whether he may come as well. I have told him that he has his own.

Joyce Adeyemi
Advocate`,
  }),
  truth: [
    {
      path: fileName,
      title: 'E-mail from the advocate: Maya\u2019s views',
      date: '2012-10-29',
      withheld: ['Jaydon', 'Kieran', 'Sue Hallam', 'hallam.family@mailbox.example'],
      kept: [
        'I am sad on Sundays.',
        'moved one comma',
        'what happens to the notes afterwards',
        'Joyce Adeyemi',
        'Helen Marsden',
        'joyce@voices-advocacy.example',
      ],
    },
  ],
};
