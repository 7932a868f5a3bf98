/** Where an unforeseen fault happened. Its message is left out, since it could quote an input. */
import { AppError } from '../contract/errors.ts';

const mostFrames = 8;

/** Empty for refusals, which their code explains. */
export function describeFault(error: unknown): string {
  if (error instanceof AppError && error.code !== 'internal') return '';
  if (!(error instanceof Error)) return `candour: fault (${typeof error})\n`;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return [`candour: fault (${error.name})`, ...frames.slice(0, mostFrames), ''].join('\n');
}
