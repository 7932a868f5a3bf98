import { passages } from '../case/passages.ts';
import type { SampleDocument } from '../model.ts';

export const contactNotes: SampleDocument = {
  fileName: '09-contact-notes.pdf',
  title: 'Contact supervision notes, October 2012 to March 2013',
  author: 'Yusuf Rahman',
  created: '2013-03-11T14:25:00Z',
  look: {
    family: 'atkinson',
    size: 11.8,
    leading: 1.45,
    margin: 60,
    justified: false,
    accent: [0.36, 0.26, 0.1],
    headings: 'ruled',
    header: 'Contact supervision: MT and JT with mother',
    footer: { left: 'Written by Yusuf Rahman, contact supervisor, on the day', right: '{page} of {pages}' },
  },
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'title', text: 'Contact notes', under: 'Martha Jennings Family Centre, Rainbow Room' },
        { kind: 'heading', text: 'Saturday 6 October 2012, 10.00 to 12.00' },
        {
          kind: 'paragraph',
          text: 'mum early, 9.40. nervous, had brought too much food and said so. Maya arrived with Rachel at 10. They held on to each other for a long time at the door and nobody said anything. jayden came in with his nan at 10.10 and ran straight between them.',
        },
        {
          kind: 'paragraph',
          text: 'Played shops. Jay was the shop. Mum good at this, lots of praise, got on the floor. Maya kept an eye on the car park for the first half hour and then stopped. Mum noticed that she had stopped, and told me so at the end.',
        },
        {
          kind: 'paragraph',
          text: 'Goodbye hard. Mum did it well: \u201cWednesday, and it\u2019s pasta\u201d. cried after the car had gone. I made tea.',
        },
        { kind: 'heading', text: 'Wednesday 17 October 2012, 3.45 to 5.30' },
        {
          kind: 'paragraph',
          text: 'All on time. Maya showed mum the reading certificate. Mum has bought a frame. Jaydon bit Maya on the arm over the digger, Maya said ow and then \u201che\u2019s only little\u201d. mum dealt with it calmly, time on her knee, said sorry with a kiss. Maya asked could she have a turn on the knee as well.',
        },
        {
          kind: 'paragraph',
          text: 'Maya asked mum if dave knows where she lives now. Mum said no, and that nobody would tell him. Maya: \u201cI don\u2019t know it either really, I only know the way\u201d.',
        },
        { kind: 'heading', text: 'Saturday 10 November 2012, 10.00 to 12.00' },
        {
          kind: 'paragraph',
          text: 'Jayden\u2019s birthday was last Saturday and this was the party. Cake in the shape of a digger made by Mrs Whitlock. Candles done twice. DW stayed for the cake and then left them to it. Warm, easy, noisy. Maya put her hands over her ears once during the singing, saw that it was only singing, and took them down.',
        },
        {
          kind: 'paragraph',
          text: 'mum told Maya about the job at the bakery. Maya wants to know if there will be leftovers.',
        },
        { kind: 'heading', text: 'Saturday 24 November 2012' },
        {
          kind: 'paragraph',
          text: 'Cancelled by mum at 8.40, migraine, rang herself. Told Maya plainly as agreed. She was quiet and then asked if it was a real migraine or a sad one. I said I thought a real one. Phone call arranged for 4, which went well.',
        },
        { kind: 'paragraph', text: passages.misfiled.text },
        { kind: 'heading', text: 'Wednesday 5 December 2012, 3.45 to 5.30' },
        {
          kind: 'paragraph',
          text: 'Mum told Maya that mr pike has gone to prison for a bit. She had practised it with Gemma. Maya listened, and asked if he has a bed. Mum said yes. Maya said good. Then she asked if they could have the big light off and the fairy lights on, and they made paper chains until half past.',
        },
        { kind: 'paragraph', text: 'This was as good a piece of parenting as I have seen in this room.' },
        { kind: 'heading', text: 'Saturday 22 December 2012, 10.00 to 4.00' },
        {
          kind: 'paragraph',
          text: 'Whole day agreed for Christmas. Auntie Stacey came with the new baby, who Maya held for 25 minutes without moving. Presents. Maya had made mum a book, \u201cThe Horse Who Was Not Shy, Just Deciding\u201d. Mum read it out loud twice.',
        },
        {
          kind: 'paragraph',
          text: 'Card from Kieran to Maya\u2019s mum, passed on with Fiona Garside\u2019s agreement. Mum touched. No concerns.',
        },
        { kind: 'heading', text: 'Wednesday 16 January 2013, 3.45 to 5.30' },
        {
          kind: 'paragraph',
          text: 'Homework: fractions, using toast. Mum patient. Maya said that Mrs Hallam does them with pizza and then looked worried in case mum minded. mum said that pizza was a very good idea and that she would like to thank her for it some day.',
        },
        { kind: 'paragraph', text: 'jay asleep on the cushions throughout.' },
        { kind: 'heading', text: 'Saturday 16 February 2013, 10.00 to 12.00' },
        {
          kind: 'paragraph',
          text: 'Out to the park for the first time, supervised at a distance. Feeding ducks. Maya ran ahead, looked back, and ran on. mum and I both saw it.',
        },
        {
          kind: 'paragraph',
          text: 'On the way back Maya asked me if I write down everything. I said nearly everything. She said \u201cput that I was fast\u201d. She was fast.',
        },
        { kind: 'heading', text: 'Saturday 9 March 2013, 10.00 to 12.00' },
        {
          kind: 'paragraph',
          text: 'Last supervised session. Mum brought buns from work for the staff. I have no concerns about Leanne\u2019s care of the children in any session. She is warm, she notices, and she puts things right when she gets them wrong.',
        },
        { kind: 'paragraph', text: 'Recommend contact moves to unsupervised as planned.' },
        {
          kind: 'table',
          columns: [
            { title: 'Sessions offered', share: 0.25 },
            { title: 'Attended', share: 0.25 },
            { title: 'Cancelled by mother', share: 0.25 },
            { title: 'Cancelled by us', share: 0.25 },
          ],
          rows: [['41', '37', '2', '2 (snow; no car)']],
        },
      ],
    },
  ],
};
