/** Forenames, what they are shortened to in British use, and how else they are spelled. */
import { shortened, spelled } from './forename-table.ts';

/** British diminutives of a name in r: Darren is Daz, Sharon Shazza, Terry Tez. */
const endsInR = /^(\p{L}?[^aeiou\s]?[aeiou])rr?(?:[aeiouy]|$)/iu;
/** Up to and with the consonants after the first vowel: "Rob", "Jord", "Hil". */
const stem = /^[^aeiouy\s]*[aeiouy]+[^aeiouy\s]{1,2}/iu;
const shortestToShorten = 4;

const index = indexTable();

/** What a forename is shortened to, is short for, or is spelled too; empty where nothing is known. */
export function shortFormsOf(forename: string): readonly string[] {
  return index.get(forename.toLowerCase()) ?? [];
}

/** Pet forms made by rule, as Britons make them of any name: "Daz", "Robbo", "Hils", "Smithy". Not all are in use. */
export function petFormsOf(name: string): readonly string[] {
  if (name.length < shortestToShorten || !/^\p{L}+$/u.test(name)) return [];
  const forms: string[] = [];
  const withR = endsInR.exec(name)?.[1];
  if (withR !== undefined) forms.push(`${withR}z`, `${withR}zza`, `${withR}zzer`);
  const [root = name] = stem.exec(name) ?? [];
  if (root.length < 3) return forms;
  const doubled = /[^aeiouy\s][aeiou][bdglmnpt]$/i.test(root) ? root + root.slice(-1) : root;
  forms.push(`${doubled}o`, `${doubled}y`, `${doubled}ers`);
  if (root !== name) forms.push(`${root}s`, `${root}z`);
  return forms.filter((form) => form.toLowerCase() !== name.toLowerCase());
}

function indexTable(): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const known = forms.get(from.toLowerCase()) ?? [];
    if (!known.includes(to)) known.push(to);
    forms.set(from.toLowerCase(), known);
  };
  for (const [full = '', ...short] of shortened) {
    for (const form of short) {
      add(full, form);
      add(form, full);
    }
  }
  for (const row of spelled) {
    for (const one of row) for (const other of row) if (one !== other) add(one, other);
  }
  return forms;
}
