import {
  change,
  comment,
  commented,
  footnote,
  heading,
  hidden,
  noteReference,
  paragraph,
  run,
  textBox,
  writeWordFile,
} from '../layout/word-file.ts';
import type { DocumentTruth, SampleFile } from '../model.ts';

const fiona = 'Fiona Garside';
const sue = 'Sue Hallam';
const rachel = 'Rachel Osei';

export const planBytes = writeWordFile({
  title: 'Safer caring plan',
  author: fiona,
  lastAuthor: sue,
  created: '2012-10-09T15:10:00Z',
  header: paragraph(run('Northmoor Fostering Service: safer caring at Larch Cottage')),
  footer: paragraph(run('To be looked at again with the carers and Maya in January 2013')),
  comments: [
    comment(
      0,
      sue,
      '2012-10-11T20:41:00',
      'graham says the gate onto Mill Dyke Lane sticks. dont put that in if this goes to mum',
    ),
    comment(
      1,
      rachel,
      '2012-10-12T09:05:00',
      'Could we say \u201cchooses\u201d and not \u201cis allowed\u201d? She is going to read this.',
    ),
  ].join(''),
  footnotes: [
    footnote(1, 'The rule about knocking is Maya\u2019s own. She says that it works for grown-ups too.'),
    footnote(2, 'Callum is home from college on Tuesdays and Thursdays.'),
  ].join(''),
  body: [
    heading('Safer caring plan for Maya', 1),
    paragraph(
      run(
        'Written by Fiona Garside with the carers after the first week, 9 October 2012. Maya has read it and has mended two sentences.',
      ),
    ),
    heading('In the house', 2),
    paragraph(
      commented(1, 'Maya is allowed to shut her own door.'),
      run(' Everybody knocks and waits for an answer.'),
      noteReference(1),
    ),
    paragraph(
      run('Baths are Maya\u2019s business. '),
      change(
        101,
        'del',
        sue,
        '2012-10-11T20:36:00',
        'Kieron has the room next to hers and walks about at night, so the landing alarm stays on. ',
      ),
      change(102, 'ins', sue, '2012-10-11T20:38:00', 'Landing light on, not the big one. '),
      run('If anybody has a bad dream it is Sue who gets up, or Graham and Sue together.'),
    ),
    paragraph(run('Visitors are told who lives here before they come.'), noteReference(2)),
    heading('Outside', 2),
    paragraph(
      change(103, 'del', rachel, '2012-10-12T09:11:00', 'Maya is to be supervised at all times. '),
      change(
        104,
        'ins',
        rachel,
        '2012-10-12T09:12:00',
        'Maya may play in the garden by herself, and knows where the fence is. ',
      ),
      commented(0, 'The field gate is kept shut.'),
      run(' She goes to school by taxi with Mr Malik, the same driver both ways.'),
    ),
    paragraph(hidden('KA not to be told about Maya\u2019s court dates. His own plan is in the blue folder.')),
    textBox(7, [
      paragraph(run('The rules as Maya says them')),
      paragraph(run('Knock. Say where you are going. Say when you are back.')),
    ]),
    heading('Signed', 2),
    paragraph(run('S Hallam, G Hallam, Fiona Garside, and Maya (with a horse)')),
  ].join(''),
});

const fileName = '11-safer-caring-plan.docx';

export const planTruth: DocumentTruth = {
  path: fileName,
  title: 'Safer caring plan, with changes and comments',
  date: '2012-10-09',
  withheld: ['Larch Cottage', 'Mill Dyke Lane', 'Kieron', 'Callum', 'Graham', 'Hallam', 'Sue Hallam'],
  kept: [
    'mended two sentences',
    'Landing light on, not the big one.',
    'Maya is to be supervised at all times.',
    'knows where the fence is',
    'She is going to read this.',
    'works for grown-ups too',
    'Say where you are going.',
    'looked at again with the carers and Maya',
    'with Mr Malik, the same driver',
    'Rachel Osei',
  ],
};

export const saferCaringPlan: SampleFile = { fileName, bytes: planBytes, truth: [planTruth] };
