/** UK postcodes, also as a scan may have read them (O for 0, I or l for 1). */
import { findAll } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

/** The 121 postcode areas and the Crown dependencies (Royal Mail). */
const areas = new Set(
  (
    'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY ' +
    'G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR ' +
    'NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA ' +
    'WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
);

const shape =
  /(?<![\p{L}\p{N}£$€#/._-])([a-z]{1,2})([0-9oil]{1,2}|[0-9il][a-hjkpstuw]|[0-9il][abehmnprvwxy])([ \t\u00A0]{0,2})([0-9oil])([abd-hjlnp-uw-z]{2})(?![\p{L}\p{N}]|[-_/]\d)/giu;
const forces = /(?<![\p{L}\p{N}])BFPO[ \t]?\d{1,4}(?![\p{L}\p{N}])/gu;

export function findPostcodes(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { start, end, groups } of findAll(text, shape)) {
    const [area = '', district = '', gap = '', sector = '', unit = ''] = groups;
    if (!areas.has(area.toUpperCase())) continue;
    const letters = area + district.replace(/[^a-z]/gi, '') + unit;
    const upper = letters === letters.toUpperCase();
    const lower = letters === letters.toLowerCase();
    // "S3 1st floor" mixes the cases; "s3 1st" is an ordinal.
    if (!upper && !lower) continue;
    if (lower && /^\d(?:st|nd|rd|th)$/.test(sector + unit)) continue;
    const misread = /[oil]/i.test(district.slice(0, 1) + sector) || /[oi]$/i.test(district);
    if (misread && (lower || !/\d/.test(district + sector))) continue;
    const confidence = misread ? 0.6 : upper ? (gap === '' ? 0.85 : 0.95) : 0.75;
    const reason = misread ? 'A postcode as a scan may have read it.' : 'A postcode.';
    hits.push(patternHit('postcode', start, end, confidence, reason));
  }
  for (const { start, end } of findAll(text, forces)) {
    hits.push(patternHit('postcode', start, end, 0.9, 'A forces post office number.'));
  }
  return hits;
}

/** One spelling for one postcode: upper case, no spaces, misread letters mended. */
export function normalisePostcode(text: string): string {
  const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const outward = bare
    .slice(0, -3)
    .replace(/^([A-Z]{1,2})([0-9OIL]+)/, (_, area: string, digits: string) => area + mendDigits(digits));
  return outward + mendDigits(bare.slice(-3, -2)) + bare.slice(-2);
}

function mendDigits(text: string): string {
  return text.replace(/O/g, '0').replace(/[IL]/g, '1');
}
