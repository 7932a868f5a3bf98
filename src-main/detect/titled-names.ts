/** Names of people whom nobody has put in the register: after a title, a family word or a label, or with a known surname. */
import { findSpeakers } from './chat-speakers.ts';
import { findAll } from './context.ts';
import type { DetectPerson, Hit } from './hit.ts';
import { isNeverName, isOrdinaryWord, isPlausibleForename, type WordEvidence } from './name-evidence.ts';
import { placeWords, wordsThatAreNames } from './name-words.ts';
import { bodyWords } from './names/care-jargon.ts';
import type { WordLists } from './names/name-model.ts';
import { foldWord, startsSentence, type Token } from './text-tokens.ts';

const namePart = "(?:\\p{Lu}[\\p{L}\\p{M}'’]*\\p{L}(?:[-‐‑]\\p{Lu}[\\p{L}\\p{M}'’]+)*|\\p{Lu}\\.?(?!\\p{L}))";
const particle = '(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|st)';
const gap = '[ \\t\\u00A0]{1,2}';
const nameRun = `(${namePart}(?:${gap}(?:${particle}${gap}){0,2}${namePart}){0,3})`;
const afterTitle = new RegExp(
  `(?<![\\p{L}\\p{N}])(Mr|Mrs|Ms|Miss|Mx|MR|MRS|MS|MISS|DR|Pastor|Imam|Sister|Brother|Gran|Master|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Revd|Reverend|Father|Cllr|Councillor|PC|WPC|DC|DS|DI|Sgt|Sergeant|Inspector|Constable|Nurse|Judge|HHJ|Uncle|Aunt|Aunty|Auntie|Nana|Nanny|Granny|Grandma|Grandad|Granddad|Grandpa)\\.?(?:${gap}|${gap}?\\n)(?:and${gap}(?:Mrs|Mr|Ms|Miss|Dr)\\.?${gap})?${nameRun}`,
  'gu',
);
const afterFamilyWord = new RegExp(
  `(?<![\\p{L}\\p{N}])((?:[Ff]oster|[Bb]irth|[Ss]tep|[Hh]alf|[Gg]rand|[Gg]od)?[ -]?(?:[Mm]other|[Ff]ather|[Mm]um|[Dd]ad|[Bb]rother|[Ss]ister|[Ss]ibling|[Ss]on|[Dd]aughter|[Ww]ife|[Hh]usband|[Pp]artner|[Bb]oyfriend|[Gg]irlfriend|[Cc]ousin|[Aa]unt|[Uu]ncle|[Nn]iece|[Nn]ephew|[Nn]eighbour|[Cc]arer|[Ff]riend|[Cc]hild|[Bb]aby|[Nn]an)|(?:is |was |called |named |known as |goes by )(?:called|named|known as)?)[ \\t\\u00A0]{0,2}[,:(]?[ \\t\\u00A0]{0,2}["“‘']?${nameRun}`,
  'gu',
);
const afterLabel = new RegExp(
  `(?<![\\p{L}\\p{N}])((?:[Ff]ull )?[Nn]ame|Surname|SURNAME|Forenames?|FORENAMES?|Forename\\(s\\)|First name|Last name|Known as|Also known as|Called|Mother|Father|Sibling|Carer|Witness|Referrer|Reported by|Completed by|Written by|Signed|Author|Attendees|Present|Apologies|From|To|Cc|Next of kin|Emergency contact|Alleged perpetrator|Perpetrator|Victim|Complainant)[ \\t]*:[ \\t]*${nameRun}`,
  'gu',
);

/** "known to her as "Bones"", "street name "Stretch"", "goes by Smudge". */
const calledByName = new RegExp(
  `(?<![\\p{L}])((?:a\\.?k\\.?a\\.?|known (?:only |to (?:her|him|them|us) )?as|goes by(?: the name)?|calls? (?:him|her|them|himself|herself)|street name|nick ?name[d]?|so-called)[ \\t]*:?[ \\t]*)["“‘']?(\\p{Lu}[\\p{L}'’-]+(?:${gap}\\p{Lu}[\\p{L}'’-]*)?)`,
  'giu',
);
/** "mr sutherland", where nobody types capitals. */
const afterSmallTitle =
  /(?<![\p{L}\p{N}])(mr|mrs|ms|miss|dr|uncle|unc|aunty|auntie|aunt|nan|nana|nanny|gran|grandma|grandad|granda|cousin|big|lil|wee|baby|pc|sgt|dc)\.?[ \t\u00A0](\p{Ll}[\p{Ll}'’-]{2,})/gu;
export function findTitledNames(
  text: string,
  tokens: readonly Token[],
  people: readonly DetectPerson[],
  evidence: WordEvidence,
  listed?: WordLists,
): readonly Hit[] {
  const hits: Hit[] = [];
  const push = (end: number, run: string, confidence: number, reason: string, isTitled = false) => {
    const name = trimRun(run, evidence.ordinary, isTitled);
    const start = end - run.length + run.indexOf(name);
    if (name === '' || (!isTitled && isBodysName(text, start, start + name.length))) return;
    hits.push(namedHit(start, start + name.length, confidence, reason));
  };
  for (const { end, groups } of findAll(text, afterTitle)) {
    const [title = '', run = ''] = groups;
    push(end, run, 0.85, `A name after "${title}".`, true);
  }
  for (const { end, groups } of findAll(text, afterFamilyWord)) {
    const [word = '', run = ''] = groups;
    // "partner HV" is followed by an acronym, "was Tom" by anything.
    if (/^(?:is|was) $/.test(word) || /^\p{Lu}{2,4}(?!\p{L})/u.test(run)) continue;
    // A ship, a firm, a song is called something as well.
    const [first = ''] = run.split(/[ \t\u00A0]/);
    const isCalled = /(?:called|named|known as|goes by)/.test(word);
    const isListed = listed === undefined || listed.forenames.has(foldWord(first));
    const callee = text.slice(Math.max(0, end - run.length - word.length - 36), end - run.length);
    if (isCalled && !isListed && !somebody.test(callee)) continue;
    push(end, run, 0.6, `A name after "${word.trim()}".`);
  }
  for (const { end, groups } of findAll(text, afterLabel)) {
    const [label = '', run = ''] = groups;
    push(end, run, 0.55, `A name after "${label}:".`);
  }
  for (const { end, groups } of findAll(text, calledByName)) {
    const [, run = ''] = groups;
    // With the flag i a capital is any letter.
    if (run === run.toLowerCase()) continue;
    hits.push(namedHit(end - run.length, end, 0.5, 'A name that somebody goes by.'));
  }
  // Without a dictionary "i miss art" would name somebody.
  for (const { end, groups } of listed === undefined ? [] : findAll(text, afterSmallTitle)) {
    const [title = '', name = ''] = groups;
    const folded = foldWord(name);
    if (isNeverName(folded) || listed?.ordinary.has(folded) === true) continue;
    hits.push(namedHit(end - name.length, end, 0.5, `A word in small letters after "${title}".`));
  }
  for (const { start, end } of findSpeakers(text))
    hits.push(namedHit(start, end, 0.6, 'Speaks in this exchange of messages.'));
  hits.push(...findBySurname(text, tokens, people, evidence));
  return hits;
}

/** The surnames that follow a title on a page, folded. */
export function collectSurnames(text: string, ordinary: ReadonlySet<string>): readonly string[] {
  return findAll(text, afterTitle).flatMap(({ groups }) => {
    const run = trimRun(groups[1] ?? '', ordinary);
    const last = run.split(/[ \t\u00A0]+/).at(-1) ?? '';
    const folded = foldWord(last);
    return folded.length > 3 && !wordsThatAreNames.has(folded) ? [folded] : [];
  });
}

/** "Alan Hughes" where Hughes is in the register or stood after a title; a bare such surname too, less surely. */
function findBySurname(
  text: string,
  tokens: readonly Token[],
  people: readonly DetectPerson[],
  evidence: WordEvidence,
): readonly Hit[] {
  const registered = new Set(
    people.flatMap((person) =>
      person.names.filter(({ kind }) => kind === 'surname').map((name) => foldWord(name.text)),
    ),
  );
  const hits: Hit[] = [];
  for (const [index, token] of tokens.entries()) {
    const isRegistered = registered.has(token.folded);
    if (!token.capital || (!isRegistered && !evidence.titled.has(token.folded))) continue;
    const next = tokens[index + 1];
    if (next?.capital === true && placeWords.has(next.folded) && next.start === token.end + 1) continue;
    const before = tokens[index - 1];
    const isForename =
      before?.capital === true &&
      before.folded.length > 1 &&
      /^[ \t\u00A0]$/.test(text.slice(before.end, token.start)) &&
      isPlausibleForename(before, evidence) &&
      !(wordsThatAreNames.has(before.folded) && startsSentence(text, before.start));
    if (isForename) {
      hits.push(
        namedHit(before.start, token.end, isRegistered ? 0.7 : 0.65, 'A name with a surname from this case.'),
      );
    } else if (!isRegistered && !startsSentence(text, token.start)) {
      hits.push(
        namedHit(token.start, token.end, 0.5, 'A surname that stands after a title elsewhere in this file.'),
      );
    }
  }
  return hits;
}

const somebody =
  /(?<!\p{L})(?:boy|girl|man|woman|lad|lass|bloke|guy|fella|male|female|person|someone|somebody|friend|mate|child|baby|kid|teenager|pupil|student|neighbour|partner|boyfriend|girlfriend|brother|sister|cousin|aunt\w*|uncle|son|daughter|carer|worker|officer|nurse|teacher|he|she|they|him|her|who)(?!\p{L})/iu;

/** "From: Mark Rose Catering", "called Racing Radio Ltd": ends in the word for a body, or goes on to one. */
function isBodysName(text: string, start: number, end: number): boolean {
  const [last = ''] = text.slice(start, end).split(/\s+/).slice(-1);
  const [, next = ''] = /^[ \t](?:& )?(\p{Lu}[\p{L}'’]+)/u.exec(text.slice(end, end + 24)) ?? [];
  const isBody = (word: string) => bodyWords.has(foldWord(word)) && !wordsThatAreNames.has(foldWord(word));
  return (/\s/.test(text.slice(start, end)) && isBody(last)) || isBody(next);
}

const namesOfDaysToo = new Set('april may june august summer autumn winter sunday will'.split(' '));

/** The run up to the first word that is no name; empty where the first word already is none, or nothing but an initial stands. */
function trimRun(run: string, ordinary: ReadonlySet<string>, isTitled = false): string {
  const kept: string[] = [];
  for (const part of run.split(/(?<=[ \t\u00A0])/)) {
    const folded = foldWord(part.replace(/[^\p{L}\p{M}'’-]/gu, ''));
    // "Auntie June", "Pastor Sunday", "Mrs May": the title says that no month is meant.
    const isCalled = isTitled && kept.length === 0 && namesOfDaysToo.has(folded);
    if (isNeverName(folded) && !isCalled) break;
    // "Mrs Patel Maternal grandmother": the next cell of the table.
    if (kept.length > 0 && isOrdinaryWord(folded, { ordinary })) break;
    kept.push(part);
  }
  const name = kept
    .join('')
    .replace(/[\s.]+$/, '')
    .replace(/['’]s$/i, '');
  return /\p{L}{2}/u.test(name) ? name : '';
}

function namedHit(start: number, end: number, confidence: number, reason: string): Hit {
  return { type: 'person', start, end, confidence, source: 'names', reason, personId: null, keep: false };
}
