/** What `redact --reflow` reported of what it moved, for `verify`. */

import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import type { PageLayout } from '../pdf/engine.ts';
import { PageLayoutSchema } from '../pdf/worker-protocol.ts';
import { readJsonInput } from './read-input.ts';

const Report = z.object({ pages: z.array(z.object({ layout: PageLayoutSchema })).readonly() });

/** `report` is a path or the report itself. Throws invalid-input and what reading a file throws. */
export async function readLayouts(report: unknown): Promise<readonly PageLayout[]> {
  const parsed = Report.safeParse(typeof report === 'string' ? await readJsonInput(report) : report);
  if (!parsed.success) throw new AppError('invalid-input', { problems: parsed.error.issues.length });
  return parsed.data.pages.map(({ layout }) => layout);
}
