/** Copies of labelled texts with other names in them, some all in small letters: so that names are known by what stands around them. */
import type { LabelledSpan, LabelledText } from './labelled-text.ts';

export type NamePools = {
  readonly forenames: readonly string[];
  readonly surnames: readonly string[];
  readonly isSurname: (folded: string) => boolean;
};
type Random = () => number;

export function varyNames(labelled: LabelledText, pools: NamePools, random: Random): LabelledText {
  const chosen = new Map<string, string>();
  const people = labelled.spans.filter(({ tag }) => tag === 'person').sort((a, b) => a.start - b.start);
  const edits: { start: number; end: number; text: string }[] = [];
  let cursor = 0;
  for (const span of people) {
    if (span.start < cursor) continue;
    cursor = span.end;
    const raw = labelled.text.slice(span.start, span.end);
    const isOneWord = /^\p{L}{3,}$/u.test(raw);
    for (const match of raw.matchAll(/\p{L}[\p{L}\p{M}]*/gu)) {
      const [word] = match;
      const start = span.start + match.index;
      edits.push({
        start,
        end: start + word.length,
        text: replaceWord(word, isOneWord, chosen, pools, random),
      });
    }
  }
  return applyEdits(labelled, edits);
}

/** Of somebody who is called by one word, initials now and then: "told K", "JT slept well". */
const initialsShare = 0.12;

function makeInitials(random: Random): string {
  const letters = [...'ABCDEFGHJKLMNPRSTW'];
  return random() < 0.3 ? pick(letters, random) : pick(letters, random) + pick(letters, random);
}

function replaceWord(
  word: string,
  isOneWord: boolean,
  chosen: Map<string, string>,
  pools: NamePools,
  random: Random,
): string {
  const key = word.toLowerCase();
  // Titles and particles stay; so does one name of five.
  if (/^(?:mr|mrs|ms|miss|dr|st|de|van|von|der|al|bin|la|le|du|of|the|and)$/.test(key)) return word;
  const letters = isOneWord
    ? (chosen.get(`1 ${key}`) ?? (random() < initialsShare ? makeInitials(random) : ''))
    : '';
  if (isOneWord) chosen.set(`1 ${key}`, letters);
  if (letters !== '') return letters;
  const known = chosen.get(key);
  const fresh = known ?? (random() < 0.2 ? key : makeName(key, pools, random));
  chosen.set(key, fresh);
  if (word === word.toUpperCase() && (word.length > 1 || fresh.length === 1)) return fresh.toUpperCase();
  if (word === key) return fresh;
  return fresh.charAt(0).toUpperCase() + fresh.slice(1);
}

function makeName(key: string, pools: NamePools, random: Random): string {
  if (key.length === 1) return pick([...'abcdefghijklmnoprstvwyz'], random);
  if (key.length === 2)
    return pick([...'abcdefghjklmnprstw'], random) + pick([...'abcdefghjklmnprstw'], random);
  const whole = pick(pools.isSurname(key) ? pools.surnames : pools.forenames, random);
  const luck = random();
  if (luck < 0.1 && whole.length > 4)
    return whole.slice(0, 3 + Math.floor(random() * 2)) + pick(['', 'y', 'ie', 's', 'a', 'zza', 'o'], random);
  if (luck < 0.2 && whole.length > 4) {
    const at = 1 + Math.floor(random() * (whole.length - 2));
    return luck < 0.15
      ? whole.slice(0, at) + whole.slice(at + 1)
      : whole.slice(0, at) + whole.charAt(at) + whole.slice(at);
  }
  return whole;
}

function pick<T>(values: readonly T[], random: Random): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

function applyEdits(
  { set, text, spans }: LabelledText,
  edits: readonly { start: number; end: number; text: string }[],
): LabelledText {
  let result = '';
  let cursor = 0;
  const shifts: { at: number; by: number }[] = [];
  for (const edit of edits) {
    result += text.slice(cursor, edit.start) + edit.text;
    cursor = edit.end;
    shifts.push({ at: edit.end, by: result.length - edit.end });
  }
  result += text.slice(cursor);
  const move = (offset: number) => {
    let by = 0;
    for (const shift of shifts) if (shift.at <= offset) by = shift.by;
    return offset + by;
  };
  return {
    set,
    text: result,
    spans: spans.map((span): LabelledSpan => ({ ...span, start: move(span.start), end: move(span.end) })),
  };
}

/** As the police and old typewriters write. */
export function writeShouted({ set, text, spans }: LabelledText): LabelledText {
  const shouted = [...text]
    .map((letter) => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter))
    .join('');
  return { set, text: shouted, spans };
}

export function writeSmall({ set, text, spans }: LabelledText): LabelledText {
  // Letter by letter, so that offsets stay.
  const small = [...text]
    .map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
    .join('');
  return { set, text: small, spans };
}
