/** A strip is as high as one line: what pages are filled with, and what is never cut. */
import type { FaceStyle } from './fonts.ts';
import type { Ink } from './style.ts';
import type { TextElement } from './text-elements.ts';

/** An area of one colour. */
export type FillShape = {
  readonly kind: 'fill';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: Ink;
};

/** Distances in points: `x` from the left edge of the page, `y` downwards from the top of the strip. */
export type Shape =
  | {
      readonly kind: 'text';
      readonly x: number;
      /** The baseline. */
      readonly y: number;
      readonly style: FaceStyle;
      readonly text: string;
      readonly size: number;
      readonly colour: Ink;
      readonly numbers: 'proportional' | 'tabular';
      readonly element: TextElement;
    }
  | FillShape
  /** An empty box to tick. */
  | {
      readonly kind: 'tick-box';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly colour: Ink;
    };

export type Strip<S = Shape> = {
  /** Space above, left out at the top of a page. */
  readonly before: number;
  readonly height: number;
  /** Stays on one page with the next strip, where a page is high enough. */
  readonly keep: boolean;
  readonly shapes: readonly S[];
  /** Set again at the top of a page that starts with this strip: the header row of its table. */
  readonly header: readonly Strip<S>[] | null;
};

/** A strip at its place: `y` is now from the top of the text area. */
export type PlacedStrip<S = Shape> = {
  readonly y: number;
  readonly strip: Strip<S>;
  /** A header that is set again. */
  readonly isRepeated: boolean;
};
export type SetPage<S = Shape> = readonly PlacedStrip<S>[];

/** The distance from the top of a line to its baseline: the letters sit in the middle of the leading. */
export function findBaseline(size: number, leading: number): number {
  return leading / 2 + size * 0.33;
}

/** Keeps the first two and the last two lines of a run of text together, or all of it. */
export function keepLines(count: number, index: number, whole: boolean): boolean {
  if (index === count - 1) return false;
  return whole || count <= 3 || index === 0 || index === count - 2;
}

/** Fills pages from top to bottom; `height` is that of the text area. Always at least one page. */
export function fillPages<S>(strips: readonly Strip<S>[], height: number): SetPage<S>[] {
  const pages: PlacedStrip<S>[][] = [[]];
  let y = 0;
  const place = (strip: Strip<S>, isRepeated: boolean): void => {
    const page = pages.at(-1);
    if (page && page.length > 0) y += strip.before;
    page?.push({ y, strip, isRepeated });
    y += strip.height;
  };
  for (const chunk of splitIntoChunks(strips)) {
    const first = pages.at(-1)?.length === 0;
    if (!first && y + measureStrips(chunk) > height) {
      pages.push([]);
      y = 0;
    }
    for (const strip of chunk) {
      // A chunk higher than a page: cut where the page is full.
      if (y + strip.before + strip.height > height && (pages.at(-1)?.length ?? 0) > 0) {
        pages.push([]);
        y = 0;
      }
      if (pages.at(-1)?.length === 0) for (const header of strip.header ?? []) place(header, true);
      place(strip, false);
    }
  }
  return pages;
}

function splitIntoChunks<S>(strips: readonly Strip<S>[]): Strip<S>[][] {
  const chunks: Strip<S>[][] = [];
  let open = false;
  for (const strip of strips) {
    if (open) chunks.at(-1)?.push(strip);
    else chunks.push([strip]);
    open = strip.keep;
  }
  return chunks;
}

function measureStrips<S>(strips: readonly Strip<S>[]): number {
  return strips.reduce((sum, strip) => sum + strip.before + strip.height, 0);
}
