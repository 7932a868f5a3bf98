/** The selected text or box of one page, the caret, and what a search found. Rectangles in pixels of the page. */
import type { ViewRect } from './geometry.ts';

type SelectionLayerProps = {
  readonly selected: readonly ViewRect[];
  readonly caret: ViewRect | null;
  readonly box: ViewRect | null;
  readonly found: readonly ViewRect[];
};

export function SelectionLayer({ selected, caret, box, found }: SelectionLayerProps) {
  return (
    <div className="viewer-selection" aria-hidden="true">
      {found.map((rect) => (
        <span key={`f ${rect.left} ${rect.top}`} className="viewer-found" style={rect} />
      ))}
      {selected.map((rect) => (
        <span key={`s ${rect.left} ${rect.top}`} className="viewer-selected" style={rect} />
      ))}
      {caret ? (
        <span className="viewer-caret" style={{ left: caret.left, top: caret.top, height: caret.height }} />
      ) : null}
      {box ? <span className="viewer-box" style={box} /> : null}
    </div>
  );
}
