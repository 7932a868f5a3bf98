/** The marks of one page, drawn over its picture: by pattern, outline and label, and by colour only beside these. */
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { memo } from 'react';
import type { Mark } from '../../src-main/contract/mark.ts';
import type { MarkId } from '../../src-main/contract/values.ts';
import { boundRects, type ViewRect } from './geometry.ts';
import {
  fitLabel,
  hidesText,
  type MarkWords,
  orderForPainting,
  type PlacedMark,
  stateOf,
  stateWords,
} from './mark-state.ts';

type MarkLayerProps = {
  readonly marks: readonly PlacedMark[];
  readonly currentMarkId: MarkId | null;
  readonly seeThrough: boolean;
  readonly wordsOf: (mark: Mark) => MarkWords;
  readonly onPickMark: (markId: MarkId) => void;
};

export function MarkLayer({ marks, currentMarkId, seeThrough, wordsOf, onPickMark }: MarkLayerProps) {
  return (
    <div className="viewer-marks" data-see-through={seeThrough}>
      {orderForPainting(marks).map(({ mark, rects }) => (
        <MarkShape
          key={mark.id}
          mark={mark}
          rects={rects}
          current={mark.id === currentMarkId}
          wordsOf={wordsOf}
          onPickMark={onPickMark}
        />
      ))}
    </div>
  );
}

type MarkShapeProps = {
  readonly mark: Mark;
  readonly rects: readonly ViewRect[];
  readonly current: boolean;
  readonly wordsOf: (mark: Mark) => MarkWords;
  readonly onPickMark: (markId: MarkId) => void;
};

const MarkShape = memo(function MarkShape({ mark, rects, current, wordsOf, onPickMark }: MarkShapeProps) {
  const bounds = boundRects(rects);
  if (!bounds) return null;
  const state = stateOf(mark);
  const words = wordsOf(mark);
  const hidden = hidesText(mark);
  return (
    // The pointer is read by the page, which also selects text under a mark; this button is for assistive tools.
    <button
      type="button"
      tabIndex={-1}
      className="viewer-mark"
      data-state={state}
      data-hides={hidden}
      data-current={current}
      aria-current={current ? 'true' : undefined}
      aria-label={`${stateWords[state]}: ${mark.text || 'box'}${mark.decision ? `, ${words.label}` : ''}`}
      style={bounds}
      onClick={() => onPickMark(mark.id)}
    >
      {rects.map((rect, index) => {
        // On a page that lies on its side, lines of text stand upright.
        const upright = rect.height > rect.width * 1.5;
        const [long, short] = upright ? [rect.height, rect.width] : [rect.width, rect.height];
        const size = Math.max(6, Math.min(16, short * 0.68));
        const text =
          hidden && index === 0 ? fitLabel(words, long - (state === 'agreed' ? size + 3 : 0), size) : '';
        return (
          <span
            key={`${rect.left} ${rect.top}`}
            className="viewer-mark-line"
            style={{
              left: rect.left - bounds.left,
              top: rect.top - bounds.top,
              width: rect.width,
              height: rect.height,
              fontSize: size,
              ...(upright ? { writingMode: 'vertical-rl' } : {}),
            }}
          >
            {state === 'agreed' && index === 0 ? (
              <IconCheck size={size + 2} stroke={3} aria-hidden="true" />
            ) : null}
            {text ? <span className="viewer-mark-label" data-label={text} /> : null}
          </span>
        );
      })}
      {state === 'returned' ? (
        // In the margin beside the page, where it covers nothing.
        <span className="viewer-mark-note" style={{ left: -22 - bounds.left }}>
          <IconArrowBackUp size={14} stroke={2.5} aria-hidden="true" />
        </span>
      ) : null}
    </button>
  );
});
