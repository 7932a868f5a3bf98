/** Where the column of pages is scrolled to, and how big the window on it is. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { findVisiblePages, type PageLayout } from './page-layout.ts';

export type Viewport = {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  readonly width: number;
  readonly height: number;
  /** Several windows' worth of pages went by in the last moments. */
  readonly hurried: boolean;
};

/** A place in the document that outlives a change of the layout: a page and how far down it, in parts of its height. */
type Anchor = { readonly page: number; readonly share: number };

/** In milliseconds. */
const moment = 120;
/** So many leaps in a row, each of most of a window, are a hurry; one is a jump to a page. */
const hurry = 3;

/**
 * The second answer notes where the column stands now. The browser tells of a scroll only with its next frame: whoever
 * scrolls by code says so at once, or a layout that changes before then takes the reader back to where they were.
 */
export function useViewport(
  scroller: RefObject<HTMLElement | null>,
  layout: PageLayout,
): readonly [viewport: Viewport, notePlace: () => void] {
  const [viewport, setViewport] = useState<Viewport>({
    scrollTop: 0,
    scrollLeft: 0,
    width: 0,
    height: 0,
    hurried: false,
  });
  const anchor = useRef<Anchor>({ page: 1, share: 0 });
  const shown = useRef(layout);
  const pace = useRef({ scrollTop: 0, at: 0, leaps: 0 });
  const calming = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const read = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollLeft, clientWidth: width, clientHeight: height } = element;
    const { first } = findVisiblePages(shown.current, scrollTop, height);
    const top = shown.current.tops[first - 1] ?? 0;
    anchor.current = {
      page: first,
      share: (scrollTop - top) / (shown.current.sizes[first - 1]?.height ?? 1),
    };

    const now = performance.now();
    const last = pace.current;
    if (scrollTop !== last.scrollTop) {
      const leapt = Math.abs(scrollTop - last.scrollTop) > height * 0.7;
      pace.current = { scrollTop, at: now, leaps: leapt ? (now - last.at < moment ? last.leaps + 1 : 1) : 0 };
    }
    const hurried = pace.current.leaps >= hurry && now - pace.current.at < moment;
    clearTimeout(calming.current);
    if (hurried) calming.current = setTimeout(read, moment);
    setViewport((old) => {
      const next = { scrollTop, scrollLeft, width, height, hurried };
      return isSame(old, next) ? old : next;
    });
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(read);
    observer.observe(element);
    // Within the frame that shows the scroll, or fast scrolling runs ahead of the pages.
    const follow = (): void => flushSync(read);
    element.addEventListener('scroll', follow, { passive: true });
    read();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', follow);
      clearTimeout(calming.current);
    };
  }, [scroller, read]);

  // When pages get their true size, or the zoom changes, what is being read stays where it is.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || shown.current === layout) return;
    shown.current = layout;
    const { page, share } = anchor.current;
    const top = layout.tops[page - 1] ?? 0;
    element.scrollTop = top + share * (layout.sizes[page - 1]?.height ?? 0);
    element.scrollLeft = Math.max(0, (element.scrollWidth - element.clientWidth) / 2);
    read();
  }, [scroller, layout, read]);

  return [viewport, read];
}

function isSame(a: Viewport, b: Viewport): boolean {
  return (
    a.scrollTop === b.scrollTop &&
    a.scrollLeft === b.scrollLeft &&
    a.width === b.width &&
    a.height === b.height &&
    a.hurried === b.hurried
  );
}
