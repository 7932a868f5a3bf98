import { passages } from '../case/passages.ts';

type Row = readonly [date: string, event: string, source: string];

export const earlyRows: readonly Row[] = [
  [
    '14/01/2009',
    'Maya (4) starts in reception at Thorne Road Primary. Settles well, chatty, knows her colours and likes the sand tray.',
    'School records',
  ],
  [
    '22/04/2009',
    'HV Carol Dunne notes mother expecting second child. New partner \u201cDave\u201d now living at the address. Mother appeared happy.',
    'HV records',
  ],
  [
    '03/07/2009',
    'Police attend Kelham Row after a 999 call, line left open. Verbal argument, no injuries, mother did not wish to make a complaint. Maya upstairs in bed.',
    'Police log',
  ],
  [
    '06/07/2009',
    'Notification received from police public protection unit. Letter sent to Ms Thorne offering advice. NFA.',
    'CSC referral',
  ],
  [
    '03/11/2009',
    'Jayden born at term, DRI. Normal delivery. DW present at the birth as birth partner.',
    'Midwifery',
  ],
  [
    '16/11/2009',
    'New birth visit by Carol Dunne. baby jay feeding well. Maya proud of her brother and showed HV where his nappies are kept.',
    'HV records',
  ],
  [
    '09/12/2009',
    'Six week check for JT, both well. Mother says that \u201che is brilliant with the baby\u201d. HV asked routine question about home, mother laughed it off. Mr Pike in the room throughout.',
    'HV records',
  ],
  [
    '11/12/2009',
    'School: Maya tearful on 3 mornings this week. Told teaching assistant that \u201cit was loud\u201d. Mother spoken to at the gate, says the baby is keeping them up.',
    'School records',
  ],
  [
    '25/01/2010',
    'Police attend. Mother states that Mr Pike threw a plate at the wall during an argument. He left before police came. Maya found sat on the stairs with a blanket round her.',
    'Police log',
  ],
  [
    '27/01/2010',
    'Initial assessment begun. SW on duty, Gary Bostock. Visit by appointment. House clean and warm, food in the cupboards.',
    'CSC',
  ],
  [
    '04/02/2010',
    'Maya seen alone at school by Gary Bostock. Said her favourite thing is drawing horses. Said she does not like it when the telly is turned up to hide the shouting.',
    'CSC case note',
  ],
  [
    '15/02/2010',
    'Initial assessment completed. Mother says the relationship is over. Outcome: child in need, referral to Martha Jennings Family Centre for mother and toddler group.',
    'CSC',
  ],
  [
    '22/02/2010',
    'HV visit by appointment. JT sleeping better. Mother asked about a nursery place for when she goes back to work. Form given.',
    'HV records',
  ],
  [
    '09/03/2010',
    'Mother attends first session at the Family Centre with Jayden. Gemma Lyle (family support worker) describes her as warm and tired.',
    'Family Centre',
  ],
  ['13/04/2010', 'Mother did not attend. TC from Gemma Lyle, no reply.', 'Family Centre'],
  [
    '20/04/2010',
    'TC from DW to duty. Worried about Leanne, \u201cshe\u2019s lost weight and he is back\u201d. Asked that Leanne not be told she rang. Advised to ring again if concerned.',
    'CSC duty note',
  ],
  [
    '17/05/2010',
    'TC from Mrs Pickersgill. Maya much brighter since Easter. Has been picked for the choir. Asked if social care still involved, told that we are about to close.',
    'School, TC',
  ],
  ['28/05/2010', 'Case closed to CSC. Mother reported as engaging with HV.', 'CSC closing summary'],
  [
    '14/06/2010',
    'Maya is 6. Party held at her Nan\u2019s, eleven children from school came. (Recorded later from what Maya told Mr Iqbal.)',
    'School records',
  ],
  [
    '06/07/2010',
    'School summer fair. DW ran the cake stall. Maya won a goldfish and named it after the headteacher.',
    'School records',
  ],
  ['08/09/2010', 'Maya moves up to Year 2. Attendance last year 88 %.', 'School records'],
  [
    '28/09/2010',
    'Maya tells Mrs Pickersgill that there are \u201ctwo daves, one that buys crisps and one that doesn\u2019t talk\u201d. Mother spoken to. School advised to ring if she says more.',
    'School records',
  ],
  [
    '19/10/2010',
    'Police attend Kelham Row. Neighbour reports banging. Davey Pike intoxicated in the street, arrested to prevent a breach of the peace and released in the morning without charge.',
    'Police log',
  ],
  [
    '21/10/2010',
    'Strategy discussion, Tom Brierley and PC Nadeem Akhtar. Agreed single agency assessment.',
    'CSC',
  ],
  ['02/11/2010', 'SW visit. No reply x2. Card left.', 'CSC case note'],
  [
    '05/11/2010',
    'SW visit, Mr Pike answered the door and said Ms Thorne was at work. Did not let worker in. Quite hostile but not threatening. jaydon asleep on his shoulder.',
    'CSC case note',
  ],
  [
    '12/11/2010',
    'Mother attends office with both children. Says that things are better. Maya drew a picture of the house with all of the curtains shut.',
    'CSC case note',
  ],
  [
    '30/11/2010',
    'HV visit. Jayden walking round the furniture. Mother had a cold sore and looked exhausted. Said the social worker had gone off and nobody had rung. HV passed this on to Tom Brierley.',
    'HV records',
  ],
  [
    '13/12/2010',
    'Core assessment not completed within timescale, worker left the authority. Re-allocated.',
    'CSC',
  ],
  [
    '22/12/2010',
    'TC to mother from Tom Brierley to say sorry for the gap. Mother civil. Said that they would be at her mum\u2019s until New Year.',
    'CSC case note',
  ],
  ['17/01/2011', 'Case allocated to Rachel Osei.', 'CSC'],
  [
    '25/01/2011',
    'First visit by Rachel Osei. Ms Thorne open and friendly, said she was sick of telling her story to new people. Maya asked if Rachel would be coming back.',
    'CSC case note',
  ],
  ['09/02/2011', passages.jaydenHealth.text, 'Letter, DRI outpatients'],
  [
    '03/03/2011',
    'World Book Day. Maya came as a librarian. Mr Iqbal noted that she had made her own badge.',
    'School records',
  ],
  [
    '29/03/2011',
    'Child in need meeting. Present: Leanne Thorne, DW, Rachel Osei, Carol Dunne, Mrs Pickersgill. Plan to continue. Nan to have both children on Tuesdays and Thursdays.',
    'CSC minutes',
  ],
  [
    '12/04/2011',
    'Visit by Rachel Osei. Found Maya under the table with a torch and a library book, \u201cit\u2019s my office\u201d. Read two chapters together. Mother made tea. Good visit.',
    'CSC case note',
  ],
  [
    '18/05/2011',
    'School: Maya came in without a coat, third time. Said Dave had locked the cupboard. Mother apologetic, coat brought at 10.',
    'School records',
  ],
  [
    '14/06/2011',
    'Maya is 7. Spent her birthday at Alder Grove with her brother and Auntie Stacey.',
    'CSC case note',
  ],
  [
    '27/06/2011',
    'Visit. Mr Pike present, would not sit down. Answered for Ms Thorne several times. Maya watched him the whole time. Arranged to see mother next at the office.',
    'CSC case note',
  ],
  [
    '11/07/2011',
    'Office visit, mother alone. Asked directly whether she was afraid of Dave. She said \u201cnot today\u201d. Helpline number given, written inside a bus timetable.',
    'CSC case note',
  ],
  [
    '30/08/2011',
    'Mother seen at the walk-in centre on Thorne Road with a bruised wrist. Said she fell on the step. No children present.',
    'Health, via HV',
  ],
  [
    '12/09/2011',
    'Ms Thorne tells Rachel Osei that Mr Pike has moved out to a flat at Carr Bank. She has changed the locks.',
    'CSC case note',
  ],
  [
    '27/09/2011',
    'Child in need meeting. Positive. DW thanked everybody. Agreed to look again in January. With hindsight this was too long. (R. Osei)',
    'CSC minutes',
  ],
  [
    '20/10/2011',
    'Mr Pike seen outside the school by Mr Iqbal at home time. Left when approached. Maya hid behind Ellie-Mae Gadsby and her mother until he had gone.',
    'School, TC',
  ],
  ['09/11/2011', 'Letter from Dr Shah (see scanned letter on file).', 'GP'],
  [
    '24/11/2011',
    'TC to Mrs Tracey Gadsby, 07700 900556, with mother\u2019s agreement. She is happy to walk Maya home with Ellie May on the days that mother works.',
    'CSC case note',
  ],
  [
    '15/12/2011',
    'Nativity. Maya narrator, word perfect. Mother and Mrs Whitlock in the second row. Mother in tears, in a good way.',
    'School records',
  ],
];
