/** Pages of which it is known which are copies: variants of given pages, and forms that are not copies of each other. */

export type KnownPage = {
  readonly text: string;
  /** Pages of one origin are copies of each other; nothing else is. */
  readonly origin: string;
  readonly kind:
    | 'origin'
    | 'reprinted'
    | 'misread'
    | 'added-to'
    | 'all-three'
    | 'badly-misread'
    | 'form'
    | 'form-reprinted'
    | 'form-misread';
};

type Random = () => number;

export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}

const systems = ['Mosaic', 'Liquidlogic', 'the archive', 'Carefirst', 'the shared drive'];
const clerks = ['J Patel', 'system', 'r.lowe', 'Archive 2', 'M Osei'];

/** Another head and foot, with the day on which it was printed. */
export function reprint(text: string, random: Random): string {
  const day = `${1 + Math.floor(random() * 28)}/0${1 + Math.floor(random() * 9)}/20${10 + Math.floor(random() * 16)}`;
  const head = `Printed from ${pick(systems, random)} by ${pick(clerks, random)} on ${day} at 1${Math.floor(random() * 9)}:4${Math.floor(random() * 9)}\nCONFIDENTIAL Case file ${Math.floor(random() * 90000)}`;
  const foot = `Page ${1 + Math.floor(random() * 40)} of ${40 + Math.floor(random() * 40)} Document ${Math.floor(random() * 9000)}`;
  return `${head}\n${text}\n${foot}`;
}

const mistaken: Readonly<Record<string, readonly string[]>> = {
  e: ['c', 'o'],
  c: ['e', '('],
  i: ['l', '1'],
  l: ['1', 'i'],
  o: ['0', 'c'],
  a: ['o', 's'],
  n: ['r', 'h'],
  m: ['rn', 'n'],
  h: ['b', 'n'],
  s: ['5', 'a'],
  t: ['f', 'l'],
  u: ['v', 'n'],
  '1': ['l', '7'],
  '0': ['o', '8'],
  '5': ['s', '6'],
};

/** As a poor recognition reads it: `rate` of the characters are wrong, missing, or torn by a space. */
export function misread(text: string, rate: number, random: Random): string {
  let out = '';
  for (const character of text) {
    if (random() >= rate || character === '\n') {
      out += character;
      continue;
    }
    const kind = random();
    if (kind < 0.7) out += pick(mistaken[character.toLowerCase()] ?? ['x', 'r', 't', 'e'], random);
    else if (kind < 0.85) out += `${character} `;
  }
  return out;
}

/** A paragraph put in between two lines. */
export function addParagraph(text: string, paragraph: string, random: Random): string {
  const lines = text.split('\n');
  lines.splice(1 + Math.floor(random() * Math.max(1, lines.length - 2)), 0, paragraph);
  return lines.join('\n');
}

export function makeVariants(
  texts: readonly string[],
  paragraphs: readonly string[],
  random: Random,
): KnownPage[] {
  return texts.flatMap((text, index): KnownPage[] => {
    const origin = `page ${index}`;
    const longer = addParagraph(text, pick(paragraphs, random), random);
    return [
      { text, origin, kind: 'origin' },
      { text: reprint(text, random), origin, kind: 'reprinted' },
      { text: misread(text, 0.02, random), origin, kind: 'misread' },
      { text: misread(text, 0.05, random), origin, kind: 'badly-misread' },
      { text: longer, origin, kind: 'added-to' },
      { text: misread(reprint(longer, random), 0.02, random), origin, kind: 'all-three' },
    ];
  });
}

const names = [
  'Ann',
  'Bilal',
  'Cora',
  'Dev',
  'Esme',
  'Femi',
  'Grace',
  'Hana',
  'Ivo',
  'Jude',
  'Kay',
  'Leo',
  'Mina',
  'Noor',
  'Omar',
  'Pia',
  'Quinn',
  'Rosa',
  'Sami',
  'Tess',
];
const surnames = [
  'Archer',
  'Bright',
  'Cole',
  'Dawes',
  'Ellis',
  'Frost',
  'Gray',
  'Hughes',
  'Ibbot',
  'Jarvis',
  'Khan',
  'Lowe',
  'Marsh',
  'Nash',
  'Okafor',
  'Price',
  'Quill',
  'Reed',
  'Shah',
  'Todd',
];
const moods = [
  'settled and chatty',
  'tired',
  'upset at first',
  'keen to show a drawing',
  'quiet',
  'cross about the rules',
  'well',
  'unwell with a cold',
];
const places = [
  'at home',
  'at school',
  'in the car',
  'at the contact centre',
  'at the office',
  'in the garden',
];

/** Printed words with gaps to fill: {name}, {date}, {number}, {mood}, {place}, {yes}, {words}. */
export const templates: readonly string[] = [
  'Record of a statutory visit to a child who is looked after\nChild: {name} Date of birth: {date} Case number: {number}\nDate of this visit: {date} Visited by: {name} Place: {place}\nThe child must be seen alone where that is safe and right for their age. Was the child seen alone? {yes} If not, say why below.\nThe bedroom must be seen at every other visit. Was the bedroom seen? {yes}\nHow was the child? {mood}\nWhat did the child say about where they live, school, friends and contact with their family? {words}\nIs the care plan being followed? {yes} Are health and dental checks up to date? {yes}\nWhat has to be done before the next visit, by whom and by when? {words}\nDate of the next visit: {date}\nThis record must be put on the file within five working days and read by the manager. Signed: {name}',
  'Incident report form\nComplete this form on the day of the incident and hand it to the duty manager before you leave.\nName of the young person: {name} Room: {number} Date: {date} Time: {number}\nStaff on duty: {name} and {name}\nWhere did it happen? {place}\nWhat happened before, during and after? Write only what you saw and heard yourself. {words}\nWas anyone hurt? {yes} Was a doctor called? {yes} Were the police called? {yes}\nWas physical intervention used? {yes} For how long? {number} minutes\nHow was the young person afterwards? {mood}\nWho has been told: the social worker {yes}, the parents {yes}, the regulator {yes}\nSigned: {name} Read by the manager: {name} Date: {date}',
  'Supervised contact: observation sheet\nFamily name: {name} Session number: {number} Date: {date} Supervisor: {name}\nThe supervisor writes down what is said and done, without opinion, and may end the session where the child is not safe.\nWho came? {name}, {name} Were they on time? {yes}\nGreeting: how did parent and child meet? {mood}\nPlay and talk during the session: {words}\nFood, care and safety: was anything of concern seen? {yes} What was done? {words}\nParting: how did parent and child say goodbye? {mood}\nPlace of the session: {place} Time of return: {number}\nThis sheet is part of the record and may be read by the court and by the family. Signed: {name}',
];

export function fillForm(template: string, say: () => string, random: Random): string {
  const fillers: Readonly<Record<string, () => string>> = {
    name: () => `${pick(names, random)} ${pick(surnames, random)}`,
    date: () =>
      `${1 + Math.floor(random() * 28)}/${1 + Math.floor(random() * 12)}/20${10 + Math.floor(random() * 16)}`,
    number: () => String(Math.floor(random() * 10000)),
    mood: () => pick(moods, random),
    place: () => pick(places, random),
    yes: () => pick(['Yes', 'No'], random),
    words: say,
  };
  return template.replace(/\{(\w+)\}/g, (_found, name: string) => fillers[name]?.() ?? '');
}

export function makeForms(count: number, say: () => string, random: Random): KnownPage[] {
  return templates.flatMap((template, number) =>
    Array.from({ length: count }, (_, index): KnownPage[] => {
      const text = fillForm(template, say, random);
      const origin = `form ${number} ${index}`;
      if (index % 4 === 0)
        return [
          { text, origin, kind: 'form' },
          { text: reprint(text, random), origin, kind: 'form-reprinted' },
        ];
      if (index % 4 === 1)
        return [
          { text, origin, kind: 'form' },
          { text: misread(text, 0.02, random), origin, kind: 'form-misread' },
        ];
      return [{ text, origin, kind: 'form' }];
    }).flat(),
  );
}
