/** The whole application without Electron: a router in a temporary folder, with a clock that the test moves. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Application, createApplication } from '../../src-main/application.ts';
import type { Tools } from '../../src-main/casework/workplace.ts';
import { rememberNameModel } from '../../src-main/cli/load-name-model.ts';
import { type CandourEvent, type Client, createClient } from '../../src-main/contract/client.ts';
import { detectEverything } from '../../src-main/detect/detect-everything.ts';
import { loadHarm, loadRules } from '../../src-main/load-rules.ts';
import { loadSampleCase } from '../../src-main/load-sample-case.ts';
import type { PdfEngine } from '../../src-main/pdf/engine.ts';
import { createInlineEngine } from '../../src-main/pdf/engine-inline.ts';
import { resourcesFolder } from './resources.ts';

const nameModel = rememberNameModel(resourcesFolder);
const harm = loadHarm(resourcesFolder);

export type TestApplication = {
  readonly client: Client;
  readonly application: Application;
  readonly dataFolder: string;
  readonly events: readonly CandourEvent[];
  /** What `askWhereToSave` answers next. */
  saveTo: string | null;
  faults: unknown[];
  readonly clock: { today: string; now: string };
  close(): Promise<void>;
};

export type TestOptions = {
  readonly engine?: PdfEngine;
  readonly dataFolder?: string;
  readonly idleLockMs?: number;
};

export function startApplication(options: TestOptions = {}): TestApplication {
  const dataFolder = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'candour-test-'));
  const listeners = new Set<(event: CandourEvent) => void>();
  const events: CandourEvent[] = [];
  const clock = { today: '2026-11-24', now: '2026-11-24T09:00:00.000Z' };
  const state = { saveTo: null as string | null, faults: [] as unknown[] };
  const tools: Tools = {
    clock: { now: () => clock.now, today: () => clock.today },
    newId: randomUUID,
    rules: loadRules(resourcesFolder),
    sampleCase: () => loadSampleCase(resourcesFolder),
    detect: async (request) => detectEverything(request, nameModel(), harm),
    engine: options.engine ?? createInlineEngine({ folder: resourcesFolder }),
    askWhereToSave: async () => state.saveTo,
  };
  const application = createApplication({
    dataFolder,
    tools,
    emit: (event) => {
      events.push(event);
      for (const listener of listeners) listener(event);
    },
    logFault: (error) => state.faults.push(error),
    idleLockMs: options.idleLockMs ?? 3_600_000,
  });
  const client = createClient({
    call: (name, input) => application.router.call(name, input),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  return Object.assign(state, {
    client,
    application,
    dataFolder,
    events,
    clock,
    async close() {
      await application.close();
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  });
}
