import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { AppError } from '../../src-main/contract/errors.ts';
import {
  assertStrongPassphrase,
  chooseKdfCost,
  standardKdfCost,
  stretchPassphrase,
} from '../../src-main/store/passphrase.ts';
import { cheapCost, codeOf } from './support/stores.ts';

function faultOf(passphrase: string, userName = 'Anna Brown'): string {
  try {
    assertStrongPassphrase(passphrase, userName);
    return 'none';
  } catch (error) {
    if (error instanceof AppError && error.code === 'passphrase-too-weak')
      return Object.keys(error.detail).join();
    throw error;
  }
}

test.each([
  ['elevenchars', 'short'],
  ['anna brown 1', 'ownName'],
  ['ANNA BROWN2026!', 'ownName'],
  ['aaaaaaaaaaaa', 'repeated'],
  ['ababababababab', 'repeated'],
  ['passwordpassword', 'common'],
  ['Password123456', 'common'],
  ['qwertyuiop12', 'common'],
  ['123456789012345', 'common'],
  ['abcdefghijkl', 'common'],
  ['seven green lanterns', 'none'],
  ['correct horse battery', 'none'],
  ['xK9#mQ2$vL7!', 'none'],
  ['père noël à la mer', 'none'],
])('%j: %s', (passphrase, fault) => {
  expect(faultOf(passphrase)).toBe(fault);
});

test('a short name does not spoil every passphrase that contains it', () => {
  expect(faultOf('seven green lanterns', 'en')).toBe('none');
});

test('the cost of a guess has a floor and a ceiling', () => {
  expect(codeOf(() => chooseKdfCost(1024, 3))).toBe('invalid-input');
  expect(codeOf(() => chooseKdfCost(64 * 1024, 1))).toBe('invalid-input');
  expect(codeOf(() => chooseKdfCost(16 * 1024 * 1024, 3))).toBe('invalid-input');
  expect(standardKdfCost).toMatchObject({ memoryKiB: 65536, passes: 3 });
});

test('stretching is argon2id: the same for the same, another for any other', async () => {
  const salt = Buffer.alloc(16, 1);
  const one = await stretchPassphrase('seven green lanterns', salt, cheapCost);
  expect(one).toHaveLength(32);
  expect(await stretchPassphrase('seven green lanterns', salt, cheapCost)).toEqual(one);
  expect(await stretchPassphrase('seven green lantern', salt, cheapCost)).not.toEqual(one);
  expect(await stretchPassphrase('seven green lanterns', Buffer.alloc(16, 2), cheapCost)).not.toEqual(one);
});

test('the standard cost works, and gives what another argon2id gives', async () => {
  const salt = Buffer.alloc(16, 9);
  const ours = await stretchPassphrase('seven green lanterns', salt, standardKdfCost);
  const theirs = argon2Sync('argon2id', {
    message: 'seven green lanterns',
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    memory: 64 * 1024,
    passes: 3,
  });
  expect(ours).toEqual(theirs);
});
