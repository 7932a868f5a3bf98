import type { PlainDate } from './contract/values.ts';

/** The day here, not in Greenwich. */
export function today(): PlainDate {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
