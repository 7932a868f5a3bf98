/** Passages that want a person's judgement, by kind: read, then answered or withheld; nothing happens by itself. */
import { Button, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import {
  isAnswered,
  isCovered,
  isDistressing,
  type Passage,
  PassageKind,
} from '../../../src-main/contract/passage.ts';
import { useAnswer } from '../../api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { KeyHint } from '../../parts/key-hint.tsx';
import { harmAdvice, jointFactsAdvice, jointFactsLaw, passageWords } from '../frame/passage-words.ts';
import { sayCount, sayInstant } from '../frame/words.ts';
import { type Desk, useDesk } from './desk.ts';
import { hintOf } from './keys.ts';
import { keyOfPassage } from './passage-cache.ts';

const firstShown = 60;
const none: readonly Passage[] = [];

export function WeighPanel() {
  const desk = useDesk();
  const { data, state } = desk;
  const [answered, setAnswered] = useState(false);
  const [all, setAll] = useState(false);
  const list = useAnswer('listPassages', { caseId: data.caseId, documentId: null }).data;
  const passages = list ?? none;
  const open = passages.filter((passage) => !isAnswered(passage));
  const listed = (answered ? passages : open).filter(
    (passage) => state.passageKind === null || passage.kind === state.passageKind,
  );
  const shown = all ? listed : listed.slice(0, firstShown);
  if (list === undefined) return null;
  if (passages.length === 0) {
    return (
      <EmptyState title="Nothing here to weigh">
        Passages that may need a decision about serious harm or crime, and facts about two people at once,
        would be listed here.
      </EmptyState>
    );
  }
  return (
    <div className="desk-weigh">
      <KindButtons desk={desk} passages={answered ? passages : open} />
      <h2 className="desk-list-title">
        {answered ? sayCount(listed.length, 'passage') : `${sayCount(listed.length, 'passage')} to weigh`}
      </h2>
      <div className="desk-person-buttons">
        <Button size="compact-sm" variant="default" onClick={() => void desk.passages.goToNext()}>
          Next&nbsp;
          <KeyHint keys={hintOf('nextPassage')} />
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void desk.passages.answerOutlined()}>
          Nothing to withhold&nbsp;
          <KeyHint keys={hintOf('answerPassage')} />
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void desk.passages.toggleOnPage()}>
          Show or cover this page&nbsp;
          <KeyHint keys={hintOf('showCovered')} />
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-pressed={answered}
          onClick={() => setAnswered(!answered)}
        >
          {answered ? 'Only what is open' : 'Answered ones too'}
        </Button>
      </div>
      <Advice kind={state.passageKind} />
      <ul aria-label="Passages to weigh">
        {shown.map((passage) => (
          <PassageCard key={keyOfPassage(passage)} desk={desk} passage={passage} />
        ))}
      </ul>
      {listed.length > shown.length ? (
        <Button variant="subtle" fullWidth onClick={() => setAll(true)}>
          Show all {listed.length.toLocaleString('en-GB')}
        </Button>
      ) : null}
    </div>
  );
}

function KindButtons({ desk, passages }: { readonly desk: Desk; readonly passages: readonly Passage[] }) {
  const { state, patch } = desk;
  const kinds = PassageKind.options.filter(
    (kind) => kind === state.passageKind || passages.some((passage) => passage.kind === kind),
  );
  return (
    <fieldset className="desk-kinds">
      <legend className="only-read">Show</legend>
      <button
        type="button"
        aria-pressed={state.passageKind === null}
        onClick={() => patch({ passageKind: null })}
      >
        All <span>{passages.length.toLocaleString('en-GB')}</span>
      </button>
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={state.passageKind === kind}
          onClick={() => patch({ passageKind: kind })}
        >
          {passageWords[kind]}{' '}
          <span>{passages.filter((passage) => passage.kind === kind).length.toLocaleString('en-GB')}</span>
        </button>
      ))}
    </fieldset>
  );
}

function Advice({ kind }: { readonly kind: PassageKind | null }) {
  return (
    <details className="desk-figures">
      <summary>What to consider</summary>
      {kind === 'joint-facts' ? null : <p>{harmAdvice}</p>}
      {kind === null || kind === 'joint-facts' ? (
        <>
          <p>Of two people at once, ask in this order:</p>
          <ol>
            {jointFactsAdvice.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p>{jointFactsLaw}</p>
        </>
      ) : null}
    </details>
  );
}

function PassageCard({ desk, passage }: { readonly desk: Desk; readonly passage: Passage }) {
  const { data, passages } = desk;
  const covered = isCovered(passage);
  const title = data.documents?.find((one) => one.id === passage.documentId)?.title ?? '';
  return (
    <li className="desk-passage" data-kind={passage.kind} data-answered={isAnswered(passage)}>
      <button type="button" className="desk-passage-go" onClick={() => void passages.goTo(passage)}>
        <span className="desk-passage-kind">{passageWords[passage.kind]}</span>
        <small>
          {title}, page {passage.page}
        </small>
        <small>{passage.reason}</small>
        {passage.names.length > 0 ? (
          <small>
            With <b>{passage.names.join(', ')}</b>
          </small>
        ) : null}
      </button>
      {covered ? (
        <p className="desk-passage-cover">
          Covered.{' '}
          <Button size="compact-sm" variant="subtle" onClick={() => void passages.show([passage], true)}>
            Show
          </Button>
        </p>
      ) : (
        <q>{passage.text}</q>
      )}
      <Answer desk={desk} passage={passage} />
    </li>
  );
}

function Answer({ desk, passage }: { readonly desk: Desk; readonly passage: Passage }) {
  const { data, passages } = desk;
  const [note, setNote] = useState('');
  const [asking, setAsking] = useState(false);
  const { answer, marked } = passage;
  if (answer) {
    return (
      <div className="desk-finding-looked">
        <small>
          Looked at by {answer.by.name}, {sayInstant(answer.at)}: nothing to withhold.
          {answer.note ? ` ${answer.note}` : ''}
        </small>
        <Button size="compact-sm" variant="subtle" onClick={() => void passages.answer(passage, false, '')}>
          Take it back
        </Button>
      </div>
    );
  }
  if (marked) return <small className="desk-quiet">Decided by a mark.</small>;
  if (asking) {
    return (
      <form
        className="desk-passage-note"
        onSubmit={(event) => {
          event.preventDefault();
          void passages.answer(passage, true, note);
        }}
      >
        <TextInput
          size="xs"
          label="Why, for our own record (may stay empty)"
          value={note}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className="desk-person-buttons">
          <Button type="submit" size="compact-sm" leftSection={<IconCheck size={14} aria-hidden />}>
            Nothing to withhold
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setAsking(false)}>
            Not yet
          </Button>
        </div>
      </form>
    );
  }
  return (
    <div className="desk-person-buttons">
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        {isDistressing(passage) ? 'Looked at: no harm decision needed' : 'Looked at: may be shared'}
      </Button>
      {data.secondReview ? null : (
        <Button size="compact-sm" variant="default" onClick={() => void passages.mark(passage)}>
          Withhold it…
        </Button>
      )}
    </div>
  );
}
