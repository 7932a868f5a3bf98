/** The right side: one list at a time. */
import { Tabs } from '@mantine/core';
import type { DocumentSummary } from '../../../src-main/contract/document.ts';
import { CopiesPanel } from './copies-panel.tsx';
import { useDesk } from './desk.ts';
import type { DeskTab } from './desk-state.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { MarkPanel } from './mark-panel.tsx';
import { NamesPanel } from './names-panel.tsx';
import { PageTextPanel } from './page-text-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { SearchPanel } from './search-panel.tsx';
import { SuggestionsPanel } from './suggestions-panel.tsx';
import { useCopies } from './use-copies.ts';
import { usePassageCounts } from './use-passages.ts';
import { usePossibleNames } from './use-possible-names.ts';
import { WeighPanel } from './weigh-panel.tsx';

const tabs: readonly DeskTab[] = [
  'people',
  'suggestions',
  'names',
  'mark',
  'text',
  'hidden',
  'copies',
  'weigh',
];

export function SidePanel() {
  const { data, state, patch } = useDesk();
  const { copies } = useCopies();
  const possibleNames = usePossibleNames();
  const passageCounts = usePassageCounts(data.caseId);
  const names: Readonly<Record<DeskTab, string>> = {
    people: 'People',
    suggestions: data.secondReview ? 'To review' : 'Suggestions',
    names: 'Names?',
    mark: 'Mark',
    text: 'Page text',
    hidden: 'Hidden',
    copies: 'Copies',
    weigh: 'To weigh',
  };
  const counts: Readonly<Record<DeskTab, number | null>> = {
    people: data.people.length,
    suggestions: data.wanted.length,
    names: possibleNames.length || null,
    mark: null,
    text: null,
    hidden: countOpen(data.documents?.find((one) => one.id === state.documentId)) || null,
    copies: copies.length || null,
    weigh: [...passageCounts.values()].reduce((sum, one) => sum + one.open, 0) || null,
  };
  if (state.search.trim().length >= 2) {
    return (
      <aside className="desk-side" aria-label="Search results">
        <SearchPanel text={state.search.trim()} />
      </aside>
    );
  }
  return (
    <aside className="desk-side" aria-label="People, suggestions and details">
      <Tabs
        value={state.tab}
        onChange={(value) => {
          const tab = tabs.find((one) => one === value);
          if (tab) patch({ tab });
        }}
        keepMounted={false}
        classNames={{ root: 'desk-tabs', list: 'desk-tab-list', tab: 'desk-tab', panel: 'desk-tab-panel' }}
      >
        <Tabs.List aria-label="Lists">
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {names[tab]}
              {counts[tab] === null ? null : (
                <span className="desk-count">{counts[tab].toLocaleString('en-GB')}</span>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="people">
          <PeoplePanel />
        </Tabs.Panel>
        <Tabs.Panel value="suggestions">
          <SuggestionsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="names">
          <NamesPanel />
        </Tabs.Panel>
        <Tabs.Panel value="mark">
          <MarkPanel />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <PageTextPanel />
        </Tabs.Panel>
        <Tabs.Panel value="hidden">
          <FindingsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="weigh">
          <WeighPanel />
        </Tabs.Panel>
        <Tabs.Panel value="copies">
          <CopiesPanel />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

/** Serious findings of the open document that nobody has looked at. */
function countOpen(document: DocumentSummary | undefined): number {
  const open = document?.findings.filter(({ serious }) => serious) ?? [];
  return open.reduce((sum, finding) => sum + finding.open, 0);
}
