/**
 * Ed25519 keys of the users. The private half stands in vault.db under the user key, which only the user's own
 * passphrase opens: the other users, who all hold the vault key, cannot sign as them.
 *
 * ensureSigningKey(vault, at)            makes one where the user has none that opens
 * signWithUserKey(vault, bytes)          → { signature, publicKey }, base64; `passphrase-must-change`
 * listSigningKeys(db)                    whose key is, or was, which
 * verifySignature(key, bytes, signature) → boolean
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { AppError } from '../contract/errors.ts';
import type { Instant, UserId } from '../contract/values.ts';
import { appendAudit } from './audit.ts';
import { unwrapKey, wrapKey } from './key-wrap.ts';
import { assertUnlocked, type OpenVault } from './open-vault.ts';
import { prepare, type ReadableDb, runInTransaction } from './sqlite.ts';

export type SigningKey = {
  /** base64 of the raw 32 bytes. */
  readonly publicKey: string;
  readonly userId: UserId;
  readonly madeAt: Instant;
  readonly retiredAt: Instant | null;
};

/** DER of a raw Ed25519 public key is this prefix and the key (RFC 8410, 4). */
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export function listSigningKeys(db: ReadableDb): SigningKey[] {
  return prepare<SigningKey>(
    db,
    `SELECT public_key AS publicKey, user_id AS userId, made_at AS madeAt, retired_at AS retiredAt
     FROM signing_keys ORDER BY made_at, public_key`,
  ).all();
}

/** A key that no longer opens (the passphrase was reset or recovered) is retired: it still proves what it signed. */
export function ensureSigningKey(vault: OpenVault, at: Instant): void {
  const current = openPrivateKey(vault);
  if (current !== null) {
    current.privateKey.fill(0);
    return;
  }
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(publicKeyPrefix.length);
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const printed = publicKey.toString('base64');
  const wrapped = wrapKey(vault.keys.userKey, privateKey, namePurpose(printed));
  privateKey.fill(0);
  runInTransaction(vault.db, (db) => {
    prepare(
      db,
      'UPDATE signing_keys SET retired_at = ?, wrapped_private_key = NULL WHERE user_id = ? AND retired_at IS NULL',
    ).run(at, vault.user.id);
    prepare(db, 'INSERT INTO signing_keys VALUES (?, ?, ?, ?, NULL)').run(
      printed,
      vault.user.id,
      wrapped,
      at,
    );
    const { id, name, role } = vault.user;
    appendAudit(db, {
      at,
      actor: { id, name, role },
      action: 'signing-key-made',
      detail: { publicKey: printed },
    });
  });
}

export function signWithUserKey(
  vault: OpenVault,
  bytes: Uint8Array,
): { readonly signature: string; readonly publicKey: string } {
  assertUnlocked(vault);
  if (vault.mustChangePassphrase) throw new AppError('passphrase-must-change');
  const current = openPrivateKey(vault);
  if (current === null) throw new AppError('internal');
  const key = createPrivateKey({ key: current.privateKey, format: 'der', type: 'pkcs8' });
  current.privateKey.fill(0);
  return { signature: sign(null, bytes, key).toString('base64'), publicKey: current.publicKey };
}

/** False for anything that is not a signature by this key over these bytes. */
export function verifySignature(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([publicKeyPrefix, raw]), format: 'der', type: 'spki' });
  return verify(null, bytes, key, Buffer.from(signature, 'base64'));
}

function openPrivateKey(
  vault: OpenVault,
): { readonly publicKey: string; readonly privateKey: Buffer } | null {
  const row = prepare<{ public_key: string; wrapped_private_key: Buffer }>(
    vault.db,
    'SELECT public_key, wrapped_private_key FROM signing_keys WHERE user_id = ? AND retired_at IS NULL',
  ).get(vault.user.id);
  if (row === undefined) return null;
  const privateKey = unwrapKey(vault.keys.userKey, row.wrapped_private_key, namePurpose(row.public_key));
  return privateKey === null ? null : { publicKey: row.public_key, privateKey };
}

function namePurpose(publicKey: string): string {
  return `candour signing key ${publicKey}`;
}
