/** How likely it is that somebody named in a document acts there in a paid or public role, by trained weights. */
import { readRoleSigns } from './professionals.ts';
import { collectClues } from './role-clues.ts';
import { foldWord } from './text-tokens.ts';

/** `rows` is a power of two; one weight a row, of which 1 stands for `scale`. */
export type RoleWeights = {
  readonly rows: number;
  readonly scale: number;
  readonly weights: Int8Array | Float32Array;
};

export type Mention = { readonly text: string; readonly start: number; readonly end: number };

/** Above this a name is proposed as kept. */
export const keepChance = 0.8;
/** Below this no rule is believed: the name waits in the queue. */
export const leastChance = 0.45;
/** Above this what stands in one block with the name is taken for contact details of somebody at work. */
export const blockChance = 0.6;
/** Above this it waits in the queue instead of being marked beforehand. */
export const demoteChance = 0.54;
/** What the other places of a name, and the names beside it in a list, count against the place itself. */
const shareOfOthers = 0.6;
const shareOfList = 0.4;

/** A chance for each mention of a document, in the order of the text; the places of one name, and a list, speak for each other. */
export function weighRoles(
  mentions: readonly Mention[],
  model: RoleWeights,
  clusters: ReadonlyMap<string, number>,
): readonly number[] {
  const alone = mentions.map((mention) => sumClues(readClues(mention, clusters), model));
  const listed = shareInLists(mentions, alone);
  const groups = groupByName(mentions, listed);
  return listed.map((own, at) => {
    const group = groups[at];
    if (group === undefined || group.count < 2) return toChance(own);
    const mean = (group.sum - own) / (group.count - 1);
    // Places that agree make each other surer, places that do not make both doubtful.
    return toChance(
      Math.sign(own) === Math.sign(mean)
        ? own + mean * shareOfOthers
        : own * (1 - shareOfOthers) + mean * shareOfOthers,
    );
  });
}

type Group = { readonly sum: number; readonly count: number };

/** For each mention the sum and the number of the places that may be the same person's; each different name is compared once. */
function groupByName(mentions: readonly Mention[], sums: readonly number[]): readonly (Group | undefined)[] {
  const keys: string[] = [];
  const names = new Map<string, { readonly words: readonly string[]; sum: number; count: number }>();
  for (const [at, { text, start, end }] of mentions.entries()) {
    const words = readNameWords(text.slice(start, end));
    const key = words.join(' ');
    keys.push(key);
    const known = names.get(key) ?? { words, sum: 0, count: 0 };
    names.set(key, known);
    known.sum += sums[at] ?? 0;
    known.count += 1;
  }
  const byWord = new Map<string, string[]>();
  for (const [key, { words }] of names) {
    for (const word of keysOf(words)) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [key]);
      else known.push(key);
    }
  }
  const groups = new Map<string, Group>();
  for (const [key, own] of names) {
    const linked = new Set<string>([key]);
    for (const word of keysOf(own.words)) {
      const others = byWord.get(word) ?? [];
      // A word in so many names tells nobody from another.
      if (others.length <= mostLinked) for (const other of others) linked.add(other);
    }
    let [sum, count] = [0, 0];
    for (const other of linked) {
      const name = names.get(other);
      if (name === undefined || (other !== key && !areOne(own.words, name.words))) continue;
      sum += name.sum;
      count += name.count;
    }
    groups.set(key, { sum, count });
  }
  return keys.map((key) => (key === '' ? undefined : groups.get(key)));
}

const mostLinked = 60;
/** No name is longer; what is, is a list that was taken for one. */
const mostNameWords = 6;

const betweenListed = /^[^.\n]{0,44}?(?:[,;·|/&\t•]|\band\b)[^.\n]{0,12}$/u;

/** "Panel: Ann Pike (Chair), Bill Rix, Zubeida Haq": who stands between people at work is likely to be at work. */
function shareInLists(mentions: readonly Mention[], sums: readonly number[]): readonly number[] {
  const isListed = mentions.map((mention, at) => {
    const next = mentions[at + 1];
    if (next === undefined || next.text !== mention.text || next.start < mention.end) return false;
    return betweenListed.test(mention.text.slice(mention.end, next.start));
  });
  return sums.map((own, at) => {
    const beside = [
      ...(isListed[at - 1] === true ? [sums[at - 1] ?? 0] : []),
      ...(isListed[at] === true ? [sums[at + 1] ?? 0] : []),
    ];
    if (beside.length === 0) return own;
    return own + (beside.reduce((sum, each) => sum + each, 0) / beside.length) * shareOfList;
  });
}

export function readClues(
  { text, start, end }: Mention,
  clusters: ReadonlyMap<string, number>,
): readonly number[] {
  const place = { start, end };
  return collectClues(text, place, readRoleSigns(text, place), clusters);
}

function sumClues(clues: readonly number[], { rows, scale, weights }: RoleWeights): number {
  let sum = 0;
  for (const clue of clues) sum += weights[clue & (rows - 1)] ?? 0;
  return sum * scale;
}

function toChance(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

const titles = new Set('mr mrs ms miss mx dr prof pc dc ds di ps sgt cllr nurse sister'.split(' '));

function readNameWords(name: string): readonly string[] {
  return name
    .slice(0, 120)
    .split(/[\s.,"“”()]+/)
    .map((word) => foldWord(word.replace(/['’]s$/i, '')))
    .filter((word) => word !== '' && !titles.has(word))
    .slice(0, mostNameWords);
}

/** Each word, and the initials of a full name. */
function keysOf(words: readonly string[]): readonly string[] {
  return words.length > 1 ? [...words, initialsOf(words)] : words;
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}

/** "Jo Bright" and "Bright", not "Jo Bright" and "Jo Pike"; initials are those of a name. */
function areOne(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const [first] = short;
  if (first === undefined) return false;
  if (short.length === 1 && long.length > 1 && first === initialsOf(long)) return true;
  return short.every((word) =>
    long.some((whole) => whole === word || (word.length === 1 && whole.startsWith(word))),
  );
}

const magic = 'candour-roles 1';

/** A line of text (name of the format, rows, scale), then the weights, one byte each. */
export function writeRoleWeights({ rows, scale, weights }: RoleWeights): Uint8Array {
  const header = `${magic} ${rows} ${scale}\n`;
  const bytes = new Uint8Array(header.length + weights.length);
  for (let at = 0; at < header.length; at += 1) bytes[at] = header.charCodeAt(at);
  bytes.set(new Uint8Array(Int8Array.from(weights).buffer), header.length);
  return bytes;
}

/** Throws where the bytes are not such a file. */
export function readRoleWeights(bytes: Uint8Array): RoleWeights {
  const end = bytes.indexOf(10);
  const header = end < 0 || end > 100 ? '' : String.fromCharCode(...bytes.subarray(0, end));
  const [, rowWord = '', scaleWord = ''] = /^candour-roles 1 (\d+) ([\d.e-]+)$/.exec(header) ?? [];
  const rows = Number(rowWord);
  const scale = Number(scaleWord);
  const weights = Int8Array.from(bytes.subarray(end + 1));
  if (rows === 0 || (rows & (rows - 1)) !== 0 || !(scale > 0) || weights.length !== rows)
    throw new Error('the weights of roles are not as written');
  return { rows, scale, weights };
}
