/**
 * What detection finds and the law lets stay: contact details of a body, references of the file, people named in a paid
 * role. Proposed as kept, with the paragraph; a human decides. What the register says of anybody is never touched.
 */
import type { KeepGround } from '../contract/keep-reasons.ts';
import { isBodysDomain, isFreeMail, isPublicBody, readDomain } from './body-contacts.ts';
import type { Hit } from './hit.ts';
import { isProfessional, type ProfessionalNames } from './professionals.ts';

/** Numbers that nobody has at home: 0800, 0808, 0300, 0345, 0845, 116 and the short ones. */
const publicNumber = /^\(?(?:0800|0808|03\d\d|084\d|087\d|116|111$|101$)/;
const office = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    'switchboard|fax(?:ed)?|call centre|reception|office|duty|desk|helpline|hotline|interpreter|language line|solicitors?|LLP|Ltd|limited|plc',
    'council|school|academy|college|nursery|surgery|clinic|hospital|ward|practice|centre|police|social care|services?|unit|team|department|dept|agency',
    'co-?ordinator|nurse|officer|HOY|head of year|teacher|tutor|GP|therapist|counsellor|health visitor|midwife|social work(?:er)?|IRO|catering|company',
    "RSPCA|NSPCC|barnardo['’]?s|care,|pastoral|DSL|safeguarding|housing|borough|court|charity|foundation|front door|advice line|T:|Tel(?:ephone)? \\d",
    'taxis?|cabs|cars|firm|custody|bail|probation|ombudsman|governors?|clerk|bank|building society|post office|insurance|DWP|job ?centre|benefits|HMRC',
    'embassy|consulate|home office|prison|HMP|YOI|lodge|panel|commissioner|CPS|chambers|advocacy|advocate|union|citizens advice|club|leisure|library|chemist',
    'pharmacy|dentist|optician|ambulance|ofsted|ICO|LGSCO|bookings?|enquiries|out of hours|EDT|on call|direct (?:line|dial)|DDI|general office|trust',
    'society|association|committee|inspector|sergeant|constable|PC|DC|DS|manager|administrator|secretary|chair|guardian|barrister|CAMHS|MASH|YOT|LADO',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);
const home =
  /\b(?:mums?|mothers?|dads?|fathers?|home|mob(?:ile)?|her|his|my|their|carers?|neighbours?|nan|gran\w*|sister|brother|aunt\w*|uncle|partner|friend|family|landline|parents?|male|female|lives|himself|herself|text|work no|referees?|victim|suspect|recovery|emergency contact|new number|him|me|child|children|boyfriend|girlfriend|wife|husband|son|daughter|cousin|tenant|applicant|m\.|whose)\b/giu;
const officeAfter =
  /^[^\n]{0,14}(?:\(switchboard|\(NOT reception|not the (?:ward|call centre|switchboard|office)|and not the)/i;
const from = /\b(?:from|showing|number withheld)\s*$/i;
const isMobile = /^(?:\+44|0044|\(?0)\D*7/;

const bodyBefore =
  /(?:School|Academy|College|Nursery|Council|Ltd\.?|Limited|LLP|plc|Services?|Unit|Surgery|Clinic|Hospital|Options|Practice|Solicitors|Team|Centre|Department|Directorate|Trust|Chambers|Court|Ombudsman|Commissioner|Panel|Bank|Society|Home Office|Ofsted|Station|Association|Agency|Company|Taxis|Cars|Cabs|HMP|YOI|Library|Club|Embassy|Office|Offices|Authority|Board|Committee|Tribunal)(?:[ \t]*\([^)\n]{0,40}\))?[ \t]*[,:\n|–-]\s*(?:\p{Lu}[\p{L}’' &]{2,30}[,\n]\s*)?$/iu;
const bodyInside =
  /\b(?:Council|County Buildings|Town Hall|Civic (?:Offices|Centre)|Surgery|Clinic|Hospital|Offices|Police Station|Health Centre|University|Solicitors|LLP|Ltd|Magistrates)\b(?! (?:Street|Road|Lane|Close|Avenue|Hill|Way|Drive|Terrace|Row|Court|Gardens))/u;
/** Where people are hidden or housed: never a body's address, whatever its name. */
const shelter =
  /\b(?:refuge|hostel|foyer|supported|bed and breakfast|b&b|hotel|home for|placement|shelter)\b/i;
const oath = /\bI, [^,\n]{3,60},\s*(?:of )?$/;

/** Labels whose numbers file a matter, not a person; and those of somebody's professional register. */
const referenceLabel =
  /^(?:case|file|crime|incident|log|cad|court|police|complaint|our|your|ref(?:erence)?|mosaic|liquid ?logic|lcs|ics|care ?first|framework ?i|social care|swe|swift|unit|collar|warrant|staff|employee)\b/i;
const labelInReason = /^A number after "([^"]+)"/;

/** The ground on which a hit may stay, or null. `spread` holds what was decided of others in the same document. */
export type KeepContext = {
  readonly text: string;
  readonly professionals: ProfessionalNames;
  /** Domains of e-mail addresses that are a body's, by some address of the document. */
  readonly domains: ReadonlySet<string>;
  /** Where telephone numbers stand that may stay: one behind another is of the same desk. */
  readonly phonesKept: readonly number[];
  /** Where somebody's own addresses end: a number behind one is theirs, whatever office stands before it. */
  readonly homes: readonly number[];
};

export function findKeepGround(hit: Hit, context: KeepContext): KeepGround | null {
  if (hit.source === 'register' || hit.personId !== null) return null;
  const { text } = context;
  const value = text.slice(hit.start, hit.end);
  switch (hit.type) {
    case 'phone':
      return judgePhone(hit, value, context);
    case 'email':
      return isBodysEmail(text, hit.start, value, context.domains) ? 'organisation' : null;
    case 'address':
      return isBodysAddress(text, hit, value) ? 'organisation' : null;
    case 'id-number':
      return referenceLabel.test(labelInReason.exec(hit.reason)?.[1] ?? '') ? 'reference' : null;
    case 'person':
      return isProfessional(text, hit, context.professionals) ? 'professional' : null;
    default:
      return null;
  }
}

function judgePhone(
  hit: Hit,
  value: string,
  { text, phonesKept: kept, homes }: KeepContext,
): KeepGround | null {
  if (publicNumber.test(value)) return 'helpline';
  const line = text.slice(Math.max(0, hit.start - 110), hit.start);
  const after = text.slice(hit.end, hit.end + 50);
  if (from.test(line)) return null;
  if (officeAfter.test(after)) return 'organisation';
  if (
    kept.some(
      (end) =>
        end <= hit.start &&
        /^[ \t]*(?:[|,/;]|M:|F:|Fax|Mob:?|ext\S*)?[ \t:]*(?:M:|Fax|Mob:?)?[ \t]*$/.test(
          text.slice(end, hit.start),
        ),
    )
  )
    return 'organisation';
  const reach = isMobile.test(value) ? 40 : 110;
  const clause =
    line
      .slice(-reach)
      .split(/\n\s*\n|(?<=[.;!?])\s+(?=\p{Lu}[^:]*$)/u)
      .at(-1) ?? '';
  const named = lastPlace(clause, office);
  if (named <= lastPlace(clause, home)) return null;
  const at = hit.start - clause.length + named;
  return homes.some((end) => end > at && end <= hit.start) ? null : 'organisation';
}

function lastPlace(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

function isBodysEmail(text: string, start: number, value: string, domains: ReadonlySet<string>): boolean {
  const domain = readDomain(value);
  if (isFreeMail(domain)) return false;
  if (isPublicBody(domain)) return true;
  const lead =
    text
      .slice(Math.max(0, start - 60), start)
      .split('\n')
      .at(-1) ?? '';
  if (lastPlace(lead, home) > lastPlace(lead, office)) return false;
  if (domains.has(domain) || isBodysDomain(value)) return true;
  return /(?:LLP|Ltd|Solicitors|Council|Therapist:?|School:?)[^\n@]{0,24}$/u.test(
    text.slice(Math.max(0, start - 40), start),
  );
}

function isBodysAddress(text: string, hit: Hit, value: string): boolean {
  const lead = text.slice(Math.max(0, hit.start - 90), hit.start);
  if (shelter.test(value) || shelter.test(lead.slice(-40))) return false;
  return (
    bodyInside.test(value) ||
    bodyBefore.test(lead) ||
    (oath.test(lead) && /^,? WILL SAY/.test(text.slice(hit.end, hit.end + 10)))
  );
}
