/** What is gathered on the way through a Word document. */
import type { Warning } from '../file-content.ts';
import type { Relation } from './open-package.ts';
import type { NextMarker } from './word-numbering.ts';

export type WordChange = { readonly what: string; readonly by: string; readonly text: string };

/** What is gathered on the way through all parts of a document. */
export type WordWalk = {
  readonly relations: ReadonlyMap<string, Relation>;
  readonly media: ReadonlyMap<string, Uint8Array>;
  readonly nextMarker: NextMarker;
  readonly changes: WordChange[];
  readonly hidden: string[];
  readonly links: Map<string, string>;
  /** The words that each comment is about, by its id. */
  readonly commented: Map<string, string>;
  readonly openComments: Set<string>;
  readonly warnings: Set<Warning>;
};

export function createWordWalk(
  relations: ReadonlyMap<string, Relation>,
  media: ReadonlyMap<string, Uint8Array>,
  nextMarker: NextMarker,
): WordWalk {
  return {
    relations,
    media,
    nextMarker,
    changes: [],
    hidden: [],
    links: new Map(),
    commented: new Map(),
    openComments: new Set(),
    warnings: new Set(),
  };
}
