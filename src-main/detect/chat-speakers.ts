/** Who speaks in an exchange of messages: the names before the colons of its lines. */
import { isNeverName } from './name-evidence.ts';
import { foldWord } from './text-tokens.ts';

type Place = { readonly start: number; readonly end: number };

/** A time, in brackets or not, then a name, perhaps with a tilde before it and pictures behind: "[21:03] Jord 💀: u comin". */
const timed =
  /^[ \t]{0,24}(?:\p{L}{3,9}[ \t]){0,2}(?:\[[^\]\n]{3,30}\]|\(?[\d/.,: –-]{4,24}(?:[ap]m)?\)?)[ \t]{0,2}[-–]?[ \t]{0,2}~?[ \t]{0,2}(\p{L}[\p{L}\p{M}'’.-]*(?:[ \t]\p{L}[\p{L}\p{M}'’.-]*){0,2})[^\p{L}\p{N}:\n]{0,12}:/gimu;
/** The same without a time, as a screenshot shows it. */
const bare =
  /^[ \t]{0,24}~?[ \t]{0,2}(\p{Lu}[\p{L}\p{M}'’.-]*(?:[ \t]\p{L}[\p{L}\p{M}'’.-]*){0,2})[^\p{L}\p{N}:\n]{0,12}:[ \t]{0,2}\S/gmu;
const nobody =
  /^(?:you|me|group|chat|media|system|admin|unknown|screenshot|today|yesterday|sent|read|delivered|note|subject|from|to|cc|date|re|fw|q|a|i|tel|mob|time|name|status|action|plan|home|school|section)$/i;
/** So many timed lines make an exchange; in one, who begins two lines without a time speaks as well. */
const leastLines = 3;

export function findSpeakers(text: string): readonly Place[] {
  const spoken = readPlaces(text, timed);
  if (spoken.length < leastLines) return spoken;
  const counts = new Map<string, number>();
  const others = readPlaces(text, bare);
  for (const place of others) {
    const name = foldWord(text.slice(place.start, place.end));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [
    ...spoken,
    ...others.filter(({ start, end }) => (counts.get(foldWord(text.slice(start, end))) ?? 0) > 1),
  ];
}

function readPlaces(text: string, pattern: RegExp): readonly Place[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [whole, name = ''] = match;
    const [first = ''] = name.split(/[ \t]/);
    if (nobody.test(first) || isNeverName(foldWord(first)) || !/\p{L}{2}/u.test(name)) return [];
    const start = match.index + whole.lastIndexOf(name, whole.length - 1);
    return [{ start, end: start + name.length }];
  });
}
