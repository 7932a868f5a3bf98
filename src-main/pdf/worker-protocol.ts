/**
 * What the application and a PDF worker say to each other. A worker parses hostile files, so whatever comes
 * from it is `untrusted…` until one of the parsers here has passed it.
 */
import { z } from 'zod';
import { BundlePart, VerificationReport } from '../contract/bundle.ts';
import { MessageOrigin } from '../contract/copies.ts';
import { InspectionFinding } from '../contract/document.ts';
import { AppError, type ErrorReply, errorCodes } from '../contract/errors.ts';
import { Reading, ReadingReason } from '../contract/reading.ts';
import { PageNumber, PlainDate, Rect } from '../contract/values.ts';
import { fileTypes, hiddenKinds, warnings } from '../intake/file-content.ts';
import { intakeLimits } from '../intake/limits.ts';
import type { PdfProgress, PdfTaskName, PdfTasks } from './engine.ts';
import { limits } from './limits.ts';
import type { PdfResources } from './resources.ts';

export type ToWorker =
  | {
      readonly kind: 'init';
      readonly resources: PdfResources;
      readonly memoryBytes: number;
      /** Tasks that will come. */
      readonly prepare: readonly PdfTaskName[];
    }
  | RunMessage<PdfTaskName>
  | { readonly kind: 'cancel'; readonly task: number };

export type RunMessage<Name extends PdfTaskName> = {
  readonly kind: 'run';
  readonly task: number;
  readonly name: Name;
  readonly input: PdfTasks[Name]['input'];
  /** The document worked on is left out (no bytes): it is that of the task before. */
  readonly sameDocument: boolean;
};

export type FromWorker =
  | { readonly kind: 'progress'; readonly task: number; readonly progress: PdfProgress }
  | { readonly kind: 'done'; readonly task: number; readonly output: unknown; readonly spent: boolean }
  | {
      readonly kind: 'failed';
      readonly task: number;
      readonly error: ErrorReply;
      /** The process is in no state for another task. */
      readonly spent: boolean;
    };

const count = z.int().min(0);
const FromWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), task: count, progress: z.object({ done: count, total: count }) }),
  z.object({ kind: z.literal('done'), task: count, output: z.unknown(), spent: z.boolean() }),
  z.object({
    kind: z.literal('failed'),
    task: count,
    error: z.object({
      code: z.enum(errorCodes),
      detail: z.record(z.string().max(40), z.number()),
    }),
    spent: z.boolean(),
  }),
]);

/** Null for anything that is not a message of this protocol. */
export function parseFromWorker(untrustedMessage: unknown): FromWorker | null {
  const parsed = FromWorkerSchema.safeParse(untrustedMessage);
  return parsed.success ? parsed.data : null;
}

const bytes = z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= limits.fileBytes);
const childBytes = z.instanceof(Uint8Array).refine(({ length }) => length <= limits.fileBytes);
const pageCount = z.int().min(1).max(limits.pages);
const findings = z.array(InspectionFinding).readonly();

const ExtractedPage = z
  .object({
    page: PageNumber,
    mediaBox: Rect,
    cropBox: Rect,
    rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
    userUnit: z.number().positive(),
    text: z.string(),
    boxes: z.instanceof(Float32Array),
    toRead: ReadingReason.nullable(),
  })
  .refine(({ text, boxes }) => boxes.length === text.length * 4);

export const PageLayoutSchema = z.object({
  page: PageNumber,
  boxes: z.array(Rect).readonly(),
  moves: z.array(z.object({ from: Rect, dx: z.number(), dy: z.number() })).readonly(),
});

const Gap = z.object({
  rect: Rect,
  marks: z.array(count).readonly(),
  width: z.enum(['fixed', 'widened', 'exact']),
  fitting: count,
  of: count,
  known: z.array(count).readonly(),
});

const outputs: { readonly [Name in PdfTaskName]: z.ZodType<PdfTasks[Name]['output']> } = {
  countPages: z.object({ pages: pageCount, agreed: z.boolean() }),
  extract: z.object({
    annotated: z.boolean(),
    pages: z.array(ExtractedPage).min(1).max(limits.pages).readonly(),
    findings,
  }),
  findScans: z.object({ pages: z.array(z.object({ page: PageNumber, reason: ReadingReason })).readonly() }),
  recognise: z
    .object({ reading: Reading, text: z.string(), boxes: z.instanceof(Float32Array) })
    .refine(({ text, boxes }) => boxes.length === text.length * 4),
  layWords: z.object({ bytes }),
  inspect: z.object({ pages: pageCount, findings }),
  convert: z.object({
    bytes,
    pages: pageCount,
    type: z.enum(fileTypes),
    hidden: z
      .array(z.object({ kind: z.enum(hiddenKinds), page: PageNumber, count: z.int().min(1) }))
      .readonly(),
    warnings: z.array(z.enum(warnings)).readonly(),
    date: PlainDate.nullable(),
    message: MessageOrigin.nullable(),
    children: z
      .array(z.object({ untrustedName: z.string().max(32_767), bytes: childBytes }))
      .max(intakeLimits.children)
      .readonly(),
  }),
  join: z.object({ bytes, pages: z.array(pageCount).readonly() }),
  redact: z.object({
    bytes,
    pages: z
      .array(
        z.object({
          page: PageNumber,
          writer: z.enum(['redraw', 'raster']),
          reason: z.string().max(200).nullable(),
          marks: count,
          words: count,
          layout: PageLayoutSchema,
          gaps: z.array(Gap).readonly(),
        }),
      )
      .min(1)
      .max(limits.pages)
      .readonly(),
  }),
  joinRanges: z.object({ bytes }),
  verify: VerificationReport,
  assemble: z.object({ bytes, pages: pageCount, parts: z.array(BundlePart).readonly() }),
};

/** Throws worker-died: a worker that answers nonsense is treated like one that fell over. */
export function parseOutput<Name extends PdfTaskName>(
  name: Name,
  untrustedOutput: unknown,
): PdfTasks[Name]['output'] {
  const schema: z.ZodType<PdfTasks[Name]['output']> = outputs[name];
  const parsed = schema.safeParse(untrustedOutput);
  if (!parsed.success) throw new AppError('worker-died');
  return parsed.data;
}
