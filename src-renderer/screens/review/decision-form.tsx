/** The decision in full: codes, neutral label, reasoning, and what each code requires to be recorded. */
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceField } from '../../../src-main/contract/exemption.ts';
import type { Decision, Mark } from '../../../src-main/contract/mark.ts';
import { useDesk } from './desk.ts';
import { labelOf } from './desk-hands.ts';
import { evidenceWords, explainLimit } from './exemption-words.ts';
import { reasoningId } from './use-desk-keys.ts';

type DecisionFormProps = { readonly mark: Mark; readonly decision: Decision };

export function DecisionForm({ mark, decision }: DecisionFormProps) {
  const { data, decide, focusPages } = useDesk();
  const [codes, setCodes] = useState(decision.codes);
  const [neutral, setNeutral] = useState(decision.neutral);
  const [rationale, setRationale] = useState(decision.rationale);
  const [evidence, setEvidence] = useState(decision.evidence);
  const withheld = decision.outcome === 'withhold';
  const chosen = codes.flatMap((code) => data.exemptionOf.get(code) ?? []);
  const fields: readonly EvidenceField[] = [...new Set(chosen.flatMap((one) => one.evidence))];
  const missing = fields.filter((field) => !evidence[field]?.trim());
  const mayBeNeutral = chosen.some((one) => one.mayBeNeutral);

  const changed =
    JSON.stringify([codes, neutral, rationale, evidence]) !==
    JSON.stringify([decision.codes, decision.neutral, decision.rationale, decision.evidence]);
  const save = (): void => {
    const { outcome } = decision;
    const input = { outcome, codes, neutral: neutral && mayBeNeutral, rationale: rationale.trim(), evidence };
    void decide.redecide(mark, input, `Decision saved, page ${mark.page}`);
  };

  return (
    <form
      className="desk-decision"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          if (changed) save();
          focusPages();
        } else if (event.key === 'Escape') {
          event.preventDefault();
          focusPages();
        }
      }}
    >
      {withheld ? (
        <fieldset>
          <legend>Codes</legend>
          {codes.map((code) => (
            <div key={code} className="desk-decision-code">
              <span className="desk-code">{code}</span>
              <span>{labelOf(data.exemptionOf, code)}</span>
              {codes.length > 1 ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => setCodes(codes.filter((one) => one !== code))}
                  aria-label={`Take away ${code}`}
                >
                  Take away
                </Button>
              ) : null}
            </div>
          ))}
          <AddCode codes={codes} onAdd={(code) => setCodes([...codes, code])} />
        </fieldset>
      ) : null}
      {withheld && mayBeNeutral ? (
        <Checkbox
          label="Show only “Withheld” to the requester: the reason itself would give it away"
          checked={neutral}
          onChange={(event) => setNeutral(event.currentTarget.checked)}
        />
      ) : null}
      {withheld
        ? fields.map((field) => {
            const { label, kind } = evidenceWords[field];
            const value = evidence[field] ?? '';
            const change = (next: string): void => setEvidence({ ...evidence, [field]: next });
            return kind === 'long' ? (
              <Textarea
                key={field}
                label={label}
                autosize
                minRows={2}
                value={value}
                onChange={(event) => change(event.currentTarget.value)}
              />
            ) : (
              <TextInput
                key={field}
                type={kind}
                label={label}
                value={value}
                onChange={(event) => change(event.currentTarget.value)}
              />
            );
          })
        : null}
      <Textarea
        id={reasoningId}
        label="Reasoning, for colleagues only"
        autosize
        minRows={2}
        value={rationale}
        onChange={(event) => setRationale(event.currentTarget.value)}
      />
      {withheld && missing.length > 0 ? (
        <p className="desk-warning">
          Needed before sign-off:{' '}
          {missing.map((field) => evidenceWords[field].label.toLocaleLowerCase('en-GB')).join(', ')}.
        </p>
      ) : null}
      <Button type="submit" size="compact-sm" disabled={!changed}>
        Save
      </Button>
    </form>
  );
}

function AddCode({
  codes,
  onAdd,
}: {
  readonly codes: readonly string[];
  readonly onAdd: (code: string) => void;
}) {
  const { data } = useDesk();
  if (codes.length >= 5) return null;
  return (
    <label className="desk-add-code">
      <span className="only-read">Add a code</span>
      <select value="" onChange={(event) => event.currentTarget.value && onAdd(event.currentTarget.value)}>
        <option value="">Add a code…</option>
        {data.exemptions
          .filter((one) => !codes.includes(one.code))
          .map((one) => (
            <option key={one.code} value={one.code} disabled={!one.allowed}>
              {one.code}: {one.allowed ? one.label : explainLimit(one)}
            </option>
          ))}
      </select>
    </label>
  );
}
