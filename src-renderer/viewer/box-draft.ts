/** A box that is being placed, by mouse or by arrow keys. View space at scale 1: points, upright, from the top left. */
import { clipToPage, type Size, type ViewRect } from './geometry.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const smallest = 4;

/** A first box in the middle of what is in view, big enough to see. */
export function placeBox(page: Size, visible: ViewRect): ViewRect {
  const width = Math.min(120, page.width / 2);
  const height = Math.min(24, page.height / 4);
  return keepOnPage(
    {
      left: visible.left + visible.width / 2 - width / 2,
      top: visible.top + visible.height / 3 - height / 2,
      width,
      height,
    },
    page,
  );
}

export function moveBox(box: ViewRect, direction: Direction, step: number, page: Size): ViewRect {
  const [dx, dy] = vector(direction, step);
  return keepOnPage({ ...box, left: box.left + dx, top: box.top + dy }, page);
}

/** The right and lower edges follow the arrow keys. */
export function sizeBox(box: ViewRect, direction: Direction, step: number, page: Size): ViewRect {
  const [dx, dy] = vector(direction, step);
  const width = Math.max(smallest, box.width + dx);
  const height = Math.max(smallest, box.height + dy);
  return clipToPage({ ...box, width, height }, page) ?? box;
}

/** False for the trace of a click: too small to be meant. */
export function isBigEnough(box: ViewRect): boolean {
  return box.width >= smallest && box.height >= smallest;
}

function vector(direction: Direction, step: number): readonly [number, number] {
  switch (direction) {
    case 'left':
      return [-step, 0];
    case 'right':
      return [step, 0];
    case 'up':
      return [0, -step];
    case 'down':
      return [0, step];
  }
}

function keepOnPage(box: ViewRect, page: Size): ViewRect {
  return {
    ...box,
    left: Math.max(0, Math.min(box.left, page.width - box.width)),
    top: Math.max(0, Math.min(box.top, page.height - box.height)),
  };
}
