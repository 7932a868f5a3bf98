import { passages } from '../case/passages.ts';
import type { SampleDocument } from '../model.ts';
import { conferencePlan } from './conference-plan.ts';

export const initialConference: SampleDocument = {
  fileName: '03-initial-conference.pdf',
  title: 'Minutes of the initial child protection conference',
  author: 'Bev Tranter',
  created: '2012-03-12T11:05:00Z',
  look: {
    family: 'helvetica',
    size: 11.2,
    leading: 1.45,
    margin: 70,
    justified: false,
    accent: [0.1, 0.35, 0.33],
    headings: 'band',
    header: 'CONFIDENTIAL: initial child protection conference, 6 March 2012: Maya Thorne, Jayden Thorne',
    footer: {
      left: 'Northmoor Council, Safeguarding and Review Unit. These minutes must not be copied without the chair\u2019s agreement.',
      right: '{page} / {pages}',
    },
  },
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        {
          kind: 'title',
          text: 'Minutes of the initial child protection conference',
          under: 'Tuesday 6 March 2012, 1.30 p.m., Martha Jennings Family Centre',
        },
        {
          kind: 'fields',
          rows: [
            ['Children', 'THORNE, Maya, 14/06/2004; THORNE, Jayden, 03/11/2009'],
            ['Chair', 'Helen Marsden, independent reviewing officer'],
            ['Minutes', 'Bev Tranter'],
          ],
        },
        { kind: 'heading', text: 'Attendance' },
        {
          kind: 'table',
          columns: [
            { title: 'Name', share: 0.32 },
            { title: 'Role', share: 0.42 },
            { title: 'Present', share: 0.26 },
          ],
          rows: [
            ['Leanne Thorne', 'Mother', 'Yes'],
            ['WHITLOCK, Doreen', 'Maternal grandmother', 'Yes'],
            ['Rachel Osei', 'Social worker', 'Yes'],
            ['Tom Brierley', 'Team manager', 'Yes'],
            ['Carol Dunne', 'Health visitor', 'Yes'],
            ['Judith Pickersgill', 'Headteacher, Thorne Road Primary', 'Yes'],
            ['Imran Iqbal', 'Class teacher', 'Part'],
            ['PC Nadeem Akhtar', 'Moorland Police', 'Yes'],
            ['Gemma Lyle', 'Family support worker, Martha Jennings Family Centre', 'Yes'],
            ['Dr Nisha Shah', 'GP, Thorne Road Surgery', 'Apologies, report sent'],
            ['PIKE, David', 'Father of Jayden', 'Not invited to this part'],
          ],
        },
        { kind: 'heading', text: '1. Introductions' },
        {
          kind: 'paragraph',
          text: 'The chair welcomed everyone and thanked Ms Thorne for coming, and for bringing her mother. She explained that the meeting was about keeping the children safe and that it was not a court. Everyone had read the report of the social worker beforehand except for Mr Iqbal, who was given time to do so.',
        },
        {
          kind: 'paragraph',
          text: 'The chair had met Mr Pike separately at 12.45 as he and Ms Thorne could not be in the same room. He stayed for ten minutes. His views are at item 6.',
        },
        { kind: 'heading', text: '2. Reason for the conference' },
        {
          kind: 'paragraph',
          text: 'Rachel Osei outlined the assessment of 14 February. There had been four police call-outs since 2009 and a referral in January from a member of the public. Maya had described being frightened at home. The concern was the effect on the children of living with domestic violence, and not their mother\u2019s care of them.',
        },
        {
          kind: 'paragraph',
          text: 'Ms Thorne said that she agreed with \u201cmost of it, nearly all of it\u201d. She had felt sick reading the part about Maya and the beans.',
        },
        { kind: 'heading', text: '3. Information from professionals' },
        {
          kind: 'paragraph',
          text: '**Health.** Carol Dunne had known the family since Maya was born. Jayden is meeting his milestones apart from speech. He is a cuddly and cautious little boy. Ms Thorne had kept every appointment that she was well enough to keep.',
        },
        {
          kind: 'paragraph',
          text: '**School.** Mrs Pickersgill said that Maya was a delight and a worry. She was always polite, and nobody had ever had to tell her off, which at seven is not entirely a good sign. Mr Iqbal added that she had begun to come into his room at dinner time to tidy shelves that were already tidy.',
        },
        {
          kind: 'paragraph',
          text: '**Police.** PC Akhtar listed the incidents. Officers had been struck by how calm Maya was. Ms Thorne would be offered a marker on the address and a safety visit.',
        },
        {
          kind: 'paragraph',
          text: '**Family Centre.** Gemma Lyle said that Leanne was welcome in the group and that others leaned on her. A place on the Freedom Programme was being held.',
        },
        { kind: 'heading', text: '4. Other children' },
        {
          kind: 'paragraph',
          text: 'Tom Brierley gave the following information, which he asked to be minuted separately and removed from the family\u2019s copy:',
        },
        { kind: 'paragraph', indent: 18, text: passages.otherFamily.text },
        { kind: 'heading', text: '5. Views of the family' },
        {
          kind: 'paragraph',
          text: 'Ms Thorne said that she wanted to be believed and wanted it to stop. She was frightened that saying so would mean losing the children. The chair said that she understood why that was frightening, and that the aim of the plan would be for Maya and her brother to grow up at home.',
        },
        {
          kind: 'paragraph',
          text: 'Mrs Whitlock said that she had watched her daughter get smaller for three years. She would do whatever was wanted. She did not want that man to know where she lived and she asked for it to be written in the minutes that he must not be told. DW added that Maya counts the plates when she lays the table, to see who is coming.',
        },
        {
          kind: 'paragraph',
          text: 'Rachel Osei read out a note from Maya: \u201cPlease can you make it so it is just us. I am not cross with anybody. Mum is nice when she is not scared. From Maya Thorne.\u201d The meeting was quiet for a while after this.',
        },
        { kind: 'heading', text: '6. Views of Mr Pike' },
        {
          kind: 'paragraph',
          text: 'Mr Pike told the chair that the whole thing was \u201cmade up by next door\u201d and that he loved his lad. He would not discuss the door. He asked where the children go on a Tuesday. The chair did not answer this. David was told that he would receive a letter with the outcome for Jayden only.',
        },
        { kind: 'heading', text: '7. Summary by the chair' },
        {
          kind: 'paragraph',
          text: 'The chair said that she had heard a great deal of love for these children and a great deal of fear. The harm was emotional and was continuing. Earlier help had stopped too soon. She asked each agency for its view on whether the children needed a plan.',
        },
        {
          kind: 'table',
          columns: [
            { title: 'Agency', share: 0.4 },
            { title: 'Plan needed?', share: 0.25 },
            { title: 'Category', share: 0.35 },
          ],
          rows: [
            ['Children\u2019s social care', 'Yes', 'Emotional abuse'],
            ['Health visiting', 'Yes', 'Emotional abuse'],
            ['Education', 'Yes', 'Emotional abuse'],
            ['Police', 'Yes', 'Emotional abuse'],
            ['Family Centre', 'Yes', 'Emotional abuse'],
          ],
        },
        { kind: 'heading', text: '8. Decision' },
        {
          kind: 'paragraph',
          text: 'Maya Thorne and Jayden Thorne are each to be the subject of a child protection plan under the category of emotional abuse. This was unanimous. Ms Thorne said: \u201cYes. All right. Good.\u201d',
        },
        {
          kind: 'bullets',
          items: [
            'Key worker: Rachel Osei.',
            'Core group: Ms Thorne, her mother, Rachel Osei, Carol Dunne, Mrs Pickersgill or Mr Iqbal, Gemma Lyle.',
            'First core group: 20 March 2012, 9.15 a.m., at school.',
            'Review conference: 30 May 2012.',
            'Dissent: none. Complaints leaflet given to Ms Thorne.',
          ],
        },
      ],
    },
    { orientation: 'landscape', blocks: conferencePlan },
  ],
};
