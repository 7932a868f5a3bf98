/** The current mark in short: its code, how it was found, where it stands. */
import type { Mark } from '../../../src-main/contract/mark.ts';
import { stateOf, stateWords } from '../../viewer/mark-state.ts';
import { useDesk } from './desk.ts';
import { labelOf } from './desk-hands.ts';
import { KeepProposal } from './keep-proposal.tsx';
import { sayType, sourceWords } from './mark-words.ts';

export function MarkSummary({ mark }: { readonly mark: Mark }) {
  const { data, code: usual } = useDesk();
  const kept = mark.decision?.outcome === 'keep';
  const code = mark.decision ? (mark.decision.codes[0] ?? null) : usual;
  return (
    <div className="desk-mark-summary">
      <dl>
        {code && !kept ? (
          <div>
            <dt>
              <span className="desk-code">{code}</span>
            </dt>
            <dd>
              {labelOf(data.exemptionOf, code)}
              {mark.decision ? '' : ', when withheld'}
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{sayType(mark.type)}</dt>
          <dd data-state={stateOf(mark)}>{mark.decision ? stateWords[stateOf(mark)] : 'Not yet decided'}</dd>
        </div>
        <div>
          <dt>{sourceWords[mark.source]}</dt>
          <dd>
            {mark.source === 'hand' || mark.source === 'copy' || mark.source === 'rule'
              ? ''
              : `${Math.round(mark.confidence * 100)} % sure`}
          </dd>
        </div>
      </dl>
      {mark.reason ? <p>{mark.reason}</p> : null}
      <KeepProposal mark={mark} />
    </div>
  );
}
