/** The verification file beside an exported bundle: who signed it off, and whether these are still the bytes they signed. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { SignOff, type VerificationFinding } from '../contract/bundle.ts';
import { AppError } from '../contract/errors.ts';
import { signOffText } from '../domain/bundle.ts';
import { readJsonInput } from './read-input.ts';

export type SignatureReport = {
  readonly valid: boolean;
  /** What the statement says; null where there is none that can be read. */
  readonly signedBy: string | null;
  readonly preparedBy: string | null;
  readonly signedAt: string | null;
  readonly reference: string | null;
  /** SHA-256 of the raw public key, hex: to be compared with what the signer's organisation tells. */
  readonly publicKeyFingerprint: string | null;
};

export type SignatureCheck = {
  readonly report: SignatureReport;
  readonly findings: readonly VerificationFinding[];
};

const unread: SignatureReport = {
  valid: false,
  signedBy: null,
  preparedBy: null,
  signedAt: null,
  reference: null,
  publicKeyFingerprint: null,
};

/** `X.verification.json` for `X.pdf`, as the application exports it. */
export function nameVerificationFile(pdf: string): string {
  return `${pdf.replace(/\.pdf$/iu, '')}.verification.json`;
}

/** Null where no verification file lies beside the PDF. */
export async function checkSignature(pdf: string, bytes: Uint8Array): Promise<SignatureCheck | null> {
  const json = await readVerificationFile(nameVerificationFile(pdf));
  if (json === null) return null;
  const parsed = SignOff.safeParse(json);
  if (!parsed.success)
    return { report: unread, findings: [invalid('The verification file cannot be read.')] };
  const { statement, signature, publicKey } = parsed.data;
  const key = Buffer.from(publicKey, 'base64');
  const valid = isSignedBy(
    key,
    Buffer.from(signOffText(statement), 'utf8'),
    Buffer.from(signature, 'base64'),
  );
  const same = createHash('sha256').update(bytes).digest('hex') === statement.bundleSha256;
  const findings: VerificationFinding[] = [];
  if (!valid) findings.push(invalid('The signature does not belong to the statement.'));
  if (!same)
    findings.push({
      kind: 'bundle-changed',
      page: null,
      detail: 'The file is not the one that was signed off.',
    });
  const { signedBy, preparedBy, signedAt, reference } = statement;
  const publicKeyFingerprint = createHash('sha256').update(key).digest('hex');
  return {
    report: { valid: valid && same, signedBy, preparedBy, signedAt, reference, publicKeyFingerprint },
    findings,
  };
}

/** Null where there is none; one that is there but cannot be read must not pass for none. */
async function readVerificationFile(file: string): Promise<unknown> {
  try {
    return await readJsonInput(file);
  } catch (error) {
    if (error instanceof AppError && error.code === 'file-unreadable') return null;
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** DER of a raw Ed25519 public key is this prefix and the key (RFC 8410, 4). */
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex');

function isSignedBy(rawKey: Buffer, text: Buffer, signature: Buffer): boolean {
  if (rawKey.length !== 32) return false;
  try {
    const key = createPublicKey({
      key: Buffer.concat([publicKeyPrefix, rawKey]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, text, key, signature);
  } catch {
    return false;
  }
}

function invalid(detail: string): VerificationFinding {
  return { kind: 'signature-invalid', page: null, detail };
}
