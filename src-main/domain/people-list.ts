/** A list of people from another program, turned into entries of the register or into what is wrong with each row. */
import type { ListField, ListProblem } from '../contract/people-list.ts';
import { PersonDetails } from '../contract/person.ts';
import { readSeparatedValues, type TableRow } from './separated-values.ts';

export type ListedRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly name: string;
  readonly problems: readonly ListProblem[];
  /** Null where the row cannot be read. What a row does not say is left out. */
  readonly details: PersonDetails | null;
};

export type PeopleList = {
  readonly columns: readonly { readonly header: string; readonly field: ListField }[];
  readonly rows: readonly ListedRow[];
};

const headers: Readonly<Record<Exclude<ListField, 'ignore'>, RegExp>> = {
  aliases: /alias|other name|also known|aka|nick/i,
  relationship: /relation|who they are|connection/i,
  role: /\brole\b|\btype\b|capacity/i,
  consent: /consent|agreed/i,
  deceased: /deceased|died|dead/i,
  knownToRequester: /known/i,
  addressProtected: /protected|confidential address/i,
  emails: /e-?mail/i,
  phones: /phone|mobile|\btel/i,
  addresses: /address|postcode|home/i,
  identifiers: /birth|\bdob\b|nhs|number|identifier|\bni\b/i,
  notes: /note|comment|remark/i,
  name: /name|person/i,
};
const fieldsInOrder = Object.keys(headers).filter((field): field is Exclude<ListField, 'ignore'> =>
  Object.hasOwn(headers, field),
);

/**
 * The first row names the columns where one of its cells is a word for a name; otherwise every row is a person and the
 * first column the name. `columns` are what the reader made of them, in order.
 */
export function readPeopleList(text: string, columns: readonly ListField[] | null): PeopleList {
  const table = readSeparatedValues(text);
  const [first] = table;
  if (first === undefined) return { columns: [], rows: [] };
  const guessed = first.cells.map(guessField);
  const hasHeader = guessed.includes('name');
  const width = Math.max(...table.map(({ cells }) => cells.length));
  const fields = Array.from(
    { length: width },
    (_, index): ListField =>
      columns?.[index] ?? (hasHeader ? (guessed[index] ?? 'ignore') : index === 0 ? 'name' : 'ignore'),
  );
  const seen = new Set<string>();
  return {
    columns: fields.map((field, index) => ({ field, header: hasHeader ? (first.cells[index] ?? '') : '' })),
    rows: table.slice(hasHeader ? 1 : 0).map((row) => readRow(row, fields, seen)),
  };
}

/** One column for a name; a second one with such a word is something else. */
function guessField(header: string, index: number, all: readonly string[]): ListField {
  const field = fieldsInOrder.find((one) => headers[one].test(header)) ?? 'ignore';
  const isTaken =
    field === 'name' && all.slice(0, index).some((other, at) => guessField(other, at, all) === 'name');
  return isTaken ? 'ignore' : field;
}

function readRow(row: TableRow, fields: readonly ListField[], seen: Set<string>): ListedRow {
  const problems = new Set<ListProblem>(row.quoteOpen ? ['quote-open'] : []);
  const of = (field: ListField): readonly string[] =>
    row.cells.filter((cell, index) => fields[index] === field && cell !== '');
  const name = of('name').join(' ');
  const key = name.toLowerCase().replace(/\s+/gu, ' ');
  if (name === '') problems.add('name-missing');
  else if (seen.has(key)) problems.add('named-twice');
  seen.add(key);
  const read = <Value>(
    field: ListField,
    words: readonly Word<Value>[],
    none: Value,
    problem: ListProblem,
  ) => {
    const cell = of(field).join(' ');
    if (cell === '') return none;
    const found = words.find(({ pattern }) => pattern.test(cell));
    if (found === undefined) problems.add(problem);
    return found?.value ?? none;
  };
  const several = (field: ListField): string[] =>
    of(field).flatMap((cell) =>
      cell
        .split(field === 'addresses' ? /[;|\n]/ : /[;|\n]|,\s/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );
  const parsed = PersonDetails.safeParse({
    name,
    aliases: several('aliases'),
    role: read('role', roleWords, 'third-party', 'role-unknown'),
    relationship: of('relationship').join(', '),
    consent: read('consent', consentWords, 'not-sought', 'consent-unknown'),
    deceased: read('deceased', yesOrNo, false, 'yes-or-no-unknown'),
    knownToRequester: read('knownToRequester', yesOrNo, false, 'yes-or-no-unknown'),
    emails: several('emails'),
    phones: several('phones'),
    addresses: several('addresses'),
    identifiers: several('identifiers'),
    addressProtected: read('addressProtected', yesOrNo, false, 'yes-or-no-unknown'),
    notes: of('notes').join('\n'),
  });
  if (!parsed.success && name !== '') problems.add('too-long');
  const details = problems.size === 0 && parsed.success ? parsed.data : null;
  return { line: row.line, cells: row.cells, name, problems: [...problems], details };
}

type Word<Value> = { readonly pattern: RegExp; readonly value: Value };

const roleWords: readonly Word<PersonDetails['role']>[] = [
  { pattern: /subject|requester|themself/i, value: 'subject' },
  { pattern: /professional|worker|staff|teacher|doctor|nurse|officer|GP\b/i, value: 'professional' },
  { pattern: /third|other|another|family|relative|friend|neighbour/i, value: 'third-party' },
];
const consentWords: readonly Word<PersonDetails['consent']>[] = [
  { pattern: /not[- ](?:sought|asked)|none|never asked/i, value: 'not-sought' },
  { pattern: /refus|withdrawn|^no$|declin|not given/i, value: 'refused' },
  { pattern: /given|agreed|^yes$|granted/i, value: 'given' },
  { pattern: /sought|asked|pending|waiting/i, value: 'sought' },
];
const yesOrNo: readonly Word<boolean>[] = [
  { pattern: /^(?:yes|y|true|1|x|✓)$/i, value: true },
  { pattern: /^(?:no|n|false|0|-)$/i, value: false },
];
