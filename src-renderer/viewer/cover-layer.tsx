/** Passages that may distress, covered until somebody asks for them: nothing of their letters shows through. */
import type { Page } from '../../src-main/contract/document.ts';
import type { Rect } from '../../src-main/contract/values.ts';
import { boundRects, rectToView } from './geometry.ts';
import './covers.css';

export type Cover<Holds = unknown> = {
  readonly key: string;
  readonly rects: readonly Rect[];
  /** What kind of material, in words: "violence". */
  readonly words: string;
  readonly holds: readonly Holds[];
};

/** Below the marks, so that what is suggested or withheld in a covered passage can still be seen to be there. */
export function CoverLayer({ covers, page, scale }: CoverProps) {
  return (
    <div className="viewer-covers" aria-hidden="true">
      {covers.flatMap(({ key, rects }) =>
        rects.map((rect, index) => {
          const { left, top, width, height } = rectToView(page, scale, rect);
          // A little more than the letters: tails and dots stand out of a tight box.
          const room = height * 0.12;
          const style = { left: left - 2, top: top - room, width: width + 4, height: height + 2 * room };
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a passage never change their order
          return <span key={`${key} ${index}`} className="viewer-cover" style={style} />;
        }),
      )}
    </div>
  );
}

type CoverProps = {
  readonly covers: readonly Cover[];
  readonly page: Page;
  readonly scale: number;
};

/** Above everything: what it is, and a way to see it. */
export function CoverNotes({
  covers,
  page,
  scale,
  onUncover,
}: CoverProps & { readonly onUncover: (cover: Cover) => void }) {
  return covers.map((cover) => {
    const around = boundRects(cover.rects.map((rect) => rectToView(page, scale, rect)));
    if (!around) return null;
    return (
      <button
        key={cover.key}
        type="button"
        className="viewer-cover-note"
        style={{ left: around.left, top: around.top + around.height / 2 }}
        // The page reads the pointer to select text; here it only uncovers.
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => onUncover(cover)}
      >
        Distressing material: {cover.words}. <b>Show</b>
      </button>
    );
  });
}
