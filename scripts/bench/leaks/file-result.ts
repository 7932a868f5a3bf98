/** What the attack on one file sends back. */
import { z } from 'zod';

export const FileResult = z.object({
  /** The code by which the file was refused. */
  refused: z.string().nullable(),
  pages: z.array(z.object({ writer: z.enum(['redraw', 'raster']), reason: z.string().nullable() })),
  /** Words that stand under marks only. */
  withheld: z.number(),
  faults: z.array(
    z.object({
      kind: z.enum(['word-found', 'live-data', 'verification']),
      seed: z.number(),
      page: z.number().nullable(),
      detail: z.string(),
    }),
  ),
});
export type FileResult = z.infer<typeof FileResult>;
