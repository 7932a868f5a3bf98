/** The list of marks that `redact` applies and `verify` checks. */
import { z } from 'zod';
import { AppError } from '../contract/errors.ts';
import { PageNumber, Rect } from '../contract/values.ts';
import { type ExemptionBook, findExemption, neutralLabel, parseExemptions } from '../domain/exemption.ts';
import type { RedactionMark } from '../pdf/engine.ts';
import { readJsonInput } from './read-input.ts';
import { readRules } from './read-rules.ts';

/** Members that are not named here are left alone: a list may carry notes of its own. */
const MarkList = z.object({
  marks: z.array(z.object({ page: PageNumber, rect: Rect, code: z.string().nullish() })).readonly(),
});

/**
 * `marks` is a path or the list itself. A mark without a code is labelled "Withheld". Throws marks-invalid,
 * code-unknown, and what reading a file throws.
 */
export async function readMarks(marks: unknown, resourcesFolder: string): Promise<readonly RedactionMark[]> {
  const parsed = MarkList.safeParse(typeof marks === 'string' ? await readJsonInput(marks) : marks);
  if (!parsed.success) throw new AppError('marks-invalid', { problems: parsed.error.issues.length });
  const book = parseExemptions(await readRules(resourcesFolder, 'exemptions.json'));
  return parsed.data.marks.map(({ page, rect, code }) => ({
    page,
    rect,
    label: findLabel(book, code ?? null),
  }));
}

function findLabel(book: ExemptionBook, code: string | null): string {
  if (code === null) return neutralLabel;
  const exemption = findExemption(book, code);
  if (exemption === null) throw new AppError('code-unknown');
  return exemption.label;
}
