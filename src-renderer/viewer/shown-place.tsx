/** What was found hidden on a page, pulled into view: its outline, and its words where they can be read. */
import { boundRects, type ViewRect } from './geometry.ts';

type ShownPlaceProps = {
  /** In pixels of the page. */
  readonly rects: readonly ViewRect[];
  readonly text: string;
};

export function ShownPlace({ rects, text }: ShownPlaceProps) {
  const around = boundRects(rects);
  if (!around) return null;
  return (
    <div className="viewer-shown-place" aria-hidden="true">
      {rects.map((rect) => (
        <span key={`${rect.left} ${rect.top}`} className="viewer-shown-outline" style={rect} />
      ))}
      {text ? (
        <span
          className="viewer-shown-text"
          style={{ left: around.left, top: around.top + around.height + 8 }}
        >
          {text}
        </span>
      ) : null}
    </div>
  );
}
