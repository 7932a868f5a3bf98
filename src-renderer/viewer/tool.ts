/** What the pointer does on a page, and what is selected there. */
import type { ViewRect } from './geometry.ts';
import type { TextSelection } from './text-selection.ts';

export type Tool = 'text' | 'line' | 'box' | 'page';

/** On one page. A box is in view space at scale 1. */
export type PageSelection =
  | ({ readonly kind: 'text'; readonly page: number } & TextSelection)
  | { readonly kind: 'box'; readonly page: number; readonly box: ViewRect };

/** Where to go. A new serial asks again, even for the same place. */
export type Goal = {
  readonly serial: number;
  readonly page: number;
  /** In view space at scale 1 of the page, or null for its top. */
  readonly area: readonly [number, number, number, number] | null;
};

/** Pixels for a point by hand, or as wide as the window allows. */
export type Zoom = 'fit-width' | number;
