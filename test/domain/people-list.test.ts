/** Lists of people from other programs: what is read, and what is said of a row that cannot be. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPeopleList } from '../../src-main/domain/people-list.ts';
import { readSeparatedValues } from '../../src-main/domain/separated-values.ts';

const list = [
  'Full name,Other names,Role,Relationship,Consent,Phone,Protected address?',
  '"Hughes, Karen","Kaz; Nan K",family,aunt,refused,07700 900123,yes',
  'Mr Iqbal,,Class teacher,,,,no',
].join('\r\n');

test('columns are known by their headers, values by the words people use', () => {
  const { columns, rows } = readPeopleList(list, null);
  expect(columns.map(({ field }) => field)).toEqual([
    'name',
    'aliases',
    'role',
    'relationship',
    'consent',
    'phones',
    'addressProtected',
  ]);
  expect(rows.map(({ details }) => details)).toMatchObject([
    {
      name: 'Hughes, Karen',
      aliases: ['Kaz', 'Nan K'],
      role: 'third-party',
      relationship: 'aunt',
      consent: 'refused',
      phones: ['07700 900123'],
      addressProtected: true,
    },
    { name: 'Mr Iqbal', role: 'professional', consent: 'not-sought', addressProtected: false },
  ]);
});

test('a plain list of names needs no header', () => {
  const { rows } = readPeopleList('Karen Hughes\nTom Okafor\n\n', null);
  expect(rows.map(({ name, line }) => ({ name, line }))).toEqual([
    { name: 'Karen Hughes', line: 1 },
    { name: 'Tom Okafor', line: 2 },
  ]);
});

test('the reader may say what a column is', () => {
  const { rows } = readPeopleList('Name,Who\nKaren Hughes,Kaz', ['name', 'aliases']);
  expect(rows[0]?.details?.aliases).toEqual(['Kaz']);
});

test.each([
  ['no name', 'Name,Role\n,family', 'name-missing'],
  ['a name for the second time', 'Name\nKaren  Hughes\nkaren hughes', 'named-twice'],
  ['a role that is none', 'Name,Role\nKaren Hughes,zebra', 'role-unknown'],
  ['a consent that is none', 'Name,Consent\nKaren Hughes,perhaps', 'consent-unknown'],
  ['neither yes nor no', 'Name,Deceased\nKaren Hughes,perhaps', 'yes-or-no-unknown'],
  ['more than a line of text holds', `Name\n${'K'.repeat(501)}`, 'too-long'],
  ['a quote that is never closed', 'Name\n"Karen Hughes', 'quote-open'],
])('%s is said of the row, which stays out', (_what, text, problem) => {
  const row = readPeopleList(text, null).rows.at(-1);
  expect(row?.problems).toContain(problem);
  expect(row?.details).toBeNull();
});

describe('separated values', () => {
  test.each([
    ['commas', 'a,"b,c",d'],
    ['semicolons', 'a;"b;c";d'],
    ['tabs', 'a\t"b\tc"\td'],
  ])('%s part values, quotes hold them together', (_name, text) => {
    expect(readSeparatedValues(text)[0]?.cells).toHaveLength(3);
  });

  test('a quoted value may hold quotes and lines, and the next row knows its line', () => {
    const rows = readSeparatedValues('a,"say ""so""\nagain"\nb,c');
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'say "so"\nagain'], quoteOpen: false },
      { line: 3, cells: ['b', 'c'], quoteOpen: false },
    ]);
  });

  test('whatever is written in quotes is read again as it was', () => {
    const cell = fc.string({ minLength: 1 }).map((text) => `x${text.replace(/\r/g, '')}x`);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (table) => {
        const text = table
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        // The first line decides what parts the others.
        fc.pre(!/[;\t]/.test(text.split('\n', 1)[0] ?? ''));
        fc.pre((text.split('\n', 1)[0] ?? '').includes(','));
        expect(readSeparatedValues(text).map(({ cells }) => cells)).toEqual(table);
      }),
    );
  });
});
