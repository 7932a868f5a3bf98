/** Something that stands beside an area of a page and scrolls with it. */
import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { ViewRect } from './geometry.ts';

type BesideProps = {
  /** Of the page, in the column. */
  readonly pageTop: number;
  readonly pageLeft: number;
  /** Of the page, at scale 1. */
  readonly area: ViewRect;
  readonly scale: number;
  readonly scrollTop: number;
  /** Of the window on the column. */
  readonly height: number;
  /** Of the column. */
  readonly width: number;
  readonly children: ReactNode;
};

const gap = 10;
/** Below this it would be of no use; then it may reach out of the window. */
const leastRoom = 190;
/** With this much room below it never jumps over the area, even when its content would like more. */
const usual = 340;

/**
 * Under the area where there is room in the window, else over it, never beyond the sides of the column. Tells its
 * content how high it may be as `--beside-room`.
 */
export function Beside({ pageTop, pageLeft, area, scale, scrollTop, height, width, children }: BesideProps) {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = (): void =>
      setSize((old) => {
        const { offsetWidth, offsetHeight } = target;
        return old.width === offsetWidth && old.height === offsetHeight
          ? old
          : { width: offsetWidth, height: offsetHeight };
      });
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    measure();
    return () => observer.disconnect();
  }, []);

  const upper = pageTop + area.top * scale;
  const below = upper + area.height * scale + gap;
  const above = upper - gap;
  const roomBelow = scrollTop + height - below - gap;
  const roomAbove = above - gap - scrollTop;
  const goesBelow = roomBelow >= Math.min(size.height, roomAbove) || roomBelow >= usual;
  const room = Math.max(leastRoom, goesBelow ? roomBelow : roomAbove);
  const left = Math.max(gap, Math.min(pageLeft + area.left * scale, width - size.width - gap));
  const style: CSSProperties & { '--beside-room': string } = {
    left,
    top: goesBelow ? below : above - size.height,
    '--beside-room': `${room}px`,
  };
  return (
    <div ref={element} className="viewer-beside" style={style}>
      {children}
    </div>
  );
}
