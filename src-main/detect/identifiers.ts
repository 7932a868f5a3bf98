/** Dates of birth, telephone and NHS numbers and the like that the register holds, in every usual spelling. */
import { findAll } from './context.ts';
import type { DetectPerson, Hit, SuggestionType } from './hit.ts';

type Identifier = {
  readonly person: DetectPerson;
  readonly type: SuggestionType;
  readonly pattern: RegExp;
};
type Day = { readonly day: number; readonly month: number; readonly year: number };

const months = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
];
/** A scan confuses these. */
const digitShapes = ['[0Oo]', '[1Il|]', '2', '3', '4', '[5S]', '6', '7', '[8B]', '9'];
const space = '[ \\t\\u00A0\\r]{0,3}\\n?[ \\t\\u00A0]{0,3}';
const notBefore = '(?<![\\p{L}\\p{N}])';
const notAfter = '(?![\\p{L}\\p{N}])';
/** Fewer letters and digits stand in too many other numbers to be taken apart. */
const shortestSpaced = 5;

export function readIdentifiers(people: readonly DetectPerson[]): readonly Identifier[] {
  return people.flatMap((person) => [
    ...person.phones.flatMap((written): Identifier[] => {
      const compact = written.replace(/\D/g, '');
      if (compact.length < shortestSpaced) return [];
      const pattern = buildNumberPattern(compact, compact);
      return [{ person, type: 'phone', pattern }];
    }),
    ...person.identifiers.flatMap((written): Identifier[] => {
      const date = readDate(written);
      if (date !== null) {
        return [{ person, type: 'date-of-birth', pattern: buildDatePattern(date) }];
      }
      const compact = written.replace(/[^\p{L}\p{N}]/gu, '');
      if (compact === '') return [];
      const type = /^\d{10}$/.test(compact) ? 'nhs-number' : 'id-number';
      return [{ person, type, pattern: buildNumberPattern(written, compact) }];
    }),
  ]);
}

/**
 * An identifier of several people is suggested, and left to the reviewer. Those of kept people alone are shielded.
 */
export function findIdentifiers(text: string, identifiers: readonly Identifier[]): readonly Hit[] {
  const bySpan = new Map<string, Hit[]>();
  for (const { person, type, pattern } of identifiers) {
    for (const { start, end } of findAll(text, pattern)) {
      const key = `${start} ${end}`;
      const hit: Hit = {
        type,
        start,
        end,
        confidence: 0.99,
        source: 'register',
        reason: `${describeType(type)} recorded for ${person.names[0]?.text ?? ''}.`,
        personId: person.id,
        keep: person.decision === 'keep',
        recorded: true,
      };
      bySpan.set(key, [...(bySpan.get(key) ?? []), hit]);
    }
  }
  return [...bySpan.values()].flatMap(settleOwners);
}

/** Twins share a date of birth. */
function settleOwners(hits: readonly Hit[]): readonly Hit[] {
  const first = hits.find((hit) => !hit.keep) ?? hits[0];
  if (first === undefined) return [];
  if (first.keep || hits.every((hit) => hit.personId === first.personId)) return [first];
  const reason = `${first.reason} It is recorded for somebody else as well.`;
  return [{ ...first, confidence: 0.6, reason, personId: null }];
}

function describeType(type: SuggestionType): string {
  if (type === 'date-of-birth') return 'A date';
  return type === 'phone' ? 'A telephone number' : 'A number';
}

function readDate(written: string): Day | null {
  const text = written.trim();
  const figures = /^(\d{1,2})\s*[/.\s-]\s*(\d{1,2})\s*[/.\s-]\s*(\d{4}|\d{2})$/.exec(text);
  if (figures !== null) return checkDate(Number(figures[1]), Number(figures[2]), figures[3] ?? '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso !== null) return checkDate(Number(iso[3]), Number(iso[2]), iso[1] ?? '');
  const words =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(?:of\s+)?(\p{L}{3,9})\.?,?[\s/.-]+['’]?(\d{4}|\d{2})$/iu.exec(text);
  if (words !== null) return checkDate(Number(words[1]), monthOf(words[2] ?? ''), words[3] ?? '');
  const american = /^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu.exec(text);
  if (american !== null) return checkDate(Number(american[2]), monthOf(american[1] ?? ''), american[3] ?? '');
  return null;
}

function monthOf(word: string): number {
  return months.findIndex((pattern) => new RegExp(`^${pattern}$`, 'i').test(word)) + 1;
}

function checkDate(day: number, month: number, year: string): Day | null {
  const isDay = day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return isDay ? { day, month, year: Number(year) } : null;
}

function buildDatePattern({ day, month, year }: Day): RegExp {
  const century = year >= 100 ? shape(String(Math.floor(year / 100))) : '(?:19|2[0Oo])';
  const short = shape(String(year % 100).padStart(2, '0'));
  const years = `(?:${century}${short}|['’]?${short})`;
  const dayFigures = day < 10 ? `[0Oo]?${shape(String(day))}` : shape(String(day));
  const monthFigures = month < 10 ? `[0Oo]?${shape(String(month))}` : shape(String(month));
  const name = months[month - 1] ?? '';
  const mark = `${space}[/.\\-‐-―]${space}`;
  const ordinal = `${dayFigures}${space}(?:st|nd|rd|th)?`;
  const loose = `(?:${space}[/.,\\-‐-―]${space}|${space})`;
  const two = (value: number) => shape(String(value).padStart(2, '0'));
  const spellings = [
    `${dayFigures}(?:${mark}|[ \\u00A0]{1,2})${monthFigures}(?:${mark}|[ \\u00A0]{1,2})${years}`,
    `${ordinal}${loose}(?:of${space})?${name}${loose}${years}`,
    `${name}\\.?${space}${ordinal}${loose}${century}${short}`,
    `${century}${short}(?:${mark})${two(month)}(?:${mark})${two(day)}`,
    `${two(day)}${two(month)}${century}${short}`,
    `${century}${short}${two(month)}${two(day)}`,
  ];
  // The American order says the same only where it cannot be another day.
  if (day > 12) spellings.push(`${monthFigures}${mark}${dayFigures}${mark}${years}`);
  return new RegExp(`${notBefore}(?:${spellings.join('|')})${notAfter}`, 'giu');
}

function buildNumberPattern(written: string, compact: string): RegExp {
  const parts = [...compact].map((character) => (/\d/.test(character) ? shape(character) : quote(character)));
  const between = compact.length < shortestSpaced ? '' : `(?:${space}[ ./\\-‐-―]?${space})`;
  const spelling = parts.join(between);
  return new RegExp(
    `${notBefore}(?:${spelling}|${quote(written.trim()).replace(/\s+/g, '\\s+')})${notAfter}`,
    'giu',
  );
}

function shape(figures: string): string {
  return [...figures].map((figure) => digitShapes[Number(figure)] ?? quote(figure)).join('');
}

function quote(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
