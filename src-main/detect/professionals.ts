/** People named in a paid or public role: by the words beside their names, and by those names elsewhere in the document. */
import { isBodysDomain } from './body-contacts.ts';
import { foldWord } from './text-tokens.ts';

/** Full names and surnames behind a title, folded, of people who stand in a role somewhere in the document. */
export type ProfessionalNames = ReadonlySet<string>;

type Place = { readonly start: number; readonly end: number };

const roles =
  "(?:(?:senior|advanced|assistant|deputy|acting|interim|duty|allocated|locum|student|newly qualified|independent|lead|specialist|named|designated|school|community|hospital|consultant|family|children['’]?s|area|group|practice|clinical|educational|forensic|supervising|principal|fostering|adoption|leaving care|personal|link|key|support|child care|child protection|after ?care|outreach|youth|residential|family support|early help|emergency duty|out of hours|contact|liaison|pastoral|safeguarding|duty|detective|police|probation|welfare|attendance|housing|tenancy|benefits?|customer|care|registered|night|day|senior)\\s+){0,3}" +
  '(?:social worker|SW|SSW|ASW|IRO|reviewing officer|team manager|team leader|service manager|manager|practitioner|health visitor|HV|midwife|nurse|matron|doctor|GP|paediatrician|psychologist|psychiatrist|registrar|consultant|therapist|counsellor|physiotherapist|pharmacist|dentist|optician|headteacher|head teacher|headmaster|headmistress|head of year|head|principal|teacher|tutor|TA|teaching assistant|SENCO?|DSL|lecturer|nursery nurse|keyworker|key worker|personal adviser|personal advisor|PA|youth worker|YOT worker|YOT|YOS|probation officer|officer|constable|sergeant|inspector|detective|DC|DS|DI|PC|WPC|PS|PCSO|solicitor|barrister|counsel|guardian|advocate|interpreter|translator|coordinator|co-ordinator|administrator|admin|clerk|minute taker|minutes|chair|chairperson|chairman|secretary|receptionist|supervisor|support worker|(?:social|family|youth|link|key|residential|outreach|project|field|case|care|night|welfare|children.s) worker|caseworker|case worker|adviser|advisor|assessor|inspector|councillor|judge|magistrate|registrar|coroner|reporter|chaplain|escort|driver|superintendent|warden|housemother|housefather|houseparent|LADO|EDT|MASH|CAMHS|Cafcass|NSPCC|legal|director|adviser|practitioner|welfare officer|EWO|ISW|FSW|SSSW|staff nurse|ward sister|liaison|analyst|investigator|commissioner|ombudsman|agent|guardian ad litem|passenger assistant|night staff|panel (?:member|adviser|advisor)|medical adviser|agency decision maker|ADM|independent member|dietitian|speech therapist|occupational therapist|OT|SALT|clinician|(?:learning )?mentor|inclusion lead|deputy|governor|caretaker|cook|case manager|case holder|area manager|link officer|desk officer|custody sergeant|duty solicitor|legal adviser|executive|chief executive|head of service|practice lead|team lead|shift leader|senior on shift|bank staff|agency staff)';
/** "social worker Jo Bright", "Chair: Ann Pike", "SW (Jo Bright)" */
const roleBefore = new RegExp(
  `(?:^|[^\\p{L}])${roles}(?: for (?:the )?[\\p{L} ]{2,20})?(?:\\s+(?:is|was|called|named))?\\s*[,:(–-]?\\s*(?:\\(?(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\.?\\s*)?["“]?$`,
  'iu',
);
/** "Jo Bright, social worker", "Jo Bright (IRO)", a signature with the role on the next line */
const roleAfter = new RegExp(
  `^["”’]?\\s*(?:[,(/|–-]|\\n\\s?|\\s-|<[^>\\n]{3,60}>\\s*\\n|\\(\\w+/\\w+\\)\\s*\\|)\\s*(?:the |a |his |her |their |our |my |both )?(?:[\\p{L}&'’ -]{0,28}\\s)?${roles}s?(?![\\p{L}:])(?![ \\t]*:)`,
  'iu',
);
const rankWords =
  '(?:PC|WPC|PS|DC|DS|DI|DCI|D/C|D/S|D/Sgt|Det\\. ?(?:Con|Sgt|Insp)\\.?|Sgt|Sergeant|Insp(?:ector)?|Constable|PCSO|HHJ|DJ|Judge|Justice|Cllr|Councillor|Nurse|Matron|Sr|SN|RHV|Dr|Prof(?:essor)?|SW|S/W|HV|IRO|MP|Coroner|DSL|IDVA|Headmaster|Headmistress|Superintendent)';
const rank = new RegExp(
  `(?:^|[^\\p{L}])${rankWords}\\.?:?\\s+(?:\\d{2,5}\\s+)?(?:Mr|Mrs|Ms|Miss)?\\.?\\s*$`,
  'u',
);
/** Where the rank is part of what was found. */
const rankInside = new RegExp(`^${rankWords}\\.?\\s+\\p{L}`, 'u');
const collar =
  /^\s*\(?(?:PC|collar|warrant|badge|shoulder|SWE|SW)\s*(?:no\.?|number)?\s*[A-Z]{0,2}\d{3,6}\)?/iu;
/** What people at work write on forms and logs: everybody behind the label, up to the end of the line. */
const label =
  /(?:^|\n|\s{2}|\||·\s?)[^\n:|]{0,24}\b(?:completed|recorded|added|screened|typed(?: up)?|countersigned|written|agreed|authorised|approved|checked|chaired|facilitated|supervised|dictated|taken|created|drawn|interviewed|assessed)\s+(?:by|up by)\s*[:,]?\s*(?:Mr|Mrs|Ms|Miss|Dr)?\.?\s*$|(?:^|\n|\s{2}|\||[[(])\s*(?:(?:night |day |bank |agency )?staff(?: on| present)?|drivers?|escorts?|crew|clinician|examined by|seen by|sworn before|before me|witnessed by|panel(?: members)?|members|professionals|case manager|guardian|advocate|solicitor|counsel|chair|minutes|assessors?|interviewer|interpreter(?: \([^)\n]{0,24}\))?|referrer|screened by|contact created|co-?ordinator(?: \([^)\n]{0,24}\))?|worker|supervisor|appropriate adult|sup(?:ervision)?|on|b\/up|for|police|author|manager[’']s oversight|key ?worker|teacher|tutor|DSL|social worker|sw)\s*[:,]\s*(?:[^\n:|]{0,60}[,;/]\s*)?(?:Mr|Mrs|Ms|Miss|Dr|\(\w[^)\n]{0,20}\))?\.?\s*$/iu;
const colleague =
  /\b(?:my colleague|colleagues?|spoke (?:to|with) (?:the )?duty|to duty|h\/o to (?:\w+ )?duty|duty|statement of|represented by|interpreter of [^(\n]{0,30}\(|sup(?:ervision)?(?: w(?:ith)?\.?)?|is filed by|advice from)\s+(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?$/iu;
const body =
  /^["”’]?\s*(?:\((?:the |an? )?(?:addictions|fostering|adoption|adult safeguarding|safeguarding|housing|agency|school|nursery|attendance|legal|health|education|taxi|transport|hv|s\/w|sw|minutes|police|shift lead|senior|EDT|MASH|CAMHS|probation|YOT|IRO|advocate)\b|(?:from|in|at|of) (?:the )?(?:council|MASH|EDT|CAMHS|YOT|housing|police|CPU|social (?:services|care)|duty|probation|Cafcass|NSPCC|Barnardo)|[,(–-]\s*(?:the |our |your )?(?:[\p{Lu}][\p{L}&’'-]+\s){0,4}(?:Council|LLP|Solicitors|Team|Services?|Unit|Police|Constabulary|NHS Trust|Trust|Chambers|Fostering|Agency|Directorate|Department|Ombudsman|Ofsted|Cafcass|CAMHS|YOT|YOS|Probation)\b|\s+(?:from|at|of|for) (?:the )?(?:[\p{Lu}][\p{L}&’'-]+\s){0,4}(?:Council|LLP|Solicitors|Team|Services?|Unit|Police|Constabulary|Chambers|Fostering|Directorate|Department|Ombudsman|Ofsted|Cafcass|CAMHS|YOT|YOS|Probation)\b|,\s*(?:CPU|MASH|EDT|UASC|CAMHS|attendance|family support|the learning mentor|HOY|DSL|Pr[A-Z]?)\b|,?\s*(?:RHV|SN|HV|RGN|RSCN|SW|IRO|LLB|CQSW|DipSW)\b|,?\s+of counsel\b|,[^\n]{0,60}WILL SAY)/iu;
/** An e-mail of a body stands behind the name: "From: Jo Bright <j.bright@council.gov.uk>". */
const bodysEmail = /^\s*[<(]\s*([^\s<>()]+@[^\s<>()]+)\s*[>)]/u;
const retired = /^[^.\n]{0,20}\b(?:retired|former|ex-)/i;
const greeting = /\b(?:SW|Social Worker|IRO|EDT|Officer)\s+(?:on duty|present)[^\n]{0,20}$/i;
/** A private bond beside the name says more than any office near by. */
const bond =
  /\b(?:mum|mother|dad|father|brother|sister|aunt\w*|uncle|nan|gran\w*|god\w+|grandad|partner|boyfriend|girlfriend|friend|neighbour|son|daughter|cousin|foster(?: carer| mum| dad)?|carers?|husband|wife|step\w*|niece|nephew|ex)\s*[,:(]?\s*(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?$/i;
const bondAfter =
  /^\s*[,(]\s*(?:(?:the|his|her|their|my|maternal|paternal|birth|foster|step)\s+)?(?:mum|mother|dad|father|brother|sister|aunt\w*|uncle|nan|gran\w*|partner|boyfriend|girlfriend|friend|neighbour|son|daughter|cousin|carer|husband|wife)\b/i;

const signsBefore = { rank, label, colleague, bond } as const;
const signsOnLine = { roleBefore, greeting } as const;
const signsAfter = { roleAfter, collar, body, bondAfter, retired } as const;

/** The rules that hold for a name, by what they look at. */
export function readRoleSigns(text: string, { start, end }: Place): readonly string[] {
  const before = text.slice(Math.max(0, start - 70), start);
  const after = text.slice(end, end + 90);
  const name = text.slice(start, end);
  const line = before.split(/\n\s*\n/).at(-1) ?? '';
  const email = bodysEmail.exec(after)?.[1];
  const holding = (patterns: Readonly<Record<string, RegExp>>, where: string) =>
    Object.keys(patterns).filter((sign) => patterns[sign]?.test(where));
  return [
    ...holding(signsBefore, before),
    ...holding(signsOnLine, line),
    ...holding(signsAfter, after),
    ...(rankInside.test(name) ? ['rankInside'] : []),
    // "DS Bray. Elowen": two people taken for one.
    ...(/\p{Ll}{2}\.\s/u.test(name) ? ['twoPeople'] : []),
    ...(email !== undefined && isBodysDomain(email) ? ['bodysEmail'] : []),
  ];
}

/** A private bond stands beside the name. */
export function hasBond(text: string, { start, end }: Place): boolean {
  return bond.test(text.slice(Math.max(0, start - 70), start)) || bondAfter.test(text.slice(end, end + 90));
}

/** Whether the words beside a name say that its bearer is at work here. */
export function standsInRole(text: string, place: Place): boolean {
  const signs = readRoleSigns(text, place);
  if (signs.some((sign) => sign === 'bond' || sign === 'bondAfter' || sign === 'twoPeople')) return false;
  if (signs.includes('rankInside')) return true;
  return signs.length > 0 && !signs.includes('retired');
}

/** What the names of people in a role are called elsewhere: in full, by surname with a title, by a forename that is nobody else's. */
export function collectProfessionals(
  text: string,
  people: readonly Place[],
): { readonly inRole: ReadonlySet<string>; readonly other: ReadonlySet<string> } {
  const inRole = new Set<string>();
  const other = new Set<string>();
  for (const place of people) {
    const words = foldName(text.slice(place.start, place.end));
    const before = text.slice(Math.max(0, place.start - 40), place.start);
    const after = text.slice(place.end, place.end + 40);
    if (standsInRole(text, place)) {
      inRole.add(words.join(' '));
      for (const word of words) if (word.length > 2) inRole.add(word);
    } else if (bond.test(before) || bondAfter.test(after)) {
      for (const word of words) other.add(word);
    }
  }
  return { inRole, other };
}

export function isProfessional(text: string, place: Place, names: ProfessionalNames): boolean {
  if (standsInRole(text, place)) return true;
  const words = foldName(text.slice(place.start, place.end));
  const before = text.slice(Math.max(0, place.start - 40), place.start);
  if (bond.test(before) || bondAfter.test(text.slice(place.end, place.end + 40))) return false;
  return (
    words.length > 0 && (names.has(words.join(' ')) || (words.length === 1 && names.has(words[0] ?? '')))
  );
}

function foldName(name: string): readonly string[] {
  return name
    .split(/[\s.]+/)
    .map((word) => foldWord(word.replace(/['’]s$/i, '')).replace(/[^\p{L}-]/gu, ''))
    .filter((word) => word !== '' && !/^(?:mr|mrs|ms|miss|dr)$/.test(word));
}
