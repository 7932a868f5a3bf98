/** The people of the large case: invented, as many as a long care file names, each with the words that stand for them. */
import type { PersonDetails } from '../../src-main/contract/person.ts';

export type LargePerson = {
  readonly details: PersonDetails;
  /** What is decided about them by whoever knows the truth. */
  readonly outcome: 'withhold' | 'keep';
  /** False for those whom nobody thought of: only their names on the pages tell of them. */
  readonly registered: boolean;
  /** Ways in which the pages name them. */
  readonly forms: readonly string[];
  /** A telephone number, an address and the like, of the same person. */
  readonly contacts: readonly string[];
};

const forenames =
  'Abigail Bartholomew Clementine Desmond Evangeline Ferdinand Gwendolyn Humphrey Imogen Jeremiah Katrina Leopold Marguerite Nathaniel Octavia Percival Rosamund Sebastian Theodora Ulysses Verity Winifred Xanthe Yolanda Zachary Anneliese Bernadette Cornelius Dorothea Ezekiel Felicity Gideon Henrietta Ignatius Josephine Lavinia Montgomery Nicolette Ophelia Prudence Quentin Rafaela Solomon Tabitha Ursula Vivienne Wilfred Araminta Benedict Cressida Dominic Eleanora Florian Georgina Horatio Isadora Julius Kerensa Lysander Millicent Nestor Olympia Phineas Roderick Seraphina Thaddeus Valentina Wendell Augusta Barnaby Cordelia Duncan Esmeralda Frederick Griselda Hector'.split(
    ' ',
  );
const surnames =
  'Abernethy Blatherwick Cavanagh Dunwoody Entwistle Fothergill Greenhalgh Higginbottom Illingworth Jessop Kilbride Lockhart Macallister Netherwood Oldershaw Postlethwaite Quarmby Ramsbottom Satterthwaite Tattersall Uttley Vickerstaff Wolstenholme Yardley Zouche Ackroyd Bamforth Crowther Drinkwater Eastwood Featherstone Garnett Haythornthwaite Ingham Jagger Kenworthy Longbottom Murgatroyd Naylor Ormerod Pickles Rawnsley Sugden Thackray Umpleby Varley Whitwam Armitage Beaumont Clegg Dyson Earnshaw Firth Gledhill Holdsworth Inman Jowett Kaye Lumb Mellor Noble Oldroyd Parkin Rushworth Sykes Townend Verity Womersley Aspinall Barraclough Crabtree Dewhirst Ellam Fawcett Gaukroger Hepworth'.split(
    ' ',
  );

export const subject = {
  name: 'Tamsin Brackenbury',
  aliases: ['Tamsin', 'Miss Brackenbury'],
  dateOfBirth: '2003-05-17',
} as const;

/** Stands on every tenth page and nowhere else: the name of "one name, 1,000 pages". */
export const oneName = 'Oriel Pennyfeather';

const counts = { thirdParties: 40, professionals: 24, unregistered: 12 } as const;

export const people: readonly LargePerson[] = [
  makePerson(oneName, 'third-party', 'Grandmother', null),
  ...Array.from({ length: counts.thirdParties - 1 }, (_, index) =>
    makePerson(nameAt(index), 'third-party', 'Known to the family', index),
  ),
  ...Array.from({ length: counts.professionals }, (_, index) =>
    makePerson(nameAt(counts.thirdParties + index), 'professional', 'Social worker', null),
  ),
  ...Array.from({ length: counts.unregistered }, (_, index) => ({
    ...makePerson(nameAt(counts.thirdParties + counts.professionals + index), 'third-party', '', null),
    registered: false,
  })),
];

function nameAt(index: number): string {
  return `${forenames[index]} ${surnames[index]}`;
}

function makePerson(
  name: string,
  role: 'third-party' | 'professional',
  relationship: string,
  contactSeed: number | null,
): LargePerson {
  const [forename = '', surname = ''] = name.split(' ');
  const phone = contactSeed === null ? [] : [`01632 960${String(100 + contactSeed).padStart(3, '0')}`];
  const email =
    contactSeed === null || contactSeed % 3 !== 0 ? [] : [`${forename.toLowerCase()}@mailbox.example`];
  const address =
    contactSeed === null || contactSeed % 4 !== 0
      ? []
      : [
          `${contactSeed + 2} Larkspur Terrace, Northmoor NM${1 + (contactSeed % 8)} ${1 + (contactSeed % 9)}QT`,
        ];
  const forms = name === oneName ? [name] : [name, name, name, `${forename} ${surname}`, forename];
  return {
    details: {
      name,
      aliases: [],
      role,
      relationship,
      consent: 'not-sought',
      deceased: false,
      knownToRequester: true,
      emails: email,
      phones: phone,
      addresses: address,
      identifiers: [],
      addressProtected: false,
      notes: '',
    },
    outcome: role === 'professional' ? 'keep' : 'withhold',
    registered: true,
    forms: [...forms],
    contacts: [...phone, ...email, ...address],
  };
}
