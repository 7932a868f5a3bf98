/** The audit log's chain: each hash covers the entry and the hash before it, so that a change anywhere shows. */
import type { AuditEntry } from '../contract/case.ts';
import { canonicalJson } from './canonical-json.ts';

/** The hash "before" the first entry. */
export const chainStart = '';

export type ChainCheck = { readonly ok: true } | { readonly ok: false; readonly sequence: number };

/** What the log should end with, kept elsewhere: without it a cut tail cannot be seen. */
export type ChainEnd = { readonly count: number; readonly head: string };

/** The text whose SHA-256 (hex) becomes the entry's hash. */
export function chainEntry(previousHash: string, entry: Omit<AuditEntry, 'hash'>): string {
  const { sequence, at, actor, action, detail } = entry;
  return canonicalJson({ previous: previousHash, sequence, at, actor, action, detail });
}

/**
 * Entries in the order of the log, numbered from 1. Finds the first one that was altered, inserted, deleted or
 * moved; with `end`, also a cut or lengthened tail (the sequence is then the first that is missing or too many).
 */
export function verifyChain(
  entries: readonly AuditEntry[],
  hash: (text: string) => string,
  end?: ChainEnd,
): ChainCheck {
  let previous = chainStart;
  let expected = 1;
  for (const entry of entries) {
    if (entry.sequence !== expected) return { ok: false, sequence: expected };
    if (hash(chainEntry(previous, entry)) !== entry.hash) return { ok: false, sequence: expected };
    previous = entry.hash;
    expected += 1;
  }
  if (end === undefined) return { ok: true };
  if (entries.length !== end.count) return { ok: false, sequence: Math.min(entries.length, end.count) + 1 };
  return previous === end.head ? { ok: true } : { ok: false, sequence: entries.length };
}
