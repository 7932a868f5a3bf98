/** Uneven decisions to look at before the second review: advice, nothing waits for it. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Slip } from '../../../src-main/contract/answers.ts';
import type { CaseView } from '../../../src-main/contract/case.ts';
import type { DocumentSummary } from '../../../src-main/contract/document.ts';
import { useAnswer, useCommand } from '../../api.ts';
import type { Place } from '../../place.ts';
import { sayCount, sayInstant } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';

const titles: Readonly<Record<Slip['kind'], string>> = {
  'decided-both-ways': 'Kept here, withheld elsewhere',
  'other-name-open': 'A withheld person in other words',
  'contact-open': 'An address or number of a withheld person',
  'identifying-together': 'Details that together tell who it is',
};
const mostShown = 12;

type SlipsProps = {
  view: CaseView;
  documents: readonly DocumentSummary[];
  onGo: (place: Place) => void;
};

export function Slips(props: SlipsProps) {
  const readiness = useAnswer('getReadiness', { caseId: props.view.id });
  const [withDismissed, setWithDismissed] = useState(false);
  const slips = readiness.data?.slips ?? [];
  if (slips.length === 0) return null;
  const open = slips.filter(({ dismissed }) => dismissed === null);
  const left = slips.length - open.length;
  return (
    <section aria-label="Worth evening out">
      <h2>Worth evening out</h2>
      <p className="lead">
        {open.length > 0
          ? 'Nothing waits for these. Look at each before the second review: change a decision, or say why it may stand.'
          : 'Every uneven decision has been looked at.'}
      </p>
      {kindsOf(withDismissed ? slips : open).map(([kind, same]) => (
        <SlipGroup key={kind} kind={kind} same={same} {...props} />
      ))}
      {left > 0 ? (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-pressed={withDismissed}
          onClick={() => setWithDismissed(!withDismissed)}
        >
          {withDismissed ? 'Hide' : 'Show'} {sayCount(left, 'place')} that may stand
        </Button>
      ) : null}
    </section>
  );
}

function SlipGroup({ kind, same, ...props }: SlipsProps & { kind: Slip['kind']; same: readonly Slip[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? same : same.slice(0, mostShown);
  return (
    <section className="card open-group" aria-label={titles[kind]}>
      <div className="title-row">
        <b>
          {titles[kind]} <span className="faint">{sayCount(same.length, 'place')}</span>
        </b>
      </div>
      <ul>
        {shown.map((slip) => (
          <SlipRow key={`${slip.documentId} ${slip.page} ${slip.start} ${slip.end}`} slip={slip} {...props} />
        ))}
      </ul>
      {same.length > shown.length ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          Show {sayCount(same.length - shown.length, 'more place')}
        </Button>
      ) : null}
    </section>
  );
}

function SlipRow({ slip, view, documents, onGo }: SlipsProps & { slip: Slip }) {
  const { documentId, page, start, end, kind, dismissed } = slip;
  const dismiss = useCommand('dismissSlip');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const say = (words: string): void =>
    dismiss.mutate(
      { caseId: view.id, place: { kind, documentId, page, start, end }, reason: words },
      { onSuccess: () => setAsking(false) },
    );
  return (
    <li>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() =>
          onGo({ screen: 'review', caseId: view.id, secondReview: false, at: { documentId, page } })
        }
      >
        {documents.find((document) => document.id === documentId)?.title ?? ''}, page {page}
      </Button>
      <span>
        {slip.before}
        <mark>{shorten(slip.match)}</mark>
        {slip.after} <span className="faint">{slip.reason}</span>
        {dismissed ? (
          <small className="slip-dismissed">
            May stand: {dismissed.reason} ({dismissed.by.name}, {sayInstant(dismissed.at)}){' '}
            <Button size="compact-sm" variant="subtle" disabled={dismiss.isPending} onClick={() => say('')}>
              Take it back
            </Button>
          </small>
        ) : asking ? (
          <form
            className="slip-reason"
            onSubmit={(event) => {
              event.preventDefault();
              if (reason.trim() !== '') say(reason.trim());
            }}
          >
            <TextInput
              size="xs"
              label="Why it may stand"
              value={reason}
              data-autofocus
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              type="submit"
              size="compact-sm"
              variant="default"
              disabled={reason.trim() === '' || dismiss.isPending}
            >
              It may stand
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => setAsking(false)}>
              Cancel
            </Button>
          </form>
        ) : (
          <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
            It may stand…
          </Button>
        )}
        <ErrorNote error={dismiss.error} />
      </span>
    </li>
  );
}

/** Details that together identify may stand lines apart. */
function shorten(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 90)} … ${text.slice(-60)}`;
}

function kindsOf(slips: readonly Slip[]): readonly (readonly [Slip['kind'], readonly Slip[]])[] {
  const groups = new Map<Slip['kind'], Slip[]>();
  for (const slip of slips) groups.set(slip.kind, [...(groups.get(slip.kind) ?? []), slip]);
  return [...groups];
}
