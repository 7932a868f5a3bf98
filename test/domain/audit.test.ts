import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../src-main/contract/case.ts';
import { chainEntry, chainStart, verifyChain } from '../../src-main/domain/audit.ts';
import { canonicalJson } from '../../src-main/domain/canonical-json.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function chain(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let previous = chainStart;
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const entry = {
      sequence,
      at: '2026-11-24T10:00:00Z',
      actor: null,
      action: 'decideMarks',
      detail: { marks: sequence },
    };
    previous = sha256(chainEntry(previous, entry));
    entries.push({ ...entry, hash: previous });
  }
  return entries;
}

describe('the chain of the audit log', () => {
  const log = chain(5);
  const end = { count: 5, head: log.at(-1)?.hash ?? '' };

  test('holds as it was written, also when it is empty', () => {
    expect(verifyChain(log, sha256, end)).toEqual({ ok: true });
    expect(verifyChain([], sha256, { count: 0, head: chainStart })).toEqual({ ok: true });
  });

  test('shows an altered entry', () => {
    const altered = log.map((entry) => (entry.sequence === 3 ? { ...entry, action: 'export' } : entry));
    expect(verifyChain(altered, sha256)).toEqual({ ok: false, sequence: 3 });
  });

  test('shows an altered entry whose own hash was made to fit', () => {
    const [, second] = log;
    if (second === undefined) throw new Error('no second entry');
    const forged = { ...second, action: 'export' };
    const fitting = { ...forged, hash: sha256(chainEntry(log[0]?.hash ?? '', forged)) };
    expect(verifyChain(log.with(1, fitting), sha256)).toEqual({ ok: false, sequence: 3 });
  });

  test('shows a deleted, an inserted and a moved entry', () => {
    expect(verifyChain(log.toSpliced(1, 1), sha256)).toEqual({ ok: false, sequence: 2 });
    const copy = log[1];
    if (copy === undefined) throw new Error('no second entry');
    expect(verifyChain(log.toSpliced(2, 0, copy), sha256)).toEqual({ ok: false, sequence: 3 });
    expect(verifyChain([...log].reverse(), sha256)).toEqual({ ok: false, sequence: 1 });
    const renumbered = [...log].reverse().map((entry, index) => ({ ...entry, sequence: index + 1 }));
    expect(verifyChain(renumbered, sha256).ok).toBe(false);
  });

  test('shows a cut and a lengthened tail only against the end kept elsewhere', () => {
    expect(verifyChain(log.slice(0, 3), sha256)).toEqual({ ok: true });
    expect(verifyChain(log.slice(0, 3), sha256, end)).toEqual({ ok: false, sequence: 4 });
    expect(verifyChain(chain(6), sha256, end)).toEqual({ ok: false, sequence: 6 });
    expect(verifyChain([], sha256, end)).toEqual({ ok: false, sequence: 1 });
  });

  test('shows a whole log that was written anew', () => {
    expect(verifyChain(log, sha256, { count: 5, head: sha256('another') })).toEqual({
      ok: false,
      sequence: 5,
    });
  });
});

describe('canonical JSON', () => {
  test('says the same whatever the order of members', () => {
    expect(canonicalJson({ b: [1, 'é', null], a: { d: true, c: -0 } })).toBe(
      '{"a":{"c":0,"d":true},"b":[1,"é",null]}',
    );
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  test('refuses what JSON cannot say', () => {
    for (const value of [undefined, Number.NaN, 1n, () => 0, new Date(0), [undefined], new Map()]) {
      expect(() => canonicalJson(value)).toThrow('internal');
    }
  });

  test('reads back as the value, and writes the same again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});
