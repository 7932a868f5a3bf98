/** NHS numbers (England, Wales, Isle of Man), CHI numbers (Scotland), health and care numbers (Northern Ireland): ten digits, mod 11. */
import { findAll, precededBy } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

const shape = /(?<![\p{L}\p{N}£$€#+]|[.,/-](?=\d))\d{3}([ \t\u00A0-]?)\d{3}\1\d{4}(?![\p{N}]|[-/.]\d)/gu;
const words = /(?:\bNHS\b|\bCHI\b|\bH\s?&\s?C\b|health (?:and care )?n(?:umber|o))[^\n]{0,25}$/i;
const otherWords = /(?:tel|phone|mob(?:ile)?|fax|account|a\/c|uln)\b[^\n]{0,12}$/i;

export function findNhsNumbers(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { text: raw, start, end, groups } of findAll(text, shape)) {
    const valid = passesMod11(raw.replace(/\D/g, ''));
    const named = precededBy(text, start, words);
    if (!named && (!valid || precededBy(text, start, otherWords, 20))) continue;
    if (named) {
      const reason = valid
        ? 'An NHS number with the right check digit.'
        : 'Called an NHS number, though its check digit is wrong.';
      hits.push(patternHit('nhs-number', start, end, valid ? 0.98 : 0.75, reason));
    } else {
      const [separator = ''] = groups;
      hits.push(
        patternHit(
          'nhs-number',
          start,
          end,
          separator === '' ? 0.45 : separator === '-' ? 0.5 : 0.8,
          'Ten digits with the check digit of an NHS number.',
        ),
      );
    }
  }
  return hits;
}

function passesMod11(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]) && !/^(\d)\1+$/.test(digits);
}
