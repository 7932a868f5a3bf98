import type { Block } from '../model.ts';

/** The plan agreed at the initial conference: a wide table on a page of its own. */
export const conferencePlan: readonly Block[] = [
  {
    kind: 'title',
    text: 'Outline child protection plan',
    under: 'To be made into a detailed plan by the core group',
  },
  {
    kind: 'table',
    size: 9.2,
    columns: [
      { title: 'No.', share: 0.05 },
      { title: 'What needs to change', share: 0.25 },
      { title: 'What will be done', share: 0.34 },
      { title: 'By whom', share: 0.18 },
      { title: 'By when', share: 0.18 },
    ],
    rows: [
      [
        '1',
        'Mr Pike does not come to the home.',
        'Solicitor to be seen about a non-molestation order. Locks and lights checked. School to have his photograph at the office.',
        'Ms Thorne, Rachel Osei, PC Akhtar',
        '16 March 2012',
      ],
      [
        '2',
        'Maya is not responsible for keeping the house quiet.',
        'Direct work every fortnight. Nurture group. A named adult at school who she can go to at any time.',
        'Rachel Osei, Mrs Pickersgill',
        'From 13 March 2012',
      ],
      [
        '3',
        'Ms Thorne has support of her own.',
        'Freedom Programme. GP review. Somebody to ring on a Friday night.',
        'Gemma Lyle, Dr Shah',
        '24 April 2012',
      ],
      [
        '4',
        'Jayden\u2019s speech comes on.',
        'Speech and language referral. Place at the Family Centre on two mornings.',
        'Carol Dunne',
        '30 March 2012',
      ],
      [
        '5',
        'The children have time with their wider family.',
        'Tuesdays and Thursdays with DW to go on. Her address is not to appear on any copy sent to D Pike.',
        'Mrs Whitlock, Rachel Osei',
        'Now',
      ],
      [
        '6',
        'If things go wrong everyone knows what to do.',
        'Written agreement. Safety plan on the fridge, in words that Maya can read. Grandmother to be assessed as a family carer.',
        'Core group',
        '20 March 2012',
      ],
    ],
  },
];
