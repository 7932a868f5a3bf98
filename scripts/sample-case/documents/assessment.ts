import type { SampleDocument } from '../model.ts';
import { analysisBlocks } from './assessment-analysis.ts';
import { needsBlocks } from './assessment-needs.ts';

export const assessment: SampleDocument = {
  fileName: '02-child-and-family-assessment.pdf',
  title: 'Child and family assessment',
  author: 'Rachel Osei',
  created: '2012-02-14T16:40:00Z',
  look: {
    family: 'times',
    size: 12.2,
    leading: 1.42,
    margin: 76,
    justified: true,
    accent: [0.16, 0.2, 0.3],
    headings: 'plain',
    footer: { left: 'Child and family assessment: Maya Thorne', right: 'Page {page} of {pages}' },
  },
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        {
          kind: 'title',
          text: 'Child and family assessment',
          under: 'Completed by Rachel Osei, social worker, 14 February 2012',
        },
        {
          kind: 'fields',
          rows: [
            ['Child', 'Maya Louise Thorne, born 14 June 2004, aged 7'],
            ['Also assessed', 'Jayden Lee Thorne, born 3 November 2009, aged 2'],
            ['Address', '31 Kelham Row, Doncaster DN4 5JB'],
            ['School', 'Thorne Road Primary, Class 3I'],
            ['Ethnicity, language', 'White British, English'],
            ['Reason', 'Section 47 enquiry following referral of 17 January 2012'],
            ['Team manager', 'Tom Brierley'],
            ['Dates of visits', '19, 24 and 31 January; 2, 7 and 10 February 2012'],
          ],
        },
        { kind: 'heading', text: '1. Who I spoke to' },
        {
          kind: 'table',
          columns: [
            { title: 'Name', share: 0.34 },
            { title: 'Relationship or role', share: 0.4 },
            { title: 'When', share: 0.26 },
          ],
          rows: [
            ['Maya Thorne', 'Child, seen alone three times', '19 Jan, 31 Jan, 7 Feb'],
            ['Leanne Thorne', 'Mother', '19, 24 Jan, 10 Feb'],
            ['Mrs Doreen Whitlock', 'Maternal grandmother', '2 Feb'],
            ['Stacey Whitlock', 'Maternal aunt', 'Telephone, 3 Feb'],
            ['David Pike', 'Father of Jayden', 'Letter, no reply'],
            ['Mr Iqbal', 'Class teacher', '25 Jan'],
            ['Mrs Pickersgill', 'Headteacher', '25 Jan'],
            ['Carol Dunne', 'Health visitor', '26 Jan'],
            ['Dr Nisha Shah', 'GP, letter of 9 November 2011', 'On file'],
            ['PC Nadeem Akhtar', 'Police, joint visit', '19 Jan'],
          ],
        },
        { kind: 'heading', text: '2. Family and environment' },
        {
          kind: 'paragraph',
          text: '2.1 This is the third assessment of the family. The first was completed in 2010 and the second was not finished because the worker left. Ms Thorne said fairly that she has told her story to four people and that nothing has come of it except leaflets.',
        },
        {
          kind: 'paragraph',
          text: '2.2 The home is a two-bedroomed terrace rented from a private landlord. It was clean and warm on each visit. Maya has the back bedroom. Her drawings are on the wall up to the height she can reach from the bed.',
        },
        { kind: 'heading', text: '2.3 Household and family' },
        {
          kind: 'paragraph',
          text: 'Maya lives with her mother and her half-brother Jayden, aged 2. The maternal grandmother, Mrs Doreen Whitlock, lives in a bungalow of her own at 14 Alder Grove, Doncaster DN4 7QT and looks after the children on Tuesdays and Thursdays. Doreen\u2019s other daughter, Stacey, lives nearby with her partner and is close to both of the children.',
        },
        {
          kind: 'paragraph',
          text: 'During the visit Ms Thorne said that her former partner had threatened to come to the house and that Dave had \u201cput his hand through the door\u201d in front of Maya. She asked that he must not learn where her mother lives.',
        },
        ...needsBlocks,
        ...analysisBlocks,
      ],
    },
  ],
};
