/** What Tesseract answers, checked: lines of words with boxes in pixels, y down, in the order in which they are read. */
import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';

const Box = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() });

const Line = z.object({
  bbox: Box,
  /** From where to where the line's baseline runs; words read along it. */
  baseline: Box,
  /** Pixels from the lowest to the highest ink of an ordinary line, and how much of it is under the baseline. */
  rowAttributes: z.object({ rowHeight: z.number(), descenders: z.number(), ascenders: z.number() }),
  words: z.array(z.object({ text: z.string(), confidence: z.number(), bbox: Box })),
});
export type RawLine = z.infer<typeof Line>;
export type Box = RawLine['bbox'];

const Result = z.object({
  blocks: z
    .array(z.object({ paragraphs: z.array(z.object({ lines: z.array(Line).nullable() })).nullable() }))
    .nullable(),
});

export function parseRawLines(json: string): readonly RawLine[] {
  const parsed = Result.safeParse(JSON.parse(json));
  if (!parsed.success) throw new AppError('internal');
  return (parsed.data.blocks ?? []).flatMap(({ paragraphs }) =>
    (paragraphs ?? []).flatMap(({ lines }) => lines ?? []),
  );
}
