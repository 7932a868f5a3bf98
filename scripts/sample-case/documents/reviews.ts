import type { SampleDocument } from '../model.ts';
import { coreGroupBlocks } from './core-groups.ts';
import { lookedAfterBlocks } from './looked-after-review.ts';

export const reviews: SampleDocument = {
  fileName: '04-review-and-core-groups.pdf',
  title: 'Reviews and core group notes, 2012',
  author: 'Bev Tranter',
  created: '2012-11-05T08:50:00Z',
  look: {
    family: 'times',
    size: 11.2,
    leading: 1.4,
    margin: 66,
    justified: false,
    accent: [0.3, 0.22, 0.4],
    headings: 'ruled',
    header: 'Northmoor Council, Safeguarding and Review Unit: CONFIDENTIAL',
    footer: { left: 'THORNE, Maya / THORNE, Jayden', right: 'Page {page} of {pages}' },
  },
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        {
          kind: 'title',
          text: 'Review child protection conference',
          under: 'Wednesday 30 May 2012, 10 a.m., Quarry House, Northmoor',
        },
        {
          kind: 'table',
          columns: [
            { title: 'Present', share: 0.36 },
            { title: 'Role', share: 0.64 },
          ],
          rows: [
            ['Helen Marsden', 'Chair'],
            ['Leanne Thorne', 'Mother'],
            ['Mrs D Whitlock', 'Maternal grandmother'],
            ['Rachel Osei', 'Social worker and key worker'],
            ['Carol Dunne', 'Health visitor'],
            ['Imran Iqbal', 'Class teacher'],
            ['Gemma Lyle', 'Family support worker'],
            ['PC Nadeem Akhtar', 'Police (left at 10.40)'],
            ['Apologies', 'Mrs Pickersgill, Dr Shah, Tom Brierley'],
          ],
        },
        { kind: 'heading', text: '1. Since the last conference' },
        {
          kind: 'paragraph',
          text: 'The non-molestation order was granted on 21 May. Ms Thorne went to court with Gemma Lyle and gave her evidence from behind a screen. She said that her knees had knocked and that she was proud of herself. Mr Pike did not attend. He has been seen once, on 28 April, sitting in a car at the end of Kelham Row.',
        },
        {
          kind: 'paragraph',
          text: 'Rachel Osei has seen Maya seven times. They have been making a book called \u201cThings that are my job and things that are not\u201d. Maya had wanted the chair to know that feeding the guinea pig is on the first list and listening at the door is on the second.',
        },
        {
          kind: 'paragraph',
          text: 'Mr Iqbal said that Maya now has two good friends and had laughed out loud at a spelling test. Ellie-May\u2019s mother continues to help with lifts. Maya goes to breakfast club on four days.',
        },
        {
          kind: 'paragraph',
          text: 'Carol Dunne said that Jayden has started at the Family Centre and has a good many new words, of which the favourite is \u201cdigger\u201d. Jay is a little less clingy. His speech therapist, Anita Coles, has seen him twice.',
        },
        { kind: 'heading', text: '2. What is still a worry' },
        {
          kind: 'bullets',
          items: [
            'Maya is still tired. She told Rachel Osei that she stays awake until the last bus has gone past.',
            'Ms Thorne finds weekends long and has twice answered calls from Mr Pike. She told Gemma herself on both occasions.',
            'The assessment of Mrs W as a family carer has not been started, because of staff sickness. The chair was not satisfied with this.',
            'There is no plan yet for the summer holidays.',
          ],
        },
        { kind: 'heading', text: '3. Discussion' },
        {
          kind: 'paragraph',
          text: 'Mrs Whitlock asked what happens if the order is broken. PC Akhtar explained the power of arrest. He reminded everyone to ring 999 and not the station. Nan asked whether Maya would have to say anything to the police. She would not, unless she wished to.',
        },
        {
          kind: 'paragraph',
          text: 'Ms Thorne asked for it to be recorded that the school had been marvellous. She asked whether the plan could be finished by Christmas. The chair said that she hoped so, and that she would rather end it late than early.',
        },
        { kind: 'heading', text: '4. Decision' },
        {
          kind: 'paragraph',
          text: 'The plan continues for both children, category emotional abuse. All agencies agreed. Ms Thorne agreed. Next review by 14 November 2012.',
        },
        {
          kind: 'bullets',
          numbered: true,
          items: [
            'Family carer assessment of DW to be finished by 31 August. Action: Tom Brierley.',
            'Summer plan: playscheme for Maya, three days. Action: Gemma Lyle.',
            'Sleep: school nurse and Carol Dunne to talk with mother. Action: Carol Dunne.',
            'Answerphone to be bought, so that calls can be heard before they are picked up. Action: Rachel Osei.',
          ],
        },
        {
          kind: 'paragraph',
          text: 'The chair thanked Ms Thorne. She asked Rachel Osei to tell Maya that the meeting had heard about both of the lists and agreed with every word.',
        },
      ],
    },
    { orientation: 'portrait', blocks: coreGroupBlocks },
    { orientation: 'portrait', blocks: lookedAfterBlocks },
  ],
};
