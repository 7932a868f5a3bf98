import { passages } from '../case/passages.ts';
import type { Block } from '../model.ts';

export const needsBlocks: readonly Block[] = [
  { kind: 'heading', text: '2.4 School' },
  {
    kind: 'paragraph',
    text: 'Maya\u2019s class teacher, Mr Iqbal, describes a bright and watchful girl who reads well above her age. Her friend Ellie-Mae often walks home with her. Maya told the worker: \u201cI like it when Nan picks me up because then it is quiet.\u201d',
  },
  {
    kind: 'paragraph',
    text: 'Attendance is 91 %. Most of the missed days are Mondays. Mrs Pickersgill said that the school had thought about a referral in the autumn and now wishes that it had made one.',
  },
  { kind: 'heading', text: '2.5 Mr Pike' },
  {
    kind: 'paragraph',
    text: 'I wrote to Mr Pike at Flat 6, 88 Carr Bank on 23 January and again on 2 February, and left two messages on 07700 900774. He has not replied. Ms Thorne describes him as \u201clovely when he is lovely\u201d. She says that he drinks, that he looks at her telephone, and that he has never laid a hand on either child. Maya says that Davey shouts and that it is worse when he is being quiet.',
  },
  {
    kind: 'paragraph',
    text: 'He has one other child that I know of. I have asked the other authority for information and will bring it to the conference.',
  },
  { kind: 'heading', text: '2.6 Maya\u2019s father' },
  {
    kind: 'paragraph',
    text: 'Paul Thorne died in March 2007 when Maya was two. He worked on the railway and Ms Thorne says that he was a gentle man who sang to the baby. There is a photograph of him holding her on the windowsill.',
  },
  { kind: 'paragraph', text: passages.fatherDeath.text },
  {
    kind: 'paragraph',
    text: 'Maya asked me whether I had met her dad. I said that I had not, and she said \u201cI have, but I was too little to keep it\u201d.',
  },
  { kind: 'heading', text: '3. Parenting' },
  {
    kind: 'paragraph',
    text: '3.1 Ms Thorne is a loving mother. She knows what each of the children likes to eat, which of the teachers Maya is wary of, and that the landing light has to be left on. She gets down on the floor to play. I saw Maya lean against her without looking, as children do when they know that somebody is there.',
  },
  {
    kind: 'paragraph',
    text: '3.2 She is also worn down. On 24 January she was still in her nightclothes at two in the afternoon and Maya had made beans on toast for her brother. Ms Thorne was ashamed of this and said so before I could ask.',
  },
  { kind: 'paragraph', text: `3.3 ${passages.motherHealth.text}` },
  {
    kind: 'paragraph',
    text: '3.4 She has now seen Dr Shah again and has agreed that I may speak to the surgery. She said that the hardest thing to hear was that Maya had stopped asking friends to tea.',
  },
  { kind: 'heading', text: '4. Wider family' },
  {
    kind: 'paragraph',
    text: '4.1 I visited Mrs Whitlock on 2 February. She was born on 19 August 1953 and worked for thirty years in the kitchens at the infirmary. She has had both of the children two days in each week since Jayden was born, and more when asked. She told me plainly that she would have them \u201ctonight, and no need of a form\u201d.',
  },
  { kind: 'paragraph', text: `4.2 ${passages.grandmotherConfidence.text}` },
  {
    kind: 'paragraph',
    text: '4.3 Her home has one spare bedroom. Dorren (as the children\u2019s cards on the fridge have it) would need a cot and a stairgate. She can be reached on 01632 960142 or at d.whitlock@mailbox.example.',
  },
  {
    kind: 'paragraph',
    text: '4.4 I rang Stacey on 3 February. She marries in June and will then be Stacey Whitlock-\u200bRowe. She says that her sister \u201cwould give you her last tenner\u201d and that nobody in the family can bear Davey. She would like to help with lifts and can be e-mailed at stacey.whitlock84@mailbox.example.',
  },
  { kind: 'heading', text: '5. Maya\u2019s needs' },
  {
    kind: 'table',
    columns: [
      { title: 'Need', share: 0.22 },
      { title: 'What I saw and was told', share: 0.48 },
      { title: 'What would help', share: 0.3 },
    ],
    rows: [
      [
        'Health',
        'Registered with Thorne Road Surgery. Up to date with immunisations. Headaches on school mornings, see the letter from Dr Shah.',
        'Eye test. Rest. School nurse to see her once a month.',
      ],
      [
        'Education',
        'Able and curious. Tired. Reads under the table when others are noisy.',
        'Breakfast club, free of charge. Nurture group.',
      ],
      [
        'Feelings',
        'Keeps her worries to herself so as not to add to her mother\u2019s. Checks the doors at night.',
        'Time alone with a trusted adult. Direct work about feeling safe.',
      ],
      [
        'Identity',
        'Proud to be a Thorne and to look like her dad. Few stories about him.',
        'Memory box, with her mother.',
      ],
      [
        'Friendship',
        'One close friend. Has not had anybody to the house since the summer.',
        'Tea at the grandmother\u2019s. Brownies, if wanted.',
      ],
      ['Self-care', 'Makes meals for her brother. Puts him to bed on Fridays.', 'To be seven.'],
    ],
  },
];
