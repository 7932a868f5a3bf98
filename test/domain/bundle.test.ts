import { describe, expect, test } from 'vitest';
import { checkExport, checkSignOff, createStatement, signOffText } from '../../src-main/domain/bundle.ts';
import { ben, cara, noon } from './invented.ts';

const clean = { clean: true, findings: [] };
const bundle = {
  state: 'prepared' as const,
  preparedBy: ben,
  verification: clean,
  sha256: 'abc',
  pages: 52,
  signOff: null,
};
const dana = { ...cara, id: ben.id };
const fresh = { bundle, signer: cara, preparedRevision: 7, currentRevision: 7, blockers: [] };
const statement = createStatement(bundle, 'SAR-1', cara, noon);
const signed = {
  ...bundle,
  state: 'signed' as const,
  signOff: { statement, signature: 's', publicKey: 'k' },
};
const leaving = {
  bundle: signed,
  preparedRevision: 7,
  currentRevision: 7,
  fileSha256: 'abc',
  addressConfirmed: true,
};

describe('sign-off', () => {
  test('is open to a manager who did not prepare the bundle', () => {
    expect(() => checkSignOff(fresh)).not.toThrow();
  });

  test.each([
    ['not-allowed', { signer: ben }],
    ['signer-is-preparer', { signer: dana }],
    ['bundle-changed', { currentRevision: 8 }],
    ['bundle-changed', { bundle: { ...bundle, state: 'void' as const } }],
    ['not-allowed', { bundle: { ...bundle, state: 'signed' as const } }],
    ['verification-failed', { bundle: { ...bundle, verification: { clean: false, findings: [] } } }],
    [
      'verification-failed',
      {
        bundle: {
          ...bundle,
          verification: { clean: true, findings: [{ kind: 'text', page: 1, detail: '' }] },
        },
      },
    ],
    ['not-ready', { blockers: [{ kind: 'pages-unseen' as const, count: 1 }] }],
  ])('is refused with %s', (code, change) => {
    expect(() => checkSignOff({ ...fresh, ...change })).toThrow(code);
  });
});

describe('export', () => {
  test('lets out exactly what was signed, and again', () => {
    expect(() => checkExport(leaving)).not.toThrow();
    expect(() => checkExport({ ...leaving, bundle: { ...signed, state: 'exported' } })).not.toThrow();
  });

  test.each([
    ['not-signed', { bundle }],
    ['bundle-changed', { bundle: { ...signed, state: 'void' as const } }],
    ['bundle-changed', { currentRevision: 8 }],
    ['bundle-changed', { fileSha256: 'abd' }],
    ['bundle-changed', { bundle: { ...signed, sha256: 'abd' } }],
    ['verification-failed', { bundle: { ...signed, verification: { clean: false, findings: [] } } }],
    ['address-not-confirmed', { addressConfirmed: false }],
  ])('is refused with %s', (code, change) => {
    expect(() => checkExport({ ...leaving, ...change })).toThrow(code);
  });
});

test('what is signed is one text, whatever the order of members, and nothing but the statement', () => {
  const text = signOffText(statement);
  expect(text).toBe(
    '{"bundleSha256":"abc","pages":52,"preparedBy":"Ben","product":"candour","reference":"SAR-1","signedAt":"2026-11-24T12:00:00Z","signedBy":"Cara","version":1}',
  );
  const reordered = { ...Object.fromEntries(Object.entries(statement).reverse()), note: 'not signed' };
  expect(signOffText(reordered as never)).toBe(text);
  expect(() => signOffText({ ...statement, pages: 1.5 })).toThrow('invalid-input');
});
