import type { InkLine } from '../layout/ink.ts';
import type { Scanner } from '../layout/scan.ts';

export const scanDetails = {
  fileName: '10-gp-letter-scan.pdf',
  title: 'Letter from Dr Shah, 9 November 2011',
  created: '2011-11-11T09:30:00Z',
} as const;

/** Text of the scanned letter; `{person|words}` is what has to be boxed. */
const body: readonly string[] = [
  'Dear Ms Osei',
  '',
  'Re: Maya Thorne, born 14 June 2004, NHS number 999 012 3454',
  '31 Kelham Row, Doncaster DN4 5JB',
  '',
  'Thank you for your letter of 1 November. I am writing with the agreement of Maya\u2019s',
  'mother, who came to see me with both of the children on 7 November.',
  '',
  'Maya has had headaches on most school mornings since September. I examined her',
  'and found nothing wrong. Her eyes, blood pressure and reflexes are normal and she is',
  'growing well. She told me that her head hurts \u201cwhen the house has been loud\u201d, and',
  'that it stops at school by about playtime. I do not think that she needs a scan. I think',
  'that she needs sleep, and a quieter time of it at home.',
  '',
  'Her grandmother, {doreen-whitlock|Mrs Doreen Whitlock}, came in with them. {doreen-whitlock|Doreen} tells me that',
  'Maya sleeps through whenever she stays at {doreen-whitlock|14 Alder Grove}, and has no headache',
  'the next day. {doreen-whitlock|Mrs Whitlock} would like the school to ring her on {doreen-whitlock|01632 960142} if the',
  'headaches come on and her daughter is at work.',
  '',
  'I also saw {jayden-thorne|Jayden}, who has had a cough and is on the mend. {jayden-thorne|Jayden} was born on',
  '{jayden-thorne|3 November 2009} and is up to date with his immunisations.',
  '',
  'Maya mentioned {david-pike|Dave} only once, to ask me whether I knew him. I said that I did not.',
  'I would be glad if somebody could ask her a little more about that than I was able to',
  'in ten minutes.',
  '',
  'I will see Maya again in six weeks, and sooner if you or the school are worried.',
  '',
  'Yours sincerely',
  '',
  '',
  'Dr Nisha Shah',
  'General practitioner',
  '',
  'Copy: Carol Dunne, health visitor',
];

const letter: readonly InkLine[] = [
  { text: 'Thorne Road Surgery', size: 19, x: 74, top: 88, face: 'bold' },
  { text: 'Dr Nisha Shah MRCGP    Dr Owen Pritchard MRCGP', size: 9.5, x: 74, top: 106 },
  { text: '112 Thorne Road, Doncaster    Telephone 01632 960220', size: 9.5, x: 74, top: 120 },
  { text: '9 November 2011', size: 11, x: 74, top: 160 },
  { text: 'Northmoor Council, Children and Young People\u2019s Services', size: 11, x: 74, top: 178 },
  ...body.flatMap((text, index) => (text === '' ? [] : [{ text, size: 11, x: 74, top: 214 + index * 16.2 }])),
];

export const letterLines: readonly InkLine[] = [
  ...letter,
  { text: 'RECEIVED 11 NOV 2011', size: 13, x: 400, top: 172, face: 'bold' },
];

/** Half a degree askew. */
export const scanner: Scanner = {
  sin: 0.0085,
  cos: 0.99996,
  shift: [6, -4],
  seed: 20111109,
  depth: 'greys',
  name: 'Northmoor Council scanner',
};

export const copyDetails = {
  fileName: '27-gp-letter-scanned-again.pdf',
  title: 'Letter from Dr Shah, 9 November 2011: the school\u2019s copy',
  created: '2012-01-12T15:40:00Z',
} as const;

/** The same letter as the school had it: another stamp, the other way askew, black and white. */
export const copyLines: readonly InkLine[] = [
  ...letter,
  { text: 'COPY for school, Mrs P, 12/1/12', size: 12, x: 360, top: 784, face: 'italic' },
];

export const copier: Scanner = {
  sin: -0.0122,
  cos: 0.999926,
  shift: [-9, 7],
  seed: 20120112,
  depth: 'black-and-white',
  name: 'School office copier',
};
