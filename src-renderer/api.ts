/** The window's side of the boundary: queries and commands as React hooks over the one typed client. */
import { QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import { type Bridge, type ChangeExtent, type Client, createClient } from '../src-main/contract/client.ts';
import type { Answer, Contract, Input, OperationName, Output } from '../src-main/contract/contract.ts';
import { AppError } from '../src-main/contract/errors.ts';
import type { CaseId } from '../src-main/contract/values.ts';

declare global {
  interface Window {
    /** Exposed by the preload; nothing else of Electron or Node is reachable. */
    readonly candour: Bridge;
  }
}

export const client: Client = createClient(window.candour);

/** Main is the only source: nothing goes stale by time, everything by a `changed` event. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

type NamesOf<Kind extends 'query' | 'command'> = {
  [N in OperationName]: Contract[N]['kind'] extends Kind ? N : never;
}[OperationName];
export type QueryName = NamesOf<'query'>;
export type CommandName = NamesOf<'command'>;

/** Bytes that must not stay cached for long. */
const heavy: ReadonlySet<OperationName> = new Set(['getWorkingPdf', 'getBundlePdf']);

/** Never changes once it is there; whether a page was seen is told by the case and its documents. */
const lasting: ReadonlySet<OperationName> = new Set([...heavy, 'getPage']);

/** Answers a query and asks again whenever main says that something changed. Pass null to wait. */
export function useAnswer<Name extends QueryName>(name: Name, input: Input<Name> | null) {
  return useQuery<Output<Name>, AppError>({
    queryKey: [name, input],
    enabled: input !== null,
    gcTime: heavy.has(name) ? 0 : 300_000,
    queryFn: async () => {
      if (input === null) throw new AppError('internal');
      const answer: unknown = await client.call(name, input);
      return answer as Output<Name>;
    },
  });
}

/** A command as a mutation; the window is brought up to date by main's `changed` event. */
export function useCommand<Name extends CommandName>(name: Name) {
  return useMutation<Answer<Name>, AppError, Input<Name>>({
    mutationFn: (input) => client.call(name, input),
  });
}

/** Asked for again by mark-cache.ts, which knows what it has already. */
const followed: ReadonlySet<OperationName> = new Set(['listMarks']);
/** What tells who has looked at which page. */
const ofSeeing: ReadonlySet<OperationName> = new Set([
  'getCase',
  'listDocuments',
  'listCases',
  'getReadiness',
]);

/** In milliseconds: several changes in a row are asked about once. */
const breath = 120;
let waiting: { timer: ReturnType<typeof setTimeout>; extent: ChangeExtent } | null = null;

function askAgain(extent: ChangeExtent): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => {
      const name = queryKey[0] as OperationName;
      if (lasting.has(name) || followed.has(name)) return false;
      return extent === 'everything' || ofSeeing.has(name);
    },
  });
}

function askAgainSoon(extent: ChangeExtent): void {
  if (waiting) {
    if (extent === 'everything') waiting.extent = extent;
    return;
  }
  const soon = { extent, timer: setTimeout(run, breath) };
  waiting = soon;
  function run(): void {
    waiting = null;
    askAgain(soon.extent);
  }
}

/**
 * Main's events keep the cache true; `followMarks` brings the marks of a case up to date. Called once, at start.
 */
export function followChanges(followMarks: (caseId: CaseId) => Promise<void>): () => void {
  return client.subscribe((event) => {
    if (event.type === 'changed') {
      if (event.caseId === null) askAgain('everything');
      else {
        if (event.extent === 'everything') void followMarks(event.caseId);
        askAgainSoon(event.extent);
      }
    }
    if (event.type === 'locked') {
      clearTimeout(waiting?.timer);
      waiting = null;
      queryClient.clear();
    }
  });
}

/** Whatever went wrong, as an error that the window has words for. */
export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal');
}
