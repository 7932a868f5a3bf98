/** Rules over the case: what each looks for, what it decided, and a way to take it back as one. */
import { Button } from '@mantine/core';
import { IconRuler2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListedRule } from '../../../src-main/contract/rule.ts';
import { useAnswer, useCommand } from '../../api.ts';
import { sayRule } from '../frame/rule-words.ts';
import { sayCount, sayInstant } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import type { PanelProps } from './case-screen.tsx';
import { HitList } from './hit-list.tsx';
import { RuleForm } from './rule-form.tsx';

export function Rules({ view, onGo }: PanelProps) {
  const caseId = view.id;
  const rules = useAnswer('listRules', { caseId });
  const people = useAnswer('listPeople', { caseId });
  const takeBack = useCommand('takeBackRule');
  const decide = useCommand('decidePerson');
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<ListedRule['id'] | null>(null);
  const list = rules.data ?? [];
  const decidedPeople = (people.data ?? []).filter(
    ({ role, decided, decision }) =>
      role !== 'subject' && decided !== null && decision.outcome !== 'undecided',
  );
  const busy = takeBack.isPending || decide.isPending;
  return (
    <section aria-label="Rules">
      <h2>Rules</h2>
      <p className="lead">
        One decision for every place of a person, a text, a pattern or a kind of information, in documents
        that come later too. A rule never changes what somebody has decided, and can be taken back as one.
      </p>
      <Button
        variant="default"
        leftSection={<IconRuler2 size={16} aria-hidden />}
        disabled={view.pages === 0}
        onClick={() => setAdding(true)}
      >
        Add a rule
      </Button>
      <ErrorNote error={rules.error ?? takeBack.error ?? decide.error} />
      {list.length + decidedPeople.length > 0 ? (
        <table className="list rule-list">
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Decision</th>
              <th scope="col" className="number">
                Places
              </th>
              <th scope="col">
                <span className="visually-hidden">Take back</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((rule) => (
              <tr key={rule.id}>
                <td>
                  <b>{sayRule(rule.subject)}</b>
                  <small>
                    {rule.by.name}, {sayInstant(rule.at)}
                    {rule.decision.rationale ? `. ${rule.decision.rationale}` : ''}
                  </small>
                  {rule.shown.length > 0 ? (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      aria-expanded={opened === rule.id}
                      onClick={() => setOpened(opened === rule.id ? null : rule.id)}
                    >
                      {opened === rule.id ? 'Hide what it decided' : 'Show what it decided'}
                    </Button>
                  ) : null}
                  {opened === rule.id ? (
                    <HitList caseId={caseId} hits={rule.shown} total={rule.places} onGo={onGo} />
                  ) : null}
                </td>
                <td>
                  <span className="decision" data-outcome={rule.decision.outcome}>
                    {rule.decision.outcome === 'withhold' ? 'Withheld' : 'Kept'}
                  </span>
                  <small>{rule.decision.codes.join(', ')}</small>
                </td>
                <td className="number">{rule.places.toLocaleString('en-GB')}</td>
                <td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={busy}
                    aria-label={`Take back: ${sayRule(rule.subject)}`}
                    onClick={() => takeBack.mutate({ caseId, ruleId: rule.id })}
                  >
                    Take back
                  </Button>
                </td>
              </tr>
            ))}
            {decidedPeople.map((person) => (
              <tr key={person.id}>
                <td>
                  <b>Wherever {person.name} is named</b>
                  <small>
                    Register of people
                    {person.decided ? `: ${person.decided.by.name}, ${sayInstant(person.decided.at)}` : ''}
                  </small>
                </td>
                <td>
                  <span className="decision" data-outcome={person.decision.outcome}>
                    {person.decision.outcome === 'withhold' ? 'Withheld' : 'Kept'}
                  </span>
                  <small>{person.decision.code}</small>
                </td>
                <td className="number">{person.places.toLocaleString('en-GB')}</td>
                <td>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={busy}
                    aria-label={`Take back: ${person.name}`}
                    onClick={() =>
                      decide.mutate({
                        caseId,
                        personId: person.id,
                        decision: { outcome: 'undecided', code: null, rationale: '' },
                      })
                    }
                  >
                    Take back
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="lead" role="status">
        {takeBack.data
          ? `Taken back: ${sayCount(takeBack.data.removed + takeBack.data.reopened, 'place')}.`
          : ''}
      </p>
      {adding ? <RuleForm view={view} onGo={onGo} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
