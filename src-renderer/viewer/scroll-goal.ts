/** Going to a page or a mark, with as little movement as possible. */
import type { ViewRect } from './geometry.ts';
import { columnPadding, type PageLayout } from './page-layout.ts';
import type { Goal } from './tool.ts';
import type { Viewport } from './use-viewport.ts';

/** Room that the choices beside a mark need below it, in pixels. */
const roomBelow = 300;
const roomAbove = 72;

export function scrollToGoal(element: HTMLElement, layout: PageLayout, goal: Goal, scale: number): void {
  const pageTop = layout.tops[goal.page - 1] ?? 0;
  if (!goal.area) {
    element.scrollTop = Math.max(0, pageTop - 8);
    return;
  }
  const [left, upper, right, lower] = goal.area;
  const top = pageTop + upper * scale;
  const bottom = pageTop + lower * scale;
  const below = Math.min(roomBelow, element.clientHeight / 2);
  const inView =
    top >= element.scrollTop + roomAbove && bottom + below <= element.scrollTop + element.clientHeight;
  if (!inView) element.scrollTop = Math.max(0, top - element.clientHeight * 0.28);
  const pageLeft = (element.scrollWidth - (layout.sizes[goal.page - 1]?.width ?? 0)) / 2;
  const [from, to] = [pageLeft + left * scale, pageLeft + right * scale];
  if (from < element.scrollLeft || to > element.scrollLeft + element.clientWidth) {
    element.scrollLeft = Math.max(0, from - element.clientWidth / 4);
  }
}

/** What the window shows of a page, in pixels of the page; null when it shows nothing of it. */
export function showPart(
  layout: PageLayout,
  page: number,
  viewport: Viewport,
  scale: number,
): ViewRect | null {
  const size = layout.sizes[page - 1];
  if (!size || scale <= 0) return null;
  const pageTop = layout.tops[page - 1] ?? 0;
  const column = Math.max(layout.width + 2 * columnPadding, viewport.width);
  const pageLeft = (column - size.width) / 2;
  const top = Math.max(0, viewport.scrollTop - pageTop);
  const left = Math.max(0, viewport.scrollLeft - pageLeft);
  const height = Math.min(size.height, viewport.scrollTop + viewport.height - pageTop) - top;
  const width = Math.min(size.width, viewport.scrollLeft + viewport.width - pageLeft) - left;
  return height > 0 && width > 0 ? { left, top, width, height } : null;
}
