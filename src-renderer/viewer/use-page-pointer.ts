/** The pointer on one page: selects text, lines or boxes, or picks a mark. Points are view space at scale 1. */
import { type PointerEvent, useRef } from 'react';
import { isBigEnough } from './box-draft.ts';
import { clipToPage, type Size, spanRect, type ViewPoint } from './geometry.ts';
import { findCaret, findCharacter, findLine, findWord, type TextMap } from './text-selection.ts';
import type { PageSelection, Tool } from './tool.ts';

type PagePointerOptions = {
  readonly page: number;
  readonly tool: Tool;
  readonly scale: number;
  /** At scale 1. */
  readonly size: Size;
  /** Null while the page's text is not there yet. */
  readonly map: TextMap | null;
  readonly selection: PageSelection | null;
  readonly onSelect: (selection: PageSelection | null) => void;
  /** Picks what lies under the point, if anything. */
  readonly onClick: (point: ViewPoint) => void;
};

type Drag = { readonly from: ViewPoint; readonly anchor: number | null; moved: boolean };

/** In pixels: a hand is not quite still when it clicks. */
const still = 3;

export function usePagePointer(options: PagePointerOptions) {
  const { page, tool, scale, size, map, selection, onSelect, onClick } = options;
  const drag = useRef<Drag | null>(null);

  const locate = (event: PointerEvent<HTMLElement>): ViewPoint => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - bounds.left) / scale, y: (event.clientY - bounds.top) / scale };
  };

  const selectRange = (start: number, end: number): void =>
    onSelect({ kind: 'text', page, anchor: start, focus: end });

  const extend = (from: Drag, to: ViewPoint): void => {
    if (tool === 'box') {
      const box = clipToPage(spanRect(from.from, to), size);
      if (box) onSelect({ kind: 'box', page, box });
      return;
    }
    if (!map || from.anchor === null) return;
    if (tool === 'line') {
      const first = findCharacter(map, from.from);
      const last = findCharacter(map, to);
      if (first === null || last === null) return;
      selectRange(findLine(map, Math.min(first, last)).start, findLine(map, Math.max(first, last)).end);
      return;
    }
    const focus = findCaret(map, to);
    if (focus !== null) selectRange(from.anchor, focus);
  };

  return {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button !== 0) return;
      const point = locate(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      const extends_ = event.shiftKey && selection?.kind === 'text' && selection.page === page;
      const anchor = extends_ ? selection.anchor : map ? findCaret(map, point) : null;
      drag.current = { from: point, anchor, moved: false };
      if (extends_) extend(drag.current, point);
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      const from = drag.current;
      if (!from || tool === 'page') return;
      const point = locate(event);
      const far = Math.hypot(point.x - from.from.x, point.y - from.from.y) * scale;
      if (far > still) from.moved = true;
      if (from.moved) extend(from, point);
    },
    onPointerUp(event: PointerEvent<HTMLElement>): void {
      const from = drag.current;
      drag.current = null;
      if (!from) return;
      const point = locate(event);
      if (tool === 'box' && from.moved) {
        if (!isBigEnough(spanRect(from.from, point))) onSelect(null);
        return;
      }
      if (from.moved || event.shiftKey) return;
      if (tool === 'page') {
        onSelect({ kind: 'box', page, box: { left: 0, top: 0, ...size } });
        return;
      }
      const index = map ? findCharacter(map, point) : null;
      if (map && index !== null && (tool === 'line' || event.detail >= 2)) {
        const range = tool === 'line' || event.detail >= 3 ? findLine(map, index) : findWord(map, index);
        selectRange(range.start, range.end);
        return;
      }
      onSelect(null);
      onClick(point);
    },
    onPointerCancel(): void {
      drag.current = null;
    },
  };
}
