import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../src-main/contract/errors.ts';
import { printRecoveryKey, readRecoveryKey, recoverySecretSize } from '../../src-main/store/recovery-key.ts';

const secrets = fc
  .uint8Array({ minLength: recoverySecretSize, maxLength: recoverySecretSize })
  .map((bytes) => Buffer.from(bytes));

function groupAtFault(typed: string): number | undefined {
  try {
    readRecoveryKey(typed);
  } catch (error) {
    if (error instanceof AppError && error.code === 'wrong-recovery-key') return error.detail.group;
    throw error;
  }
  throw new Error('accepted');
}

test('a key is read as it was printed, in any case, spacing and with the usual confusions', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const printed = printRecoveryKey(secret);
      expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
      const typed = printed.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(readRecoveryKey(typed)).toEqual(secret);
    }),
  );
});

test('any one wrong character is found, and in which group', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  fc.assert(
    fc.property(secrets, fc.nat({ max: 39 }), fc.integer({ min: 1, max: 31 }), (secret, place, shift) => {
      const characters = [...printRecoveryKey(secret).replaceAll('-', '')];
      const wrong = alphabet[(alphabet.indexOf(characters[place] ?? '') + shift) % 32] ?? '';
      characters[place] = wrong;
      expect(groupAtFault(characters.join(''))).toBe(Math.floor(place / 5) + 1);
    }),
  );
});

test('any two characters swapped within a group are found', () => {
  fc.assert(
    fc.property(
      secrets,
      fc.nat({ max: 7 }),
      fc.nat({ max: 4 }),
      fc.nat({ max: 4 }),
      (secret, group, a, b) => {
        const characters = [...printRecoveryKey(secret).replaceAll('-', '')];
        const [first, second] = [characters[group * 5 + a], characters[group * 5 + b]];
        fc.pre(first !== undefined && second !== undefined && first !== second);
        characters[group * 5 + a] = second ?? '';
        characters[group * 5 + b] = first ?? '';
        expect(groupAtFault(characters.join(''))).toBe(group + 1);
      },
    ),
  );
});

test('groups in the wrong order are found', () => {
  fc.assert(
    fc.property(secrets, fc.nat({ max: 7 }), fc.nat({ max: 7 }), (secret, a, b) => {
      fc.pre(a !== b);
      const groups = printRecoveryKey(secret).split('-');
      [groups[a], groups[b]] = [groups[b] ?? '', groups[a] ?? ''];
      expect(groupAtFault(groups.join('-'))).toBe(Math.min(a, b) + 1);
    }),
  );
});

test.each(['', 'hello', '1'.repeat(39), '1'.repeat(41), 'U'.repeat(40), 'é'.repeat(40)])(
  '%j is no recovery key',
  (typed) => {
    expect(() => readRecoveryKey(typed)).toThrow(AppError);
  },
);
