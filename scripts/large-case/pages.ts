/** The pages of the large case: notes as a care file holds them, no two the same, with what stands on each. */
import { seedRandom } from '../seed-random.ts';
import { type LargePerson, oneName, people, subject } from './people.ts';

export type LargePage = {
  readonly lines: readonly string[];
  /** What has to be withheld, and what has to stay, wherever it stands on the page. */
  readonly withheld: readonly string[];
  readonly kept: readonly string[];
};

const plain = [
  'The visit was at home and lasted about an hour.',
  'The house was warm and tidy and there was food in the kitchen.',
  'School reports that attendance has been better since the half term.',
  'The plan from the last review was read through line by line.',
  'There were no concerns about health; the appointment went well.',
  'The homework was finished and the reading record was signed.',
  'Transport to the swimming lesson has been agreed for the summer.',
  'The bedroom has been painted and a new desk was delivered.',
  'Sleep has been better this week, with two broken nights.',
  'It was agreed to look at this again at the next meeting.',
  'The allowance for clothing was paid and the receipts were kept.',
  'A message was left and the call was returned the same day.',
  'The dentist asked for another appointment in six months.',
  'Nothing in the record contradicts what was said today.',
  'The garden was full of snow and nobody wanted to come in.',
  'Bus passes were handed over together with the timetable.',
];
const aboutOthers = [
  '{T} came to the door and asked what the visit was for.',
  'We were told that {T} had stayed there over the weekend.',
  'According to {T} there had been an argument the night before.',
  'The school will ask {T} to collect on Thursdays from now on.',
  '{T} said that money was short and that the car was broken.',
  'A letter went to {T} on the same day.',
  'It is not known where {T} lives at present.',
];
const aboutWorkers = [
  'Recorded by {P} after the visit.',
  '{P} will write to the school before Friday.',
  'Discussed with {P} in supervision; the plan stays as it is.',
  'The meeting was chaired by {P}.',
];
const aboutSubject = [
  '{S} was cheerful and talked about the school play.',
  '{S} asked whether the trip was still going ahead.',
  'I spoke to {S} alone for twenty minutes.',
];
const aboutContacts = [
  'The number given was {C} and it was answered.',
  'The contact on file is {C} until the review.',
];

const lettersInLine = 86;
const linesOnPage = 36;

/** `number` counts through the whole case, from 0; the same number always gives the same page. */
export function makePage(number: number): LargePage {
  const random = seedRandom(number + 1);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const others = people.filter(({ outcome, details }) => outcome === 'withhold' && details.name !== oneName);
  const workers = people.filter(({ outcome }) => outcome === 'keep');
  const withheld: string[] = [];
  const kept: string[] = [];
  const nameOther = (person: LargePerson): string => {
    const form = pick(person.forms);
    withheld.push(form);
    return form;
  };
  const sentences: string[] = [];
  const isOnThis = number % 10 === 3;
  const special = new Map<number, () => string>([
    [4, () => pick(aboutOthers).replace('{T}', nameOther(pick(others)))],
    [9, () => pick(aboutWorkers).replace('{P}', nameWorker(pick(workers)))],
    [13, () => pick(aboutSubject).replace('{S}', nameSubject())],
    [17, () => (random() < 0.6 ? pick(aboutOthers).replace('{T}', nameOther(pick(others))) : pick(plain))],
    [21, () => (random() < 0.25 ? pick(aboutContacts).replace('{C}', nameContact()) : pick(plain))],
    [25, () => (isOnThis ? pick(aboutOthers).replace('{T}', nameOne()) : pick(plain))],
  ]);
  function nameWorker(person: LargePerson): string {
    kept.push(person.details.name);
    return person.details.name;
  }
  function nameSubject(): string {
    kept.push(subject.name);
    return subject.name;
  }
  function nameOne(): string {
    withheld.push(oneName);
    return oneName;
  }
  function nameContact(): string {
    const contact = pick(others.flatMap(({ contacts }) => contacts));
    withheld.push(contact);
    return contact;
  }
  for (let index = 0; index < 44; index += 1) sentences.push(special.get(index)?.() ?? pick(plain));
  const lines = [`Note ${number + 1} of the file`, '', ...wrap(sentences.join(' '))].slice(0, linesOnPage);
  const text = lines.join(' ');
  const isThere = (term: string): boolean => text.includes(term);
  return { lines, withheld: withheld.filter(isThere), kept: kept.filter(isThere) };
}

function wrap(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > lettersInLine) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
