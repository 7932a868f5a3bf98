/** What can be done with the current mark or the selection, beside it, each with its key. */
import type { ReactNode } from 'react';
import type { Page } from '../../../src-main/contract/document.ts';
import type { Mark, MarkState } from '../../../src-main/contract/mark.ts';
import { KeyHint } from '../../parts/key-hint.tsx';
import { stateOf, stateWords } from '../../viewer/mark-state.ts';
import { mapText, readSelection } from '../../viewer/text-selection.ts';
import { sayCount } from '../frame/words.ts';
import { CodeList } from './code-list.tsx';
import { type Desk, useDesk } from './desk.ts';
import { labelOf } from './desk-hands.ts';
import { lowerFirst } from './exemption-words.ts';
import { keepLabels, keepLaw } from './keep-proposal.tsx';
import { hintOf, type KeyAction, keysOf } from './keys.ts';
import { findSiblings, isRemovable } from './mark-order.ts';
import { ReturnNote } from './return-note.tsx';
import { runAction } from './use-desk-keys.ts';

type Choice = { readonly action: KeyAction; readonly words: string };

export function Choices({ page }: { readonly page: Page | null }) {
  const desk = useDesk();
  const { state, currentMark, data } = desk;
  const { selection } = state;
  if (selection) {
    const text = page && selection.kind === 'text' ? readText(page, selection) : '';
    const title = selection.kind === 'box' ? 'Box' : text;
    if (!title) return null;
    return (
      <ChoiceCard
        tone="selection"
        title={title}
        note={selection.kind === 'box' ? `page ${selection.page}` : 'selected'}
      >
        {state.choosing === 'codes' ? (
          <CodeList
            onChoose={(code, everywhere) => {
              void (everywhere
                ? desk.select.withholdSelectionEverywhere(code)
                : desk.select.withholdSelection(code));
              desk.focusPages();
            }}
            everywhere={selection.kind === 'text'}
          />
        ) : (
          <ChoiceList choices={chooseForSelection(desk, selection.kind === 'text')} />
        )}
      </ChoiceCard>
    );
  }
  if (!currentMark) return null;
  const places = findSiblings(data.marks, currentMark).length;
  return (
    <ChoiceCard
      tone={stateOf(currentMark)}
      title={currentMark.text || 'Box'}
      note={currentMark.text ? `${sayCount(places, 'place')} in this case` : `page ${currentMark.page}`}
    >
      <MarkChoices mark={currentMark} places={places} />
    </ChoiceCard>
  );
}

function MarkChoices({ mark, places }: { readonly mark: Mark; readonly places: number }) {
  const desk = useDesk();
  const { state, data, decide, focusPages } = desk;
  if (state.choosing === 'note') return <ReturnNote mark={mark} />;
  if (state.choosing === 'codes') {
    return (
      <CodeList
        everywhere={mark.decision === null && places > 1}
        onChoose={(code, everywhere) => {
          if (everywhere) void decide.withholdEverywhere(mark, code);
          else if (mark.decision?.outcome === 'withhold') {
            const { by: _by, at: _at, ...decision } = mark.decision;
            void decide.redecide(mark, { ...decision, codes: [code] }, `Code changed, page ${mark.page}`);
            desk.patch({ choosing: 'actions' });
          } else void decide.withholdHere([mark], code);
          focusPages();
        }}
      />
    );
  }
  const own = data.secondReview && mark.decision !== null && mark.decision.by.id === data.user?.id;
  return (
    <>
      {mark.review?.outcome === 'returned' ? (
        <p className="desk-choice-note">
          Returned by {mark.review.by.name}: {mark.review.note || 'no note'}
        </p>
      ) : null}
      {own ? (
        <p className="desk-choice-note">You decided this; another person takes the second look.</p>
      ) : null}
      {mark.keepGround ? (
        <p className="desk-choice-note">
          Proposed to keep: {keepLabels[mark.keepGround]}, {keepLaw[mark.keepGround]}.
        </p>
      ) : null}
      <ChoiceList
        choices={data.secondReview ? chooseForReview(mark, own) : chooseForMark(desk, mark, places)}
      />
    </>
  );
}

function chooseForMark(desk: Desk, mark: Mark, places: number): readonly Choice[] {
  const reason = lowerFirst(labelOf(desk.data.exemptionOf, desk.code));
  const state = stateOf(mark);
  if (state === 'withheld' || state === 'agreed') {
    return [
      { action: 'chooseCode', words: 'Another code…' },
      { action: 'keep', words: 'Keep here' },
      { action: 'reopen', words: 'Open the decision again' },
      ...(isRemovable(mark) ? [{ action: 'removeMark', words: 'Remove the mark' } as const] : []),
    ];
  }
  if (state === 'kept') {
    return [
      { action: 'withholdHere', words: `Withhold here: ${reason}` },
      { action: 'chooseCode', words: 'Another code…' },
      { action: 'reopen', words: 'Open the decision again' },
    ];
  }
  const everywhere = mark.personId !== null || mark.text.trim().length >= 2;
  return [
    { action: 'accept', words: `${everywhere ? 'Withhold everywhere' : 'Withhold'}: ${reason}` },
    ...(everywhere ? [{ action: 'withholdHere', words: 'Withhold here only' } as const] : []),
    { action: 'chooseCode', words: 'Another code…' },
    { action: 'keep', words: 'Keep here' },
    ...(places > 1 ? [{ action: 'keepEverywhere', words: 'Keep everywhere' } as const] : []),
    { action: 'notPersonal', words: mark.type === 'person' ? 'Not a person' : 'Not personal information' },
  ];
}

function chooseForReview(mark: Mark, own: boolean): readonly Choice[] {
  if (own || mark.decision?.outcome !== 'withhold') return [{ action: 'next', words: 'Next to review' }];
  if (mark.review?.outcome === 'agreed') {
    return [
      { action: 'next', words: 'Next to review' },
      { action: 'returnMark', words: 'Return with a note…' },
    ];
  }
  return [
    { action: 'agree', words: mark.review?.outcome === 'returned' ? 'Agree after all' : 'Agree' },
    ...(mark.text ? [{ action: 'agreeAll', words: 'Agree wherever it was withheld' } as const] : []),
    { action: 'returnMark', words: 'Return with a note…' },
  ];
}

function chooseForSelection(desk: Desk, isText: boolean): readonly Choice[] {
  const reason = lowerFirst(labelOf(desk.data.exemptionOf, desk.code));
  return [
    { action: 'withholdSelection', words: `Withhold here: ${reason}` },
    ...(isText
      ? ([
          { action: 'withholdSelectionEverywhere', words: 'Withhold everywhere in the case' },
          { action: 'growSelection', words: 'Wider: line, paragraph, page' },
        ] as const)
      : []),
    { action: 'chooseCode', words: 'Another code…' },
    { action: 'close', words: 'Drop the selection' },
  ];
}

function readText(page: Page, selection: { readonly anchor: number; readonly focus: number }): string {
  const range = readSelection(mapText(page), selection);
  return range ? page.text.slice(range.start, range.end).replace(/\s+/g, ' ') : '';
}

type ChoiceCardProps = {
  readonly tone: MarkState | 'selection';
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
};

function ChoiceCard({ tone, title, note, children }: ChoiceCardProps) {
  return (
    <section className="desk-choices" aria-label={`Decide: ${title}`} data-tone={tone}>
      <div className="desk-choices-head">
        <span className="desk-choices-title" title={title}>
          {title}
        </span>
        <span>{tone === 'selection' || tone === 'suggested' ? note : stateWords[tone]}</span>
      </div>
      {children}
    </section>
  );
}

function ChoiceList({ choices }: { readonly choices: readonly Choice[] }) {
  const desk = useDesk();
  return (
    <ul className="desk-choice-list">
      {choices.map(({ action, words }, index) => (
        <li key={action}>
          <button
            type="button"
            data-first={index === 0}
            aria-keyshortcuts={keysOf(action)[0]}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              runAction(desk, action);
              desk.focusPages();
            }}
          >
            {words} <KeyHint keys={hintOf(action)} />
          </button>
        </li>
      ))}
    </ul>
  );
}
