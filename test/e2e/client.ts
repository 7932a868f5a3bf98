/** The typed client in the test's process, talking through the real preload of a window: all but the screens. */
import type { Page } from '@playwright/test';
import { type CandourEvent, type Client, createClient, type Reply } from '../../src-main/contract/client.ts';

type Told = (event: CandourEvent) => void;

/** What the preload puts into the window, as a test sees it. */
export type WindowWithBridge = {
  readonly candour: {
    call(name: unknown, input: unknown): Promise<Reply<unknown>>;
    subscribe(listener: Told): () => void;
  };
};

/** Answers once the window passes events on. One connection a window. */
export async function connectClient(window: Page): Promise<Client> {
  const listeners = new Set<Told>();
  await window.exposeFunction('tellTest', (event: CandourEvent) => {
    for (const listener of listeners) listener(event);
  });
  await window.evaluate(() => {
    const own = globalThis as unknown as WindowWithBridge & { tellTest: Told };
    own.candour.subscribe((event) => own.tellTest(event));
  });
  return createClient({
    call: (name, input) => callBridge(window, name, input),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
}

/** One call as any script in the window could make it, with whatever name and input. */
export function callBridge(window: Page, name: unknown, input: unknown): Promise<Reply<unknown>> {
  return window.evaluate(
    ([asked, given]) => (globalThis as unknown as WindowWithBridge).candour.call(asked, given),
    [name, input] as const,
  );
}
