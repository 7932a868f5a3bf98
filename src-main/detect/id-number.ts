/** Numbers under which someone is filed: pupil and case numbers, passports, driving licences, references with a label. */
import { findAll, precededBy } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

/** Unique pupil number (Department for Education): a check letter, eleven digits, a digit or letter. */
const pupil = /(?<![\p{L}\p{N}])([A-HJ-NP-RT-Z])(\d{11}[0-9A-HJ-NP-RT-Z])(?![\p{L}\p{N}])/gu;
const pupilLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** Driver number (DVLA): surname, year, month, day, year, initials, two check letters. */
const driver =
  /(?<![\p{L}\p{N}])[A-Z9]{5}[ ]?\d[0156]\d(?:0[1-9]|[12]\d|3[01])\d[ ]?[A-Z9]{2}\d?[A-Z0-9]{2,3}(?![\p{L}\p{N}])/gu;
/** A label, an optional "number", then the value, which holds at least three digits. */
const labelled =
  /(?<![\p{L}\p{N}])((?:case|file|client|patient|hosp(?:ital)?|unit|person|child|pupil|student|service user|family|crime|incident|log|cad|passport|visa|driving licen[cs]e|driver|licen[cs]e|home office|HO|police|court|claim|tenancy|payroll|employee|staff|collar|warrant|badge|policy|mosaic|liquid ?logic|lcs|ics|carefirst|care ?first|framework ?i|system ?one|emis|social care|our|your)[ \t]*(?:id|record|system)?[ \t]*(?:ref(?:erence)?|no|number|num|id|urn)?|ref(?:erence)?(?:[ \t]*(?:no|number))?|urn|upn|uln|crn|ucas|nass|pnc(?:[ \t]?id)?|cro|brp|ssid|swe|id(?:[ \t]*(?:no|number))?)\.?[ \t]*[:#]?[ \t]*(?:is[ \t]+)?#?((?=[A-Z0-9/.-]*(?:\d[A-Z0-9/.-]*){3})[A-Z0-9](?:[A-Z0-9]|[/.-](?=[A-Z0-9]))*(?:[ ]\d{2,}(?=[^\p{L}\p{N}]|$)){0,3})(?![\p{L}\p{N}])/giu;
/** "badge PH 2217", "number A4471EV", a passport by itself */
const spacedValue =
  /(?<![\p{L}\p{N}])((?:badge|plate|licen[cs]e|passport(?: number)?(?: held)?|account|roll|membership|service|army|regiment|prison(?:er)?|identity card|ID card)(?:[ \t]*(?:no|number|num|card))?)\.?[ \t]*[:,#]?[ \t]*(?:is[ \t]+|can be read as[ \t]+)?((?:[A-Z]{1,3}[ ]?)?\d{3,10}(?:[ /-]\d{2,6}){0,2})(?![\p{L}\p{N}])/giu;
/** Prison numbers (HMPPS): a letter, four figures, two letters. */
const prisoner = /(?<![\p{L}\p{N}])A\d{4}[A-Z]{2}(?![\p{L}\p{N}])/gu;
/** A building society's roll number. */
const roll =
  /(?<=(?:society|bank|account|roll|savings)\b[^\n]{0,24})(?<![\p{L}\p{N}/])\d{1,4}\/\d{3,6}-\d{2,4}(?![\p{L}\p{N}])/giu;
/** British forces: eight figures, then the rank. */
const forces =
  /(?<![\p{L}\p{N}])\d{8}(?=[ ](?:Pte|LCpl|L\/Cpl|Cpl|Sgt|SSgt|Tpr|Gnr|Spr|Rfn|Gdsm|Lt|Capt|Maj|Dvr|Sig|Fus)\b)/gu;
const bareWords =
  /^(?:case|file|client|patient|hospital|unit|person|child|pupil|student|service user|family|crime|incident|log|cad|driver|police|court|claim|staff|policy|our|your|social care|home office|employee|visa)$/i;

export function findIdNumbers(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { start, end, groups } of findAll(text, pupil)) {
    const valid = isPupilNumber(groups[0] ?? '', groups[1] ?? '');
    const named = precededBy(text, start, /\bUPN\b[^\n]{0,15}$|pupil (?:no|number)[^\n]{0,10}$/i);
    if (valid || named)
      hits.push(patternHit('id-number', start, end, valid ? 0.97 : 0.75, 'A unique pupil number.'));
  }
  for (const { start, end } of findAll(text, driver)) {
    hits.push(patternHit('id-number', start, end, 0.9, 'A driving licence number.'));
  }
  for (const { start, end } of findAll(text, prisoner)) {
    hits.push(patternHit('id-number', start, end, 0.75, 'A prison number.'));
  }
  for (const { start, end } of [...findAll(text, roll), ...findAll(text, forces)]) {
    hits.push(patternHit('id-number', start, end, 0.75, 'An account or a service number.'));
  }
  for (const { end, groups } of findAll(text, spacedValue)) {
    const [label = '', value = ''] = groups;
    if (isDateOrMoney(value)) continue;
    hits.push(patternHit('id-number', end - value.length, end, 0.8, `A number after "${label.trim()}".`));
  }
  for (const { text: raw, end, groups } of findAll(text, labelled)) {
    const [label = '', value = ''] = groups;
    const start = end - value.length;
    const punctuated = /[:#]/.test(raw.slice(label.length, raw.length - value.length));
    // "child 2019" and "court 12/03/2021" have no label for a number between the word and the figures.
    if (bareWords.test(label.trim()) && !punctuated) continue;
    if (isDateOrMoney(value)) continue;
    hits.push(patternHit('id-number', start, end, 0.85, `A number after "${label.trim()}".`));
  }
  return hits;
}

function isDateOrMoney(value: string): boolean {
  return (
    /^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})$/.test(value) ||
    /^(?:19|20)\d{2}(?:-\d{2}-\d{2})?$/.test(value) ||
    /^\d+\.\d{2}$/.test(value)
  );
}

function isPupilNumber(letter: string, rest: string): boolean {
  const values = [...rest].map((character) =>
    /\d/.test(character) ? Number(character) : pupilLetters.indexOf(character),
  );
  const sum = values.reduce((total, value, index) => total + value * (index + 2), 0);
  return pupilLetters[sum % 23] === letter;
}
