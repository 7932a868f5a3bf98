/** What was recorded with a decision, to be read and not changed: for the second review. */
import { type EvidenceField, EvidenceField as evidenceFields } from '../../../src-main/contract/exemption.ts';
import { keepReasons } from '../../../src-main/contract/keep-reasons.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';
import { useDesk } from './desk.ts';
import { labelOf } from './desk-hands.ts';
import { evidenceWords } from './exemption-words.ts';

export function DecisionFacts({ mark }: { readonly mark: Mark }) {
  const { data } = useDesk();
  const { decision } = mark;
  if (!decision) return <p className="desk-quiet">Not decided yet: there is nothing to review.</p>;
  const required: ReadonlySet<EvidenceField> = new Set(
    decision.codes.flatMap((code) => data.exemptionOf.get(code)?.evidence ?? []),
  );
  const shown = evidenceFields.options.filter((field) => required.has(field) || decision.evidence[field]);
  return (
    <dl className="desk-facts">
      <div>
        <dt>Codes</dt>
        <dd>
          {decision.codes.map((code) => `${code}, ${labelOf(data.exemptionOf, code)}`).join('; ') || 'Kept'}
          {decision.neutral ? ' (shown only as “Withheld”)' : ''}
        </dd>
      </div>
      {mark.keepGround ? (
        <div>
          <dt>Proposed as kept</dt>
          <dd>{keepReasons[mark.keepGround]}</dd>
        </div>
      ) : null}
      {shown.map((field) => (
        <div key={field}>
          <dt>{evidenceWords[field].label}</dt>
          <dd>{decision.evidence[field]?.trim() || 'Not recorded'}</dd>
        </div>
      ))}
      <div>
        <dt>Reasoning</dt>
        <dd>{decision.rationale || 'None given'}</dd>
      </div>
    </dl>
  );
}
