/** Compound files whose chains lead nowhere, before a reader follows them. */
import CFB from 'cfb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSectorChains, isCompoundFile } from '../../src-main/intake/sector-chains.ts';

/** As Office writes it: a large stream in sectors, a small one in the mini stream, one in a storage. */
function makeFile(): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/WordDocument', Buffer.alloc(9000, 7));
  CFB.utils.cfb_add(file, '/Small', Buffer.from('a few words'));
  CFB.utils.cfb_add(file, '/Storage/Inner', Buffer.alloc(700, 3));
  return Buffer.from(Uint8Array.from(CFB.write(file, { type: 'buffer' }) as Iterable<number>));
}

const fatSector = (file: Buffer): number => 512 * (file.readUInt32LE(76) + 1);
const refusal = { code: 'file-damaged' };
const check = (file: Buffer) => () => checkSectorChains(file);

describe('a compound file', () => {
  test('that hangs together passes', () => {
    expect(isCompoundFile(makeFile())).toBe(true);
    expect(check(makeFile())).not.toThrow();
  });

  test('whose stream comes back to its own start is refused', () => {
    const file = makeFile();
    const fat = fatSector(file);
    const links = Array.from({ length: 128 }, (_, i) => file.readUInt32LE(fat + i * 4));
    const end = links.findIndex((next, i) => next === 0xfffffffe && links.includes(i));
    let first = end;
    for (let before = links.indexOf(first); before >= 0; before = links.indexOf(first)) first = before;
    file.writeUInt32LE(first, fat + end * 4);
    expect(check(file)).toThrow(expect.objectContaining(refusal));
  });

  test('whose sector follows itself is refused', () => {
    const file = makeFile();
    file.writeUInt32LE(3, fatSector(file) + 12);
    expect(check(file)).toThrow(expect.objectContaining(refusal));
  });

  test('whose list of tables comes back to itself is refused', () => {
    const file = makeFile();
    file.writeUInt32LE(0, 68);
    file.writeUInt32LE(0, 512 + 508);
    expect(check(file)).toThrow(expect.objectContaining(refusal));
  });

  test('whose tree of entries comes back to the root is refused', () => {
    const file = makeFile();
    const directory = 512 * (file.readUInt32LE(48) + 1);
    file.writeUInt32LE(0, directory + 128 + 68);
    expect(check(file)).toThrow(expect.objectContaining(refusal));
  });

  test('that breaks off anywhere is refused or passes, and nothing else happens', () => {
    const file = makeFile();
    fc.assert(
      fc.property(fc.nat(file.length), fc.nat(file.length - 1), fc.nat(255), (length, at, value) => {
        const changed = Buffer.from(file.subarray(0, length));
        if (at < length) changed[at] = value;
        try {
          checkSectorChains(changed);
        } catch (error) {
          expect(error).toMatchObject(refusal);
        }
      }),
    );
  });
});
