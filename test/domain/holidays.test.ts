import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../src-main/domain/civil-date.ts';
import { parseHolidays } from '../../src-main/domain/holidays.ts';

const json: unknown = JSON.parse(
  readFileSync(new URL('../../resources/rules/holidays.json', import.meta.url), 'utf8'),
);
const { nations, validFrom, validUntil } = parseHolidays(json);
const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];
const dates = (nation: keyof typeof nations) => nations[nation].map((holiday) => holiday.date);

/** Easter Sunday by the anonymous Gregorian algorithm. */
function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

describe('the list of public holidays', () => {
  test('is in order, has no day twice, and only weekdays within its years', () => {
    for (const nation of Object.keys(nations) as (keyof typeof nations)[]) {
      const all = dates(nation);
      expect(all).toEqual([...new Set(all)].sort());
      for (const day of all) {
        expect(weekdayOf(day), day).toBeLessThan(6);
        expect(day >= validFrom && day <= validUntil).toBe(true);
      }
    }
  });

  test('has as many days a year as each nation keeps, and the one-off days on top', () => {
    const perYear = (nation: keyof typeof nations) =>
      years.map((year) => dates(nation).filter((day) => day.startsWith(String(year))).length);
    expect(perYear('england-and-wales')).toEqual([8, 8, 8, 10, 9, 8, 8, 8, 8, 8]);
    expect(perYear('scotland')).toEqual([9, 9, 9, 11, 10, 9, 9, 10, 9, 9]);
    expect(perYear('northern-ireland')).toEqual([10, 10, 10, 12, 11, 10, 10, 10, 10, 10]);
  });

  test('has Good Friday everywhere and Easter Monday except in Scotland', () => {
    for (const year of years) {
      const easter = easterOf(year);
      for (const nation of ['england-and-wales', 'scotland', 'northern-ireland'] as const) {
        expect(dates(nation)).toContain(addDays(easter, -2));
        expect(dates(nation).includes(addDays(easter, 1))).toBe(nation !== 'scotland');
      }
    }
  });

  test.each([
    [
      'england-and-wales',
      [
        '2020-05-08',
        '2020-12-28',
        '2021-12-27',
        '2021-12-28',
        '2022-01-03',
        '2022-06-02',
        '2022-06-03',
        '2022-09-19',
        '2022-12-26',
        '2022-12-27',
        '2023-01-02',
        '2023-05-08',
        '2026-12-28',
        '2027-12-27',
        '2028-01-03',
      ],
    ],
    [
      'scotland',
      [
        '2019-12-02',
        '2021-01-04',
        '2022-01-03',
        '2022-01-04',
        '2023-01-02',
        '2023-01-03',
        '2024-12-02',
        '2025-12-01',
        '2026-01-02',
        '2026-06-15',
        '2026-08-03',
        '2028-01-04',
      ],
    ],
    [
      'northern-ireland',
      ['2019-03-18', '2020-07-13', '2024-03-18', '2025-07-14', '2026-07-13', '2027-07-12'],
    ],
  ] as const)('%s keeps the days that gov.uk lists', (nation, expected) => {
    expect(dates(nation)).toEqual(expect.arrayContaining([...expected]));
  });

  test.each([
    ['england-and-wales', ['2020-05-04', '2022-05-30', '2026-06-15', '2026-01-02', '2026-03-17']],
    ['scotland', ['2026-04-06', '2026-08-31', '2026-07-13', '2024-11-30']],
  ] as const)('%s does not keep the days of others, nor those that were moved', (nation, others) => {
    for (const day of others) expect(dates(nation)).not.toContain(day);
  });
});

test('a file that is no list of holidays is refused', () => {
  expect(() => parseHolidays({})).toThrow('invalid-input');
  expect(() => parseHolidays({ ...(json as object), validUntil: '31/12/2028' })).toThrow('invalid-input');
});
