/** What still needs a decision, grouped by value: one decision for the group, or place by place. */
import { Button } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import type { Mark } from '../../../src-main/contract/mark.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { sayCount } from '../frame/words.ts';
import { type Desk, useDesk } from './desk.ts';
import { DetectorFigures } from './detector-figures.tsx';
import { KindFilter } from './kind-filter.tsx';
import { groupMarks, type MarkGroup } from './mark-order.ts';
import { sayType } from './mark-words.ts';
import { PlaceList } from './place-list.tsx';

const firstShown = 100;

export function SuggestionsPanel() {
  const desk = useDesk();
  const { data, currentMark } = desk;
  const [open, setOpen] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const [kind, setKind] = useState<string | null>(null);
  // When the last of a kind is decided, the others are shown again.
  const chosen = kind !== null && data.wanted.some((mark) => mark.type === kind) ? kind : null;
  const wanted = useMemo(
    () => (chosen === null ? data.wanted : data.wanted.filter((mark) => mark.type === chosen)),
    [data.wanted, chosen],
  );
  const groups = useMemo(() => groupMarks(wanted), [wanted]);
  const shown = all ? groups : groups.slice(0, firstShown);

  if (!data.marksKnown) return null;
  if (groups.length === 0) return <NothingOpen desk={desk} />;
  return (
    <>
      <KindFilter marks={data.wanted} kind={chosen} onChange={setKind} />
      <h2 className="desk-list-title">
        {sayCount(groups.length, 'value')}, {sayCount(wanted.length, 'place')}
      </h2>
      {chosen === null ? null : <TogetherButtons desk={desk} marks={wanted} />}
      <ul className="desk-groups">
        {shown.map((group) => (
          <Group
            key={group.key}
            desk={desk}
            group={group}
            open={open === group.key}
            current={group.marks.some((mark) => mark.id === currentMark?.id)}
            onToggle={() => setOpen(open === group.key ? null : group.key)}
          />
        ))}
      </ul>
      {groups.length > shown.length ? (
        <Button variant="subtle" fullWidth onClick={() => setAll(true)}>
          Show all {groups.length.toLocaleString('en-GB')} values
        </Button>
      ) : null}
      <DetectorFigures />
    </>
  );
}

type GroupProps = {
  readonly desk: Desk;
  readonly group: MarkGroup;
  readonly open: boolean;
  readonly current: boolean;
  readonly onToggle: () => void;
};

const Group = memo(function Group({ desk, group, open, current, onToggle }: GroupProps) {
  const { go } = desk;
  const { marks } = group;
  const count = marks.length;
  return (
    <li className="desk-group" data-current={current}>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => {
          const [first] = marks;
          onToggle();
          if (!open && first) void go.goToMark(first);
        }}
      >
        <span className="desk-group-text">{group.text || `Box, page ${marks[0]?.page ?? ''}`}</span>
        <span className="desk-count">{count.toLocaleString('en-GB')}</span>
        <small>
          {sayType(group.type)}
          {group.reason ? `: ${group.reason}` : ''}
        </small>
      </button>
      {open ? (
        <div className="desk-person-more">
          <TogetherButtons desk={desk} marks={marks} />
          <PlaceList marks={marks} />
        </div>
      ) : null}
    </li>
  );
});

/** One decision, and one step of undo, for all of these. */
function TogetherButtons({ desk, marks }: { readonly desk: Desk; readonly marks: readonly Mark[] }) {
  const { data, decide, review } = desk;
  const all = marks.length > 1 ? ` all ${marks.length.toLocaleString('en-GB')}` : '';
  return (
    <div className="desk-person-buttons">
      {data.secondReview ? (
        <Button size="compact-sm" onClick={() => void review.review(marks, 'agreed', '')}>
          Agree{all}
        </Button>
      ) : (
        <>
          <Button size="compact-sm" onClick={() => void decide.withholdHere(marks)}>
            Withhold{all}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void decide.keepHere(marks)}>
            Keep{all}
          </Button>
        </>
      )}
    </div>
  );
}

function NothingOpen({ desk }: { readonly desk: Desk }) {
  const { data, go, onLeave } = desk;
  const unseen = data.view ? data.view.pages - data.view.pagesSeen : 0;
  if (data.secondReview) {
    return (
      <EmptyState title="Nothing is left to review">
        <p>Every decision of others has been agreed or returned.</p>
        <Button size="compact-sm" variant="default" onClick={() => onLeave('second-review')}>
          Back to the case
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No suggestion is open">
      {unseen > 0 ? (
        <>
          <p>{sayCount(unseen, 'page')} still to be read: what no list knows, only a reader finds.</p>
          <Button size="compact-sm" variant="default" onClick={() => void go.goToNextUnseen()}>
            Next page not seen&nbsp;
            <kbd>U</kbd>
          </Button>
        </>
      ) : (
        <>
          <p>Every page has been seen and every suggestion decided.</p>
          <Button size="compact-sm" variant="default" onClick={() => onLeave('second-review')}>
            On to the second review
          </Button>
        </>
      )}
    </EmptyState>
  );
}
