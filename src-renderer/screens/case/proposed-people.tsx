/** People whom the file names and the register does not know, with who they may be. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../src-main/contract/contract.ts';
import { PersonDetails } from '../../../src-main/contract/person.ts';
import { useAnswer, useCommand } from '../../api.ts';
import { blankPerson } from '../../blank-person.ts';
import { sayCount } from '../frame/words.ts';
import { ErrorNote } from '../unlock/gate.tsx';
import type { PanelProps } from './case-screen.tsx';
import { PageLink } from './page-link.tsx';

type Proposed = Output<'listProposedPeople'>[number];

const firstShown = 12;

export function ProposedPeople({ view, onGo }: PanelProps) {
  const caseId = view.id;
  const proposed = useAnswer('listProposedPeople', { caseId });
  const people = useAnswer('listPeople', { caseId });
  const documents = useAnswer('listDocuments', { caseId });
  const add = useCommand('addPerson');
  const describe = useCommand('describePerson');
  const [all, setAll] = useState(false);
  const list = proposed.data ?? [];
  if (list.length === 0) return null;
  const busy = add.isPending || describe.isPending;

  const addAs = ({ name, aliases, relationship, role }: Proposed): void =>
    add.mutate({ caseId, details: { ...blankPerson, name, aliases, relationship, role } });
  const isOneOf = ({ name, aliases, maybe }: Proposed): void => {
    const known = people.data?.find(({ id }) => id === maybe?.personId);
    if (!known) return;
    // Strips what a person has beyond the details, such as its id.
    const details = PersonDetails.strip().parse(known);
    const names = [...new Set([...details.aliases, name, ...aliases])].slice(0, 50);
    describe.mutate({ caseId, personId: known.id, details: { ...details, aliases: names } });
  };
  const shown = all ? list : list.slice(0, firstShown);
  return (
    <section aria-label="People found in the file">
      <h2>Found in the file</h2>
      <p className="lead">
        Names that the register does not know, and who they may be by the words beside them. Adding somebody
        decides nothing.
      </p>
      <ErrorNote error={proposed.error ?? add.error ?? describe.error} />
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">May be</th>
            <th scope="col" className="number">
              Places
            </th>
            <th scope="col">
              <span className="visually-hidden">Add</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.name}>
              <td>
                {one.name}
                {one.aliases.length > 0 ? <small>also {one.aliases.join(', ')}</small> : null}
              </td>
              <td>
                {one.relationship || (one.role === 'professional' ? 'A professional in role' : 'Not said')}
                <small>
                  …{one.shown.before}
                  <mark>{one.shown.match}</mark>
                  {one.shown.after}…{' '}
                  <PageLink
                    caseId={caseId}
                    documentId={one.shown.documentId}
                    page={one.shown.page}
                    onGo={onGo}
                  >
                    {documents.data?.find(({ id }) => id === one.shown.documentId)?.title ?? ''}, page{' '}
                    {one.shown.page}
                  </PageLink>
                </small>
              </td>
              <td className="number">{one.places.toLocaleString('en-GB')}</td>
              <td>
                <span className="row-actions">
                  {one.maybe ? (
                    <Button size="compact-sm" variant="default" disabled={busy} onClick={() => isOneOf(one)}>
                      It is {one.maybe.name}
                    </Button>
                  ) : null}
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={busy}
                    aria-label={`Add ${one.name}`}
                    onClick={() => addAs(one)}
                  >
                    Add
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.length > shown.length ? (
        <Button variant="subtle" mt="xs" onClick={() => setAll(true)}>
          Show all {sayCount(list.length, 'name')}
        </Button>
      ) : null}
    </section>
  );
}
