/** Sort codes, account numbers, IBANs and payment cards. A failed check lowers the confidence where words name the number. */
import { findAll, followedBy, precededBy } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

const sortCode = /(?<![\p{L}\p{N}£$€]|[.,/-](?=\d))\d{2}([- \u2013])\d{2}\1\d{2}(?![\p{N}]|[-/.]\d)/gu;
const plainSortCode = /(?<![\p{L}\p{N}])\d{6}(?!\p{N}|[-/.]\d)/gu;
const account = /(?<![\p{L}\p{N}£$€]|[.,/-](?=\d))\d{7,8}(?![\p{N}]|[-/.]\d)/gu;
const iban = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/gu;
const card = /(?<![\p{L}\p{N}£$€.,/-])\d(?:[ -]?\d){12,18}(?![\p{N}]|[-/.]\d)/gu;
const sortWords = /sort\s?code[^\n]{0,15}$|\bs\/c\b[^\n]{0,8}$/i;
const accountWords = /(?:account|acc(?:oun)?t?\.?|a\/c)\s*(?:no|num(?:ber)?|n[ou]\.?)?\.?\s*(?:is|:|-)?\s*$/i;
const accountNear = /^[^\p{N}]{0,30}\d{7,8}(?!\d)/u;

export function findBankNumbers(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  const sortCodes: number[] = [];
  for (const { start, end } of findAll(text, sortCode)) {
    const named = precededBy(text, start, sortWords);
    if (!named && !followedBy(text, end, accountNear, 45)) continue;
    sortCodes.push(end);
    hits.push(patternHit('bank', start, end, named ? 0.95 : 0.8, 'A bank sort code.'));
  }
  for (const { start, end } of findAll(text, plainSortCode)) {
    if (!precededBy(text, start, sortWords)) continue;
    sortCodes.push(end);
    hits.push(patternHit('bank', start, end, 0.9, 'A bank sort code.'));
  }
  for (const { start, end } of findAll(text, account)) {
    const named = precededBy(text, start, accountWords);
    const afterSortCode = sortCodes.some((code) => code < start && start - code <= 40);
    if (named || afterSortCode) hits.push(patternHit('bank', start, end, 0.9, 'A bank account number.'));
  }
  for (const { text: raw, start } of findAll(text, iban)) {
    const length = longestIban(raw);
    const named = precededBy(text, start, /iban[^\n]{0,10}$/i);
    if (length > 0)
      hits.push(patternHit('bank', start, start + length, 0.98, 'An IBAN with the right check digits.'));
    else if (named)
      hits.push(
        patternHit(
          'bank',
          start,
          start + raw.length,
          0.7,
          'Called an IBAN, though its check digits are wrong.',
        ),
      );
  }
  for (const { text: raw, start, end } of findAll(text, card)) {
    const named = precededBy(text, start, /card[^\n]{0,25}$/i);
    const valid = passesLuhn(raw.replace(/\D/g, ''));
    if (valid && (named || /^[3456]/.test(raw)))
      hits.push(patternHit('bank', start, end, named ? 0.98 : 0.8, 'A payment card number.'));
    else if (named)
      hits.push(
        patternHit('bank', start, end, 0.6, 'Called a card number, though its check digit is wrong.'),
      );
  }
  return hits;
}

/** Length of the longest beginning that is a valid IBAN, in characters of the text; 0 where none is. */
function longestIban(raw: string): number {
  for (let length = raw.length; length >= 15; length -= 1) {
    const bare = raw.slice(0, length).replace(/ /g, '');
    if (bare.length >= 15 && raw[length - 1] !== ' ' && passesMod97(bare)) return length;
  }
  return 0;
}

function passesMod97(bare: string): boolean {
  let remainder = 0;
  for (const character of bare.slice(4) + bare.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits);
}
