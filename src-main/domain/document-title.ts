/** A first title and date for a document, from the name that its file came with. Both can be changed. */
import { PlainDate } from '../contract/values.ts';

const longestTitle = 200;

/**
 * "2012-02-14 Child_and_family assessment.pdf" is "Child and family assessment" of 14 February 2012,
 * "07-school-report.pdf" is "School report". Dates are read in the orders of the UK and of ISO 8601; an impossible
 * one stays in the title.
 */
export function findTitleAndDate(untrustedName: string): { title: string; date: PlainDate | null } {
  const base = untrustedName.split(/[\\/]/).at(-1) ?? '';
  const name = base
    .replace(/\.[A-Za-z0-9]{1,5}$/u, '')
    // Control characters and marks that turn the direction of text could make one name look like another.
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[_\s]+/gu, ' ')
    .trim();
  const found = findDate(name);
  const rest = found === null ? name : name.slice(0, found.start) + name.slice(found.end);
  const title =
    dropNumber(spread(tidy(rest))).slice(0, longestTitle) || name.slice(0, longestTitle) || 'Document';
  return { title: title.charAt(0).toUpperCase() + title.slice(1), date: found?.date ?? null };
}

/** "school-report" without a space anywhere was typed for a computer; "mid-year report" was not. */
function spread(text: string): string {
  return text.includes(' ') ? text : text.replaceAll('-', ' ');
}

/** "07 school report" is the seventh of a folder; "2 reports" and "Form 17" keep their numbers. */
function dropNumber(text: string): string {
  return text.replace(/^(?:0\d{1,3}|\d{1,3}\.)\s+(?=\p{L})/u, '');
}

function findDate(name: string): { date: PlainDate; start: number; end: number } | null {
  const patterns: readonly { readonly form: RegExp; readonly order: readonly [number, number, number] }[] = [
    { form: /(?<!\d)((?:19|20)\d\d)[-. ]?(\d\d)[-. ]?(\d\d)(?!\d)/u, order: [1, 2, 3] },
    { form: /(?<!\d)(\d{1,2})[-. /](\d{1,2})[-. /]((?:19|20)\d\d)(?!\d)/u, order: [3, 2, 1] },
  ];
  for (const { form, order } of patterns) {
    const match = form.exec(name);
    if (match === null) continue;
    const [year, month, day] = order.map((group) => match[group] ?? '');
    const date = PlainDate.safeParse(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`);
    if (date.success) return { date: date.data, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;:.–-]+|[\s,;:–-]+$/gu, '')
    .replace(/\(\s*\)/gu, '')
    .trim();
}
