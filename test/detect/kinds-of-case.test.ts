/** Kinds of cases in which detection used to fail: for each what must be found, and what must be left. */
import { describe, expect, test } from 'vitest';
import { loadNameModel } from '../../src-main/cli/load-name-model.ts';
import { detectInPages, type SuggestionType } from '../../src-main/detect/suggestion.ts';
import { resourcesFolder } from '../support/resources.ts';
import { listPerson } from './invented.ts';

const names = loadNameModel(resourcesFolder);

type Listed = readonly ReturnType<typeof listPerson>[];

function find(text: string, people: Listed = []) {
  return detectInPages([{ page: 1, text }], people, { names, queue: true });
}

/** What is marked beforehand and not proposed as kept. */
function withheld(text: string, type: SuggestionType, people: Listed = []): readonly string[] {
  return find(text, people)
    .filter((one) => one.type === type && one.tier === 1 && !one.keep)
    .map((one) => one.text);
}

function kept(text: string, type: SuggestionType): readonly string[] {
  return find(text)
    .filter((one) => one.type === type && one.keep)
    .map((one) => one.text);
}

describe('telephone numbers', () => {
  test.each([
    ['My new number is 0 7 7 0 0 9 0 0 6 1 9', '0 7 7 0 0 9 0 0 6 1 9'],
    ['her mobile: 07 700 900 123', '07 700 900 123'],
    ['call +44 (0)7700 900 155 after six', '+44 (0)7700 900 155'],
    ['text 07700.900.266 only', '07700.900.266'],
    ['mum mob 7700 900123', '7700 900123'],
    ['his dad in Boston: (212) 555-0120', '(212) 555-0120'],
    ['Home Tel. Wingate 4417', '4417'],
  ])('are found: %j', (text, number) => {
    expect(withheld(text, 'phone')).toContain(number);
  });

  test.each([
    'sort code 20-29-59 account 63748472',
    'NHS number 999 567 5595',
    'invoice 007700\n11.05 Ray rang',
    'industry report 118-447-2093',
    'seen on 07.06.2019 and 08.06.2019',
    '0 1 2 3 4 5 6 7 8 9',
    'Regulation 24 and paragraph 7700',
  ])('are none: %j', (text) => {
    expect(withheld(text, 'phone')).toEqual([]);
  });
});

describe('addresses', () => {
  test.each([
    ['Celia lives at Orchard End, Church Walk, Nether Compton.', 'Orchard End, Church Walk, Nether Compton'],
    ['he went to 16 dunelm tce', '16 dunelm tce'],
    ['Usual address   Tŷ Gwyn, Penlon, Llanfihangel, Dyfed', 'Tŷ Gwyn, Penlon, Llanfihangel, Dyfed'],
    ['care of c/o Habesha Rooms, 61 Roundhay Rd, Leeds', 'c/o Habesha Rooms, 61 Roundhay Rd, Leeds'],
    ['placed with Mrs Bain of Schoolhouse, Kirkbean, by Dumfries', 'Schoolhouse, Kirkbean, by Dumfries'],
    ['now at Flat 3, 11 Belle Vue Mt (since April)', 'Flat 3, 11 Belle Vue Mt'],
    ['child_address: 23 ings lane, bentlow', '23 ings lane, bentlow'],
    ['return to PO Box 211, Limassol', 'PO Box 211, Limassol'],
  ])('are found whole: %j', (text, address) => {
    expect(withheld(text, 'address')).toContain(address);
  });

  test('at the head of a letter are found without a number', () => {
    const text =
      '            The Presbytery,\n            St. Oswins,\n            Co. Durham\n\nDear Sir,\n';
    expect(withheld(text, 'address').join()).toContain('The Presbytery');
  });

  test.each([
    'She arrived at three, John said, and left at 5 past.',
    'Regulation 24 lets you place him tonight.',
    'Statement of Ruby Gray, by her Guardian',
    'They moved to Leeds, Jodie said.',
  ])('are none: %j', (text) => {
    expect(withheld(text, 'address')).toEqual([]);
  });

  test.each([
    'Westbrook Council | Level 3, The Hub, Cathedral Square, Westbrook, PO44 5GG',
    'instructed by Messrs Grieve Lennox, 1 Castle Street, Carlisle CA32 8TH, DX 63001',
    'Tiny Tots, Unit 4 Waterside Business Park, Manor Road, PE42 1AA',
  ])('of a body are proposed as kept: %j', (text) => {
    expect(withheld(text, 'address')).toEqual([]);
    expect(kept(text, 'address').length).toBe(1);
  });
});

describe('dates of birth', () => {
  test.each([
    ['child_dob: 09/06/2013', '09/06/2013'],
    ['Cherry b. 1977, in Leeds', '1977'],
    ['Date and place of birth   Twenty second March 1984', 'Twenty second March 1984'],
    ['Re: Zara QURESHI-HOLT, 17.09.10, of this parish', '17.09.10'],
  ])('are found: %j', (text, date) => {
    expect(withheld(text, 'date-of-birth')).toContain(date);
  });

  test.each([
    'The meeting of 17.09.2010 was short.',
    'Since 1977 the home has been closed.',
    'Re: our meeting',
  ])('are none: %j', (text) => {
    expect(withheld(text, 'date-of-birth')).toEqual([]);
  });

  test('a time before a name that is a month is no date', () => {
    const text = '02/08/2020, 22:15 - Dec Garrity: mams\n02/08/2020, 22:17 - Dec Garrity: who told her\n';
    expect(withheld(text, 'person')).toEqual(['Dec Garrity', 'Dec Garrity']);
  });
});

describe('e-mail addresses, links and screen names', () => {
  test.each([
    ['email', 'write to ikbens at mailbox dot example', 'ikbens at mailbox dot example'],
    ['email', 'mail j.moss (at) gmail (dot) com', 'j.moss (at) gmail (dot) com'],
    ['url', 'see www.trainhard.example/coaches/chris;', 'www.trainhard.example/coaches/chris'],
    ['other', 'Screen name: jazzy_lin_09', 'jazzy_lin_09'],
    ['other', 'his insta is kyk.9ine', 'kyk.9ine'],
  ] as const)('%s is found: %j', (type, text, value) => {
    expect(withheld(text, type)).toContain(value);
  });

  test.each(['We met at the shop and the dot matrix was there.', 'Snapchat is banned in class.'])(
    'are none: %j',
    (text) => {
      expect([...withheld(text, 'email'), ...withheld(text, 'other')]).toEqual([]);
    },
  );

  test.each([
    ['Nene Tudor Homes wrote from rents@nenetudor.example', 'rents@nenetudor.example'],
    ['ask at safeguarding.hub@eastmoor.example', 'safeguarding.hub@eastmoor.example'],
  ])('of a body is proposed as kept: %j', (text, email) => {
    expect(kept(text, 'email')).toEqual([email]);
  });

  test.each([
    'rupert.and.jo@millhouse.example of Mill House',
    'hello@clayandglaze.example',
    'kaz@fairmail.example',
  ])('of somebody is not: %j', (text) => {
    expect(kept(text, 'email')).toEqual([]);
  });
});

describe('people at work', () => {
  test.each([
    'Present: Quentin Mallory (IRO), Nkechi Udeh (SW), Devika Rao (Designated Teacher)',
    'Officer in the case: DC Harminder Bassi, Trafalgar House CID',
    'Kind regards\nNabeela Siddiqui\nAdvanced Practitioner\nWestbrook Council',
  ])('are proposed as kept: %j', (text) => {
    expect(withheld(text, 'person')).toEqual([]);
    expect(kept(text, 'person').length).toBeGreaterThan(0);
  });

  test.each([
    ['She told my sister Philippa Hartnett, who is a doctor.', 'Philippa Hartnett'],
    ['Her mum Shanice Obafemi shouted at us.', 'Shanice Obafemi'],
    ['He hit his brother Callum and then hid in the shed with Reece.', 'Callum'],
  ])('are not the people of somebody’s life: %j', (text, name) => {
    expect(withheld(text, 'person')).toContain(name);
    expect(kept(text, 'person')).toEqual([]);
  });
});

describe('names', () => {
  test('of those who speak on a screenshot are found, also without a time', () => {
    const text =
      '[21:03] Jord 💀: u comin\n[21:04] Jord 💀: tell her\n[21:06] Jord 💀: wot\n~ Liv: lol\nMase: too late\nMase: ur mum rang\nYou: omg\n';
    const found = withheld(text, 'person');
    expect(found.filter((name) => name === 'Jord').length).toBe(3);
    expect(found).toContain('Mase');
    expect(found.some((name) => /^(?:You|omg)$/.test(name))).toBe(false);
  });

  test.each([
    ['He calls himself "Stretch" and drives a Golf.', 'Stretch'],
    ['Who do you trust? Auntie June.', 'June'],
    ['Pastor Sunday drove them home.', 'Sunday'],
  ])('that are words or months are found: %j', (text, name) => {
    expect(find(text).some((one) => one.type === 'person' && one.text.includes(name))).toBe(true);
  });

  test.each([
    'Mark the diary for June.',
    'Hope to have the report in April.',
    "Autism, ADHD and Tourette's; Down's syndrome and Crohn's disease.",
    'Solicitors: Messrs Grieve Lennox.',
    'He works for Tams & Son on Victoria Street.',
    'The form came from Mark Rose Catering Ltd.',
    'She goes to Angel Primary and he to Wedgwood High.',
    'In May the Children Act was read to the panel on Sunday.',
  ])('are none: %j', (text) => {
    expect(withheld(text, 'person')).toEqual([]);
  });
});

describe('a scan of a registered name', () => {
  const people = [listPerson('Gemma Furnival'), listPerson('Stuart Moss', { aliases: ['Jo'] })];

  test.each([
    ['Contact at the Willows: gemrna came with her friend.', 'gemrna'],
    ['Gemma Furnival came. A letter from Stuart Moss, and one from 5M, was read.', '5M'],
    ['Stuart Moss (J0) rang. J0 was worried.', 'J0'],
  ])('is found: %j', (text, name) => {
    expect(withheld(text, 'person', people)).toContain(name);
  });

  test.each(['It was dark and modern in class 8B.', 'He ran 5M and 10K.'])('is none: %j', (text) => {
    expect(withheld(text, 'person', people)).toEqual([]);
  });
});

describe('a page of one thing only', () => {
  test.each(['Abc ', ' ', '0 7 ', 'Abc, ', 'lives at Abc, ', '[12:00] Abc: ', 'Abc | '])(
    'is read to its end: %j',
    (piece) => {
      const text = piece.repeat(2000);
      for (const { start, end } of find(text)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    },
  );
});
