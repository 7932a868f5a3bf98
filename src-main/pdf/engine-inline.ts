/** The PDF engine in this very process: for tests, and where one document is all there is to do. */
import { AppError } from '../contract/errors.ts';
import type { PdfEngine } from './engine.ts';
import type { PdfResources } from './resources.ts';
import { runTask } from './tasks.ts';

export function createInlineEngine(resources: PdfResources): PdfEngine {
  let closed = false;
  return {
    workers: 1,
    run: async (name, input, options = {}) => {
      if (closed || options.signal?.aborted) throw new AppError('cancelled');
      return runTask(name, input, resources, options);
    },
    close: async () => {
      closed = true;
    },
  };
}
