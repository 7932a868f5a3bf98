import { passages } from '../case/passages.ts';
import type { SampleDocument } from '../model.ts';

export const schoolReport: SampleDocument = {
  fileName: '07-school-report.pdf',
  title: 'Thorne Road Primary School: Year 3 report',
  author: 'Thorne Road Primary School',
  created: '2012-07-18T09:00:00Z',
  look: {
    family: 'atkinson',
    size: 11,
    leading: 1.42,
    margin: 62,
    justified: false,
    accent: [0.45, 0.12, 0.2],
    headings: 'ruled',
    footer: {
      left: 'Thorne Road Primary School: be kind, be curious',
      right: 'Maya Thorne, Class 3I, page {page}',
    },
  },
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        {
          kind: 'letterhead',
          name: 'Thorne Road Primary School',
          under: 'Headteacher: Mrs Judith Pickersgill, BEd',
          lines: ['Thorne Road', 'Doncaster', 'Tel. 01632 960410', 'office@thorneroad.example'],
        },
        { kind: 'title', text: 'Annual report to parents', under: 'Year 3, July 2012' },
        {
          kind: 'fields',
          rows: [
            ['Name', 'Maya Thorne'],
            ['Class', '3I, Mr Iqbal'],
            ['Attendance', '91.4 %  (authorised absence 5.2 %, unauthorised 3.4 %)'],
            ['Late', '17 times'],
          ],
        },
        { kind: 'heading', text: 'How Maya is getting on' },
        {
          kind: 'table',
          columns: [
            { title: 'Subject', share: 0.24 },
            { title: 'Level', share: 0.12 },
            { title: 'Effort', share: 0.14 },
            { title: 'Comment', share: 0.5 },
          ],
          rows: [
            [
              'Reading',
              '3A',
              'Excellent',
              'Reads well above her age and chooses hard books. Can say why a character does what they do.',
            ],
            ['Writing', '3B', 'Very good', 'Lovely ideas. Needs to check her full stops.'],
            ['Mathematics', '2A', 'Good', 'Tables are nearly there. Gives up quickly when she is tired.'],
            ['Science', '3C', 'Very good', 'Kept the best bean diary in the class.'],
            ['Art', '\u2013', 'Excellent', 'Horses, and now also people, drawn with great care.'],
            ['PE', '\u2013', 'Good', 'Enjoys running. Does not like team games.'],
          ],
        },
        {
          kind: 'paragraph',
          text: 'Maya is a bright and watchful girl who notices when anybody else is sad. She is trusted by every adult in the school. Some mornings she arrives already worn out and needs ten minutes in the book corner before she can begin.',
        },
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'heading', text: 'Friends and behaviour' },
        {
          kind: 'paragraph',
          text: 'Maya\u2019s closest friend is Ellie-Mae. The two are inseparable and it has been good to see Maya at Ellie-Mae\u2019s house for tea. She joined in with the summer play as a tree with two lines, both of which could be heard at the back.',
        },
        {
          kind: 'paragraph',
          text: 'There was one incident in May when another child said something about her family and Maya pushed him. She was very sorry and wrote him a letter without being asked. She was moved to another table afterwards and says that she likes it there.',
        },
        { kind: 'paragraph', text: passages.classmate.text },
        { kind: 'heading', text: 'Nurture group' },
        {
          kind: 'paragraph',
          text: 'Maya has come to nurture group on two afternoons since the middle of May. She has a worry box, which only she and Miss Petra Novak may open. She made a den for the younger children and reads to them in it. She told us: \u201cit is my job to be the quiet one\u201d. We have told her that in our room it is nobody\u2019s job.',
        },
        { kind: 'heading', text: 'Maya\u2019s own page' },
        {
          kind: 'paragraph',
          indent: 20,
          text: 'I am good at reading and horses. I want to get better at my nine times table. The best thing this year was the trip to the farm. I like it when nan picks me up because she brings a bun. I would like it if we had more art.',
        },
        { kind: 'heading', text: 'From the class teacher' },
        {
          kind: 'paragraph',
          text: 'It has been a pleasure to teach Maya. She has had a hard year and has met it with more courage than many adults would. I would like her to know that she does not have to be brave all of the time.',
        },
        { kind: 'address', lines: ['Imran Iqbal', 'Class teacher, 3I'] },
        { kind: 'heading', text: 'From the headteacher' },
        {
          kind: 'paragraph',
          text: 'Well done, Maya. Your assembly on shire horses was the best of the term. Have a restful summer.',
        },
        { kind: 'address', lines: ['J Pickersgill'] },
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        {
          kind: 'letterhead',
          name: 'Thorne Road Primary School',
          under: 'Headteacher: Mrs Judith Pickersgill, BEd',
          lines: ['Thorne Road', 'Doncaster', 'Tel. 01632 960410', 'office@thorneroad.example'],
        },
        {
          kind: 'address',
          lines: [
            'Rachel Osei',
            'Northmoor Council',
            'Children and Young People\u2019s Services',
            'Quarry House',
            'Northmoor',
          ],
        },
        { kind: 'paragraph', text: '18 July 2012' },
        { kind: 'paragraph', text: 'Dear Rachel' },
        { kind: 'paragraph', text: '**Maya Thorne, Year 3**' },
        {
          kind: 'paragraph',
          text: 'I enclose Maya\u2019s report as you asked. There are some things that I did not want to put in it because it goes home in her book bag.',
        },
        {
          kind: 'paragraph',
          text: 'On the mornings after a weekend Maya is often hungry and asks who will be at the gate at home time. She has asked Mr Iqbal twice whether the school doors lock from the inside. We answer her plainly each time. She has never once been late for school on a morning on which Mrs Whit\u00adlock brings her.',
        },
        {
          kind: 'paragraph',
          text: 'Her mother comes to every meeting, and when she is well she is the one who makes Maya laugh. I think that should be written down somewhere as well.',
        },
        {
          kind: 'paragraph',
          text: 'Mrs Gadsby has offered to have Maya on Monday and Friday in September until five. You may ring her on 07700 900556; she does not mind who knows that she has offered, but would rather that her own girl was left out of the paperwork.',
        },
        {
          kind: 'paragraph',
          text: 'Please let us know before the start of term what the arrangements are, and who may and may not collect her.',
        },
        { kind: 'paragraph', text: 'Yours sincerely' },
        { kind: 'space', height: 26 },
        {
          kind: 'address',
          lines: ['Judith Pickersgill', 'Headteacher and designated person for child protection'],
        },
      ],
    },
  ],
};
