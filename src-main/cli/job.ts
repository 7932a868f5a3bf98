/** The jobs of the command line and what each needs. The same whether it comes as arguments or as a line of a batch. */
import { z } from 'zod';
import { Nation } from '../contract/request.ts';
import { PlainDate } from '../contract/values.ts';

const FilePath = z
  .string()
  .min(1)
  .max(32_767)
  .refine((path) => !path.includes('\0'));

/** Null says the same as leaving out. */
const openPassword = z.string().max(1000).nullish();

/** False: pages that are pictures of text are left unread. */
const ocr = z.boolean().nullish();

/** A path, or what would stand in the file; what that may be, its reader decides. */
const contentOrPath = z.union([z.string().min(1), z.record(z.string(), z.unknown()), z.array(z.unknown())]);

/** Outside these years a date is a slip of the pen. */
const Day = PlainDate.refine((day) => day >= '1900-01-01' && day <= '2199-12-31');

const clarificationForm = /^([^:]*):?([^:]*)$/u;

/** `ASKED:RECEIVED`; nothing behind the colon while the answer is awaited. */
const Clarification = z
  .string()
  .regex(clarificationForm)
  .transform((text) => {
    const [, askedOn = '', receivedOn = ''] = clarificationForm.exec(text) ?? [];
    return { askedOn, receivedOn: receivedOn === '' ? null : receivedOn };
  })
  .pipe(z.object({ askedOn: Day, receivedOn: Day.nullable() }));

export const RedactJob = z.object({
  op: z.literal('redact'),
  in: FilePath,
  out: FilePath,
  marks: z.unknown().refine((marks) => marks !== undefined && marks !== null && marks !== ''),
  report: FilePath.nullish(),
  dpi: z.number().nullish(),
  reflow: z.boolean().nullish(),
  openPassword,
});
export type RedactJob = z.infer<typeof RedactJob>;

export const VerifyJob = z.object({
  op: z.literal('verify'),
  in: FilePath,
  marks: z.unknown().optional(),
  terms: contentOrPath.nullish(),
  original: FilePath.nullish(),
  report: contentOrPath.nullish(),
  openPassword,
});
export type VerifyJob = z.infer<typeof VerifyJob>;

export const InspectJob = z.object({ op: z.literal('inspect'), in: FilePath, openPassword });
export type InspectJob = z.infer<typeof InspectJob>;

export const DetectJob = z.object({
  op: z.literal('detect'),
  in: FilePath,
  people: contentOrPath.nullish(),
  queue: z.boolean().nullish(),
  ocr,
  openPassword,
});
export type DetectJob = z.infer<typeof DetectJob>;

export const ConvertJob = z.object({
  op: z.literal('convert'),
  in: FilePath,
  out: FilePath,
  ocr,
  openPassword,
});
export type ConvertJob = z.infer<typeof ConvertJob>;

export const DeadlineJob = z.object({
  op: z.literal('deadline'),
  received: Day,
  idRequested: Day.nullish(),
  idReceived: Day.nullish(),
  clarification: z.array(Clarification).max(1000).nullish(),
  extended: z.boolean().nullish(),
  extensionNotice: Day.nullish(),
  nation: Nation.nullish(),
  today: Day.nullish(),
});
export type DeadlineJob = z.infer<typeof DeadlineJob>;

export const Job = z.discriminatedUnion('op', [
  RedactJob,
  VerifyJob,
  InspectJob,
  DetectJob,
  ConvertJob,
  DeadlineJob,
]);
export type Job = z.infer<typeof Job>;

export const operations = ['redact', 'verify', 'inspect', 'detect', 'convert', 'deadline'] as const;

/**
 * `done` and `findings` are answers (exit 0 and 1); `rejected` is an output that did not pass its own verification,
 * of which nothing was kept (exit 3). Everything else is thrown as an AppError (exit 2).
 */
export type Outcome =
  | { readonly kind: 'done' | 'findings'; readonly result: object }
  | { readonly kind: 'rejected'; readonly verification: object };
