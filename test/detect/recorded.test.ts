/** What a human recorded is found wherever it stands, and what only looks like it stays out of the marks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findText } from '../../scripts/sample-case/case/find-text.ts';
import { detectInPages, typesForReview } from '../../src-main/detect/suggestion.ts';
import { detect, listPerson, textsOf } from './invented.ts';

const ada = listPerson('Adaeze Okonjo', {
  aliases: ['Ada', 'Nan', 'Gran O', 'AO'],
  identifiers: ['07/09/1951', '943 476 5919'],
});
const will = listPerson('William Hartley-Bassett', {
  aliases: ['Will', 'Billy Boy', 'HARTLEY-BASSETT, Will'],
});
const sian = listPerson('Siân O’Hare', { aliases: ['Sue', 'Auntie Sian', 'May', 'Siany'] });
const kit = listPerson('Kit Marchbank', { aliases: ['K', 'Kitty-Lou', 'Kitty Low', 'MARCHBANK Kit'] });
const lena = listPerson('Lena Marchbank', {
  role: 'subject',
  decision: 'keep',
  aliases: ['Lena', 'LM', 'Lena M'],
  identifiers: ['03/05/2006', '999 012 3454'],
});
const register = [ada, will, sian, kit, lena];

describe('a recorded name is found in any letter case', () => {
  test.each([
    ['tues thurs with nan as now', ['nan']],
    ['ADA RANG. ada was cross.', ['ADA', 'ada']],
    ['(Sue and Will)', ['Sue', 'Will']],
    ["tea at her nan’s, then her nan's", ['nan', 'nan']],
    ['nan’ll fetch her', ['nan']],
    ['will asleep on the cushions', ['will']],
    ['billy  boy rang', ['billy  boy']],
    ['BILLY\nBOY rang', ['BILLY\nBOY']],
    ['contact w/ sue/will', ['sue', 'will']],
    ['nan;ada;sue', ['nan', 'ada', 'sue']],
    ['[nan]_sue-will', ['nan', 'sue', 'will']],
    ['saw ao at gate', ['ao']],
    ['gran o. phoned', ['gran o']],
    ['Siâny and siany', ['Siâny', 'siany']],
    ['Hartley-Bas-\nsett, Will', ['Hartley-Bas-\nsett, Will']],
    ['Adaeze Okon-\njo came', ['Adaeze Okon-\njo']],
    ['Adaeze Okon\njo came', ['Adaeze Okon\njo']],
    ["Sian O Hare, Siân O'Hare, Sian OHare", ['Sian O Hare', "Siân O'Hare", 'Sian OHare']],
    ['1. Nan 2. Sue', ['Nan', 'Sue']],
    ['K said no; 5 k away', ['K']],
  ])('in %j', (text, expected) => {
    expect(textsOf(text, register, 'person')).toEqual(expected);
  });

  test('with a doubt and its reason where it reads like another word', () => {
    const [found] = detect('She may go.', register);
    expect(found).toMatchObject({ text: 'may', personId: sian.id });
    expect(found?.confidence).toBeLessThan(0.5);
    expect(found?.reason).toContain('ordinary word');
  });

  test('but not inside another word', () => {
    expect(textsOf('Nancy sued the mayor of Adaland; finance, banana, willing.', register)).toEqual([]);
  });

  test('and not as a guess: what was only derived keeps its rules', () => {
    expect(textsOf('the bill will be paid, says may', [listPerson('William May')])).toEqual([]);
  });
});

describe('capitals beside a name are no surname', () => {
  test.each([
    ['Mrs Adaeze Okonjo Maternal grandmother', ['Adaeze Okonjo']],
    ['Okonjo Maternal', ['Okonjo']],
    ['Sue Paternal aunt', ['Sue']],
    ['Ada Doncaster Tuesday', ['Ada']],
    ['Ada Monday\nSue March', ['Ada', 'Sue']],
    ['Sue Applicant', ['Sue']],
    ['Billy Boy Sessional Worker', ['Billy Boy']],
    ['Nominal Okonjo. Paternal Okonjo. Yesterday Okonjo', ['Okonjo', 'Okonjo', 'Okonjo']],
    ['Kit Marchbank Neighbour', ['Kit Marchbank']],
    ['Mrs Patel Maternal grandmother', ['Patel']],
    ['Mother Fortnightly\nFather Cancelled\nAunt Saturdays', []],
  ])('in %j', (text, expected) => {
    expect(textsOf(text, register, 'person')).toEqual(expected);
  });

  test('but a surname is one where the register, a title or common use says so', () => {
    expect(textsOf('Sue Patel came.', register)).toEqual(['Sue Patel']);
    expect(textsOf('Ms Quillfeather rang. Sue Quillfeather came.', register)).toEqual([
      'Quillfeather',
      'Sue Quillfeather',
    ]);
    expect(textsOf('Sue Quillfeather came.', register)).toEqual(['Sue']);
  });
});

describe('a list of people', () => {
  test.each([
    ['Lena Marchbank, Kit Marchbank', ['Kit Marchbank']],
    ['Lena Marchbank, Kit and Ada', ['Kit', 'Ada']],
    ['L. Marchbank, Kit', ['Kit']],
    ['lena marchbank, kit marchbank', ['kit marchbank']],
    ['MARCHBANK, Kit (brother)', ['MARCHBANK, Kit']],
    ['Nominal MARCHBANK, Kit', ['MARCHBANK, Kit']],
    ['Miss Marchbank, Kit', ['Kit']],
    ['Ada, Sue, Will', ['Ada', 'Sue', 'Will']],
  ])('is not read surname first: %j', (text, expected) => {
    const found = textsOf(text, register, 'person');
    expect(found.filter((name) => name !== 'Marchbank')).toEqual(expected);
  });
});

describe('an alias that is a forename in two words has no surname', () => {
  const ellie = listPerson('Ellie-Mae Gadsby', {
    aliases: ['Ellie May', 'Ellie Mae', 'Auntie Ellie', 'Little Ellie'],
  });

  test.each(['She may go in May.', 'May Day', 'Mae', 'Little by little'])('%j', (text) => {
    expect(textsOf(text, [ellie], 'person')).toEqual([]);
  });

  test('and is found itself', () => {
    expect(textsOf('ellie may, Ellie-Mae, Little Ellie, Ellie', [ellie])).toEqual([
      'ellie may',
      'Ellie-Mae',
      'Little Ellie',
      'Ellie',
    ]);
  });
});

describe('the longest recorded name wins', () => {
  const doreen = listPerson('Doreen Whitlock', { aliases: ['Whitlock', 'Doreen'] });
  const stacey = listPerson('Stacey Whitlock', { aliases: ['Stacey', 'WHITLOCK Stacey'] });

  test.each([
    ['Stacey Whitlock Maternal aunt', [['Stacey Whitlock', stacey.id]]],
    [
      'Doreen Whitlock Stacey Whitlock',
      [
        ['Doreen Whitlock', doreen.id],
        ['Stacey Whitlock', stacey.id],
      ],
    ],
    ['Whitlock Stacey', [['Whitlock Stacey', stacey.id]]],
    ['Whitlock', [['Whitlock', doreen.id]]],
  ])('in %j', (text, expected) => {
    expect(detect(text, [doreen, stacey]).map((one) => [one.text, one.personId])).toEqual(expected);
  });
});

describe('identifiers', () => {
  test.each([
    '07/09/1951',
    '7/9/51',
    '07.09.1951',
    '7.9.51',
    '7-9-1951',
    '7 September 1951',
    '7th September 1951',
    '7th of Sept. 1951',
    'September 7, 1951',
    '1951-09-07',
    '07091951',
    '7 Sep ’51',
    'O7/O9/l95l',
    '7 September\n1951',
  ])('of a person are found as %j and are theirs', (spelling) => {
    const found = detect(`Seen (${spelling}) there.`, register);
    expect(found).toMatchObject([{ text: spelling, personId: ada.id, type: 'date-of-birth' }]);
  });

  test.each(['943 476 5919', '9434765919', '943-476-5919', '943 476\n5919', '943  476  5919'])(
    'that are numbers are found as %j',
    (spelling) => {
      expect(detect(`no. ${spelling}.`, register)).toMatchObject([{ text: spelling, personId: ada.id }]);
    },
  );

  test('of the subject are shielded, other days and longer numbers are nobody’s', () => {
    expect(detect('DOB 3 May 2006, NHS number 9990123454', [lena])).toEqual([]);
    const others = detect('DOB 17/09/1951, 07/09/19512, 19434765919, 9434765918', register);
    expect(others.filter((one) => one.personId !== null)).toEqual([]);
  });

  test('of two people leave it to the reviewer', () => {
    const twin = listPerson('Lara Marchbank', { identifiers: ['3.5.06'] });
    expect(detect('born 3 May 2006', [lena, twin])).toMatchObject([{ personId: null }]);
  });
});

test('ordinary dates are left out of review, dates of birth are not', () => {
  const text = 'On 3 June 2019 he came. DOB 4 June 2011. Ada was born on 07/09/1951.';
  expect(detect(text, register, { types: typesForReview }).map((one) => one.text)).toEqual([
    '4 June 2011',
    'Ada',
    '07/09/1951',
  ]);
});

const word = fc.constantFrom(
  ...'Ann Jay Nan May Will Thorne Pike Sue Rose Whitlock O’Hare Mae-Lou Lee Mary Grove Siân DW Hill Marsden'.split(
    ' ',
  ),
);
const name = fc
  .tuple(word, fc.array(word, { maxLength: 2 }), fc.constantFrom(' ', ' ', ', '))
  .map(([first, rest, gap]) => [first, ...rest].join(gap));
const person = fc.record({
  name,
  aliases: fc.array(name, { maxLength: 3 }),
  decision: fc.constantFrom('keep' as const, 'redact' as const, 'redact' as const),
});
const filler = fc.constantFrom(
  ...'the and Mrs Dr maternal Maternal aunt Friday 3 2012 Road School went with , . ; ( ) - 14 DN4’s , \n'.split(
    ' ',
  ),
  '\n',
  '. ',
);
const setCase = (text: string, how: number) =>
  [text, text.toLowerCase(), text.toUpperCase()][how % 3] ?? text;

test('whatever the register and the text, each recorded name to be withheld lies in suggestions or shields', () => {
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 1, maxLength: 5 }),
      fc.array(
        fc.tuple(fc.oneof(name, word, filler, filler), fc.nat(2), fc.constantFrom(' ', ' ', '', '\n', ', ')),
        {
          minLength: 1,
          maxLength: 25,
        },
      ),
      (register, pieces) => {
        const people = register.map((one, index) => ({
          ...listPerson(one.name, { aliases: one.aliases, decision: one.decision }),
          id: `p${index}`,
        }));
        const names = register.map((one) => [one.name, ...one.aliases]);
        const text = pieces.map(([piece, how, gap]) => setCase(piece, how) + gap).join('');
        const covered = new Array<boolean>(text.length).fill(false);
        for (const { start, end } of detectInPages([{ page: 1, text }], people, { types: typesForReview })) {
          covered.fill(true, start, end);
        }
        // The shields: what somebody who is kept is called, or may be called, in more words.
        const kept = people.filter((one) => one.decision === 'keep').flatMap((one) => one.names);
        const shielded = new Array<boolean>(text.length).fill(false);
        for (const { text: keptName } of kept.filter(({ text: keptText }) => /[\s,.-]/.test(keptText))) {
          for (const { start, end } of findText(text, keptName, 'whole-words'))
            shielded.fill(true, start, end);
        }
        // Where a comma parts two people, its second half may be the name of somebody who is kept.
        const afterComma = shielded.slice();
        for (const { text: keptName } of kept) {
          for (const { start, end } of findText(text, keptName, 'whole-words'))
            afterComma.fill(true, start, end);
        }
        for (const [index, one] of register.entries()) {
          if (one.decision === 'keep') continue;
          for (const recorded of names[index] ?? []) {
            const shields = recorded.includes(',') ? afterComma : shielded;
            for (const { start, end } of findText(text, recorded, 'whole-words')) {
              for (const { index: at, 0: found } of text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)) {
                const from = start + at;
                const isCovered = [...found].every(
                  (_, offset) => covered[from + offset] || shields[from + offset],
                );
                expect(isCovered, `${recorded} in ${JSON.stringify(text)}`).toBe(true);
              }
            }
          }
        }
      },
    ),
    { numRuns: 600 },
  );
});
