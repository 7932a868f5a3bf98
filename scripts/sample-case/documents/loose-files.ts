/** Plain text, a table of commas, and a ZIP archive with a folder. */
import { writeZip } from '../layout/zip.ts';
import { nest, type SampleFile } from '../model.ts';

const text = (content: string): Uint8Array => new Uint8Array(Buffer.from(content));

const archiveName = '23-from-the-school.zip';
const logName = 'Year 4/reading log.csv';
const boxName = 'Year 4/worry box.txt';

export const fromTheSchool: SampleFile = {
  fileName: archiveName,
  bytes: writeZip({
    [logName]: `Date,Book,Read with,Maya says
08/01/2013,The Owl Who Was Afraid of the Dark,Mr Iqbal,He should have asked sooner
15/01/2013,Black Beauty (ch. 1),Mrs Hallam at home,Sad. Not stopping though
22/01/2013,Black Beauty (ch. 2 and 3),by myself,Still not stopping
29/01/2013,a bus timetable,Ellie-May,Ellie-May says it is not a book. It has pages
`,
    [boxName]: `WORRY BOX, emptied 1 February 2013 by Maya and Miss Novak
(copied out so that the slips could be thrown away)

- will jay forget what my room is like
- if the taxi man is ill who comes. Miss Novak found out: his brother, also checked
- what if Oakes, Brandon is at swimming
- does mum have tea on her own
- nothing today
`,
  }),
  truth: [
    {
      path: archiveName,
      title: 'Papers from the school, Year 4',
      date: '2013-02-01',
      withheld: [],
      kept: ['Archive', 'worry box.txt'],
    },
    {
      path: nest(archiveName, logName),
      title: 'Reading log, Year 4',
      date: '2013-01-29',
      withheld: ['Hallam', 'Ellie-May'],
      kept: ['Sad. Not stopping though', 'a bus timetable', 'He should have asked sooner'],
    },
    {
      path: nest(archiveName, boxName),
      title: 'Worry box, emptied',
      date: '2013-02-01',
      withheld: ['Oakes, Brandon'],
      kept: [
        'forget what my room is like',
        'does mum have tea on her own',
        'his brother, also checked',
        'nothing today',
      ],
    },
  ],
};

export const carersDiary: SampleFile = {
  fileName: '24-carers-diary.txt',
  bytes: text(`DIARY FOR MAYA T   half term and after, 2012
typed up by s.h. from the kitchen calendar

27 oct  M up at 7. seven!! told nobody, just came down
29 oct  pumpkin. graham did the knife. she did the face, it is quite worried
30 oct  review. she went first. gave it 7
2 nov   KA and M had words over the remote. both said sorry without being asked, in that order
4 nov   took her to see Dorren at the library so nobody needs anybodys address. they read on the floor
9 nov   school says 98 per cent
15 nov  told her about stacey's baby. she rang everyone in the book incl the taxi
18 nov  a door banged. she looked up, said "wind", and went on with her drawing
`),
  truth: [
    {
      path: '24-carers-diary.txt',
      title: 'Carers\u2019 diary, half term and after',
      date: '2012-11-18',
      withheld: ['Dorren', 'stacey', 'graham'],
      kept: [
        'it is quite worried',
        'and went on with her drawing',
        'school says 98 per cent',
        'she went first',
      ],
    },
  ],
};

export const savings: SampleFile = {
  fileName: '25-savings-account.csv',
  bytes: text(`Date,What,In,Out,Paid in by
14/12/2012,Account opened for Maya Thorne,10.00,,Northmoor Fostering Service
24/12/2012,Christmas,20.00,,"Whitlock, Mrs D"
02/01/2013,Book about foals,,6.99,
11/02/2013,Pocket money kept back by Maya,4.50,,"G. Hallam, Tickbridge branch"
14/06/2013,Birthday,15.00,,Nanna
19/07/2013,Closed. Carried home by Maya in an envelope,,42.51,
`),
  truth: [
    {
      path: '25-savings-account.csv',
      title: 'Savings account, 2012 to 2013',
      date: '2013-07-19',
      withheld: ['Whitlock, Mrs D', 'Hallam', 'Tickbridge', 'Nanna'],
      kept: ['Book about foals', 'Pocket money kept back by Maya', 'Account opened for Maya Thorne'],
    },
  ],
};
