import { Button, Skeleton } from '@mantine/core';
import { IconTableImport, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Person, PersonRole } from '../../../src-main/contract/person.ts';
import { useAnswer, useCommand } from '../../api.ts';
import { sayPersonWarning, sayStatus } from '../frame/person-words.ts';
import { sayCount } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import type { PanelProps } from './case-screen.tsx';
import { PeopleListImport } from './people-list-import.tsx';
import { PersonForm } from './person-form.tsx';
import { ProposedPeople } from './proposed-people.tsx';

export function sayPersonRole(role: PersonRole): string {
  switch (role) {
    case 'subject':
      return 'The person themself';
    case 'third-party':
      return 'Another person';
    case 'professional':
      return 'Professional in role';
  }
}

function sayDecision(person: Person): string {
  switch (person.decision.outcome) {
    case 'undecided':
      return 'Decide';
    case 'keep':
      return 'Kept';
    case 'withhold':
      return 'Withheld';
  }
}

export function PeoplePanel({ view, onGo }: PanelProps) {
  const people = useAnswer('listPeople', { caseId: view.id });
  const exemptions = useAnswer('listExemptions', { caseId: view.id });
  const decide = useCommand('decidePerson');
  const [editing, setEditing] = useState<Person | 'new' | 'list' | null>(null);

  return (
    <>
      <div className="title-row">
        <div>
          <h1>People</h1>
          <p className="lead">
            Everybody who occurs in the file. One decision here marks each place where the person is named, in
            every document, and never overrides what a colleague decided by hand.
          </p>
        </div>
        <span className="row-actions">
          <Button
            variant="default"
            leftSection={<IconTableImport size={16} aria-hidden />}
            onClick={() => setEditing('list')}
          >
            Take over a list
          </Button>
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
            Add a person
          </Button>
        </span>
      </div>
      <ErrorNote error={people.error ?? decide.error} />
      {people.data === undefined ? (
        <Skeleton height={200} />
      ) : people.data.length === 0 ? (
        <div className="empty">
          <b>Nobody yet</b>
          <span>
            Add the people you know of. You can also add somebody from a name you select at the desk.
          </span>
        </div>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Role</th>
              <th scope="col" className="number">
                Places
              </th>
              <th scope="col">Decision</th>
              <th scope="col">
                <span className="visually-hidden">Decide</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.data.map((person) => (
              <tr key={person.id}>
                <td>
                  <button type="button" className="row-link" onClick={() => setEditing(person)}>
                    {person.name}
                  </button>
                  <small>
                    {[
                      person.relationship,
                      person.aliases.length > 0 ? `also ${person.aliases.join(', ')}` : '',
                    ]
                      .filter(Boolean)
                      .join('; ')}
                  </small>
                  {sayStatus(person) ? <small>{sayStatus(person)}</small> : null}
                  {person.warnings.map((warning) => (
                    <small key={warning} className="harm-text">
                      {sayPersonWarning(warning)}
                    </small>
                  ))}
                </td>
                <td>
                  {sayPersonRole(person.role)}
                  {person.addressProtected ? <small className="harm-text">Address protected</small> : null}
                </td>
                <td className="number">{person.places.toLocaleString('en-GB')}</td>
                <td>
                  <span className="decision" data-outcome={person.decision.outcome}>
                    {sayDecision(person)}
                  </span>
                  {person.decision.code ? <small>{person.decision.code}</small> : null}
                </td>
                <td>
                  {person.role === 'subject' ? null : (
                    <span className="row-actions">
                      <Button
                        variant="default"
                        size="compact-sm"
                        disabled={decide.isPending}
                        aria-label={`Withhold ${person.name} everywhere`}
                        onClick={() =>
                          decide.mutate({
                            caseId: view.id,
                            personId: person.id,
                            decision: {
                              outcome: 'withhold',
                              code: person.decision.code ?? 'TP-ID',
                              rationale: person.decision.rationale,
                            },
                          })
                        }
                      >
                        Withhold
                      </Button>
                      <Button
                        variant="default"
                        size="compact-sm"
                        disabled={decide.isPending}
                        aria-label={`Keep ${person.name}`}
                        onClick={() =>
                          decide.mutate({
                            caseId: view.id,
                            personId: person.id,
                            decision: { outcome: 'keep', code: null, rationale: person.decision.rationale },
                          })
                        }
                      >
                        Keep
                      </Button>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="lead" role="status">
        {decide.data
          ? `${sayCount(decide.data.marked, 'place')} marked${decide.data.leftAlone > 0 ? `, ${sayCount(decide.data.leftAlone, 'decision')} made by hand left alone` : ''}.`
          : ''}
      </p>
      <ProposedPeople view={view} onGo={onGo} />
      {editing === 'list' ? <PeopleListImport caseId={view.id} onClose={() => setEditing(null)} /> : null}
      {editing && editing !== 'list' ? (
        <PersonForm
          caseId={view.id}
          person={editing === 'new' ? null : editing}
          exemptions={exemptions.data ?? []}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  );
}
