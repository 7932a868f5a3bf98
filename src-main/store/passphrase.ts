/**
 * assertStrongPassphrase(passphrase, userName)   `passphrase-too-weak`
 * stretchPassphrase(passphrase, salt, cost)      argon2id → 32 bytes
 * foldUserName(name)                             names that are typed alike are one
 */
import { argon2id } from 'hash-wasm';
import { AppError } from '../contract/errors.ts';

declare const allowed: unique symbol;

/** argon2id with one lane. */
export type KdfParameters = { readonly memoryKiB: number; readonly passes: number };

/** What guessing one passphrase costs. Only `chooseKdfCost` makes one, and it knows the floor. */
export type KdfCost = KdfParameters & { readonly [allowed]: true };

/** OWASP's least for argon2id. */
const floor: KdfParameters = { memoryKiB: 19 * 1024, passes: 2 };
/** More than this in a key file was not written by this program, and would only exhaust the machine. */
const ceiling: KdfParameters = { memoryKiB: 1024 * 1024, passes: 64 };

/** Throws `invalid-input` below the floor or above the ceiling. */
export function chooseKdfCost(memoryKiB: number, passes: number): KdfCost {
  const cost = { memoryKiB, passes };
  if (!isAllowed(cost)) throw new AppError('invalid-input');
  return cost;
}

function isAllowed(cost: KdfParameters): cost is KdfCost {
  return cost.memoryKiB >= floor.memoryKiB && cost.passes >= floor.passes && isBearable(cost);
}

export function isBearable(cost: KdfParameters): boolean {
  return cost.memoryKiB <= ceiling.memoryKiB && cost.passes <= ceiling.passes;
}

/** RFC 9106, 4: the second recommended option, 64 MiB and 3 passes. About 0.3 s on an office machine. */
export const standardKdfCost: KdfCost = chooseKdfCost(64 * 1024, 3);

/** Typed on different keyboards, the same characters may come composed or not; NFKC makes them one. */
export async function stretchPassphrase(
  passphrase: string,
  salt: Buffer,
  cost: KdfParameters,
): Promise<Buffer> {
  const hash = await argon2id({
    password: Buffer.from(passphrase.normalize('NFKC'), 'utf8'),
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
  return Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength);
}

export function foldUserName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}

const leastCharacters = 12;
const leastDifferent = 5;
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const firstGuesses =
  /passphrase|password|passwort|letmein|welcome|candour|qwerty|changeme|iloveyou|monkey|dragon/gu;

/**
 * Twelve characters or more, not the user's name with trimmings, not what everybody tries first.
 * `passphrase-too-weak` says with a 1 which rule it broke: short, ownName, repeated or common.
 */
export function assertStrongPassphrase(passphrase: string, userName: string): void {
  const folded = passphrase.normalize('NFKC').toLowerCase();
  const characters = [...folded];
  if (characters.length < leastCharacters) throw new AppError('passphrase-too-weak', { short: 1 });
  const name = foldUserName(userName);
  if (name.length >= 3 && countWithout(folded, name) < leastCharacters - 4) {
    throw new AppError('passphrase-too-weak', { ownName: 1 });
  }
  if (new Set(characters).size < leastDifferent) throw new AppError('passphrase-too-weak', { repeated: 1 });
  const rest = withoutRuns(folded.replace(firstGuesses, ''));
  if ([...rest].length < leastCharacters - 6) throw new AppError('passphrase-too-weak', { common: 1 });
}

function countWithout(text: string, part: string): number {
  return text.includes(part) ? [...text.replaceAll(part, '')].length : Number.POSITIVE_INFINITY;
}

/** Keyboard rows and alphabets, forwards or backwards, count for their first character alone. */
function withoutRuns(text: string): string {
  let kept = '';
  let previous = '';
  for (const character of text) {
    if (!follows(previous, character) && !follows(character, previous)) kept += character;
    previous = character;
  }
  return kept;
}

function follows(first: string, second: string): boolean {
  return first !== '' && second !== '' && rows.some((row) => row.includes(`${first}${second}`));
}
