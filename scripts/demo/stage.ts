/** The real application on a stage: named steps with their times, a picture of each screen, and its own bridge. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Bridge } from '../../src-main/contract/client.ts';
import type { Answer, Input, OperationName } from '../../src-main/contract/contract.ts';
import { type Candour, launchApplication } from '../../test/support/launch.ts';

declare global {
  interface Window {
    readonly candour: Bridge;
  }
}

export type Stage = {
  readonly candour: Candour;
  readonly window: Page;
  readonly timings: Readonly<Record<string, number>>;
  /** Runs one step, says how long it took, and keeps the time in seconds. */
  step<Value>(words: string, work: () => Promise<Value>): Promise<Value>;
  /** A picture of the window as it is, numbered in the order of the job. */
  picture(name: string): Promise<void>;
  /** Calls an operation exactly as the window does, through its preload. */
  call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Answer<Name>>;
  close(): Promise<void>;
};

export async function openStage(outFolder: string, dataFolder: string): Promise<Stage> {
  const pictures = path.join(outFolder, 'screenshots');
  mkdirSync(pictures, { recursive: true });
  const candour = await launchApplication({ dataFolder });
  const { window } = candour;
  const timings: Record<string, number> = {};
  let taken = 0;

  return {
    candour,
    window,
    timings,
    async step(words, work) {
      const start = performance.now();
      const value = await work();
      const seconds = (performance.now() - start) / 1000;
      timings[words] = Math.round(seconds * 100) / 100;
      process.stdout.write(`${seconds.toFixed(1).padStart(7)} s  ${words}\n`);
      return value;
    },
    async picture(name) {
      taken += 1;
      const file = `${String(taken).padStart(2, '0')}-${name}.png`;
      await window.screenshot({ path: path.join(pictures, file), animations: 'disabled' });
    },
    async call(name, input) {
      const reply = await window.evaluate(
        ([operation, value]) => globalThis.window.candour.call(operation, value),
        [name, input] as const,
      );
      if (!reply.ok) throw new Error(`${name} was refused: ${reply.error.code}`);
      return reply.value as Answer<typeof name>;
    },
    close: () => candour.close(),
  };
}

/** Types into a field that is found by its label, replacing what stands there. */
export async function fill(place: Page | Locator, label: string, value: string): Promise<void> {
  await place.getByRole('textbox', { name: label, exact: true }).fill(value);
}
