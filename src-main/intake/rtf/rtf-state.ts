/** Where the reader of RTF stands, and what it has gathered. */
import type { Block, Warning } from '../file-content.ts';
import { createSink, type Sink } from './rtf-sink.ts';

/** What a group inherits from the one around it, and may change for itself. */
export type Group = {
  sink: Sink | null;
  /** Plain words of a destination; null where they go to the sink. */
  words: string[] | null;
  /** Digits of a picture. */
  hex: string[] | null;
  bold: boolean;
  italic: boolean;
  hidden: boolean;
  deleted: boolean;
  font: number;
  /** Characters that stand behind \u for old readers. */
  skipAfterUnicode: number;
  inTable: boolean;
  /** Text is RTF's own rendering of the wrapped HTML, not part of it. */
  htmlRtf: boolean;
  fonts: boolean;
  /** Began with \*: to be left out where its destination is not known. */
  ignorable: boolean;
  /** Nothing was in it yet. */
  fresh: boolean;
  onClose: (() => void) | null;
};

export type RtfState = {
  group: Group;
  readonly stack: Group[];
  readonly body: Sink;
  /** Groups that nest deeper than any document's, counted instead of kept. */
  tooDeep: number;
  toSkip: number;
  /** Bytes of text that wait to be decoded together. */
  pending: number[];
  codePage: number;
  readonly fontPages: Map<number, number>;
  author: string;
  wrapsHtml: boolean;
  readonly html: string[];
  readonly running: Set<string>;
  readonly notes: Block[];
  readonly comments: Block[];
  readonly hidden: string[];
  readonly deleted: string[];
  /** The text before was hidden too: it goes on. */
  hiddenBefore: boolean;
  readonly links: Set<string>;
  readonly properties: (readonly [string, string])[];
  readonly warnings: Set<Warning>;
  /** Of the picture that is being read. */
  readonly picture: { known: boolean; width: number | null };
};

export function createRtfState(): RtfState {
  const body = createSink();
  return {
    group: {
      sink: body,
      words: null,
      hex: null,
      bold: false,
      italic: false,
      hidden: false,
      deleted: false,
      font: -1,
      skipAfterUnicode: 1,
      inTable: false,
      htmlRtf: false,
      fonts: false,
      ignorable: false,
      fresh: false,
      onClose: null,
    },
    stack: [],
    body,
    tooDeep: 0,
    toSkip: 0,
    pending: [],
    codePage: 1252,
    fontPages: new Map(),
    author: '',
    wrapsHtml: false,
    html: [],
    running: new Set(),
    notes: [],
    comments: [],
    hidden: [],
    deleted: [],
    hiddenBefore: false,
    links: new Set(),
    properties: [],
    warnings: new Set(),
    picture: { known: false, width: null },
  };
}
