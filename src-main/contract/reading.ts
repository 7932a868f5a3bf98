/** What a machine read on a scanned page or a photograph, and how sure it is. */
import { z } from 'zod';

/**
 * poor: much of it is doubtful. faint: little contrast. handwritten: much of it may be handwriting. no-text: nothing was
 * read. sideways: the page lies on its side or head. failed: it could not be read at all.
 */
export const readingFlags = ['poor', 'faint', 'handwritten', 'no-text', 'sideways', 'failed'] as const;
export const ReadingFlag = z.enum(readingFlags);
export type ReadingFlag = z.infer<typeof ReadingFlag>;

const sure = z.number().min(0).max(1);
const points = z.number().positive();

/** A word on its line, in points of the page's default user space. */
export const ReadWord = z.object({
  text: z.string().min(1).max(500),
  confidence: sure,
  /** Where it begins on its baseline. */
  start: z.tuple([z.number(), z.number()]).readonly(),
  /** Direction of the baseline, radians, anticlockwise. */
  angle: z.number(),
  /** Along the baseline; over it; under it. */
  length: points,
  above: points,
  below: points,
  /** The next word stands on another line. */
  endsLine: z.boolean(),
});
export type ReadWord = z.infer<typeof ReadWord>;

export const Reading = z.object({
  /** Of the page, by the letters of its words; 0 without any. */
  confidence: sure,
  flags: z.array(ReadingFlag).readonly(),
  /** The invisible words that the scan brought with it are taken off: these are better. */
  replacesLayer: z.boolean(),
  words: z.array(ReadWord).max(50_000).readonly(),
});
export type Reading = z.infer<typeof Reading>;

/** Why a page is read: no text, next to none under a picture, a layer of nonsense, or letters that mean nothing. */
export const readingReasons = ['no-text', 'little-text', 'poor-layer', 'garbled'] as const;
export const ReadingReason = z.enum(readingReasons);
export type ReadingReason = z.infer<typeof ReadingReason>;

/** As the desk has it, without words. */
export const PageReading = Reading.pick({ confidence: true, flags: true }).extend({
  /** waiting: not read yet. */
  state: z.enum(['waiting', 'read']),
});
export type PageReading = z.infer<typeof PageReading>;

/** A person has to compare the words with the page. */
export function needsEyes(flags: readonly ReadingFlag[]): boolean {
  return flags.some((flag) => flag !== 'sideways');
}
