/** Where the column of pages is scrolled to, and how big the window on it is. */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { PageLayout } from './page-layout.ts';
import { findVisiblePages } from './page-layout.ts';

export type Viewport = {
  readonly scrollTop: number;
  readonly scrollLeft: number;
  readonly width: number;
  readonly height: number;
};

/** A place in the document that outlives a change of the layout: a page and how far down it, in parts of its height. */
type Anchor = { readonly page: number; readonly share: number };

export function useViewport(scroller: RefObject<HTMLElement | null>, layout: PageLayout) {
  const [viewport, setViewport] = useState<Viewport>({ scrollTop: 0, scrollLeft: 0, width: 0, height: 0 });
  const anchor = useRef<Anchor>({ page: 1, share: 0 });
  const shown = useRef(layout);

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
    setViewport((old) =>
      old.scrollTop === scrollTop &&
      old.scrollLeft === scrollLeft &&
      old.width === width &&
      old.height === height
        ? old
        : { scrollTop, scrollLeft, width, height },
    );
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    read();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
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

  return viewport;
}
