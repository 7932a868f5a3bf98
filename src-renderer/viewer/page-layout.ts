/** Where each page of a document stands in the scrolled column, and which are in view. Pure; CSS pixels. */
import type { Size } from './geometry.ts';

export type PageLayout = {
  /** From the top of the column; index 0 is page 1. */
  readonly tops: readonly number[];
  readonly sizes: readonly Size[];
  readonly width: number;
  readonly height: number;
};

export const pageGap = 20;
export const columnPadding = 24;

/** `sizes` in points as shown, one a page; `scale` in pixels for a point. */
export function layOutPages(sizes: readonly Size[], scale: number): PageLayout {
  const tops: number[] = [];
  const scaled: Size[] = [];
  let top = columnPadding;
  let width = 0;
  for (const size of sizes) {
    const page = { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
    tops.push(top);
    scaled.push(page);
    top += page.height + pageGap;
    width = Math.max(width, page.width);
  }
  return { tops, sizes: scaled, width, height: top - pageGap + columnPadding };
}

export type PageSpan = { readonly first: number; readonly last: number };

/** The pages (from 1) that any part of the window shows. */
export function findVisiblePages(layout: PageLayout, scrollTop: number, height: number): PageSpan {
  const first = lastAtOrBefore(layout.tops, scrollTop);
  const size = layout.sizes[first];
  const start = size && (layout.tops[first] ?? 0) + size.height < scrollTop ? first + 1 : first;
  const last = lastAtOrBefore(layout.tops, scrollTop + height);
  const count = layout.tops.length;
  return { first: Math.min(count, start + 1), last: Math.min(count, Math.max(start, last) + 1) };
}

/** The page (from 1) that fills most of the window. */
export function findCurrentPage(layout: PageLayout, scrollTop: number, height: number): number {
  const { first, last } = findVisiblePages(layout, scrollTop, height);
  let best = first;
  let most = -1;
  for (let page = first; page <= last; page += 1) {
    const shown = measureShown(layout, page, scrollTop, height);
    if (shown > most + 1) {
      most = shown;
      best = page;
    }
  }
  return best;
}

/** A page counts as in view when at least half of it, or half of the window, shows it. */
export function isHalfInView(layout: PageLayout, page: number, scrollTop: number, height: number): boolean {
  const size = layout.sizes[page - 1];
  if (!size) return false;
  const shown = measureShown(layout, page, scrollTop, height);
  return shown > 0 && shown >= Math.min(size.height, height) / 2;
}

function measureShown(layout: PageLayout, page: number, scrollTop: number, height: number): number {
  const top = layout.tops[page - 1] ?? 0;
  const size = layout.sizes[page - 1];
  return Math.max(0, Math.min(top + (size?.height ?? 0), scrollTop + height) - Math.max(top, scrollTop));
}

function lastAtOrBefore(tops: readonly number[], position: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
