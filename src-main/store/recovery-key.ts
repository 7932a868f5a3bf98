/**
 * The printed recovery key: 160 random bits in Crockford's base 32 (https://www.crockford.com/base32.html), eight
 * groups of four characters and a check character each, which finds any one wrong character, any two swapped
 * within a group, and groups in the wrong order.
 */
import { AppError } from '../contract/errors.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 8;
const groupData = 4;
export const recoverySecretSize = (groups * groupData * 5) / 8;

/** `XXXXX-XXXXX-…`, eight groups. */
export function printRecoveryKey(secret: Buffer): string {
  if (secret.length !== recoverySecretSize) throw new AppError('internal');
  const digits = toDigits(secret);
  const printed: string[] = [];
  for (let group = 0; group < groups; group += 1) {
    const data = digits.slice(group * groupData, (group + 1) * groupData);
    printed.push([...data, checkDigit(data, group)].map((digit) => alphabet.charAt(digit)).join(''));
  }
  return printed.join('-');
}

/**
 * As typed: any case, spaces and dashes anywhere, O for 0, I and L for 1.
 * Throws `wrong-recovery-key`, with the number of the first group that cannot be right where one is known.
 */
export function readRecoveryKey(typed: string): Buffer {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const digits = [...plain].map((character) => alphabet.indexOf(character));
  if (digits.length !== groups * (groupData + 1)) throw new AppError('wrong-recovery-key');
  const data: number[] = [];
  for (let group = 0; group < groups; group += 1) {
    const from = group * (groupData + 1);
    const own = digits.slice(from, from + groupData);
    if (own.includes(-1) || checkDigit(own, group) !== digits[from + groupData]) {
      throw new AppError('wrong-recovery-key', { group: group + 1 });
    }
    data.push(...own);
  }
  return fromDigits(data);
}

/** A polynomial over GF(32), so that each place weighs differently; the group's number comes first. */
function checkDigit(data: readonly number[], group: number): number {
  return [group + 1, ...data].reduce((sum, digit) => timesTwo(sum ^ digit), 0);
}

/** Times x modulo x^5 + x^2 + 1. */
function timesTwo(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}

function toDigits(bytes: Buffer): number[] {
  const digits: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      digits.push((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return digits;
}

function fromDigits(digits: readonly number[]): Buffer {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const digit of digits) {
    held = (held << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}
