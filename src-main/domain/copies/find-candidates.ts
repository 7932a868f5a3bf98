/** Which pages are worth comparing word by word: those that share numbers of their fingerprints. Never all with all. */

export type PrintIndex = {
  readonly prints: readonly Uint32Array[];
  /** Owners of numbers that several texts share, group by group, in order. */
  readonly owners: Uint32Array;
  /** Of each text, the groups that it is in, as places in `owners`. */
  readonly groupsOf: readonly (readonly Group[])[];
};

type Group = readonly [start: number, end: number];

/** A number that more texts share than this (a form's printed words) ties each of them to the first only. */
const mostOwners = 24;
const leastShared = 3;
/** Of the shorter fingerprint. Two poor recognitions of one page share about a third. */
const leastShare = 0.1;
/** Number and owner in one: 32 bits and 21 bits fit into the 53 of a double. */
const ownerRoom = 2 ** 21;
/** Numbers are sorted in portions, by their first five bits. */
const portions = 32;
const portionSize = 2 ** 32 / portions;

/** Of sorted fingerprints of different texts. The work grows with the number of texts, not with its square. */
export function indexPrints(prints: readonly Uint32Array[]): PrintIndex {
  const steps = indexInSteps(prints);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in small steps, for whoever has something else to do in between. */
export function* indexInSteps(prints: readonly Uint32Array[]): Generator<undefined, PrintIndex> {
  const total = prints.reduce((sum, { length }) => sum + length, 0);
  const owners = new Uint32Array(total);
  const groupsOf: Group[][] = prints.map(() => []);
  // Where each text has got to: its numbers are in order, as the portions are.
  const next = new Uint32Array(prints.length);
  let filled = 0;
  for (let portion = 1; portion <= portions; portion += 1) {
    const keys = takeKeys(prints, next, portion * portionSize);
    keys.sort();
    for (const [at, key] of keys.entries()) owners[filled + at] = key % ownerRoom;
    for (let start = 0; start < keys.length; ) {
      const print = Math.floor((keys[start] ?? 0) / ownerRoom);
      let end = start + 1;
      while (end < keys.length && Math.floor((keys[end] ?? 0) / ownerRoom) === print) end += 1;
      const group: Group = [filled + start, filled + end];
      if (end - start > 1)
        for (let at = group[0]; at < group[1]; at += 1) groupsOf[owners[at] ?? 0]?.push(group);
      start = end;
    }
    filled += keys.length;
    yield undefined;
  }
  return { prints, owners, groupsOf };
}

/** The numbers below `limit` that were not taken yet. */
function takeKeys(prints: readonly Uint32Array[], next: Uint32Array, limit: number): Float64Array {
  const keys: number[] = [];
  for (const [owner, own] of prints.entries()) {
    let at = next[owner] ?? 0;
    for (; at < own.length && (own[at] ?? 0) < limit; at += 1) keys.push((own[at] ?? 0) * ownerRoom + owner);
    next[owner] = at;
  }
  return Float64Array.from(keys);
}

/** The texts that are worth comparing with this one, in order. */
export function findCandidates({ prints, owners, groupsOf }: PrintIndex, text: number): number[] {
  const shared = new Map<number, number>();
  for (const [start, end] of groupsOf[text] ?? []) {
    const last = end - start > mostOwners ? start + 1 : end;
    for (let at = start; at < last; at += 1) {
      const owner = owners[at] ?? 0;
      if (owner !== text) shared.set(owner, (shared.get(owner) ?? 0) + 1);
    }
  }
  const own = prints[text]?.length ?? 0;
  return [...shared]
    .filter(([owner, count]) => {
      const shorter = Math.min(own, prints[owner]?.length ?? 0);
      return count >= Math.max(Math.min(leastShared, shorter), leastShare * shorter);
    })
    .map(([owner]) => owner)
    .sort((a, b) => a - b);
}
