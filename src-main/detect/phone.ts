/** Telephone numbers, mostly British; the library labels, it never filters (it rejects the numbers kept for drama). */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { findAll, precededBy } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

const gap = '[ \\t\\u00A0().\\/\\u2010-\\u2013-]{0,3}\\n?';
const british = new RegExp(
  `(?<![\\p{L}\\p{N}+£$€#]|[.,/-](?=[0-9]))(?:(?:\\+|00)${gap}44${gap}(?:\\(0\\)${gap})?|\\(?0)(?:${gap}\\d){9,10}(?![\\p{N}]|[/.-]\\d)(?:[ \\t]{0,2}(?:ext\\.?|extension|x)[ \\t]?\\d{1,5})?`,
  'giu',
);
const abroad = new RegExp(`(?<![\\p{L}\\p{N}+])(?:\\+|00)[1-9](?:${gap}\\d){7,13}(?!\\p{N})`, 'gu');
/** As a scan may have read it, with letters for figures. */
const misread = /(?<![\p{L}\p{N}])\(?[0Oo](?:[ )]{0,2}[\dlIOoSB]){9,10}(?![\p{L}\p{N}])/gu;
/** "0 7 7 0 0 9 0 0 6 1 9", figure by figure. */
const spacedOut = /(?<![\p{L}\p{N}+])0(?:[ \t.-]\d){9,10}(?![ \t.-]?\d)/gu;
/** Without its 0, behind words for a telephone: "mob 7700 900123". */
const withoutZero =
  /(?<![\p{L}\p{N}+£$€./-])(?:7\d{3}[ -]?\d{3}[ -]?\d{3}|1\d{3}[ -]\d{3}[ -]?\d{3})(?![\p{N}]|[/.-]\d)/gu;
/** Within one town, behind "Tel": "Tel. Wingate 4417", "Tel: 960 123". */
const local =
  /(?<=\b(?:tel|telephone|phone)(?: ?no)?[.:]{1,2}[ \t]{0,3}(?:\p{Lu}\p{Ll}+[ \t])?)\d{2,4}[ -]?\d{2,4}(?!\p{N}|[/.:-]?\d)/giu;
/** As North America writes them: "(212) 555-0120", "212-555-0120 x12". */
const american =
  /(?<![\p{L}\p{N}+./-])(?:\([2-9]\d{2}\)[ ]?\d{3}[-. ]\d{4}|[2-9]\d{2}([-.])[2-9]\d{2}\1\d{4})(?:[ ]?x\d{2,5})?(?!\p{N}|[/.-]\d)/gu;
const helpline = /(?<![\p{N}+])(?:0800[ -]?1111|116[ -]?\d{3}|0845[ -]?46[ -]?47)(?!\d)/gu;
const phoneWords =
  /(?:tel|(?:tele)?phone|mob(?:ile)?|call(?:ed)?|ring|fax|contact|number|text(?:ed)?|whatsapp)\b[^\n]{0,15}$/i;
const otherWords =
  /(?:ref(?:erence)?|urn|nhs|account|a\/c|case|invoice|order|iban|upn|version)\b[^\n]{0,12}$/i;
const versionWords = /(?:\bv|version|release|build)\.?\s*$/i;
const dateInside = /(?<!\d)\d{1,2}([/.-])\d{1,2}\1(?:19|20)?\d{2}(?!\d)/;

export function findPhones(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { text: raw, start, end } of findAll(text, british)) {
    if (looksLikeSomethingElse(raw)) continue;
    if (precededBy(text, start, versionWords, 12)) continue;
    // A bracket that closes after the number is not part of it.
    const lead = raw.startsWith('(') && !raw.includes(')') ? 1 : 0;
    hits.push(labelNumber(text, raw.slice(lead), start + lead, end, 'GB'));
  }
  for (const { text: raw, start, end } of findAll(text, abroad)) {
    if (/^(?:\+|00)\D*44/.test(raw) || looksLikeSomethingElse(raw)) continue;
    const parsed = parsePhoneNumberFromString(raw.replace(/^00/, '+'));
    if (parsed === undefined) continue;
    // "00" begins many numbers that are no telephone numbers.
    if (!parsed.isValid() && !raw.startsWith('+')) continue;
    const confidence = parsed.isValid() ? 0.9 : 0.6;
    hits.push(patternHit('phone', start, end, confidence, 'A telephone number from abroad.'));
  }
  for (const { text: raw, start, end } of findAll(text, misread)) {
    const isFigures = (raw.match(/\d/g)?.length ?? 0) >= 6 && /[lIOoSB]/.test(raw);
    if (!isFigures || !precededBy(text, start, /(?:phone|tel|mob(?:ile)?|number)\b\.?[^.;]{0,20}$/i))
      continue;
    hits.push(patternHit('phone', start, end, 0.6, 'A telephone number as a scan may have read it.'));
  }
  for (const { text: raw, start, end } of findAll(text, spacedOut)) {
    // "0 1 2 3 4 5 6 7 8 9" is a row of a table.
    if (!/^0\D[1-9]/.test(raw) || /1\D2\D3\D4\D5\D6/.test(raw)) continue;
    hits.push(patternHit('phone', start, end, 0.8, 'A telephone number, figure by figure.'));
  }
  for (const { start, end } of findAll(text, withoutZero)) {
    if (precededBy(text, start, phoneWords, 30) && !precededBy(text, start, otherWords, 20))
      hits.push(patternHit('phone', start, end, 0.6, 'A telephone number without the 0 in front.'));
  }
  for (const { start, end } of findAll(text, local))
    hits.push(patternHit('phone', start, end, 0.5, 'A telephone number within its town.'));
  for (const { text: raw, start, end } of findAll(text, american)) {
    if (!precededBy(text, start, /(?:\bNHS\b|\bCHI\b|ref(?:erence)?|case|file)[^\n]{0,20}$/i))
      hits.push(
        patternHit(
          'phone',
          start,
          end,
          raw.startsWith('(') ? 0.8 : precededBy(text, start, phoneWords) ? 0.6 : 0.45,
          'A telephone number from abroad.',
        ),
      );
  }
  for (const { start, end } of findAll(text, helpline)) {
    hits.push(patternHit('phone', start, end, 0.3, 'A public helpline.'));
  }
  return hits;
}

/** One spelling for one number: digits with 0 in front instead of the country's 44. */
export function normalisePhone(text: string): string {
  const digits = text
    .replace(/(?:ext\.?|extension|x)\s*\d+\s*$/i, '')
    .replace(/\(0\)/g, '')
    .replace(/\D/g, '');
  return digits.replace(/^(?:00)?44(?=\d{9,10}$)/, '0');
}

function labelNumber(text: string, raw: string, start: number, end: number, country: 'GB'): Hit {
  const parsed = parsePhoneNumberFromString(raw, country);
  const valid = parsed?.isValid() === true;
  const digits = normalisePhone(raw);
  const mobile = digits.startsWith('07');
  const spaced = /\d[^\d]+\d/.test(raw);
  const named = precededBy(text, start, phoneWords);
  if (named || valid || mobile) {
    const confidence = valid ? (named || spaced || mobile ? 0.95 : 0.75) : named || mobile ? 0.85 : 0.6;
    return patternHit(
      'phone',
      start,
      end,
      precededBy(text, start, otherWords) ? 0.4 : confidence,
      mobile ? 'A mobile telephone number.' : 'A telephone number.',
    );
  }
  return patternHit(
    'phone',
    start,
    end,
    spaced ? 0.75 : 0.3,
    'Looks like a telephone number, though it is not one in use.',
  );
}

function looksLikeSomethingElse(raw: string): boolean {
  if (dateInside.test(raw)) return true;
  // "invoice 007700", and a time at the beginning of the next line.
  if (/\n\d{1,2}[.:]\d{2}$/.test(raw)) return true;
  // "0 1 2 3 4 5 6 7 8 9" and columns of figures
  const groups = raw.split(/\D+/).filter((group) => group !== '');
  return groups.length > 6 || groups.filter((group) => group.length === 1).length > 2;
}
