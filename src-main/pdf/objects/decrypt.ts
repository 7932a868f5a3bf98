/**
 * The standard security handler, reading side only (ISO 32000-1, 7.6 and ISO 32000-2, 7.6.4): RC4 40 and 128,
 * AES-128, AES-256 (R5, R6), with user or owner password.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { applyRc4 } from './rc4.ts';
import { dictOf, isString, nameOf, numberOf, type PdfDict } from './values.ts';

type Method = 'none' | 'rc4' | 'aes128' | 'aes256';
export type Decryptor = {
  readonly decryptString: (bytes: Uint8Array, num: number, gen: number) => Uint8Array;
  readonly decryptStream: (bytes: Uint8Array, num: number, gen: number, isMetadata: boolean) => Uint8Array;
};
export type Unlocking = Decryptor | 'wrong-password' | 'unsupported';

const padding = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');

/** `encrypt` with direct values only; `id` the first element of the trailer's ID. */
export function unlockFile(encrypt: PdfDict, id: Uint8Array, password: string): Unlocking {
  if (nameOf(encrypt.entries.get('Filter')) !== 'Standard') return 'unsupported';
  const version = numberOf(encrypt.entries.get('V'), 0);
  const revision = numberOf(encrypt.entries.get('R'), 0);
  if (version < 1 || version > 5 || version === 3 || revision < 2 || revision > 6) return 'unsupported';
  const key =
    revision >= 5 ? findAesKey(encrypt, revision, password) : findOldKey(encrypt, revision, id, password);
  if (key === null) return 'wrong-password';
  const streams = version < 4 ? 'rc4' : readMethod(encrypt, 'StmF');
  const strings = version < 4 ? 'rc4' : readMethod(encrypt, 'StrF');
  if (streams === null || strings === null) return 'unsupported';
  const plainMetadata = encrypt.entries.get('EncryptMetadata') === false;
  return {
    decryptString: (bytes, num, gen) => decrypt(bytes, key, strings, num, gen),
    decryptStream: (bytes, num, gen, isMetadata) =>
      isMetadata && plainMetadata ? bytes : decrypt(bytes, key, streams, num, gen),
  };
}

function readMethod(encrypt: PdfDict, which: string): Method | null {
  const name = nameOf(encrypt.entries.get(which)) ?? 'Identity';
  if (name === 'Identity') return 'none';
  const filter = dictOf(dictOf(encrypt.entries.get('CF'))?.entries.get(name));
  switch (nameOf(filter?.entries.get('CFM'))) {
    case 'None':
      return 'none';
    case 'V2':
      return 'rc4';
    case 'AESV2':
      return 'aes128';
    case 'AESV3':
      return 'aes256';
    default:
      return null;
  }
}

function decrypt(bytes: Uint8Array, key: Uint8Array, method: Method, num: number, gen: number): Uint8Array {
  if (method === 'none') return bytes;
  if (method === 'aes256') return decryptAes(bytes, key);
  const salt = Buffer.from([num & 255, (num >> 8) & 255, (num >> 16) & 255, gen & 255, (gen >> 8) & 255]);
  const hash = createHash('md5').update(key).update(salt);
  if (method === 'aes128') hash.update('sAlT', 'latin1');
  const own = hash.digest().subarray(0, Math.min(16, key.length + 5));
  return method === 'rc4' ? applyRc4(own, bytes) : decryptAes(bytes, own);
}

/**
 * CBC, the initialisation vector first, PKCS padding, which may be damaged. What cannot be such data is given
 * back as it is: some writers leave short strings in clear, and there they would be seen by anyone who looks.
 */
function decryptAes(bytes: Uint8Array, key: Uint8Array): Uint8Array {
  const whole = bytes.length - (bytes.length % 16);
  if (whole < 32) return bytes;
  const decipher = createDecipheriv(
    key.length === 32 ? 'aes-256-cbc' : 'aes-128-cbc',
    key,
    bytes.subarray(0, 16),
  );
  decipher.setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes.subarray(16, whole)), decipher.final()]);
  const pad = plain[plain.length - 1] ?? 0;
  return pad >= 1 && pad <= 16 ? plain.subarray(0, plain.length - pad) : plain;
}

function bytesOf(dict: PdfDict, key: string): Buffer {
  const value = dict.entries.get(key);
  return isString(value) ? Buffer.from(value.bytes) : Buffer.alloc(0);
}

function padPassword(password: string): Buffer {
  return Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32);
}

function findOldKey(encrypt: PdfDict, revision: number, id: Uint8Array, password: string): Buffer | null {
  const length =
    revision === 2 ? 5 : Math.min(16, Math.max(5, numberOf(encrypt.entries.get('Length'), 128) >> 3));
  const keyLength = numberOf(encrypt.entries.get('V'), 0) === 4 ? 16 : length;
  const asUser = makeOldKey(encrypt, revision, id, padPassword(password), keyLength);
  if (isUserKey(encrypt, revision, id, asUser)) return asUser;
  // Algorithm 7: the owner's password uncovers the user's.
  let hash = createHash('md5').update(padPassword(password)).digest();
  if (revision >= 3)
    for (let round = 0; round < 50; round += 1) hash = createHash('md5').update(hash).digest();
  const ownerKey = hash.subarray(0, keyLength);
  let user: Uint8Array = bytesOf(encrypt, 'O').subarray(0, 32);
  for (let round = revision >= 3 ? 19 : 0; round >= 0; round -= 1)
    user = applyRc4(
      ownerKey.map((byte) => byte ^ round),
      user,
    );
  const asOwner = makeOldKey(encrypt, revision, id, user, keyLength);
  return isUserKey(encrypt, revision, id, asOwner) ? asOwner : null;
}

/** Algorithm 2. */
function makeOldKey(
  encrypt: PdfDict,
  revision: number,
  id: Uint8Array,
  padded: Uint8Array,
  keyLength: number,
): Buffer {
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(numberOf(encrypt.entries.get('P'), 0) | 0);
  const first = createHash('md5').update(padded).update(bytesOf(encrypt, 'O').subarray(0, 32));
  first.update(permissions).update(id);
  if (revision >= 4 && encrypt.entries.get('EncryptMetadata') === false) first.update(Buffer.alloc(4, 255));
  let key = first.digest();
  if (revision >= 3)
    for (let round = 0; round < 50; round += 1)
      key = createHash('md5').update(key.subarray(0, keyLength)).digest();
  return key.subarray(0, keyLength);
}

/** Algorithms 4, 5 and 6. */
function isUserKey(encrypt: PdfDict, revision: number, id: Uint8Array, key: Buffer): boolean {
  const stored = bytesOf(encrypt, 'U');
  if (revision === 2) return Buffer.from(applyRc4(key, padding)).equals(stored.subarray(0, 32));
  let value: Uint8Array = createHash('md5').update(padding).update(id).digest();
  for (let round = 0; round < 20; round += 1)
    value = applyRc4(
      key.map((byte) => byte ^ round),
      value,
    );
  return Buffer.from(value).equals(stored.subarray(0, 16));
}

/** Algorithm 2.A. */
function findAesKey(encrypt: PdfDict, revision: number, password: string): Buffer | null {
  const secret = Buffer.from(password.normalize('NFKC'), 'utf8').subarray(0, 127);
  const user = bytesOf(encrypt, 'U').subarray(0, 48);
  const owner = bytesOf(encrypt, 'O').subarray(0, 48);
  if (user.length < 48 || owner.length < 48) return null;
  const nothing = Buffer.alloc(0);
  if (hashAes(revision, secret, owner.subarray(32, 40), user).equals(owner.subarray(0, 32)))
    return unwrapKey(hashAes(revision, secret, owner.subarray(40, 48), user), bytesOf(encrypt, 'OE'));
  if (hashAes(revision, secret, user.subarray(32, 40), nothing).equals(user.subarray(0, 32)))
    return unwrapKey(hashAes(revision, secret, user.subarray(40, 48), nothing), bytesOf(encrypt, 'UE'));
  return null;
}

function unwrapKey(key: Buffer, wrapped: Buffer): Buffer | null {
  if (wrapped.length < 32) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16));
  decipher.setAutoPadding(false);
  return Buffer.concat([decipher.update(wrapped.subarray(0, 32)), decipher.final()]);
}

/** Algorithm 2.B; revision 5 stops after the first hash. */
function hashAes(revision: number, secret: Buffer, salt: Buffer, user: Buffer): Buffer {
  let key = createHash('sha256').update(secret).update(salt).update(user).digest();
  if (revision < 6) return key;
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const block = Buffer.concat([secret, key, user]);
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32));
    cipher.setAutoPadding(false);
    const encrypted = cipher.update(Buffer.concat(Array.from({ length: 64 }, () => block)));
    let sum = 0;
    for (const byte of encrypted.subarray(0, 16)) sum += byte;
    key = createHash(['sha256', 'sha384', 'sha512'][sum % 3] ?? 'sha256')
      .update(encrypted)
      .digest();
    last = encrypted[encrypted.length - 1] ?? 0;
  }
  return key.subarray(0, 32);
}
