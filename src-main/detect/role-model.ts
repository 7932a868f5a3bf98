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
  const names = mentions.map(({ text, start, end }) => readNameWords(text.slice(start, end)));
  const byKey = new Map<string, number[]>();
  for (const [at, name] of names.entries()) {
    for (const key of keysOf(name)) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [at]);
      else known.push(at);
    }
  }
  return listed.map((own, at) => {
    const linked = new Set(
      (names[at] === undefined ? [] : keysOf(names[at])).flatMap((key) => byKey.get(key) ?? []),
    );
    linked.delete(at);
    const others = [...linked].filter((other) => areOne(names[at] ?? [], names[other] ?? []));
    if (others.length === 0) return toChance(own);
    const mean = others.reduce((sum, other) => sum + (listed[other] ?? 0), 0) / others.length;
    // Places that agree make each other surer, places that do not make both doubtful.
    const agree = Math.sign(own) === Math.sign(mean);
    return toChance(agree ? own + mean * shareOfOthers : own * (1 - shareOfOthers) + mean * shareOfOthers);
  });
}

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
    .split(/[\s.,"“”()]+/)
    .map((word) => foldWord(word.replace(/['’]s$/i, '')))
    .filter((word) => word !== '' && !titles.has(word));
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
