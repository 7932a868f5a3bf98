import { describe, expect, it } from 'vitest';
import { isBigEnough, moveBox, placeBox, sizeBox } from '../../src-renderer/viewer/box-draft.ts';
import {
  columnPadding,
  findCurrentPage,
  findVisiblePages,
  isHalfInView,
  layOutPages,
  pageGap,
} from '../../src-renderer/viewer/page-layout.ts';

const layout = layOutPages(
  Array.from({ length: 100 }, () => ({ width: 500, height: 800 })),
  1,
);
const page = (number: number) => columnPadding + (number - 1) * (800 + pageGap);

describe('the column of pages', () => {
  it('leaves a gap between pages and a margin around them', () => {
    expect(layout.tops.slice(0, 2)).toEqual([columnPadding, columnPadding + 820]);
    expect(layout.height).toBe(columnPadding * 2 + 100 * 820 - pageGap);
  });

  it('names the pages in view, and not one that has just left', () => {
    expect(findVisiblePages(layout, 0, 600)).toEqual({ first: 1, last: 1 });
    expect(findVisiblePages(layout, page(10) + 400, 600)).toEqual({ first: 10, last: 11 });
    expect(findVisiblePages(layout, page(10) + 805, 600)).toEqual({ first: 11, last: 11 });
    expect(findVisiblePages(layout, layout.height, 600)).toEqual({ first: 100, last: 100 });
    expect(findVisiblePages(layOutPages([], 1), 0, 600)).toEqual({ first: 0, last: 0 });
  });

  it('names the page that fills most of the window', () => {
    expect(findCurrentPage(layout, page(10) + 300, 600)).toBe(10);
    expect(findCurrentPage(layout, page(10) + 600, 600)).toBe(11);
  });

  it('counts a page as in view at half of it, or half of the window, and not below', () => {
    expect(isHalfInView(layout, 1, 0, 430)).toBe(true);
    expect(isHalfInView(layout, 1, 0, 200)).toBe(true);
    expect(isHalfInView(layout, 1, page(1) + 500, 700)).toBe(false);
    expect(isHalfInView(layout, 5, 0, 700)).toBe(false);
  });
});

describe('a box placed by keys', () => {
  const paper = { width: 500, height: 800 };
  it('starts in view, moves, grows, and never leaves the page', () => {
    const box = placeBox(paper, { left: 0, top: 100, width: 500, height: 300 });
    expect(box).toEqual({ left: 190, top: 188, width: 120, height: 24 });
    expect(moveBox(box, 'left', 500, paper).left).toBe(0);
    expect(moveBox(box, 'down', 5000, paper).top).toBe(776);
    expect(sizeBox(box, 'right', 1000, paper).width).toBe(310);
    expect(sizeBox(box, 'up', 1000, paper).height).toBe(4);
  });

  it('takes the trace of a click for no box', () => {
    expect(isBigEnough({ left: 0, top: 0, width: 1, height: 40 })).toBe(false);
    expect(isBigEnough({ left: 0, top: 0, width: 20, height: 20 })).toBe(true);
  });
});
