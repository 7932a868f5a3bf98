/** Hits of the search in their context, over the whole case; all or some of them can be withheld at once. */
import { Button } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { HiddenHit } from '../../../src-main/contract/answers.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { stateOf, stateWords } from '../../viewer/mark-state.ts';
import { findingWords } from '../frame/finding-words.ts';
import { sayCount } from '../frame/words.ts';
import { useDesk } from './desk.ts';
import { labelOf } from './desk-hands.ts';
import { lowerFirst } from './exemption-words.ts';
import { findMarkOver, keyHit } from './search-hits.ts';
import { useSearch } from './use-search.ts';

/** What the panel has room for, and some; a list of hundreds would be drawn anew at every key. */
const atFirst = 40;

export function SearchPanel({ text }: { readonly text: string }) {
  const { data, state, patch, go, decide, select, code, focusPages } = useDesk();
  const { asked, found } = useSearch(data.caseId, text);
  const [shown, setShown] = useState(atFirst);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other hits
  useEffect(() => {
    setPicked(new Set());
    setShown(atFirst);
  }, [text]);

  const hits = found?.hits ?? [];
  const hidden = found?.hidden ?? [];
  const titles = useMemo(
    () => new Map((data.documents ?? []).map((one) => [one.id, one.title])),
    [data.documents],
  );
  const chosen = hits.filter((hit) => picked.has(keyHit(hit)));
  const reason = lowerFirst(labelOf(data.exemptionOf, code));

  if (found && hits.length === 0 && hidden.length === 0) {
    return (
      <EmptyState title={`“${asked}” is nowhere in the case`}>
        Try fewer letters or another spelling. Scanned pages that could not be read are not searched.
      </EmptyState>
    );
  }
  return (
    <div className="desk-search-panel">
      <h2 className="desk-list-title">
        {found
          ? hits.length === 0
            ? `“${asked}” is on no page`
            : `${sayCount(found.total, 'place')} with “${asked}”`
          : 'Searching'}
        {found && found.total > hits.length ? `, the first ${hits.length} listed` : ''}
      </h2>
      {data.secondReview || hits.length === 0 || !found ? null : (
        <div className="desk-person-buttons desk-search-buttons">
          <Button
            size="compact-sm"
            onClick={() =>
              void (chosen.length > 0
                ? select.withholdHits(chosen)
                : decide.withholdText(asked, null, code, null))
            }
          >
            {chosen.length > 0
              ? `Withhold the ${chosen.length} chosen`
              : `Withhold all ${found.total.toLocaleString('en-GB')}`}
          </Button>
          <span className="desk-quiet">
            as {reason}
            {chosen.length > 0 ? '' : ', whole words'}
          </span>
        </div>
      )}
      <ul className="desk-hits" hidden={hits.length === 0}>
        {hits.slice(0, shown).map((hit, index) => {
          const key = keyHit(hit);
          const mark = findMarkOver(data.marksOn.get(hit.documentId)?.get(hit.page) ?? [], hit);
          const first = hits[index - 1]?.documentId !== hit.documentId;
          return (
            <li key={key} data-current={state.hit === hit}>
              {first ? <h3>{titles.get(hit.documentId) ?? ''}</h3> : null}
              <div className="desk-hit">
                {data.secondReview ? null : (
                  <input
                    type="checkbox"
                    className="desk-hit-choice"
                    aria-label={`Choose page ${hit.page}: ${hit.before}${hit.match}${hit.after}`}
                    checked={picked.has(key)}
                    disabled={mark?.decision != null}
                    onChange={() => setPicked(toggle(picked, key))}
                  />
                )}
                <button
                  type="button"
                  onClick={() => {
                    patch({ hit });
                    void (mark ? go.goToMark(mark) : go.goToHit(hit));
                  }}
                >
                  <span className="desk-hit-text">
                    {hit.before}
                    <mark>{hit.match}</mark>
                    {hit.after}
                  </span>
                  <small>
                    Page {hit.page}
                    {mark ? `, ${stateWords[stateOf(mark)].toLocaleLowerCase('en-GB')}` : ''}
                  </small>
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      {hits.length > shown ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + 100)}>
          Show more
        </Button>
      ) : null}
      <HiddenHits hits={hidden} titles={titles} />
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          patch({ search: '', hit: null });
          focusPages();
        }}
      >
        Close the search&nbsp;
        <kbd>Esc</kbd>
      </Button>
    </div>
  );
}

/** They leave with no page; but a name may be known to the case from nowhere else. */
function HiddenHits(props: {
  readonly hits: readonly HiddenHit[];
  readonly titles: ReadonlyMap<HiddenHit['documentId'], string>;
}) {
  const { go, patch } = useDesk();
  if (props.hits.length === 0) return null;
  return (
    <>
      <h2 className="desk-list-title">In the files, but on no page</h2>
      <ul className="desk-hits">
        {props.hits.map((hit, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew with each search
          <li key={index}>
            <div className="desk-hit">
              <button
                type="button"
                onClick={() => {
                  go.goToPage(hit.documentId, hit.page ?? 1);
                  patch({ search: '', hit: null, tab: 'hidden' });
                }}
              >
                <span className="desk-hit-text">
                  {hit.before}
                  <mark>{hit.match}</mark>
                  {hit.after}
                </span>
                <small>
                  {props.titles.get(hit.documentId) ?? ''}
                  {hit.page === null ? '' : `, page ${hit.page}`}: {findingWords[hit.kind].short}
                </small>
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function toggle(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
