/** A user's slot in the key file: what the passphrase opens. */
import { randomBytes } from 'node:crypto';
import { AppError } from '../contract/errors.ts';
import type { Instant } from '../contract/values.ts';
import { findSlot, type KeyFile, type KeySlot, putSlot, readKeyFile, updateKeyFile } from './key-file.ts';
import { deriveKey, unwrapKey, wrapKey } from './key-wrap.ts';
import { type KdfCost, type KdfParameters, standardKdfCost, stretchPassphrase } from './passphrase.ts';
import { type Attempts, adjustToClock, assertMayTry, countAttempt, noAttempts } from './throttle.ts';

export type SlotKeys = { readonly vaultKey: Buffer; readonly userKey: Buffer };

const keySize = 32;

export function wipeKeys(keys: SlotKeys): void {
  keys.vaultKey.fill(0);
  keys.userKey.fill(0);
}

export async function sealSlot(
  id: string,
  passphrase: string,
  cost: KdfCost,
  keys: SlotKeys,
): Promise<KeySlot> {
  const salt = randomBytes(16);
  const wrapping = await deriveWrapping(passphrase, salt, cost);
  const both = Buffer.concat([keys.vaultKey, keys.userKey]);
  const wrapped = wrapKey(wrapping, both, nameSlotPurpose(id)).toString('base64');
  both.fill(0);
  wrapping.fill(0);
  const { memoryKiB, passes } = cost;
  return { id, cost: { memoryKiB, passes }, salt: salt.toString('base64'), wrapped, attempts: noAttempts };
}

/**
 * Counts the attempt before it is made, so that ending the process does not save a guess; a success starts the
 * count anew. A name that nobody has costs the same work and has a count of its own.
 * Errors: `wrong-passphrase`, `too-many-attempts`, `user-disabled`.
 */
export async function openSlot(
  keyFilePath: string,
  id: string,
  passphrase: string,
  at: Instant,
): Promise<{ readonly keys: SlotKeys; readonly failedAttempts: number }> {
  updateAttempts(keyFilePath, id, (attempts) => adjustToClock(attempts, at));
  const keyFile = readKeyFile(keyFilePath);
  const slot = findSlot(keyFile, id);
  if (slot !== null && slot.wrapped === null) throw new AppError('user-disabled');
  const earlier = (slot ?? { attempts: keyFile.unknownAttempts }).attempts;
  assertMayTry(earlier, at);
  updateAttempts(keyFilePath, id, (attempts) => countAttempt(attempts, at));
  const salt = slot === null ? randomBytes(16) : Buffer.from(slot.salt, 'base64');
  const wrapping = await deriveWrapping(passphrase, salt, slot?.cost ?? guessCost(keyFile));
  const wrapped = slot?.wrapped ?? null;
  const both =
    wrapped === null ? null : unwrapKey(wrapping, Buffer.from(wrapped, 'base64'), nameSlotPurpose(id));
  wrapping.fill(0);
  if (both === null || both.length !== 2 * keySize) throw new AppError('wrong-passphrase');
  updateAttempts(keyFilePath, id, () => noAttempts);
  const keys = {
    vaultKey: Buffer.from(both.subarray(0, keySize)),
    userKey: Buffer.from(both.subarray(keySize)),
  };
  both.fill(0);
  return { keys, failedAttempts: earlier.failed };
}

/** As costly as for the users there are. */
function guessCost(keyFile: KeyFile): KdfParameters {
  return keyFile.slots[0]?.cost ?? standardKdfCost;
}

function updateAttempts(keyFilePath: string, id: string, change: (attempts: Attempts) => Attempts): void {
  const keys = readKeyFile(keyFilePath);
  const slot = findSlot(keys, id);
  const before = slot?.attempts ?? keys.unknownAttempts;
  const after = change(before);
  if (after.failed === before.failed && after.lastAt === before.lastAt) return;
  updateKeyFile(keyFilePath, (now) =>
    slot === null ? { ...now, unknownAttempts: after } : putSlot(now, { ...slot, attempts: after }),
  );
}

async function deriveWrapping(passphrase: string, salt: Buffer, cost: KdfParameters): Promise<Buffer> {
  const stretched = await stretchPassphrase(passphrase, salt, cost);
  const wrapping = deriveKey(stretched, 'candour key slot');
  stretched.fill(0);
  return wrapping;
}

function nameSlotPurpose(id: string): string {
  return `candour key slot ${id}`;
}
