/** Puts the parts together. Knows no Electron: main.ts gives it a window, a test gives it itself. */

import { rememberCase } from './casework/manage-cases.ts';
import { createSession } from './casework/session.ts';
import type { Tools } from './casework/workplace.ts';
import type { CandourEvent } from './contract/client.ts';
import { createJobs } from './jobs.ts';
import { createOperations } from './operations.ts';
import { createRouter, type Router } from './router.ts';

export type ApplicationServices = {
  readonly dataFolder: string;
  readonly tools: Tools;
  readonly emit: (event: CandourEvent) => void;
  /** Gets anything that is not an AppError; must not keep its message, which may hold text of a case. */
  readonly logFault: (error: unknown) => void;
  /** Without a sign of life for this long, and without a job, the vault locks. */
  readonly idleLockMs: number;
};

export type Application = {
  readonly router: Router;
  /** For the end of a session of the operating system, and for a screen that is locked. */
  readonly lock: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export function createApplication(services: ApplicationServices): Application {
  const { emit, logFault } = services;
  /** Dialogs that nobody has answered yet. */
  let waiting = 0;
  const tools: Tools = {
    ...services.tools,
    async askWhereToSave(suggestedName) {
      waiting += 1;
      try {
        return await services.tools.askWhereToSave(suggestedName);
      } finally {
        waiting -= 1;
      }
    },
  };
  const session = createSession(services.dataFolder);
  const jobs = createJobs({ emit, newId: tools.newId, now: Date.now, logFault });
  let idle: NodeJS.Timeout | null = null;

  async function lock(): Promise<void> {
    const wasOpen = session.signedIn() !== null;
    stopTimer();
    // A call that came in meanwhile may have started another.
    while (jobs.running() > 0) await jobs.cancelAll();
    for (const fault of session.leave((open) => rememberCase(session, open, tools))) logFault(fault);
    if (wasOpen) emit({ type: 'locked' });
  }

  function stopTimer(): void {
    if (idle !== null) clearTimeout(idle);
    idle = null;
  }

  function noteActivity(): void {
    stopTimer();
    idle = setTimeout(() => {
      // A long job is work too; the clock starts again behind it. One that waits for an answer is not.
      if (jobs.running() > waiting) noteActivity();
      else void lock();
    }, services.idleLockMs);
    idle.unref();
  }

  const router = createRouter({
    operations: createOperations({ session, tools, jobs, lock, noteActivity }),
    jobs,
    signedIn: session.signedIn,
    emit,
    logFault,
  });

  return {
    router: {
      call(name, input) {
        noteActivity();
        return router.call(name, input);
      },
    },
    lock,
    async close() {
      await lock();
      session.release();
      await tools.engine.close();
    },
  };
}
