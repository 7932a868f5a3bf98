/** Dates as they are written in British files; those that the words around make dates of birth. */
import { findAll, followedBy, precededBy } from './context.ts';
import { type Hit, patternHit } from './hit.ts';
import { careWords } from './name-words.ts';

const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)';
const figures =
  /(?<![\p{L}\p{N}£$€]|[.,/:-](?=\d))(\d{1,2})[ ]?([/.-])[ ]?(\d{1,2})[ ]?\2[ ]?((?:19|20)\d{2}|\d{2})(?!\p{N}|[/.-]\d|[%])/gu;
const iso = /(?<![\p{L}\p{N}-])((?:19|20)\d{2})([-/.])(\d{2})\2(\d{2})(?!\p{N}|[/.-]\d)/gu;
const dayMonth = new RegExp(
  `(?<![\\p{L}\\p{N}£$€.,:/-])(\\d{1,2})[ ]?(?:st|nd|rd|th)?[ \\u00A0\\n/-]{0,2}(?:of[ \\n])?${month}\\b\\.?,?(?:[ \\u00A0\\n/,-]{0,2}((?:19|20)\\d{2}|['’]?\\d{2})(?![\\p{N}:.]\\d|\\p{N}|\\p{L}))?`,
  'giu',
);
const monthDay = new RegExp(
  `(?<![\\p{L}\\p{N}])${month}\\.?[ \\n](\\d{1,2})(?:st|nd|rd|th)?(?:,?[ \\n]((?:19|20)\\d{2}))?(?![\\p{N}:]|[.,]\\d)`,
  'giu',
);
const birthBefore =
  /(?:(?<!\p{L})d\.?\s?o\.?\s?b(?!\p{L})\.?|\bborn\b|date of birth|birth ?date|birthday|\bbirth\b|\bEDD\b|due date of (?:the )?baby|\bganwyd\b|dyddiad geni)[^.\n]{0,25}\n?[^.\n]{0,10}$/iu;
/** "date of birth wrong. It is", "b. 9.7.75", "he is 13 on", "(she is seven," */
const bornBefore = [
  /(?:date of birth|d\.?o\.?b\b)[^.\n]{0,30}\.\s+(?:it|that) (?:is|was|should be)\s+$/i,
  /(?:^|[\s,;(|])b\.?[ \t]+$/,
  /\b(?:is|was|will be|be|turns?|turned)\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\s+on\s+(?:the\s+)?$/i,
  /\([^()\n]{0,24}\b(?:is|was|aged?)\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty),\s*$/i,
  /\b(?:mother|father|mum|dad|brother|sister|sibling|half[- ]?(?:brother|sister)|step\w+|child|son|daughter|baby|aunt|uncle|grand\w+|cousin|partner|MGM|MGF|PGM|PGF|carer)[ \t]*(?:\||\t|[ ]{3,})[ \t|]*$/i,
];
/** Only a date in brackets behind a name, as minutes and letters introduce people; a year shows that it is one of birth. */
const nameBefore = /(\p{Lu}[\p{L}'’-]+)['’]?[ \t]?\($/u;
const misreadFigures = /(?<![\p{L}\p{N}])[\dlIO]{1,2}([./-])[\dlIO]{1,2}\1[\dlIO]{2,4}(?![\p{L}\p{N}])/gu;
const spacedFigures = /(?<![\p{N}:.])(\d{1,2}) (\d{1,2}) ((?:19|20)?\d{2})(?![\p{N}:])/gu;
const birthAfter =
  /^\W{0,3}(?:\(?d\.?o\.?b|\(?date of birth|\s{0,6}NHS(?: (?:no|num)|:|\s\d)|\(?\d{1,2}[ ]?(?:yrs?|years?)[ )])/i;
/** The heading of a letter: "Re: Zara QURESHI, 17.09.10". */
const headingBefore =
  /(?:^|\n)[ \t]*(?:\(?\d\)?[ \t]*)?(?:re|regarding|patient|client|name|pupil|student|child|our client)[ \t]*:?[ \t]+(?:(?:Mr|Mrs|Miss|Ms|Master)\.?[ \t])?\p{Lu}[\p{L}'’., -]{3,40}?[,( \t|-]{1,6}$/iu;
/** Only the year: "b. 1977", "born 1961". */
const birthYear =
  /(?<![\p{L}\p{N}])(?:b\.|born(?: in)?|dob:?|yob:?|year of birth:?)[ \t]{1,3}(?:c\.?[ \t]?)?((?:19|20)\d{2})(?![\p{N}/-]|\.\d)/giu;
const dayWords =
  '(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)';
/** As certificates write it: "Twenty second March 1984". */
const inWords = new RegExp(
  `(?<![\\p{L}\\p{N}])${dayWords}(?: day of| of)?[ ,]{1,3}${month}[ ,]{1,3}(?:19|20)\\d{2}(?!\\p{N})`,
  'giu',
);

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const welshMonths =
  'ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr'.split(' ');
const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function findDates(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  const add = (start: number, end: number, confidence: number) => {
    const born = isBirthHere(text, start, end);
    hits.push(
      born
        ? patternHit('date-of-birth', start, end, 0.95, 'A date next to words for a date of birth.')
        : patternHit('date', start, end, confidence, 'A date.'),
    );
  };
  for (const { start, end, groups } of findAll(text, figures)) {
    const [day = '', separator = '', monthNumber = '', year = ''] = groups;
    // Dots make version and section numbers too: "1.2.24" is none, "01.02.24" and "1.2.2024" are dates.
    const isShort = separator === '.' && year.length === 2 && (day.length < 2 || monthNumber.length < 2);
    if (isShort && !isBirthHere(text, start, end)) continue;
    const isDate =
      isDay(Number(day), Number(monthNumber)) ||
      (year.length === 4 && isDay(Number(monthNumber), Number(day)));
    if (isDate) add(start, end, year.length === 4 ? 0.5 : 0.4);
  }
  for (const { text: raw, start, end } of findAll(text, misreadFigures)) {
    if (/[lIO]/.test(raw) && /\d/.test(raw) && precededBy(text, start, birthBefore, 50))
      hits.push(patternHit('date-of-birth', start, end, 0.7, 'A date of birth as a scan may have read it.'));
  }
  for (const { start, end, groups } of findAll(text, spacedFigures)) {
    if (isDay(Number(groups[0]), Number(groups[1])) && precededBy(text, start, birthBefore, 50))
      add(start, end, 0.4);
  }
  for (const { end, groups } of findAll(text, birthYear)) {
    const [year = ''] = groups;
    hits.push(patternHit('date-of-birth', end - year.length, end, 0.7, 'A year of birth.'));
  }
  for (const { start, end } of findAll(text, inWords)) add(start, end, 0.5);
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

function isBirthHere(text: string, start: number, end: number): boolean {
  if (precededBy(text, start, birthBefore, 50) || followedBy(text, end, birthAfter)) return true;
  if (precededBy(text, start, headingBefore, 60) && /(?:19|20)?\d{2}$/.test(text.slice(start, end)))
    return true;
  if (bornBefore.some((pattern) => precededBy(text, start, pattern, 60))) return true;
  const name = nameBefore.exec(text.slice(Math.max(0, start - 30), start))?.[1]?.toLowerCase();
  if (name === undefined || careWords.has(name) || text[end] !== ')') return false;
  return monthOf(name) === 0 && /(?:\b(?:19|20)\d{2}|[./-]\d{2})$/.test(text.slice(start, end));
}

function isDay(day: number, monthNumber: number): boolean {
  return day >= 1 && day <= (daysIn[monthNumber - 1] ?? 0);
}

function monthOf(name: string): number {
  const folded = name.toLowerCase();
  const welsh = welshMonths.indexOf(folded);
  return (welsh >= 0 ? welsh : monthNames.indexOf(folded.slice(0, 3))) + 1;
}
