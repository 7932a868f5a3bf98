/** One key under another: AES-256-GCM, bound to its purpose. 12 bytes nonce, ciphertext, 16 bytes tag. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceSize = 12;
const tagSize = 16;

/** `purpose` says what is wrapped and for whom; unwrapping with another fails. */
export function wrapKey(wrapping: Buffer, key: Buffer, purpose: string): Buffer {
  const nonce = randomBytes(nonceSize);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce, { authTagLength: tagSize });
  cipher.setAAD(Buffer.from(purpose, 'utf8'));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
}

/** Null where the wrapping key or the purpose is another, or a byte was changed. */
export function unwrapKey(wrapping: Buffer, wrapped: Buffer, purpose: string): Buffer | null {
  if (wrapped.length <= nonceSize + tagSize) return null;
  const tagAt = wrapped.length - tagSize;
  const decipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, nonceSize), {
    authTagLength: tagSize,
  });
  decipher.setAAD(Buffer.from(purpose, 'utf8'));
  decipher.setAuthTag(wrapped.subarray(tagAt));
  const key = decipher.update(wrapped.subarray(nonceSize, tagAt));
  try {
    decipher.final();
    return key;
  } catch {
    key.fill(0);
    return null;
  }
}

/** A key for one purpose out of a key with full entropy (HKDF-SHA256, 32 bytes). */
export function deriveKey(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
}

export function makeKey(): Buffer {
  return randomBytes(32);
}
