/** Dates as they are written in British files; those that the words around make dates of birth. */
import { findAll, followedBy, precededBy } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const figures =
  /(?<![\p{L}\p{N}£$€]|[.,/:-](?=\d))(\d{1,2})[ ]?([/.-])[ ]?(\d{1,2})[ ]?\2[ ]?((?:19|20)\d{2}|\d{2})(?!\p{N}|[/.-]\d|[%])/gu;
const iso = /(?<![\p{L}\p{N}-])((?:19|20)\d{2})([-/.])(\d{2})\2(\d{2})(?!\p{N}|[/.-]\d)/gu;
const dayMonth = new RegExp(
  `(?<![\\p{L}\\p{N}£$€.,/-])(\\d{1,2})[ ]?(?:st|nd|rd|th)?[ \\u00A0\\n/-]{0,2}(?:of[ \\n])?${month}\\b\\.?,?(?:[ \\u00A0\\n/,-]{0,2}((?:19|20)\\d{2}|['’]?\\d{2})(?![\\p{N}:.]\\d|\\p{N}|\\p{L}))?`,
  'giu',
);
const monthDay = new RegExp(
  `(?<![\\p{L}\\p{N}])${month}\\.?[ \\n](\\d{1,2})(?:st|nd|rd|th)?(?:,?[ \\n]((?:19|20)\\d{2}))?(?![\\p{N}:]|[.,]\\d)`,
  'giu',
);
const birthBefore =
  /(?:\bd\.?\s?o\.?\s?b\b\.?|\bborn\b|date of birth|birth ?date|birthday|\bbirth\b|\bEDD\b|due date of (?:the )?baby)[^.\n]{0,25}\n?[^.\n]{0,10}$/i;
const birthAfter = /^\W{0,3}(?:\(?d\.?o\.?b|\(?date of birth)/i;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function findDates(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  const add = (start: number, end: number, confidence: number) => {
    const born = precededBy(text, start, birthBefore, 50) || followedBy(text, end, birthAfter);
    hits.push(
      born
        ? patternHit('date-of-birth', start, end, 0.95, 'A date next to words for a date of birth.')
        : patternHit('date', start, end, confidence, 'A date.'),
    );
  };
  for (const { start, end, groups } of findAll(text, figures)) {
    const [day = '', separator = '', monthNumber = '', year = ''] = groups;
    // Dots make version and section numbers too: "1.2.24" is none, "01.02.24" and "1.2.2024" are dates.
    if (separator === '.' && year.length === 2 && (day.length < 2 || monthNumber.length < 2)) continue;
    const isDate =
      isDay(Number(day), Number(monthNumber)) ||
      (year.length === 4 && isDay(Number(monthNumber), Number(day)));
    if (isDate) add(start, end, year.length === 4 ? 0.5 : 0.4);
  }
  for (const { start, end, groups } of findAll(text, iso)) {
    if (isDay(Number(groups[3]), Number(groups[2]))) add(start, end, 0.5);
  }
  for (const { text: raw, start, groups } of findAll(text, dayMonth)) {
    const [day = '', name = '', year = ''] = groups;
    if (!isDay(Number(day), monthOf(name))) continue;
    // "3 may be": without a year the month needs its capital.
    if (year === '' && !/^[A-Z]/.test(name)) continue;
    add(start, start + raw.replace(/[\s,.]+$/, '').length, year === '' ? 0.35 : 0.5);
  }
  for (const { text: raw, start, groups } of findAll(text, monthDay)) {
    const [name = '', day = '', year = ''] = groups;
    if (!isDay(Number(day), monthOf(name)) || !/^[A-Z]/.test(name)) continue;
    add(start, start + raw.length, year === '' ? 0.3 : 0.5);
  }
  return hits;
}

function isDay(day: number, monthNumber: number): boolean {
  return day >= 1 && day <= (daysIn[monthNumber - 1] ?? 0);
}

function monthOf(name: string): number {
  return monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
