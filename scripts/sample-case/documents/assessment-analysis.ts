import type { Block } from '../model.ts';

export const analysisBlocks: readonly Block[] = [
  { kind: 'heading', text: '6. What Maya says' },
  {
    kind: 'paragraph',
    text: '6.1 I used the three houses with Maya on 31 January. In the house of worries she put: \u201cdave coming back\u201d, \u201cmum being asleep\u201d, \u201cif Jay gets hurt and it is my turn to watch him\u201d. In the house of good things she put: horses, Mr Iqbal\u2019s library, nanna\u2019s buns, her mother singing. In the house of dreams she drew one house with everybody in it and a very large lock.',
  },
  {
    kind: 'paragraph',
    text: '6.2 I asked who knows about her worries. She said: \u201cYou do now. You have to write it down but can you write it nicely.\u201d',
  },
  {
    kind: 'paragraph',
    text: '6.3 On 7 February I read to Maya what I had written about her. She asked me to change two things. The horse is called Biscuit and not Bramble, and she is not shy, she is \u201cjust deciding\u201d. I have changed both.',
  },
  { kind: 'heading', text: '7. Analysis' },
  {
    kind: 'paragraph',
    text: '7.1 The children have lived with their mother\u2019s fear for three years. Neither of them has been physically hurt, but Maya has organised her whole day round keeping the house quiet. That is a great deal of work for a child of seven. Jayden is too young to say what he has seen; Carol Dunne notes that he startles at doors.',
  },
  {
    kind: 'paragraph',
    text: '7.2 The strengths are real. Ms Thorne is honest, loves her children and has asked for help more than once. On at least two of those occasions we closed the case. There is a wider family who turn up. School knows Maya well and is kind to her.',
  },
  {
    kind: 'paragraph',
    text: '7.3 The risk is that Mr Pike returns, or is let back, and that each time it is a little worse. Ms Thorne says that this time is different. I believe that she means it. I do not think that she can be expected to do it by herself.',
  },
  {
    kind: 'paragraph',
    text: '7.4 I have considered whether the children would be safe enough on a child in need plan. Twice before, a plan of that kind has ended early without anyone checking that the danger had passed. I do not think that a third would be fair to Maya.',
  },
  {
    kind: 'paragraph',
    text: '7.5 I have also thought about what a plan may cost the family. Ms Thorne is afraid of conferences and has good reason to be tired of us. If we ask her to let us further in, we have to turn up on the days that we say, with the same face, and not go away in May because it has been quiet since March.',
  },
  { kind: 'heading', text: '8. Recommendation' },
  {
    kind: 'bullets',
    numbered: true,
    items: [
      'That an initial child protection conference is held within fifteen working days.',
      'That Ms Thorne is helped to seek a non-molestation order, with the cost met if she is not eligible for legal aid.',
      'That Maya begins direct work with me, every fortnight, at school and not at home.',
      'That Mrs Whitlock is assessed as a family carer, in case it is needed.',
      'That Mrs Whitlock\u2019s address is removed from any paper that goes to Mr Pike.',
    ],
  },
  { kind: 'heading', text: '9. Views of the family on this assessment' },
  {
    kind: 'paragraph',
    text: 'Ms Thorne read this assessment on 13 February. She said that it was hard to read and that it was true. She asked for it to be noted that she has never once missed a parents\u2019 evening. Mr Pike has not been sent a copy.',
  },
  {
    kind: 'paragraph',
    text: 'Maya was told what I am recommending on 10 February, at school, with Mr Iqbal. She wanted to know whether there would be a big table, and whether anybody would be in trouble. I said that there would be a table and that it was not that kind of meeting. She has asked for a letter to be read out, so that she does not have to miss art.',
  },
  { kind: 'heading', text: '10. Manager\u2019s comment' },
  {
    kind: 'paragraph',
    text: 'A thoughtful assessment in which Maya can be heard. I agree that we go to conference. Please make sure that the chronology is brought up to date first, and that the address of DW is kept out of the pack. T. Brierley, 14 February 2012.',
  },
  {
    kind: 'fields',
    rows: [
      ['Social worker', 'Rachel Osei (signed) 14/02/2012'],
      ['Team manager', 'Tom Brierley (signed) 14/02/2012'],
      ['Copies to', 'Ms Thorne; conference chair; Carol Dunne; Mrs Pickersgill'],
    ],
  },
];
