/** How an operation is written down in the contract, and the inputs that several of them share. */
import { z } from 'zod';
import { CaseId, MarkId } from './values.ts';

export type OperationContract = {
  readonly kind: 'query' | 'command' | 'job';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
};

export function query<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { kind: 'query', input, output } as const satisfies OperationContract;
}

export function command<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { kind: 'command', input, output } as const satisfies OperationContract;
}

export function job<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { kind: 'job', input, output } as const satisfies OperationContract;
}

export const nothing = z.strictObject({});
export const done = z.null();
export const inCase = z.strictObject({ caseId: CaseId });
export const note = z.string().trim().max(20_000);
export const markIds = z.array(MarkId).min(1).max(100_000).readonly();
