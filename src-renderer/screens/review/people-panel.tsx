/** Who is on this page, then who else is in the case; one decision about a person covers every place. */
import { useMemo } from 'react';
import type { PersonId } from '../../../src-main/contract/values.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useDesk } from './desk.ts';
import { MarkSummary } from './mark-summary.tsx';
import { PersonCard } from './person-card.tsx';

export function PeoplePanel() {
  const { data, state, currentMark } = useDesk();
  const { marks, people } = data;
  const here = useMemo(() => {
    const ids = new Set<PersonId>();
    for (const mark of marks) {
      if (mark.documentId === state.documentId && mark.page === state.page && mark.personId)
        ids.add(mark.personId);
    }
    return ids;
  }, [marks, state.documentId, state.page]);
  const onPage = people.filter((person) => here.has(person.id));
  const others = people.filter((person) => !here.has(person.id));
  const picked = state.personId ?? currentMark?.personId ?? null;

  if (people.length === 0) {
    return (
      <EmptyState title="No people yet">
        Add the people of the case under People. Candour then finds every place where they are named.
      </EmptyState>
    );
  }
  return (
    <div className="desk-people">
      <div className="desk-people-lists">
        <h2 className="desk-list-title">On this page</h2>
        {onPage.length === 0 ? <p className="desk-quiet">Nobody of the register is named here.</p> : null}
        <ul>
          {onPage.map((person) => (
            <PersonCard key={person.id} person={person} picked={person.id === picked} />
          ))}
        </ul>
        {others.length > 0 ? (
          <>
            <h2 className="desk-list-title">{onPage.length > 0 ? 'Also in the case' : 'In the case'}</h2>
            <ul>
              {others.map((person) => (
                <PersonCard key={person.id} person={person} picked={person.id === picked} />
              ))}
            </ul>
          </>
        ) : null}
      </div>
      {currentMark ? (
        <section className="desk-this-mark" aria-label="This mark">
          <h2 className="desk-list-title">This mark</h2>
          <MarkSummary mark={currentMark} />
        </section>
      ) : null}
    </div>
  );
}
