/**
 * What detection finds and the law lets stay: contact details of a body, references of the file, people named in a paid
 * role. Proposed as kept, with the paragraph; a human decides. What the register says of anybody is never touched.
 */
import type { KeepGround } from '../contract/keep-reasons.ts';
import { isBodysDomain, isBodysMailbox, isFreeMail, isPublicBody, readDomain } from './body-contacts.ts';
import type { Hit } from './hit.ts';
import { foldWord } from './text-tokens.ts';

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
  /^(?:urn|case|file|crime|incident|log|cad|court|police|complaint|our|your|ref(?:erence)?|mosaic|liquid ?logic|lcs|ics|care ?first|framework ?i|social care|swe|swift|unit|collar|warrant|staff|employee)\b/i;
const labelInReason = /^A number after "([^"]+)"/;

/** The ground on which a hit may stay, or null. `spread` holds what was decided of others in the same document. */
export type KeepContext = {
  readonly text: string;
  /** Somebody in a paid or public role. */
  readonly isAtWork: boolean;
  /** Domains of e-mail addresses that are a body's, by some address of the document. */
  readonly domains: ReadonlySet<string>;
  /** Where telephone numbers stand that may stay: one behind another is of the same desk. */
  readonly phonesKept: readonly number[];
  /** Where somebody's own addresses end: a number behind one is theirs, whatever office stands before it. */
  readonly homes: readonly number[];
  /** What was found last before this, and whether it may stay: a signature block hangs together. */
  readonly before: { readonly end: number; readonly isKept: boolean } | null;
  /** The words of names of people at work, folded. */
  readonly workWords: ReadonlySet<string>;
};

export function findKeepGround(hit: Hit, context: KeepContext): KeepGround | null {
  if (hit.source === 'register' || hit.personId !== null) return null;
  const { text } = context;
  const value = text.slice(hit.start, hit.end);
  switch (hit.type) {
    case 'phone':
      return judgePhone(hit, value, context);
    case 'email':
      return isBodysEmail(hit.start, value, context) ? 'organisation' : null;
    case 'address':
      return isBodysAddress(hit, value, context) ? 'organisation' : null;
    case 'id-number':
      return referenceLabel.test(labelInReason.exec(hit.reason)?.[1] ?? '') ? 'reference' : null;
    case 'person':
      return context.isAtWork ? 'professional' : null;
    default:
      return null;
  }
}

function judgePhone(hit: Hit, value: string, context: KeepContext): KeepGround | null {
  const { text, phonesKept: kept, homes } = context;
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
  const homely = lastPlace(clause, home);
  if (named <= homely) return homely < 0 && followsKept(hit, context) ? 'organisation' : null;
  const at = hit.start - clause.length + named;
  return homes.some((end) => end > at && end <= hit.start) ? null : 'organisation';
}

function lastPlace(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

/** "M: 07700 …", "Mobile: " */
const deskLabel =
  /(?:^|[\s|(•])(?:M|T|Mob(?:ile)?|Tel(?:ephone)?|Direct(?: line| dial)?|Work|Duty|Symudol|Ffôn)\.?[ \t]*:?[ \t]*$/u;
/** How far behind a colleague's name or an office's address their other details stand. */
const blockReach = 140;

/** Behind what may stay, in the same block, with nothing of anybody's home between. */
function followsKept({ start }: Hit, { text, before }: KeepContext): boolean {
  if (before === null || !before.isKept || before.end > start || start - before.end > blockReach)
    return false;
  const between = text.slice(before.end, start);
  // In running text only what follows at once: "rang DC Bassi. Her own number is …" is no signature.
  if (!/[\n|•]/.test(between) && between.length > 24) return false;
  if (isMobile.test(text.slice(start, start + 8)) && !deskLabel.test(between)) return false;
  return (
    !/\n[ \t]*\n/.test(between) &&
    !/[.!?]\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(between) &&
    lastPlace(between, home) < 0
  );
}

function isBodysEmail(start: number, value: string, context: KeepContext): boolean {
  const { text, domains, workWords } = context;
  const domain = readDomain(value);
  if (isFreeMail(domain)) return false;
  if (isPublicBody(domain) || isBodysMailbox(value)) return true;
  if (isNamedAfter(domain, text)) return true;
  const local = value
    .slice(0, value.lastIndexOf('@'))
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);
  // A first name by itself is too many people's.
  const isFull = local.length > 1 || (local[0]?.length ?? 0) > 6;
  if (isFull && local.every((word) => isWorkWord(word, workWords))) return true;
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

/** "osei" and "adosei" are Adwoa Osei's. */
function isWorkWord(word: string, workWords: ReadonlySet<string>): boolean {
  if (workWords.has(word)) return true;
  return [1, 2].some((initials) => word.length > initials + 3 && workWords.has(word.slice(initials)));
}

const genericLabels =
  /^(?:the|and|council|city|county|services|children|family|care|mail|email|office|info|group|home|team|school|college|nhs|gov|police)$/;

/** "nenetudor.example" where the text speaks of Nene Tudor Homes: whose domain begins with the words of a body's name. */
function isNamedAfter(domain: string, text: string): boolean {
  const labels = domain.split('.').slice(0, -1);
  return labels.some((label) => {
    const letters = label.replace(/[^a-z]/g, '');
    if (letters.length < 6 || genericLabels.test(letters)) return false;
    for (const match of text.matchAll(capitalRun)) {
      const words = match[0].split(/[\s&,'’-]+/).map(foldWord);
      for (let from = 0; from < words.length; from += 1) {
        const joined = words.slice(from).join('');
        if (joined.startsWith(letters) && bodyWord.test(match[0])) return true;
      }
    }
    return false;
  });
}

const capitalRun = /\p{Lu}[\p{L}'’]+(?:[ \t&,-]{1,3}(?:of |and |the )?\p{Lu}[\p{L}'’]+){0,5}/gu;
const bodyWord =
  /\b(?:Council|School|Academy|College|Trust|Services?|Care|Homes?|Housing|Group|Centre|Team|University|Hospital|Solicitors|Partners|Fostering|Borough|County)\b/;

/** A floor, a suite, a unit of a business park: nobody lives there. */
const officeInside =
  /^(?:Level \d|Suite \d)|\b(?:Business|Industrial|Trading|Enterprise|Retail|Science|Office) (?:Park|Estate|Centre|Village)\b|\bTown Hall\b|\b(?:Council|Civic) (?:House|Offices|Centre)\b/iu;
/** A floor of a house may be somebody's home. */
const floor = /^(?:Ground|First|Second|Third|Fourth|Fifth|Top|Lower|1st|2nd|3rd) Floor(?! Flat)/iu;
const firmBefore =
  /(?:Messrs\.?[ \t][^\n,]{3,50}|(?:&|and) (?:Partners|Sons?|Co|Company|Associates)(?:[ \t]*\([^)\n]{0,30}\))?|[Ww]ith compliments|WITH COMPLIMENTS|[Cc]hemist|[Pp]harmacy|[Ss]olicitors|SOLICITORS)[ \t]*[,:\n][ \t]*(?:\p{Lu}[\p{L}’' ]{2,24}[,\n][ \t]*)?$/u;
const placeLabel =
  /(?:^|\n)[ \t]*(?:visit|post|head office|registered office|office|offices|held at|meeting at)[ \t]*:[^\n:]{0,40}$|\b(?:held at|head office (?:is |was )?at|registered office at)[ \t]+$/iu;

function isBodysAddress(hit: Hit, value: string, context: KeepContext): boolean {
  const { text } = context;
  const lead = text.slice(Math.max(0, hit.start - 90), hit.start);
  if (shelter.test(value) || shelter.test(lead.slice(-40))) return false;
  // "her flat in Town Hall Buildings": the word that is nearer says whose it is.
  if (lastPlace(lead.slice(-44), home) > lastPlace(lead.slice(-44), office)) return false;
  const ahead = text.slice(hit.end, hit.end + 24);
  const isFloor = floor.test(value) || /(?:Floor|Level|Suite)[ ,]*$/.test(lead);
  return (
    (isFloor && lastPlace(lead, office) > lastPlace(lead, home)) ||
    officeInside.test(value) ||
    /^[,;\s]*DX[ \d:]/.test(ahead) ||
    firmBefore.test(lead) ||
    placeLabel.test(lead) ||
    bodyInside.test(value) ||
    bodyBefore.test(lead) ||
    (oath.test(lead) && /^,? WILL SAY/.test(text.slice(hit.end, hit.end + 10)))
  );
}
