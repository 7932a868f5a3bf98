/** The window's side of the boundary: queries and commands as React hooks over the one typed client. */
import { QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import { type Bridge, type Client, createClient } from '../src-main/contract/client.ts';
import type { Answer, Contract, Input, OperationName, Output } from '../src-main/contract/contract.ts';
import { AppError } from '../src-main/contract/errors.ts';

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

/** Main's events keep the cache true. Called once, at start. */
export function followChanges(): () => void {
  return client.subscribe((event) => {
    if (event.type === 'changed') {
      void queryClient.invalidateQueries({
        predicate: (query) => !lasting.has(query.queryKey[0] as OperationName),
      });
    }
    if (event.type === 'locked') queryClient.clear();
  });
}
