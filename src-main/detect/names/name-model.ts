/** What the tagger of names knows: word lists, clusters of words that are used alike, and trained weights. Read once, passed in. */

import { type RoleWeights, readRoleWeights } from '../role-model.ts';

export const nameTags = ['other', 'person', 'place', 'organisation'] as const;
export type NameTag = (typeof nameTags)[number];

export type WordLists = {
  /** Folded words; a name of several words gives each of them. */
  readonly forenames: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  /** Words of the language that are written without a capital; some of them are names as well. */
  readonly ordinary: ReadonlySet<string>;
  /** From 1; words that are used alike share a number. */
  readonly clusters: ReadonlyMap<string, number>;
};

export type TaggerWeights = {
  /** A power of two: how many features there is room for. */
  readonly rows: number;
  /** `rows` × one weight a tag. */
  readonly weights: Int8Array | Float32Array;
  /** What a weight of 1 stands for. */
  readonly scale: number;
};

export type NameModel = {
  readonly lists: WordLists;
  readonly tagger: TaggerWeights;
  /** What tells people at work from others. */
  readonly roles: RoleWeights;
};

/** The files of resources/detect, as they lie there. */
export type NameFiles = {
  readonly forenames: string;
  readonly surnames: string;
  readonly ordinaryWords: string;
  readonly clusters: string;
  readonly tagger: Uint8Array;
  readonly roles: Uint8Array;
};

export function readNameModel(files: NameFiles): NameModel {
  return {
    lists: readWordLists(files),
    tagger: readTagger(files.tagger),
    roles: readRoleWeights(files.roles),
  };
}

export function readWordLists(files: Omit<NameFiles, 'tagger' | 'roles'>): WordLists {
  const clusters = new Map<string, number>();
  for (const [index, line] of readLines(files.clusters).entries()) {
    for (const word of line.split(' ')) clusters.set(word, index + 1);
  }
  return {
    forenames: new Set(readLines(files.forenames)),
    surnames: new Set(readLines(files.surnames)),
    ordinary: new Set(readLines(files.ordinaryWords)),
    clusters,
  };
}

function readLines(text: string): readonly string[] {
  return text.split(/\r?\n/).filter((line) => line !== '');
}

const magic = 'candour-names 1';

/** A line of text (name of the format, rows, scale), then the weights, one byte each. */
export function writeTagger({ rows, weights, scale }: TaggerWeights): Uint8Array {
  const header = `${magic} ${rows} ${scale}\n`;
  const bytes = new Uint8Array(header.length + weights.length);
  for (let at = 0; at < header.length; at += 1) bytes[at] = header.charCodeAt(at);
  bytes.set(new Uint8Array(Int8Array.from(weights).buffer), header.length);
  return bytes;
}

/** Throws where the bytes are not such a file: nothing may be found by weights that are not there. */
export function readTagger(bytes: Uint8Array): TaggerWeights {
  const end = bytes.indexOf(10);
  const header = end < 0 || end > 100 ? '' : String.fromCharCode(...bytes.subarray(0, end));
  const [, rowWord = '', scaleWord = ''] = /^candour-names 1 (\d+) ([\d.e-]+)$/.exec(header) ?? [];
  const rows = Number(rowWord);
  const scale = Number(scaleWord);
  // Bytes above 127 become negative.
  const weights = Int8Array.from(bytes.subarray(end + 1));
  if (rows === 0 || (rows & (rows - 1)) !== 0 || !(scale > 0) || weights.length !== rows * nameTags.length)
    throw new Error('the weights of the tagger of names are not as written');
  return { rows, weights, scale };
}
