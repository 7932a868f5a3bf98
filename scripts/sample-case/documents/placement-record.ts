import { passages } from '../case/passages.ts';
import type { SampleDocument } from '../model.ts';
import { weekBlocks } from './placement-week.ts';

export const placementRecord: SampleDocument = {
  fileName: '08-placement-record.pdf',
  title: 'Placement information record',
  author: 'Fiona Garside',
  subject: 'Maya T, placement with Hallam',
  created: '2012-10-16T17:30:00Z',
  look: {
    family: 'helvetica',
    size: 10.4,
    leading: 1.42,
    margin: 58,
    justified: false,
    accent: [0.2, 0.33, 0.2],
    headings: 'band',
    header: 'Northmoor Fostering Service',
    footer: {
      left: 'Placement information record, part 1. Not for the parents\u2019 copy where marked.',
      right: 'Page {page} of {pages}',
    },
  },
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        {
          kind: 'title',
          text: 'Placement information record',
          under: 'To be completed before or at placement',
        },
        { kind: 'heading', text: '1. Child' },
        {
          kind: 'fields',
          rows: [
            ['Name', 'Maya Louise Thorne, known as Maya'],
            ['Date of birth', '14 June 2004'],
            ['NHS number', '999 012 3454'],
            ['Legal status', 'Accommodated, section 20 Children Act 1989, from 1 October 2012'],
            ['School', 'Thorne Road Primary, Year 4, no change'],
            ['Social worker', 'Rachel Osei, 01632 960118'],
          ],
        },
        { kind: 'heading', text: '2. Carers [NOT FOR PARENTS\u2019 COPY]' },
        {
          kind: 'fields',
          rows: [
            ['Names', 'Susan and Graham Hallam (Sue and Graham)'],
            ['Address', 'Larch Cottage, 3 Mill Dyke Lane,\nTickbridge DN9 8ZW'],
            ['Telephone', '01632 960551; mobile 07700 900629'],
            ['E-mail', 'hallam.family@mailbox.example'],
            [
              'Others at home',
              'Callum Hallam, son, born 11/04/1998. Kieran Ashdown (KA), foster child, born 06/07/2001. Dog, Bess.',
            ],
            ['Approved for', 'Two children, 5 to 12'],
            ['Supervising SW', 'Fiona Garside'],
          ],
        },
        {
          kind: 'notice',
          text: '**PROTECTED ADDRESS.** Must not be given to any member of the birth family or to Mr Pike, by anyone, for any reason.',
        },
        { kind: 'heading', text: '3. Notes on the household' },
        {
          kind: 'paragraph',
          text: 'The carers have fostered for fourteen years. The home is a cottage with a large garden and a field behind it in which, as Maya was told on the way, there are horses.',
        },
        { kind: 'paragraph', text: passages.carersHousehold.text },
        { kind: 'heading', text: '4. Why Maya needs to be looked after' },
        {
          kind: 'paragraph',
          text: 'Maya\u2019s mother has asked for help because she cannot at present keep Maya safe from a former partner, who has breached a court order. Maya has been with her aunt since August. Her brother is with their grandmother. The plan is for Maya to go home.',
        },
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'heading', text: '5. What Maya wants her carers to know' },
        { kind: 'paragraph', text: 'Written by Maya with Rachel Osei, 27 September 2012.' },
        {
          kind: 'bullets',
          items: [
            'I am eight and I can do most things.',
            'I like the landing light on. Not the big one.',
            'I don\u2019t like it when people go quiet and don\u2019t say why.',
            'My horse pictures go on the wall with the blue stuff not pins.',
            'I have to know what day I am seeing my mum. Please write it down somewhere I can see it.',
            'I do not eat peas but I will if it is rude not to.',
            'I look like my dad. He was called Paul Thorne.',
          ],
        },
        { kind: 'heading', text: '6. Health' },
        {
          kind: 'table',
          columns: [
            { title: 'Matter', share: 0.28 },
            { title: 'Detail', share: 0.72 },
          ],
          rows: [
            ['GP', 'Dr Nisha Shah, Thorne Road Surgery. To stay registered there.'],
            ['Immunisations', 'Up to date, red book with carers.'],
            ['Allergies', 'None known. Elastoplast brings her out in a rash.'],
            ['Headaches', 'School mornings. Rest and water. Ring the surgery if more than twice a week.'],
            ['Eyes', 'Glasses for reading since May 2012. Spare pair in the blue bag.'],
            ['Dental', 'Seen July 2012. One filling, was very brave.'],
          ],
        },
        { kind: 'heading', text: '7. Family and important people' },
        {
          kind: 'table',
          columns: [
            { title: 'Who', share: 0.34 },
            { title: 'Contact', share: 0.66 },
          ],
          rows: [
            ['Leanne Thorne, mother', 'Saturdays and Wednesdays, supervised. Calls Monday and Friday.'],
            [
              'Jayden Thorne, brother',
              'At mum\u2019s contact. Also tea once a fortnight at his grandmother\u2019s.',
            ],
            [
              'Doreen Whitlock, grandmother',
              'May ring at any time, 07700 900318. Carers may hold this number; they do not hold the address.',
            ],
            ['Stacey Whitlock-Rowe, aunt', 'Fortnightly visit when the baby has come.'],
            ['Ellie-Mae Gadsby, friend', 'School. Sleepover to be agreed.'],
            ['David Pike', 'NO contact of any kind. Ring 999 if seen.'],
          ],
        },
        { kind: 'heading', text: '8. Delegated authority' },
        {
          kind: 'paragraph',
          text: 'The carers may agree to haircuts, school trips of up to one day, sleepovers with friends they have met, and first aid. They should ask Ms Thorne about anything that she would want to be asked about. She would like to be asked about ears being pierced. The answer is no.',
        },
      ],
    },
    { orientation: 'rotated', blocks: weekBlocks },
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'heading', text: '10. Carers\u2019 diary, first fortnight' },
        {
          kind: 'paragraph',
          text: '**2 Oct.** Arrived at 5 with Rachel, one bag and a folder. Shook hands with us. Asked where the doors were. Ate all of her tea, peas included.',
        },
        {
          kind: 'paragraph',
          text: '**3 Oct.** Up at 5.40, dressed, bed made. We said that nobody here gets up till 7 and she said she would practise.',
        },
        {
          kind: 'paragraph',
          text: '**5 Oct.** Rang her mum. Talked about the dog for ten minutes. Cried after, in the utility room so that we would not see. Sue sat on the step with her until she was ready.',
        },
        {
          kind: 'paragraph',
          text: '**6 Oct.** First contact. Came back happy and very tired. Told Kieran all about her brother and the digger.',
        },
        {
          kind: 'paragraph',
          text: '**9 Oct.** A door banged in the wind and Maya was under the table before we had looked round. Graham lay down on the floor as well and they had a talk about hinges. He has now put a stop on every door in the house.',
        },
        {
          kind: 'paragraph',
          text: '**11 Oct.** Got a certificate for reading. Wants to send it to mum. Photocopied, so that both can have it.',
        },
        { kind: 'paragraph', text: '**13 Oct.** Slept until 7.15.' },
        {
          kind: 'paragraph',
          text: '**15 Oct.** Laughed so much at Callum\u2019s impression of the satnav that she had hiccups. Said \u201cI forgot I was here\u201d, and then looked as if she should not have said it. We said that it was the nicest thing anyone had said about the place.',
        },
        { kind: 'heading', text: '11. Signatures' },
        {
          kind: 'fields',
          rows: [
            ['Carers', 'S Hallam, G Hallam (signed) 02/10/2012'],
            ['Social worker', 'Rachel Osei (signed) 02/10/2012'],
            ['Supervising SW', 'Fiona Garside (signed) 02/10/2012'],
            ['Parent', 'Leanne Thorne (signed) 01/10/2012, on the parents\u2019 copy'],
            ['Child', 'Maya (signed, with a horse)'],
          ],
        },
      ],
    },
  ],
};
