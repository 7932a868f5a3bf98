/** What pages of converted files are made of. Points; `x` from the left edge of the page, `y` down from the strip's top. */
import type { Line } from '../typeset/break-lines.ts';
import type { FillShape, Strip } from '../typeset/strips.ts';
import type { Ink } from '../typeset/style.ts';

export type PrintShape =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly line: Line;
      readonly colour: Ink;
    }
  | FillShape
  | {
      readonly kind: 'picture';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly picture: PlacedPicture;
    }
  /** Draws nothing: tells on which page the part of this number begins. */
  | { readonly kind: 'anchor'; readonly part: number };

export type PrintStrip = Strip<PrintShape>;

/** A picture as the document has it, or null where it cannot be decoded. */
export type PlacedPicture = {
  /** Name among the resources, and its object. */
  readonly name: string;
  /** Upright, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly turns: 0 | 1 | 2 | 3;
  readonly mirrored: boolean;
};

export type PageSize = { readonly width: number; readonly height: number; readonly margin: number };

export const portrait: PageSize = { width: 595.276, height: 841.89, margin: 54 };
export const landscape: PageSize = { width: 841.89, height: 595.276, margin: 42 };

export function measureOf(size: PageSize): number {
  return size.width - 2 * size.margin;
}

export const text = { size: 10.5, leading: 14, before: 6, indent: 20 } as const;
export const headings = {
  1: { size: 16, leading: 21, before: 16, after: 4 },
  2: { size: 13, leading: 17, before: 13, after: 2 },
  3: { size: 11, leading: 15, before: 10, after: 0 },
} as const;
export const table = { size: 9, leading: 11.6, padding: 3, gutter: 9, before: 9 } as const;
export const grid = {
  size: 8,
  leading: 10,
  padding: 1.6,
  gutter: 7,
  label: 30,
  widest: 220,
  narrowest: 14,
  before: 6,
} as const;
export const facts = { size: 9.5, leading: 12.5, widest: 120, gutter: 10, before: 2 } as const;
