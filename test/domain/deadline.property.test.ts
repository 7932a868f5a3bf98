import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClockFacts } from '../../src-main/contract/request.ts';
import { addDays, addMonths } from '../../src-main/domain/civil-date.ts';
import { computeDeadline } from '../../src-main/domain/deadline.ts';
import { isWorkingDay, parseHolidays } from '../../src-main/domain/holidays.ts';

const holidays = parseHolidays(
  JSON.parse(readFileSync(new URL('../../resources/rules/holidays.json', import.meta.url), 'utf8')),
);
const today = '2028-12-31';

const clarification = (received: string) =>
  fc.tuple(fc.integer({ min: -20, max: 120 }), fc.integer({ min: 0, max: 40 })).map(([after, length]) => ({
    askedOn: addDays(received, after),
    receivedOn: addDays(received, after + length),
  }));

const clockFacts: fc.Arbitrary<ClockFacts> = fc
  .record({
    received: fc.integer({ min: 0, max: 3300 }).map((days) => addDays('2019-01-01', days)),
    nation: fc.constantFrom('england-and-wales' as const, 'scotland' as const, 'northern-ireland' as const),
    identityAfter: fc.option(fc.integer({ min: 0, max: 40 })),
    extended: fc.boolean(),
  })
  .chain(({ received, nation, identityAfter, extended }) =>
    fc.array(clarification(received), { maxLength: 4 }).map((clarifications) => ({
      nation,
      receivedOn: received,
      identity:
        identityAfter === null
          ? null
          : { requestedOn: received, receivedOn: addDays(received, identityAfter) },
      authority: null,
      fee: null,
      clarifications,
      extensionNoticeOn: extended ? received : null,
      extensionReasons: 'Many files.',
    })),
  );

function dueOf(facts: ClockFacts): string {
  const { due } = computeDeadline(facts, holidays, today);
  if (due === null) throw new Error('the due date is suspended');
  return due;
}

test('the due date is a working day, at least a month after the start', () => {
  fc.assert(
    fc.property(clockFacts, (facts) => {
      const { start, due } = computeDeadline(facts, holidays, today);
      expect(start).not.toBeNull();
      expect(due !== null && isWorkingDay(due, facts.nation, holidays)).toBe(true);
      expect(due !== null && start !== null && due >= addMonths(start, 1)).toBe(true);
    }),
  );
});

test('one more clarification never makes the answer due earlier', () => {
  fc.assert(
    fc.property(
      clockFacts.chain((facts) => fc.tuple(fc.constant(facts), clarification(facts.receivedOn))),
      ([facts, more]) => {
        const longer = { ...facts, clarifications: [...facts.clarifications, more] };
        expect(dueOf(longer) >= dueOf(facts)).toBe(true);
      },
    ),
  );
});

test('the order in which clarifications are entered does not matter, nor does entering one twice', () => {
  fc.assert(
    fc.property(clockFacts, (facts) => {
      const doubled = {
        ...facts,
        clarifications: [...facts.clarifications, ...facts.clarifications].reverse(),
      };
      expect(dueOf(doubled)).toBe(dueOf(facts));
    }),
  );
});

test('a later receipt is never due earlier, and the extension never shortens', () => {
  fc.assert(
    fc.property(clockFacts, (facts) => {
      const plain = { ...facts, clarifications: [], identity: null };
      expect(dueOf({ ...plain, receivedOn: addDays(plain.receivedOn, 1) }) >= dueOf(plain)).toBe(true);
      expect(
        dueOf({ ...facts, extensionNoticeOn: facts.receivedOn }) >=
          dueOf({ ...facts, extensionNoticeOn: null }),
      ).toBe(true);
    }),
  );
});

test('without pauses, the working tells one date after the other and ends on the due date', () => {
  fc.assert(
    fc.property(clockFacts, (facts) => {
      const { due, working } = computeDeadline({ ...facts, clarifications: [] }, holidays, today);
      const dates = working.filter((step) => step.rule !== 'notice').map((step) => step.date ?? '');
      expect(dates).toEqual([...dates].sort());
      expect(dates.at(-1)).toBe(due);
    }),
  );
});
