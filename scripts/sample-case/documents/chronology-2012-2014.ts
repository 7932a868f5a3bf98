type Row = readonly [date: string, event: string, source: string];

export const lateRows: readonly Row[] = [
  [
    '18/01/2012',
    'Strategy meeting. Section 47 enquiry to begin with assessment alongside. Joint visit planned.',
    'CSC minutes',
  ],
  [
    '19/01/2012',
    'Joint visit, Rachel Osei and PC Nadeem Akhtar. Mother admits that Mr Pike has been back \u201cmost weekends since Christmas\u201d. Hole in the kitchen door, covered by a calendar. Maya seen alone in her room.',
    'CSC case note',
  ],
  ['23/01/2012', 'Letter to Mr Pike inviting him to take part in the assessment. No reply.', 'CSC'],
  [
    '02/02/2012',
    'Visit to DW at home, 14 Alder Grove. Bungalow, very tidy, toys in a basket for both children. DW asks that her address is not passed on to Mr Pike and is not put on papers that he would get.',
    'CSC case note',
  ],
  [
    '14/02/2012',
    'Child and family assessment completed. Recommends initial child protection conference.',
    'CSC',
  ],
  [
    '06/03/2012',
    'Initial child protection conference, chair Helen Marsden. Both children made subject to a plan, category emotional abuse.',
    'Conference minutes',
  ],
  [
    '13/03/2012',
    'First direct work session at school. Maya brought a list of rules: no baby voice, no stickers unless earned, biscuits.',
    'CSC case note',
  ],
  ['20/03/2012', 'First core group, at school.', 'Core group notes'],
  [
    '28/03/2012',
    'Mr Pike, 07700 900774, rings the office asking for \u201cmy lad\u2019s address\u201d. Told that we cannot discuss this by phone. Swore and rang off. Recorded as a concern, copied to PC Akhtar.',
    'CSC duty note',
  ],
  [
    '24/04/2012',
    'Core group. Freedom Programme started at the Family Centre. Mother has been to 3 of 3.',
    'Core group notes',
  ],
  [
    '02/05/2012',
    'Answered an e-mail from Stacey, asking if she may take both children to the seaside. Yes.',
    'CSC case note',
  ],
  ['16/05/2012', 'Maya starts in nurture group, two afternoons. Has made a worry box.', 'School records'],
  [
    '30/05/2012',
    'Review conference. Plan continues. Non-molestation order granted 21 May noted.',
    'Conference minutes',
  ],
  [
    '08/06/2012',
    'Police information received (form on file). Shared with SW and team manager only.',
    'Police',
  ],
  [
    '14/06/2012',
    'Maya is 8. Visit by Rachel Osei with a card. Maya said that best present was that it was a quiet day.',
    'CSC case note',
  ],
  [
    '25/06/2012',
    'Side gate at Kelham Row found with marks on it. PC Akhtar attended the same day. Bolt fitted by the council.',
    'Police log',
  ],
  [
    '03/07/2012',
    'Core group. School concerned that Maya is worn out. Mother low, says she is \u201ckeeping going for the kids\u201d.',
    'Core group notes',
  ],
  ['18/07/2012', 'Year 3 report received from Thorne Road Primary.', 'School'],
  [
    '04/08/2012',
    'Day out at Cleethorpes, at Maya\u2019s request without any professionals. Reported to be wet and excellent.',
    'CSC case note',
  ],
  [
    '12/08/2012',
    'Breach of the order. Dave Pike at the back gate of Kelham Row, Sunday evening. Arrested. Children taken round to Mrs B next door by police while a statement was taken.',
    'Police log',
  ],
  [
    '14/08/2012',
    'Ms Thorne tells SW that she cannot keep the children safe by herself just now. Very upset. Offered respite with family.',
    'CSC case note',
  ],
  [
    '15/08/2012',
    'Jayden goes to stay with his grandmother, Maya to stay with her aunt Stacey Whitlock (07700 900235). Informal, mother\u2019s wish. Maya asks why they can not both go to the same house.',
    'CSC case note',
  ],
  [
    '04/09/2012',
    'Aunt rings, baby due in November and can not keep Maya beyond half term. Stace very sorry about it.',
    'CSC duty note',
  ],
  [
    '13/09/2012',
    'Mother and Rachel Osei told Maya together about going to stay with foster carers. Maya asked three questions: how long, who will feed the guinea pig, and will Mr Iqbal still be there.',
    'CSC case note',
  ],
  ['18/09/2012', 'Legal planning meeting. Legal advice received (on legal file).', 'CSC'],
  [
    '01/10/2012',
    'Ms Thorne signs section 20 agreement for Maya. Explained by Rachel Osei with an advocate present, Joyce Adeyemi.',
    'CSC',
  ],
  [
    '02/10/2012',
    'Maya placed with Sue and Graham Hallam, in-house foster carers. Address withheld from Mr Pike. Taken by Rachel Osei, stopped for chips on the way. Brought her horse pictures.',
    'Placement record',
  ],
  [
    '05/10/2012',
    'Placement visit. Maya has own room, has met the dog. Slept through. Asked when she can ring mum.',
    'CSC case note',
  ],
  ['17/10/2012', 'Letter sent to Ms Thorne confirming contact arrangements.', 'CSC'],
  [
    '30/10/2012',
    'First looked after review, IRO Helen Marsden. Care plan: return home when safe. Maya wrote her own page.',
    'Review minutes',
  ],
  ['10/11/2012', 'Supervised contact at the Family Centre. Warm. See notes.', 'Contact notes'],
  [
    '14/11/2012',
    'Baby born to Stacey, early, all well. Maya has a new cousin and has told everyone including the taxi driver.',
    'CSC case note',
  ],
  ['03/12/2012', 'Mr Pike sentenced, 14 weeks. Order extended to December 2014.', 'Police'],
  [
    '22/12/2012',
    'Christmas contact, whole afternoon, both children with mother. Kieran (other child in placement) made a card for Maya\u2019s mum.',
    'Contact notes',
  ],
  ['17/01/2013', 'School: Maya on the top reading table. Attendance since October 99 %.', 'School records'],
  [
    '06/02/2013',
    'Second looked after review, brought forward. Agreed that Maya should go home by the summer if the spring goes well.',
    'Review minutes',
  ],
  [
    '19/02/2013',
    'Mother completes the Freedom Programme. Certificate seen. Has started a job at the bakery on Thorne Road.',
    'Family Centre',
  ],
  ['14/03/2013', 'Unsupervised contact agreed, Saturdays 10 to 4.', 'CSC'],
  [
    '26/04/2013',
    'First overnight stay at home. Maya rang Mrs Hallam at bedtime to say that she was fine.',
    'Placement record',
  ],
  [
    '17/05/2013',
    'Weekend at home. Maya rang nobody and slept late. Ms Thorne sent Rachel Osei a text to say so.',
    'CSC case note',
  ],
  [
    '14/06/2013',
    'Maya is 9. Tea at home with her brother and grandmother. Rachel Osei called in.',
    'CSC case note',
  ],
  [
    '02/07/2013',
    'Last review in placement. The carers, Maya and her mother wrote the plan for going home between them. The chair said that there was nothing for her to add.',
    'Review minutes',
  ],
  [
    '19/07/2013',
    'Maya returns home to her mother. Goodbye tea at the foster home. Callum gave her his old bike.',
    'Placement record',
  ],
  ['09/09/2013', 'Jayden returns home. Starts at nursery at the Family Centre.', 'CSC case note'],
  [
    '30/09/2013',
    'Visit at home. Both children at the table, homework and play dough. Maya showed the worry box, which has been empty since the start of term.',
    'CSC case note',
  ],
  [
    '12/11/2013',
    'Review: child protection plan ended, child in need plan to continue for 3 months.',
    'Conference minutes',
  ],
  ['04/12/2013', 'Maya tells Mr Iqbal that she wants to be a vet or a judge.', 'School records'],
  [
    '11/02/2014',
    'Child in need review. Ms Thorne says she would ring if she needed help, and that she had not thought she would ever say that.',
    'CSC minutes',
  ],
  ['28/03/2014', 'Last visit by Rachel Osei. Maya showed the garden. Closed to CSC.', 'CSC closing summary'],
];
