import type { z } from 'zod';
import { AppError } from '../contract/errors.ts';

/** A noun out of its JSON column. What the schema refuses was not written by this program: `database-damaged`. */
export function parseColumn<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  const value: unknown = JSON.parse(text);
  return checkNoun(schema, value);
}

export function parseNullableColumn<Schema extends z.ZodType>(
  schema: Schema,
  text: string | null,
): z.output<Schema> | null {
  return text === null ? null : parseColumn(schema, text);
}

export function checkNoun<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new AppError('database-damaged', { issues: result.error.issues.length });
  return result.data;
}
