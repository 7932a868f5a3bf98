/**
 * vault.keys: who can open the vault, without a name. One slot a user, found by a salted hash of the name; one
 * slot for the recovery key; and the count of failed attempts.
 */
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import { Instant } from '../contract/values.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { isMissing, replaceFile } from './disk.ts';
import { foldUserName, isBearable } from './passphrase.ts';

const format = 1;
const Base64 = z.base64();

const Attempts = z.object({ failed: z.int().min(0), lastAt: Instant.nullable() });

const KeySlot = z.object({
  id: z.string(),
  cost: z.object({ memoryKiB: z.int().min(8), passes: z.int().min(1) }).refine(isBearable),
  salt: Base64,
  /** Vault key and user key under the stretched passphrase; null for a disabled user. */
  wrapped: Base64.nullable(),
  attempts: Attempts,
});
export type KeySlot = z.infer<typeof KeySlot>;

const KeyFile = z.object({
  format: z.literal(format),
  /** For the slots' ids. */
  salt: Base64,
  slots: z.array(KeySlot).readonly(),
  /** The vault key under the recovery key. */
  recovery: Base64,
  /** Attempts with names that nobody has. */
  unknownAttempts: Attempts,
});
export type KeyFile = z.infer<typeof KeyFile>;

/** The checksum tells damage from a wrong passphrase; it protects nothing against a person. */
const SealedKeyFile = z.object({ format: z.int(), checksum: z.string(), keys: z.unknown() });

/** Errors: `vault-missing`, `vault-damaged`, `database-too-new`. */
export function readKeyFile(path: string): KeyFile {
  const sealed = SealedKeyFile.safeParse(parseJson(readText(path)));
  if (!sealed.success) throw new AppError('vault-damaged');
  if (sealed.data.format > format) throw new AppError('database-too-new');
  const keys = KeyFile.safeParse(sealed.data.keys);
  if (!keys.success || sum(keys.data) !== sealed.data.checksum) throw new AppError('vault-damaged');
  return keys.data;
}

export function writeKeyFile(path: string, keys: KeyFile): void {
  const text = `${JSON.stringify({ format, checksum: sum(keys), keys }, null, 1)}\n`;
  replaceFile(path, Buffer.from(text, 'utf8'));
}

/** Reads, changes and replaces without giving way to anything else. */
export function updateKeyFile(path: string, change: (keys: KeyFile) => KeyFile): void {
  writeKeyFile(path, change(readKeyFile(path)));
}

export function nameSlot(keys: Pick<KeyFile, 'salt'>, userName: string): string {
  return createHmac('sha256', Buffer.from(keys.salt, 'base64')).update(foldUserName(userName)).digest('hex');
}

export function findSlot(keys: KeyFile, id: string): KeySlot | null {
  return keys.slots.find((slot) => slot.id === id) ?? null;
}

/** Adds the slot, or replaces the one with its id. */
export function putSlot(keys: KeyFile, slot: KeySlot): KeyFile {
  return { ...keys, slots: [...keys.slots.filter((other) => other.id !== slot.id), slot] };
}

function sum(keys: KeyFile): string {
  return createHash('sha256').update(canonicalJson(keys)).digest('hex');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new AppError(isMissing(error) ? 'vault-missing' : 'vault-damaged');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
