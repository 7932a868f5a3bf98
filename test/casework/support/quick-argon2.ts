/**
 * In place of hash-wasm, for tests that sign people in dozens of times and are not about the price of a guess:
 * `vi.mock('hash-wasm', () => import('./support/quick-argon2.ts'))`.
 */
import { createHash } from 'node:crypto';

export async function argon2id({
  password,
  salt,
}: {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
}): Promise<Uint8Array> {
  return new Uint8Array(createHash('sha256').update(salt).update(password).digest());
}
