/** Detection in a thread of its own: pages and people in, what was found out. It keeps nothing of a case. */
import { parentPort, workerData } from 'node:worker_threads';
import { rememberNameModel } from './cli/load-name-model.ts';
import { type Detection, type DetectionRequest, detectEverything } from './detect/detect-everything.ts';
import { loadHarm } from './load-rules.ts';

export type ThreadRequest = { readonly id: number; readonly request: DetectionRequest };
/** Without a value where it failed: an error could hold text of a case. */
export type ThreadAnswer = { readonly id: number; readonly value: Detection | null };

const folder = String(workerData);
const nameModel = rememberNameModel(folder);
const harm = loadHarm(folder);

parentPort?.on('message', ({ id, request }: ThreadRequest) => {
  let value: Detection | null = null;
  try {
    value = detectEverything(request, nameModel(), harm);
  } catch {
    // Answered as a failure.
  }
  const answer: ThreadAnswer = { id, value };
  parentPort?.postMessage(answer);
});
