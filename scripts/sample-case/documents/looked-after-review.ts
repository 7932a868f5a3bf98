import type { Block } from '../model.ts';

export const lookedAfterBlocks: readonly Block[] = [
  {
    kind: 'title',
    text: 'First looked after review: record',
    under: 'Tuesday 30 October 2012, 4 p.m., Thorne Road Primary (after school, at Maya\u2019s choice)',
  },
  {
    kind: 'fields',
    rows: [
      ['Child', 'Maya Thorne, aged 8'],
      ['Chair', 'Helen Marsden, independent reviewing officer'],
      [
        'Present',
        'Maya; Leanne Thorne; Rachel Osei; Mrs Hallam; Fiona Garside; Mr Iqbal; Carol Dunne for health',
      ],
      ['Not present', 'Mrs Whitlock (looking after JT); Gemma Lyle'],
    ],
  },
  {
    kind: 'paragraph',
    text: 'Maya chose the room, the biscuits and the order of the agenda. She asked to go first, so that she would not have to worry about it during the rest.',
  },
  { kind: 'heading', text: '1. Maya\u2019s page' },
  {
    kind: 'paragraph',
    indent: 18,
    text: 'My name is Maya Thorne and this is my review. I am staying with foster carers because it is not safe at home yet. It is not because of anything I did and it is not because of mum. I like: the dog, the field, having my own shelf. I don\u2019t like: Sunday nights, people asking how long. I miss: mum\u2019s singing, Jay even when he bites, my window.',
  },
  {
    kind: 'paragraph',
    indent: 18,
    text: 'What I want to happen: 1. go home. 2. not move school. 3. see the horses. 4. somebody tell me things first and not last.',
  },
  { kind: 'heading', text: '2. How Maya is' },
  {
    kind: 'paragraph',
    text: 'Mrs Hallam said that Maya is a pleasure to have in the house and that it has taken her four weeks to leave a door shut. She eats well. She is in bed by eight and asleep by nine. She worries a good deal about doing things properly and needs telling that a spilt drink is only a drink.',
  },
  {
    kind: 'paragraph',
    text: 'Mr Iqbal said that Maya had not missed a day since she was placed. She is still watchful at the end of the afternoon. She has begun to put up her hand when she does not know the answer, which is new, and he was very pleased to see it.',
  },
  {
    kind: 'paragraph',
    text: 'Carol Dunne reported that the health assessment had been done on 19 October. Maya has grown two centimetres since May. The headaches have stopped.',
  },
  { kind: 'heading', text: '3. Contact' },
  {
    kind: 'paragraph',
    text: 'Ms Thorne has been to every session. Maya would like the Wednesday one to be longer. Yusuf Rahman will see whether the room is free. Telephone calls are working well on Mondays; on Fridays Maya is tired, and the call may be made shorter without anybody being offended.',
  },
  {
    kind: 'paragraph',
    text: 'Tea with her brother at her nan\u2019s takes place once a fortnight. Rachel Osei collects, so that the carers and DW do not need to have each other\u2019s addresses.',
  },
  { kind: 'heading', text: '4. Care plan' },
  {
    kind: 'paragraph',
    text: 'The plan is for Maya to return to her mother when it is safe. The chair asked what \u201csafe\u201d would look like, and the meeting agreed on four things that could be seen and not just hoped for:',
  },
  {
    kind: 'bullets',
    numbered: true,
    items: [
      'The trial is over, and the order has been extended.',
      'Ms Thorne has finished the Freedom Programme and has her own support in place.',
      'Three months have gone by without any contact from Mr Pike, by any means.',
      'Maya says that she is ready. She may change her mind.',
    ],
  },
  { kind: 'heading', text: '5. Decisions' },
  {
    kind: 'bullets',
    items: [
      'Placement to continue. Review by 31 January 2013.',
      'Life story work to begin in the new year, with Ms Thorne taking part, including about Maya\u2019s dad. Rachel Osei.',
      'Maya to be told of any date or decision on the same day as the adults. All.',
      'Passport to be applied for. Ms Thorne to sign.',
      'Savings account to be opened. Fiona Garside.',
    ],
  },
  {
    kind: 'paragraph',
    text: 'The chair asked Maya for a mark out of ten for the review. Maya gave it seven. It would have been eight but there were \u201ca lot of words\u201d.',
  },
];
