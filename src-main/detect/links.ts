/** E-mail and web addresses. */
import { LinkifyIt } from 'linkify-it';
import { findAll } from './context.ts';
import { type Hit, patternHit } from './hit.ts';

const linkify = new LinkifyIt({ fuzzyIP: false, fuzzyEmail: false, fuzzyLink: true });

/** Endings that a bare name with a dot needs before it is taken for a web address: "home.It was" is none. */
const commonEnding = /\.(?:uk|com|org|net|gov|edu|info|eu|ie|co|io|scot|wales|cymru|london|app|dev)$/;
const email =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_%+-](?:[\p{L}\p{N}._%+'’-]{0,62}[\p{L}\p{N}_%+-])?@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)*\.\p{L}{2,}(?![\p{L}\p{N}@])/gu;
const spelledOut =
  /(?<![\p{L}\p{N}._%+-])[a-z0-9._%+-]+[ \t]?(?:\(at\)|\[at\]|[ \t]@[ \t]?|@[ \t])[ \t]?[a-z0-9-]+(?:[ \t]?\.[ \t]?[a-z0-9-]+)*\.[a-z]{2,}(?![\p{L}\p{N}])/giu;
/** "ikbens at mailbox dot com", "j dot smith (at) mail (dot) com" */
const inWords =
  /(?<![\p{L}\p{N}._%+-])[a-z0-9][a-z0-9_%+.-]*(?:[ \t]dot[ \t][a-z0-9_%+-]+)*[ \t]?(?:\(at\)|\[at\]|[ \t]at[ \t]|@)[ \t]?[a-z0-9-]+(?:[ \t]?(?:\(dot\)|\[dot\]|[ \t]dot[ \t])[ \t]?[a-z]{2,})+(?![\p{L}\p{N}])/giu;
const socialHandle = /(?<![\p{L}\p{N}@/._])@[a-z0-9_][a-z0-9_.]{2,29}(?![\p{L}\p{N}@])/giu;

/** With any ending: "www.trainhard.example/coaches/chris". */
const withWww = /(?<![\p{L}\p{N}@.])www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[^\s<>"”;,|)]*)?/giu;
/** "Screen name: jazzy_lin_09", "her insta is @kyk.9ine", "snap: mills04" */
const screenName =
  /(?<![\p{L}\p{N}])(?:screen ?name|user ?name|user id|handle|insta(?:gram)?|snap(?:chat)?|tik ?tok|gamer ?tag|psn|discord|steam|kik|roblox|onlyfans|telegram)(?:[ \t](?:name|user|id|account|handle))?(?:[ \t]?[:=][ \t]*|[ \t](?:is|was|of|as)[ \t])["“‘']?(@?[a-z0-9](?:[a-z0-9_.-]*[a-z0-9_])?)(?:[ \t]\/[ \t]([a-z0-9_.]{3,30}))?(?![\p{L}\p{N}])/giu;

export function findLinks(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { start, end } of findAll(text, email)) {
    hits.push(patternHit('email', start, end, 0.98, 'An e-mail address.'));
  }
  for (const { schema, index, lastIndex, raw } of linkify.match(text) ?? []) {
    if (isWebAddress(schema, raw)) hits.push(patternHit('url', index, lastIndex, 0.9, 'A web address.'));
  }
  for (const { start, end } of findAll(text, spelledOut)) {
    hits.push(patternHit('email', start, end, 0.7, 'An e-mail address, spelled out or broken by spaces.'));
  }
  for (const { start, end } of findAll(text, inWords)) {
    hits.push(patternHit('email', start, end, 0.75, 'An e-mail address, spelled out.'));
  }
  for (const { text: raw, start } of findAll(text, withWww)) {
    const address = raw.replace(/[.,:]+$/, '');
    hits.push(patternHit('url', start, start + address.length, 0.9, 'A web address.'));
  }
  for (const { text: raw, start, groups } of findAll(text, screenName)) {
    for (const name of groups) {
      // "Snapchat is banned" names nobody: a name there has a figure, a sign or a label before it.
      if (name.length < 3 || (!/[\d_.@]/.test(name) && !/[:=]/.test(raw))) continue;
      const at = start + raw.lastIndexOf(name);
      hits.push(patternHit('other', at, at + name.length, 0.7, 'A name used in a network.'));
    }
  }
  for (const { start, text: raw } of findAll(text, socialHandle)) {
    const handle = raw.replace(/[._]+$/, '');
    hits.push(patternHit('other', start, start + handle.length, 0.6, 'A name used in a social network.'));
  }
  return hits;
}

function isWebAddress(schema: string, raw: string): boolean {
  if (schema === 'mailto:') return false;
  if (schema !== '') return true;
  if (/^www\./i.test(raw)) return true;
  const host = raw.split(/[/?#:]/)[0] ?? '';
  return host === host.toLowerCase() && commonEnding.test(host);
}
