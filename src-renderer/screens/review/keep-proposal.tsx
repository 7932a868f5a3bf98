/** Why a place is proposed as kept, and what to think of where it is withheld all the same. */
import { type KeepGround, keepReasons } from '../../../src-main/contract/keep-reasons.ts';
import type { Mark } from '../../../src-main/contract/mark.ts';

export const keepLabels: Readonly<Record<KeepGround, string>> = {
  requester: 'the requester’s own',
  professional: 'a professional in role',
  organisation: 'how a body is reached',
  helpline: 'a number open to everybody',
  reference: 'a reference of the file',
};
export const keepLaw: Readonly<Record<KeepGround, string>> = {
  requester: 'UK GDPR, Article 15',
  professional: 'DPA 2018, Schedule 2, paragraph 17',
  organisation: 'UK GDPR, Article 4(1)',
  helpline: 'UK GDPR, Article 4(1)',
  reference: 'UK GDPR, Article 4(1)',
};

export function KeepProposal({ mark }: { readonly mark: Mark }) {
  const { keepGround, decision } = mark;
  if (!keepGround) return null;
  const withheld = decision?.outcome === 'withhold';
  return (
    <div className={withheld ? 'desk-warning' : 'desk-keep-proposal'}>
      <b>{withheld ? 'Withheld, though it was proposed to keep it' : 'Proposed to keep'}</b>
      <p>{keepReasons[keepGround]}</p>
      {withheld ? <p>Say in the reasoning why it has to be withheld here.</p> : null}
    </div>
  );
}
