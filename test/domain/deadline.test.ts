import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ClockFacts } from '../../src-main/contract/request.ts';
import {
  checkClockFacts,
  computeDeadline,
  countDays,
  countWorkingDays,
  parseHolidays,
} from '../../src-main/domain/deadline.ts';
import { addHolidays } from '../../src-main/domain/holidays.ts';

const holidays = parseHolidays(
  JSON.parse(readFileSync(new URL('../../resources/rules/holidays.json', import.meta.url), 'utf8')),
);

function facts(receivedOn: string, more: Partial<ClockFacts> = {}): ClockFacts {
  return {
    nation: 'england-and-wales',
    receivedOn,
    identity: null,
    authority: null,
    fee: null,
    clarifications: [],
    extensionNoticeOn: null,
    extensionReasons: 'Many files.',
    ...more,
  };
}

function due(receivedOn: string, more: Partial<ClockFacts> = {}, today = '2027-06-01') {
  return computeDeadline(facts(receivedOn, more), holidays, today).due;
}

describe('the vectors of LAW.md', () => {
  test.each([
    ['2025-09-03', {}, '2025-10-03'],
    ['2025-01-01', {}, '2025-02-03'],
    ['2024-11-25', {}, '2024-12-27'],
    ['2025-03-31', {}, '2025-04-30'],
    ['2026-01-31', {}, '2026-03-02'],
    ['2026-11-25', {}, '2026-12-29'],
    ['2026-01-31', { extensionNoticeOn: '2026-02-20' }, '2026-04-30'],
    ['2026-07-01', { identity: { requestedOn: '2026-07-02', receivedOn: '2026-07-10' } }, '2026-08-10'],
    ['2026-07-01', { clarifications: [{ askedOn: '2026-07-06', receivedOn: '2026-07-15' }] }, '2026-08-11'],
  ] satisfies [string, Partial<ClockFacts>, string][])(
    'received %s with %j is due %s',
    (received, more, expected) => {
      expect(due(received, more)).toBe(expected);
    },
  );
});

describe('the start', () => {
  test('is the latest of request, identity, authority and fee, on any day of the week', () => {
    const deadline = computeDeadline(
      facts('2026-07-01', {
        identity: { requestedOn: '2026-07-02', receivedOn: '2026-07-06' },
        authority: { requestedOn: '2026-07-02', receivedOn: '2026-07-11' },
        fee: { requestedOn: '2026-07-02', receivedOn: '2026-07-03' },
      }),
      holidays,
      '2026-07-20',
    );
    expect(deadline.start).toBe('2026-07-11');
    expect(deadline.due).toBe('2026-08-11');
  });

  test('stays the day of receipt when identity had come before', () => {
    expect(due('2026-07-01', { identity: { requestedOn: '2026-06-01', receivedOn: '2026-06-03' } })).toBe(
      '2026-08-03',
    );
  });

  test('is unknown while identity is awaited, with the date if it came today', () => {
    const deadline = computeDeadline(
      facts('2026-07-01', { identity: { requestedOn: '2026-07-02', receivedOn: null } }),
      holidays,
      '2026-07-20',
    );
    expect(deadline).toMatchObject({ start: null, due: null, dueIfAnsweredToday: '2026-08-20' });
    expect(deadline.working.map((step) => step.rule)).toContain('suspended');
  });

  test('is explained in words that can be checked', () => {
    const { working } = computeDeadline(
      facts('2026-07-01', { identity: { requestedOn: '2026-07-02', receivedOn: '2026-07-10' } }),
      holidays,
      '2026-07-20',
    );
    expect(working.map((step) => step.text)).toEqual([
      'Received on Wednesday 1 July 2026. Identity came on 10 July 2026, so the clock starts on Friday 10 July 2026.',
      'One month from 10 July 2026 is Monday 10 August 2026.',
    ]);
  });
});

describe('months', () => {
  test.each([
    ['2024-01-31', '2024-02-29'],
    ['2023-01-31', '2023-02-28'],
    ['2024-02-29', '2024-04-02'], // 29 March 2024 is Good Friday; Easter Monday is 1 April
    ['2026-08-31', '2026-09-30'],
    ['2026-12-31', '2027-02-01'],
  ])('one month from %s ends on %s', (start, expected) => {
    expect(due(start)).toBe(expected);
  });

  test('are never counted as 30 days', () => {
    expect(due('2027-02-01')).toBe('2027-03-01');
    expect(due('2026-07-06')).toBe('2026-08-06');
  });
});

describe('public holidays of the three nations', () => {
  test.each([
    ['2026-10-30', '2026-11-30', '2026-12-01', '2026-11-30'], // St Andrew's Day
    ['2025-12-01', '2026-01-02', '2026-01-05', '2026-01-02'], // 1 January everywhere, 2 January in Scotland
    ['2026-02-17', '2026-03-17', '2026-03-17', '2026-03-18'], // St Patrick's Day
    ['2026-06-12', '2026-07-13', '2026-07-13', '2026-07-14'], // 12 July 2026 is a Sunday
    ['2026-07-03', '2026-08-03', '2026-08-04', '2026-08-03'], // summer holiday in Scotland
    ['2026-07-31', '2026-09-01', '2026-08-31', '2026-09-01'], // summer holiday elsewhere
    ['2026-03-06', '2026-04-07', '2026-04-06', '2026-04-07'], // Easter Monday is no holiday in Scotland
    ['2026-05-15', '2026-06-15', '2026-06-16', '2026-06-15'], // the World Cup holiday of 2026
    ['2022-05-02', '2022-06-06', '2022-06-06', '2022-06-06'], // 2 and 3 June 2022
    ['2022-08-19', '2022-09-20', '2022-09-20', '2022-09-20'], // the state funeral
    ['2023-04-08', '2023-05-09', '2023-05-09', '2023-05-09'], // the coronation
    ['2020-04-08', '2020-05-11', '2020-05-11', '2020-05-11'], // early May moved to 8 May
  ])(
    'received %s: England and Wales %s, Scotland %s, Northern Ireland %s',
    (received, england, scotland, ireland) => {
      expect(due(received)).toBe(england);
      expect(due(received, { nation: 'scotland' })).toBe(scotland);
      expect(due(received, { nation: 'northern-ireland' })).toBe(ireland);
    },
  );

  test('added by hand count as well', () => {
    const more = addHolidays(holidays, 'scotland', [{ date: '2025-10-03', name: 'Local holiday' }]);
    expect(computeDeadline(facts('2025-09-03', { nation: 'scotland' }), more, '2025-09-10').due).toBe(
      '2025-10-06',
    );
    expect(computeDeadline(facts('2025-09-03'), more, '2025-09-10').due).toBe('2025-10-03');
  });
});

describe('pauses for clarification', () => {
  test('count both the day of asking and the day of the answer', () => {
    expect(due('2026-07-01', { clarifications: [{ askedOn: '2026-07-06', receivedOn: '2026-07-06' }] })).toBe(
      '2026-08-03',
    );
    expect(due('2026-07-06', { clarifications: [{ askedOn: '2026-07-07', receivedOn: '2026-07-07' }] })).toBe(
      '2026-08-07',
    );
  });

  test('that overlap count each day once', () => {
    const clarifications = [
      { askedOn: '2026-07-06', receivedOn: '2026-07-15' },
      { askedOn: '2026-07-10', receivedOn: '2026-07-20' },
      { askedOn: '2026-07-12', receivedOn: '2026-07-13' },
    ];
    expect(due('2026-07-01', { clarifications })).toBe('2026-08-17'); // 15 days after 1 August is Sunday 16
  });

  test('before the clock starts count for nothing; across the start, only the days from the start', () => {
    const identity = { requestedOn: '2026-07-02', receivedOn: '2026-07-10' };
    expect(
      due('2026-07-01', { identity, clarifications: [{ askedOn: '2026-07-03', receivedOn: '2026-07-09' }] }),
    ).toBe('2026-08-10');
    expect(
      due('2026-07-01', { identity, clarifications: [{ askedOn: '2026-07-06', receivedOn: '2026-07-11' }] }),
    ).toBe('2026-08-12');
  });

  test('that begin after the answer was due do not bring the time back, and say so', () => {
    const late = facts('2026-07-01', {
      clarifications: [{ askedOn: '2026-08-20', receivedOn: '2026-08-30' }],
    });
    const deadline = computeDeadline(late, holidays, '2026-09-01');
    expect(deadline.due).toBe('2026-08-03');
    expect(deadline.warnings.join()).toContain('after the answer was due');
  });

  test('that begin on the last day, and only thanks to an earlier pause, do count', () => {
    const clarifications = [
      { askedOn: '2026-08-11', receivedOn: '2026-08-12' },
      { askedOn: '2026-07-06', receivedOn: '2026-07-15' },
    ];
    expect(due('2026-07-01', { clarifications })).toBe('2026-08-13');
  });

  test('still open suspend the due date and tell what it would be today', () => {
    const open = facts('2026-07-01', { clarifications: [{ askedOn: '2026-07-06', receivedOn: null }] });
    const deadline = computeDeadline(open, holidays, '2026-07-15');
    expect(deadline).toMatchObject({ start: '2026-07-01', due: null, dueIfAnsweredToday: '2026-08-11' });
  });

  test('still open but asked for too late suspend nothing', () => {
    const open = facts('2026-07-01', { clarifications: [{ askedOn: '2026-08-20', receivedOn: null }] });
    expect(computeDeadline(open, holidays, '2026-09-15').due).toBe('2026-08-03');
  });
});

describe('the extension', () => {
  test('is three months from the start, not one and two rolled', () => {
    expect(due('2025-11-30', { extensionNoticeOn: '2025-12-10' })).toBe('2026-03-02');
    expect(due('2026-01-31', { extensionNoticeOn: '2026-02-10' })).toBe('2026-04-30');
  });

  test('adds the paused days to the three months', () => {
    const clarifications = [{ askedOn: '2026-07-06', receivedOn: '2026-07-15' }];
    expect(due('2026-07-01', { extensionNoticeOn: '2026-07-20', clarifications })).toBe('2026-10-12');
  });

  test('needs its notice within the first month and its paused days', () => {
    const warn = (notice: string, more: Partial<ClockFacts> = {}) =>
      computeDeadline(facts('2026-07-01', { extensionNoticeOn: notice, ...more }), holidays, '2026-09-01')
        .warnings;
    expect(warn('2026-08-03')).toEqual([]);
    expect(warn('2026-08-04').join()).toContain('The extension may not count');
    const clarifications = [{ askedOn: '2026-07-06', receivedOn: '2026-07-15' }];
    expect(warn('2026-08-11', { clarifications })).toEqual([]);
    expect(warn('2026-08-12', { clarifications })).toHaveLength(1);
    expect(warn('2026-07-20', { extensionReasons: ' ' }).join()).toContain('reasons');
  });
});

test('a due date beyond the list of holidays is flagged', () => {
  const beyond = computeDeadline(facts('2028-12-20'), holidays, '2028-12-21');
  expect(beyond.warnings.join()).toContain('ends on 31 December 2028');
  expect(computeDeadline(facts('2018-10-01'), holidays, '2018-10-02').warnings.join()).toContain('begins on');
  expect(computeDeadline(facts('2028-11-20'), holidays, '2028-11-21').warnings).toEqual([]);
});

test('an answer before its question is refused on entry, and flagged where it slipped in', () => {
  const reversed = facts('2026-07-01', {
    clarifications: [{ askedOn: '2026-07-10', receivedOn: '2026-07-06' }],
  });
  expect(() => checkClockFacts(reversed)).toThrow('invalid-input');
  expect(() => checkClockFacts(facts('2026-07-01'))).not.toThrow();
  const deadline = computeDeadline(reversed, holidays, '2026-07-20');
  expect(deadline.due).toBe('2026-08-03');
  expect(deadline.warnings).toHaveLength(1);
});

test('every step of a long story is shown', () => {
  const { working } = computeDeadline(
    facts('2026-07-01', {
      clarifications: [{ askedOn: '2026-07-06', receivedOn: '2026-07-15' }],
      extensionNoticeOn: '2026-07-20',
    }),
    holidays,
    '2026-09-01',
  );
  expect(working.map((step) => `${step.rule}: ${step.text}`)).toEqual([
    'start: Received on Wednesday 1 July 2026. The clock starts on that day, Wednesday 1 July 2026.',
    'base-month: One month from 1 July 2026 is Saturday 1 August 2026.',
    'extension: Extended by two further months: three months from 1 July 2026 is Thursday 1 October 2026. The reasons are recorded.',
    'pause: Waiting for clarification does not count, first and last day included: 6 July 2026 to 15 July 2026 (10 days). 10 days added to 1 October 2026 give Sunday 11 October 2026.',
    'working-day: Not a working day: Sunday 11 October 2026. The next working day is Monday 12 October 2026.',
    'notice: The notice of extension went out on 20 July 2026; it had to go out by the end of Tuesday 11 August 2026.',
  ]);
});

test('days and working days are counted from tomorrow on, backwards too', () => {
  expect(countDays('2024-02-28', '2024-03-01')).toBe(2);
  expect(countDays('2026-03-01', '2026-02-28')).toBe(-1);
  const working = (from: string, to: string) => countWorkingDays(from, to, 'england-and-wales', holidays);
  expect(working('2026-12-24', '2026-12-24')).toBe(0);
  expect(working('2026-12-24', '2026-12-29')).toBe(1);
  expect(working('2026-12-29', '2026-12-24')).toBe(-1);
  expect(countWorkingDays('2026-11-27', '2026-12-01', 'scotland', holidays)).toBe(1);
});
