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

/** Of sorted fingerprints of different texts. The work grows with the number of texts, not with its square. */
export function indexPrints(prints: readonly Uint32Array[]): PrintIndex {
  const keys = new Float64Array(prints.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const [owner, own] of prints.entries()) {
    for (const print of own) {
      keys[filled] = print * ownerRoom + owner;
      filled += 1;
    }
  }
  keys.sort();
  const owners = Uint32Array.from(keys, (key) => key % ownerRoom);
  const groupsOf: Group[][] = prints.map(() => []);
  for (let start = 0; start < keys.length; ) {
    const print = Math.floor((keys[start] ?? 0) / ownerRoom);
    let end = start + 1;
    while (end < keys.length && Math.floor((keys[end] ?? 0) / ownerRoom) === print) end += 1;
    if (end - start > 1) {
      const group: Group = [start, end];
      for (let at = start; at < end; at += 1) groupsOf[owners[at] ?? 0]?.push(group);
    }
    start = end;
  }
  return { prints, owners, groupsOf };
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
