/** Reading scanned pages goes on whatever screen is shown: one run a case, begun by the window, worked off by main. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Output } from '../src-main/contract/contract.ts';
import type { CaseId } from '../src-main/contract/values.ts';
import { asAppError, client, queryClient, useAnswer } from './api.ts';
import type { JobState } from './screens/case/use-job.ts';

type Run = {
  readonly state: JobState<Output<'recognisePages'>>;
  readonly stop: AbortController;
};

const idle: Run['state'] = { state: 'idle' };
const runs = new Map<CaseId, Run>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(caseId: CaseId, run: Run): void {
  runs.set(caseId, run);
  for (const listener of listeners) listener();
}

/** Words come to pages that are shown already. */
const refreshMs = 10_000;

function refreshPages(): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'getWorkingPdf' });
}

export async function startRecognition(caseId: CaseId): Promise<void> {
  if (runs.get(caseId)?.state.state === 'running') return;
  const stop = new AbortController();
  const since = Date.now();
  let refreshed = since;
  show(caseId, { stop, state: { state: 'running', step: 'recognising', done: 0, total: 0, since } });
  try {
    const value = await client.run(
      'recognisePages',
      { caseId },
      {
        signal: stop.signal,
        onProgress: (progress) => {
          show(caseId, { stop, state: { state: 'running', since, ...progress } });
          if (Date.now() - refreshed < refreshMs) return;
          refreshed = Date.now();
          void refreshPages();
        },
      },
    );
    // Told once the window knows that nothing is waiting any more, or it would begin again.
    await refreshPages();
    show(caseId, { stop, state: { state: 'finished', value } });
  } catch (error) {
    const failure = asAppError(error);
    await refreshPages();
    show(caseId, { stop, state: { state: 'failed', error: failure } });
  }
}

export type Recognition = {
  readonly state: Run['state'];
  /** Pages that nobody has begun to read; 0 while a run is under way. */
  readonly waiting: number;
  readonly start: () => void;
  readonly cancel: () => void;
};

/** Begins by itself when scans have come into the case; once it was cancelled, only when it is asked for. */
export function useRecognition(caseId: CaseId): Recognition {
  const state = useSyncExternalStore(subscribe, () => runs.get(caseId)?.state ?? idle);
  const vault = useAnswer('getVaultState', {}).data;
  const mayRead = vault?.state === 'unlocked' && vault.user.role !== 'manager';
  const unread = useAnswer('listReadings', { caseId }).data?.waiting ?? 0;
  // Pages that could not be read are left over by a run that ended; more than these have come since.
  const isNew = state.state === 'idle' || (state.state === 'finished' && unread > state.value.left);
  useEffect(() => {
    if (mayRead && unread > 0 && isNew) void startRecognition(caseId);
  }, [caseId, mayRead, unread, isNew]);
  return {
    state,
    waiting: mayRead && state.state !== 'running' ? unread : 0,
    start: () => void startRecognition(caseId),
    cancel: () => runs.get(caseId)?.stop.abort(),
  };
}

/** When the vault locks, main ends what was running; the next who unlocks it begins anew. */
export function forgetRuns(): void {
  runs.clear();
  for (const listener of listeners) listener();
}

client.subscribe((event) => {
  if (event.type === 'locked') forgetRuns();
});
