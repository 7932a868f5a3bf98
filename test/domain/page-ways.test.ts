import { describe, expect, it } from 'vitest';
import { chooseNextWays, type WrittenPage } from '../../src-main/domain/page-ways.ts';

const setAnew: WrittenPage = {
  page: 3,
  writer: 'redraw',
  layout: { moves: [] },
  gaps: [{ width: 'widened' }],
};
const inPlace: WrittenPage = { page: 4, writer: 'redraw', layout: { moves: [] }, gaps: [{ width: 'exact' }] };
const picture: WrittenPage = { page: 5, writer: 'raster', layout: { moves: [] }, gaps: [] };
const pages = [setAnew, inPlace, picture];
const finding = (page: number | null) => ({ kind: 'lost-ink', page, detail: '' });

describe('a page that the attack finds fault with', () => {
  it('is written in place when its lines were set anew, and as a picture when it was in place', () => {
    expect(chooseNextWays(pages, [finding(3), finding(4), finding(4)], [])).toEqual([
      { page: 3, way: 'in-place' },
      { page: 4, way: 'picture' },
    ]);
  });

  it('keeps the way that was chosen for another page before', () => {
    expect(chooseNextWays(pages, [finding(4)], [{ page: 3, way: 'in-place' }])).toEqual([
      { page: 3, way: 'in-place' },
      { page: 4, way: 'picture' },
    ]);
  });

  it.each([
    ['it is a picture already', 5],
    ['the finding belongs to the whole file', null],
    ['nobody wrote such a page', 9],
  ])('is refused for good where %s', (_, page) => {
    expect(chooseNextWays(pages, [finding(3), finding(page)], [])).toBeNull();
  });
});
