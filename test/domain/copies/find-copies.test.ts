/** Which pages are copies of each other, and which only look alike. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCandidates, indexPrints } from '../../../src-main/domain/copies/find-candidates.ts';
import { fingerprint } from '../../../src-main/domain/copies/fingerprint.ts';
import { judgeCopies } from '../../../src-main/domain/copies/judge-copies.ts';
import { splitWords } from '../../../src-main/domain/copies/words.ts';

const letter = [
  'Dear Ms Lowe,',
  'Thank you for your letter of 4 May about the school place for the children. I visited the family on Monday',
  'and met the mother, the grandmother and both of the children. The flat was warm and tidy, there was food in',
  'the kitchen and the children showed me the beds in which they sleep. The younger one had a cold and was kept',
  'at home. I spoke with the older one alone; she said that she likes her teacher and wants to go on the trip.',
  'The mother told me that the money from the council came late again and that she borrowed from a neighbour.',
  'I will write to the school this week and ask for a meeting before the end of term. Please let me know whether',
  'the duty team can make a visit in the holidays, and whether the contact with the father can be moved.',
  'Yours sincerely, Cora Dawes',
].join('\n');

const wordsOf = (text: string): readonly string[] => splitWords(text).words;
const judge = (a: string, b: string) => judgeCopies(wordsOf(a), wordsOf(b));

const form = (values: readonly string[]): string =>
  [
    `Record of a visit to a child who is looked after. Child: ${values[0]}. Date of birth: ${values[1]}.`,
    `The child must be seen alone where that is safe and right for their age. Was the child seen alone? ${values[2]}`,
    `The bedroom must be seen at every other visit. How was the child? ${values[3]}`,
    `What did the child say about home, school, friends and contact with their family? ${values[4]}`,
    `Are health and dental checks up to date? ${values[5]} Date of the next visit: ${values[6]}`,
    'This record must be put on the file within five working days and read by the manager.',
  ].join('\n');

describe('a page is a copy of another', () => {
  test('when it was printed again with another head, foot and day', () => {
    const again = `Printed from Mosaic by J Patel on 3/4/2019\nCONFIDENTIAL Case 4711\n${letter}\nPage 7 of 31`;
    expect(judge(letter, again)).toEqual({ differing: 17 });
  });

  test('when a recognition misread some letters, ran words together and tore others apart', () => {
    const scanned = letter
      .replace('school place', 'schoo1 p1ace')
      .replace('mother, the', 'rnother, tbe')
      .replace('younger one', 'youngerone')
      .replace('kitchen', 'kit chen')
      .replace('neighbour', 'neighb0ur');
    expect(judge(letter, scanned)).not.toBeNull();
  });

  test('when a paragraph was put in', () => {
    const lines = letter.split('\n');
    lines.splice(
      4,
      0,
      'The health visitor came while I was there and weighed the baby, who is doing well and smiles.',
    );
    expect(judge(letter, lines.join('\n'))?.differing).toBe(18);
  });

  test('and it does not matter which of the two is asked about', () => {
    const words = fc.array(fc.constantFrom('the', 'child', 'was', 'seen', 'at', 'home', '12'), {
      minLength: 15,
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(judgeCopies(a, b)).toEqual(judgeCopies(b, a));
      }),
    );
  });
});

describe('a page is no copy of another', () => {
  test('when it is the same form filled in for somebody else', () => {
    const one = form([
      'Ann Cole',
      '3/4/2009',
      'Yes',
      'settled',
      'She likes her room and her class.',
      'Yes',
      '1/6/2019',
    ]);
    const other = form([
      'Leo Khan',
      '9/12/2011',
      'No',
      'upset',
      'He misses his brother very much.',
      'No',
      '7/3/2020',
    ]);
    expect(judge(one, other)).toBeNull();
  });

  test('when both are poor scans of the same form, filled in for somebody else', () => {
    const scan = (text: string, wrong: string, read: string): string => text.replaceAll(wrong, read);
    const one = form([
      'Bilal Frost',
      '3/4/2009',
      'Yes',
      'settled',
      'She likes her room and her class.',
      'Yes',
      '1/6/2019',
    ]);
    const other = form([
      'Cora Quill',
      '9/12/2011',
      'No',
      'upset at first',
      'He misses his brother very much.',
      'No',
      '7/3/2020',
    ]);
    expect(judge(scan(one, 'th', 'tb'), scan(other, 'e', 'c'))).toBeNull();
    // The same scans of the same form are.
    expect(judge(scan(one, 'th', 'tb'), scan(one, 'e', 'c'))).not.toBeNull();
  });

  test('when all that both have is what was printed on the form, on a short page', () => {
    const short = (from: string, id: string): string =>
      `${from} What was received by the office is noted here in the words of whoever took the call. Reference ${id}`;
    const [one, other] = [
      short(
        'Tuesday 3 May 2012 call by Mrs Wilma Quist of 4 Mill Lane about the noise next door at night',
        'A 17 north',
      ),
      short(
        'Friday 9 June 2015 visit of Mr Omar Dawes with a form for the bus pass of his younger son',
        'K 4 south',
      ),
    ];
    expect(judge(one, other)).toBeNull();
  });

  test('when it is about something else, or says next to nothing', () => {
    expect(judge(letter, form(['a', 'b', 'c', 'd', 'e', 'f', 'g']))).toBeNull();
    expect(judge('Page left empty on purpose', 'Page left empty on purpose')).toBeNull();
  });
});

describe('fingerprints', () => {
  const word = fc.stringMatching(/^[a-z]{2,8}$/);
  const some = fc.array(word, { maxLength: 30 });

  test('of two pages share a number wherever eight words in a row are on both', () => {
    fc.assert(
      fc.property(
        some,
        some,
        some,
        some,
        fc.array(word, { minLength: 8, maxLength: 20 }),
        (a, b, c, d, passage) => {
          const [one, other] = [fingerprint([...a, ...passage, ...b]), fingerprint([...c, ...passage, ...d])];
          expect(one.some((print) => other.includes(print))).toBe(true);
        },
      ),
    );
  });

  test('of pages with different words share none', () => {
    const [one, other] = [
      letter,
      'A quite different account of the summer fair, with cakes and a raffle for all.',
    ];
    const prints = new Set(fingerprint(wordsOf(one)));
    expect([...fingerprint(wordsOf(other))].filter((print) => prints.has(print))).toEqual([]);
  });

  test('look past case, accents, punctuation and letters that scans mistake', () => {
    const one = fingerprint(wordsOf('Zo\u00eb came in at 10 with her mother, and cried'));
    const other = fingerprint(wordsOf('ZOE CAME  lN AT l0 WITH HER RNOTHER AND (CRIED)'));
    expect([...one]).toEqual([...other]);
  });
});

describe('pages worth comparing', () => {
  const candidatesOf = (texts: readonly string[]): number[][] => {
    const index = indexPrints(texts.map((text) => fingerprint(wordsOf(text))));
    return texts.map((_, text) => findCandidates(index, text));
  };

  test('are those that share numbers', () => {
    const texts = [letter, `${letter} More.`, form(['a', 'b', 'c', 'd', 'e', 'f', 'g'])];
    expect(candidatesOf(texts)).toEqual([[1], [0], []]);
  });

  test('never become all with all: a thousand pages of one form give a few each', () => {
    const forms = Array.from({ length: 1000 }, (_, index) =>
      form(Array.from({ length: 7 }, (_value, field) => `value${index}x${field}`)),
    );
    expect(candidatesOf(forms).flat().length).toBeLessThan(3000);
  });
});
