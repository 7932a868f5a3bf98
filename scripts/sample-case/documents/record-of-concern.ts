/** The school's own copy for the family, "redacted" by hand in a PDF editor: `[[…]]` lies under a black box. */
export const concernDetails = {
  fileName: '20-record-of-concern.pdf',
  title: 'Record of concern, as the school sent it',
  author: 'Thorne Road Primary School',
  created: '2012-07-20T13:45:00Z',
} as const;

export const concernLines: readonly string[] = [
  '# Thorne Road Primary School: record of concern',
  '',
  'Pupil: Maya Thorne, Class 3I. Copy for social care, names taken out by the office.',
  '',
  '# 20 October 2011, 3.20 p.m.',
  'Mr Iqbal saw [[Mr Pike]] outside the gate at home time. He left when spoken to.',
  'Maya stood behind [[Ellie-Mae Gadsby]] and [[her mother, Tracey,]] until he had gone.',
  'She told Mr Iqbal that she had \u201cpractised being thin\u201d.',
  '',
  '# 26 June 2012, 9.40 a.m.',
  'Maya fell asleep in assembly. Mr Iqbal put his jacket over her and carried on.',
  '[[Brandon Oakes]] laughed and was spoken to. Maya was told that nobody minded.',
  'Rang mother. She will ask [[Mrs Whitlock, 01632 960142,]] to collect on Tuesdays.',
  '',
  '# 12 July 2012, 2.15 p.m.',
  'Maya brought the worry box to Miss Novak and asked if a box can be too full.',
  'They read it together and threw half of it away. What was left was about [[Dave]].',
  '',
  'Signed: J Pickersgill',
];

export const concernTruth = {
  withheld: ['Mr Pike', 'Ellie-Mae', 'Gadsby', 'Tracey', 'Brandon', 'Whitlock', '01632 960142'],
  kept: [
    'names taken out by the office',
    'practised being thin',
    'carried on.',
    'if a box can be too full',
    'threw half of it away',
    'J Pickersgill',
  ],
} as const;
