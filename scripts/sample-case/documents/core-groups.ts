import type { Block } from '../model.ts';

export const coreGroupBlocks: readonly Block[] = [
  { kind: 'title', text: 'Core group notes', under: 'Typed by Rachel Osei from handwritten notes' },
  { kind: 'heading', text: 'Core group 1: 20 March 2012, Thorne Road Primary, 9.15' },
  {
    kind: 'paragraph',
    text: 'Present: Leanne T, dw, Rachel O, Carol D, Mrs Pickersgill, Gemma L. Maya brought in a plate of biscuits and was allowed to stay while we ate one each.',
  },
  {
    kind: 'bullets',
    items: [
      'solicitor seen 15/3, statement being drafted. Leanne has kept a diary which helps a lot',
      'safety plan done, on fridge. Maya has read it and corrected the spelling of \u201cneighbour\u201d',
      'maya chose Miss Novak as her named adult. mrs p to tell all staff',
      'Nan worried re Tuesday pick up, D Pike knows the route. agreed she will come in by the side gate, Mr Iqbal to walk them to the car',
      'nobody to give out Alder Grove address. mrs p will take it off the contact sheet in the office and keep it in the safe',
      'jayden: speech referral gone in, 10 wk wait. family centre place from 16/4',
      'leanne asked can she ring Rachel on a bad day not just an emergency. yes',
    ],
  },
  { kind: 'paragraph', text: 'Next: 24 April. Actions typed and sent to all on 22/3.' },
  { kind: 'heading', text: 'Core group 2: 24 April 2012, Family Centre, 1.00' },
  { kind: 'paragraph', text: 'Present: Leanne T, dw, Rachel O, Gemma L, Mr Iqbal. Apols Carol D (sick).' },
  {
    kind: 'bullets',
    items: [
      'freedom programme 3 of 3. Leanne said week two was like someone reading out her post',
      'hearing date 21 May. Gemma to go with her. Stacey to have both children for the day',
      'dave p has rung the house 9 times since easter, logged. not answered except twice, see below',
      'Leanne told us she picked up on 14/4 and 20/4, she was on her own and it was late. No blame. gemma has given her the helpline card and her own work mobile',
      'Maya: nightmares fewer, once a week. she has asked for a lock on her own door, agreed a bolt she can undo herself, Leanne\u2019s brother in law to fit',
      'Mr Iqbal: trip to the farm 12 June, paid for. maya has asked if horses will definitely be there',
      'jay has had a cold, all well now. jaydon spelled wrong on his nursery peg, Leanne has mended it',
    ],
  },
  { kind: 'paragraph', text: 'Next: 3 July, at school.' },
  { kind: 'heading', text: 'Core group 3: 3 July 2012, Thorne Road Primary, 9.15' },
  {
    kind: 'paragraph',
    text: 'Present: Leanne T, Rachel O, Carol D, Mrs Pickersgill, Mr Iqbal. Apols dw (hospital appointment), Gemma L (leave).',
  },
  {
    kind: 'bullets',
    items: [
      'order in place, no known breach but leanne thinks that the side gate has been tried, wood is marked. police told, PC Akhtar came out same day',
      'Maya worn out. fell asleep in assembly on 26/6 and was very embarrassed. Mr Iqbal put his jacket over her and carried on',
      'Leanne low. cried in the meeting. says she is doing everything right and it is still there when it gets dark. Carol will call in on friday',
      'family carer assessment of DW: first visit done 27/6 by Martin Sowerby, fostering team. went well. she has asked that it is finished before the autumn',
      'summer: playscheme booked mon weds fri. tues thurs with nan as now. Brandon from her class will also be at playscheme, staff know to keep an eye',
      'maya wants to say (via Rachel): she would like one day in the holidays when nobody asks her how she is',
    ],
  },
  {
    kind: 'paragraph',
    text: 'We agreed that the last of these is the best thing anybody has said in this group. Day set: Saturday 4 August. Leanne will take both of the children to Cleethorpes on the train.',
  },
  { kind: 'paragraph', text: 'Next: 11 September. Meeting to be brought forward if there is any breach.' },
  { kind: 'heading', text: 'Core group 4: 11 September 2012, Family Centre, 1.00' },
  {
    kind: 'paragraph',
    text: 'Present: Leanne T, dw, Stacey W, Rachel O, Tom B (chair), Carol D, Mrs Pickersgill, Gemma L.',
  },
  {
    kind: 'bullets',
    items: [
      'breach on 12 August gone through. mr pike charged, trial December. Leanne thanked next door for having the children',
      'jayden settled with his grandmother. Mrs W\u2019s assessment now positive, panel 25/9',
      'Maya at auntie Stacey\u2019s till half term at the latest. Stace upset, she would keep her if she could. Baby due 20/11. no one thinks badly of her',
      'DW cannot take both, one bedroom and her hip. she asked three times if there was any way round it',
      'Leanne: \u201cI would rather she was safe and cross with me.\u201d she wants to meet any carers first. agreed',
      'school place must not change. Transport to be sorted by Rachel, taxi with same driver each day (driver Mr Anwar Malik, checked)',
      'Maya to be told by mum and Rachel together, at Stacey\u2019s, this Thursday. Maya to choose what goes in her bag',
    ],
  },
  { kind: 'paragraph', text: 'Cleethorpes: they went. It rained. Maya reported that nobody asked.' },
];
