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
  // "0 1 2 3 4 5 6 7 8 9" and columns of figures
  const groups = raw.split(/\D+/).filter((group) => group !== '');
  return groups.length > 6 || groups.filter((group) => group.length === 1).length > 2;
}
