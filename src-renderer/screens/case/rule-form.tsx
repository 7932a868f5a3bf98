/** A new rule: what it looks for, how it decides, and what it would hit, before anything is decided. */
import { Button, Group, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import type { DecisionInput } from '../../../src-main/contract/answers.ts';
import type { Output } from '../../../src-main/contract/contract.ts';
import type { EvidenceField } from '../../../src-main/contract/exemption.ts';
import {
  type RuleSubject,
  RuleSubject as RuleSubjectSchema,
  ruleTypes,
} from '../../../src-main/contract/rule.ts';
import { useAnswer, useCommand } from '../../api.ts';
import { sayCount } from '../frame/words.ts';
import { evidenceWords } from '../review/exemption-words.ts';
import { sayType } from '../review/mark-words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import type { PanelProps } from './case-screen.tsx';
import { HitList } from './hit-list.tsx';

const kinds = [
  { value: 'text', label: 'This exact text' },
  { value: 'wildcard', label: 'A pattern with * and ?' },
  { value: 'type', label: 'A kind of information' },
  { value: 'person', label: 'A person of the register' },
] as const;
type Kind = (typeof kinds)[number]['value'];

export function RuleForm({ view, onClose }: PanelProps & { onClose: () => void }) {
  const caseId = view.id;
  const people = useAnswer('listPeople', { caseId }).data?.filter(({ role }) => role !== 'subject') ?? [];
  const exemptions = useAnswer('listExemptions', { caseId }).data?.filter(({ allowed }) => allowed) ?? [];
  const [kind, setKind] = useState<Kind>('text');
  const [words, setWords] = useState('');
  const [type, setType] = useState<string>('phone');
  const [personId, setPersonId] = useState('');
  const [outcome, setOutcome] = useState<'withhold' | 'keep'>('withhold');
  const [code, setCode] = useState('TP-ID');
  const [rationale, setRationale] = useState('');
  const [evidence, setEvidence] = useState<DecisionInput['evidence']>({});
  const asked = outcome === 'withhold' ? (exemptions.find((one) => one.code === code)?.evidence ?? []) : [];
  const add = useCommand('addRule');
  const decide = useCommand('decidePerson');
  const [typed] = useDebouncedValue(words, 250);
  const subject = readSubject(kind, words, type);
  const shown = readSubject(kind, typed, type);
  const preview = useAnswer('previewRule', shown === null ? null : { caseId, subject: shown });
  const person = people.find(({ id }) => id === personId);
  const isReady = kind === 'person' ? person !== undefined : subject !== null && !preview.error;

  function submit(event: FormEvent): void {
    event.preventDefault();
    const codes = outcome === 'withhold' ? [code] : [];
    if (person && kind === 'person') {
      decide.mutate(
        { caseId, personId: person.id, decision: { outcome, code: codes[0] ?? null, rationale } },
        { onSuccess: onClose },
      );
    } else if (subject) {
      add.mutate(
        {
          caseId,
          subject,
          decision: { outcome, codes, neutral: false, rationale, evidence: pick(evidence, asked) },
        },
        { onSuccess: onClose },
      );
    }
  }

  return (
    <Modal opened onClose={onClose} title="Add a rule" size="lg" centered>
      <form onSubmit={submit}>
        <Group align="end" grow>
          <NativeSelect
            label="Look for"
            data={kinds.map(({ value, label }) => ({ value, label }))}
            value={kind}
            onChange={(event) => {
              const chosen = kinds.find(({ value }) => value === event.currentTarget.value);
              if (chosen) setKind(chosen.value);
            }}
          />
          {kind === 'text' || kind === 'wildcard' ? (
            <TextInput
              label={kind === 'text' ? 'Text' : 'Pattern'}
              placeholder={kind === 'text' ? 'Zorbel Lodge' : 'LCS-*'}
              data-autofocus
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          ) : kind === 'type' ? (
            <NativeSelect
              label="Kind"
              data={ruleTypes.map((one) => ({ value: one, label: sayType(one) }))}
              value={type}
              onChange={(event) => setType(event.currentTarget.value)}
            />
          ) : (
            <NativeSelect
              label="Person"
              data={[
                { value: '', label: 'Choose' },
                ...people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={personId}
              onChange={(event) => setPersonId(event.currentTarget.value)}
            />
          )}
        </Group>
        {kind === 'wildcard' ? (
          <p className="faint">
            * stands for any letters and figures, ? for one. Whole words only; at least three letters of its
            own.
          </p>
        ) : null}
        <Group align="end" grow mt="sm">
          <NativeSelect
            label="Decision"
            data={[
              { value: 'withhold', label: 'Withhold' },
              { value: 'keep', label: 'Keep' },
            ]}
            value={outcome}
            onChange={(event) => setOutcome(event.currentTarget.value === 'keep' ? 'keep' : 'withhold')}
          />
          <NativeSelect
            label="Reason"
            disabled={outcome === 'keep'}
            data={exemptions.map((one) => ({ value: one.code, label: `${one.code}: ${one.label}` }))}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </Group>
        <Textarea
          label="Why, for our own record"
          description="Never reaches the requester"
          mt="sm"
          autosize
          minRows={2}
          value={rationale}
          onChange={(event) => setRationale(event.currentTarget.value)}
        />
        {kind === 'person'
          ? null
          : asked.map((field) => (
              <TextInput
                key={field}
                mt="sm"
                label={evidenceWords[field].label}
                description="Recorded with every place; the bundle waits for it"
                value={evidence[field] ?? ''}
                onChange={(event) => setEvidence({ ...evidence, [field]: event.currentTarget.value })}
              />
            ))}
        <ErrorNote error={add.error ?? decide.error ?? preview.error} />
        {kind === 'person' ? (
          <p role="status">{person ? `${sayCount(person.places, 'place')} known so far.` : ''}</p>
        ) : (
          <Hits caseId={caseId} preview={shown === null ? undefined : preview.data} />
        )}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!isReady || add.isPending || decide.isPending}>
            Put in force
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function Hits({
  caseId,
  preview,
}: {
  caseId: PanelProps['view']['id'];
  preview: Output<'previewRule'> | undefined;
}) {
  if (!preview) return <p role="status" />;
  const { open, leftAlone, shown } = preview;
  return (
    <>
      <p role="status">
        Decides {sayCount(open, 'place')}
        {leftAlone > 0 ? `; ${sayCount(leftAlone, 'place')} decided already and left alone` : ''}.
      </p>
      <div className="list-preview">
        <HitList caseId={caseId} hits={shown} total={open} />
      </div>
    </>
  );
}

/** What the chosen reason asks for; what was written for another one stays out. */
function pick(
  evidence: DecisionInput['evidence'],
  fields: readonly EvidenceField[],
): DecisionInput['evidence'] {
  return Object.fromEntries(fields.flatMap((field) => (evidence[field] ? [[field, evidence[field]]] : [])));
}

function readSubject(kind: Kind, words: string, type: string): RuleSubject | null {
  const given =
    kind === 'text' ? { kind, text: words } : kind === 'wildcard' ? { kind, pattern: words } : { kind, type };
  const parsed = RuleSubjectSchema.safeParse(given);
  return parsed.success ? parsed.data : null;
}
