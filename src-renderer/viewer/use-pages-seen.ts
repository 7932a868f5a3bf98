/** A page counts as seen when it was drawn and half in view for a second, in a window that was itself in view. */
import { useEffect, useRef } from 'react';
import { isHalfInView, type PageLayout, type PageSpan } from './page-layout.ts';
import type { Viewport } from './use-viewport.ts';

const longEnough = 1000;

export function usePagesSeen(
  layout: PageLayout,
  viewport: Viewport,
  span: PageSpan,
  drawn: ReadonlySet<number>,
  onSeen: (page: number) => void,
): void {
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());

  useEffect(() => {
    const running = timers.current;
    const inView = new Set<number>();
    for (let page = Math.max(1, span.first); page <= span.last; page += 1) {
      if (drawn.has(page) && isHalfInView(layout, page, viewport.scrollTop, viewport.height))
        inView.add(page);
    }
    for (const [page, timer] of running) {
      if (inView.has(page)) continue;
      clearTimeout(timer);
      running.delete(page);
    }
    for (const page of inView) {
      if (running.has(page)) continue;
      const check = (): void => {
        if (document.visibilityState === 'visible') onSeen(page);
        else running.set(page, setTimeout(check, longEnough));
      };
      running.set(page, setTimeout(check, longEnough));
    }
  }, [layout, viewport, span, drawn, onSeen]);

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    };
  }, []);
}
