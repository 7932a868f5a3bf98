/** Who somebody is, by the words that stand beside their name. */

const kin =
  '(?:(?:half|step|foster|great|grand|maternal|paternal|older|elder|younger|little|big|ex|former|late)[- ]?){0,3}(?:mum|mother|mam|mummy|dad|father|daddy|parent|brother|sister|sibling|twin|cousin|nan|nana|nanna|gran|granny|grandma|grandmother|grandad|grandfather|aunt|auntie|uncle|niece|nephew|son|daughter|husband|wife|partner|boyfriend|girlfriend|fianc[ée]e?|friend|neighbour|carer|godmother|godfather|lodger|landlord|flatmate)';
const post =
  '(?:(?:senior|team|class|head|deputy|assistant|school|family|allocated|independent|duty|student|support|night|key|community|district|practice)[- ]){0,2}(?:social worker|health visitor|teacher|headteacher|head of year|tutor|nurse|midwife|doctor|GP|paediatrician|psychologist|psychiatrist|therapist|counsellor|police officer|probation officer|reviewing officer|manager|key ?worker|support worker|youth worker|solicitor|guardian|advocate|interpreter|mentor|SENCO)';
const owner = "(?:her|his|my|their|our|the|\\p{Lu}[\\p{Ll}]+['’]s|a)";

const before = new RegExp(
  `(?<!\\p{L})(?:${owner}\\s+)?(${kin}|${post})(?:\\s+called|\\s+named)?[,:]?\\s+$`,
  'iu',
);
const behind = new RegExp(
  `^(?:\\s*,\\s*|\\s*\\(\\s*|\\s+(?:is|was)\\s+|\\s+[-–]\\s+)(?:${owner}\\s+)?(${kin}|${post})(?!\\p{L})`,
  'iu',
);
const isPost = new RegExp(`^${post}$`, 'iu');

export type Relationship = { readonly words: string; readonly isPost: boolean };

/** `lead` and `tail`: what stands before and behind the name, on its page. Null where nothing is said. */
export function readRelationship(lead: string, tail: string): Relationship | null {
  const words = (before.exec(lead)?.[1] ?? behind.exec(tail)?.[1])?.replace(/\s+/gu, ' ').trim();
  if (words === undefined) return null;
  const said = /^[A-Z]{2,}$/.test(words) ? words : words.toLowerCase();
  return { words: said, isPost: isPost.test(words) };
}
