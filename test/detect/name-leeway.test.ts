/** People of the register in the ways that the strict rules leave: found less surely, and the reason says so. */
import { describe, expect, test } from 'vitest';
import { detectInPages } from '../../src-main/detect/suggestion.ts';
import { describeListedPerson } from '../../src-main/domain/people.ts';

function find(text: string, ...names: readonly (string | readonly [string, ...string[]])[]) {
  const people = names.map((entry, index) => {
    const [name, ...aliases] = typeof entry === 'string' ? [entry] : entry;
    const id = `p${index}`;
    return describeListedPerson({ id, name, aliases, role: 'third-party', decision: 'redact' });
  });
  return detectInPages([{ page: 1, text }], people).filter(({ source }) => source === 'register');
}

describe('a registered person is found', () => {
  test.each([
    ['It was agreed that Robin would drive.', 'Robin Steele', 'Robin'],
    ['She left. "Robin is helping me."', 'Robin Steele', 'Robin'],
    ['She left. Grace told me herself.', 'Grace Oduya', 'Grace'],
    ['Later on Will said nothing.', 'Will Carr', 'Will'],
    ['Mason has lived with the Chases for two years.', 'Hilary Chase', 'Chases'],
    ['I want to go back to Hil for tea.', 'Hilary Chase', 'Hil'],
    ['There was Donna at the door.', 'Donna-Marie Pike', 'Donna'],
    ['It hurt when 5teph came in.', 'Stephanie Orme', '5teph'],
    ['She rang Hcather at work.', 'Heather Fox', 'Hcather'],
    ['A visit by He-\nather at noon.', 'Heather Fox', 'He-\nather'],
    ['We saw Maure en at home.', 'Maureen Crabtree', 'Maure en'],
    ['We talked to Shabir about it.', 'Shabbir Hussain', 'Shabir'],
    ['The account of M A CLARKE was closed.', 'Marcia Clarke', 'M A CLARKE'],
    ['Given to Ms Sara Jone at noon.', 'Sarah Jone', 'Sara Jone'],
  ])('%j for %s', (text, name, found) => {
    expect(find(text, name).map((suggestion) => suggestion.text)).toContain(found);
  });

  test('in small letters, where the whole of a text is written so', () => {
    const text =
      'ell ur worker the knife wasnt joes it was hers and she went off with him again so we told holly and then robin said no';
    const found = find(text, 'Joe Tull', 'Robin Steele', ['Holly Ward', 'Holly']);
    expect(found.map((suggestion) => suggestion.text)).toEqual(['joes', 'holly', 'robin']);
  });

  test('by initials, wherever else the file names the person', () => {
    const far = 'x '.repeat(400);
    const [, initials] = find(`Liban Yusuf was seen. ${far} L.Y. is not to be told.`, 'Liban Yusuf');
    expect(initials).toMatchObject({ text: 'L.Y', personId: 'p0' });
    expect(initials?.confidence).toBeLessThan(0.6);
  });

  test('and each says what is unsure about it', () => {
    expect(find('I want to go back to Hil for tea.', 'Hilary Chase')[0]).toMatchObject({
      reason: 'The forename of Hilary Chase. Only its beginning. It may be something else here.',
    });
    expect(find('She left. Grace was there.', 'Grace Oduya')[0]?.confidence).toBeLessThan(0.75);
  });
});

describe('an e-mail address is the person whose names it is made of', () => {
  test.each([
    ['kaz.hughes@mailbox.example', true],
    ['karen-hughes79@mailbox.example', true],
    ['hughes.k@mailbox.example', true],
    ['khughes@mailbox.example', true],
    ['k_hughes_2@mailbox.example', true],
    ['hughesplumbing@mailbox.example', false],
    ['paul.hughes@mailbox.example', false],
  ])('%s: %s', (email, isHers) => {
    const [found] = detectInPages(
      [{ page: 1, text: `Write to ${email} only.` }],
      [
        describeListedPerson({
          id: 'p0',
          name: 'Karen Hughes',
          aliases: [],
          role: 'third-party',
          decision: 'redact',
        }),
      ],
    );
    expect(found?.personId).toBe(isHers ? 'p0' : null);
  });
});

describe('an ordinary word stays', () => {
  test.each([
    ['Will you come? May I go? Mark the box.', ['Will Carr', 'May Tull', 'Mark Orme']],
    ['The chase began; the Chase went on.', ['Hilary Chase']],
    ['Her mum ate ham at 5am on the 5th.', ['Sam Hamm']],
    ['The Marquess and the Caravan Park.', ['Marcus Carr', 'Caroline Tull']],
    ['He is a kind lad. Man up. The car.', ['Manuel Kindle', 'Carmen Ladd', 'Theodore Carr']],
    ['Harry and Bailey came.', ['Barry Orme', 'Hailey Tull']],
    ['the plan said to rob a bank in may and to mark it', ['Rob Steele', 'May Tull', 'Mark Orme']],
    ['CONSENT: NO. REF HO 12.', ['Nora Orme', 'Helen Orme']],
  ])('%j', (text, names) => {
    expect(find(text, ...names).map((suggestion) => suggestion.text)).toEqual([]);
  });
});
