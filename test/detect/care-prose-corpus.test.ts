/** The labelled care prose: it can be read, its labels lie where they say, and no value in it is anybody's. */
import { describe, expect, test } from 'vitest';
import { type CarePage, type CareSpan, parseCarePage, readCareProse } from '../support/care-prose.ts';

const tuning = readCareProse('tuning');
const unseen = readCareProse('unseen');
const setAside = readCareProse('set-aside');
const pages = [...tuning, ...unseen, ...setAside];

/** Never the text itself: a page of the unseen part is not to be read in a report of a test. */
function listFaults(
  check: (text: string) => boolean,
  ...labels: readonly CareSpan['label'][]
): readonly string[] {
  return selectSpans(pages, ...labels)
    .filter(({ span }) => !check(mendScan(span.text)))
    .map(({ page, span }) => `${page.file} at ${span.start}`);
}

function selectSpans(from: readonly CarePage[], ...labels: readonly CareSpan['label'][]) {
  return from.flatMap((page) =>
    page.spans.filter((span) => labels.includes(span.label)).map((span) => ({ page, span })),
  );
}

function joinLines(text: string): string {
  return text.toLowerCase().replace(/-\n/g, '');
}

/** Figures as they were before a scan misread them. */
function mendScan(text: string): string {
  return text
    .replace(/(?<=\d)[lI](?=[\d ])|(?<=[\d ]|^)[lI](?=\d)/g, '1')
    .replace(/(?<=\d)O|(?<=^|[\s\d])O(?=\d)/g, '0');
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Ofcom, "Telephone numbers for drama use"; and the range that North America keeps for the same. */
function isKeptForDrama(text: string): boolean {
  const digits = digitsOf(text.replace(/ext.*$/i, '').replace('(0)', '')).replace(/^44/, '0');
  return /^(?:07700900\d{3}|01632960\d{3}|0(?:113|114|115|116|117|118|121|131|141|151|161)4960\d{3}|01914980\d{3}|02079460\d{3}|02890180\d{3}|02896496\d{3}|02920180\d{3}|03069990\d{3}|08081570\d{3}|1\d{3}55501\d{2})$/.test(
    digits,
  );
}

/** The highest district of each area that Royal Mail uses for places is lower than these (Postcode Address File). */
const unusedDistricts = new Set(
  (
    'BD31 BD36 BS52 BT96 CA32 CF87 CH52 CT24 CV15 DE33 DN27 E23 EH63 EX42 G87 GL27 HA12 HD14 HU26 HX9 IP39 IV67 KT28 KY21 L46 LA29 LE27 ' +
    'LL83 LS36 M52 ME24 N29 NE78 NG28 NN22 NP29 NR41 OL18 OX22 PE42 PL38 PO44 PR14 RG48 RM24 S52 SA76 SE29 SE34 SK27 SM12 SR14 ' +
    'ST24 SY29 TN44 TQ19 TR31 TS33 TW23 UB14 W19 WF22 WN12 WR19 WV21 YO48'
  ).split(' '),
);

function isUnusedPostcode(text: string): boolean {
  const [, district = ''] = /^([A-Z]{1,2}\d{1,2}) \d[ABD-HJLNP-UW-Z]{2}$/.exec(text.toUpperCase()) ?? [];
  return unusedDistricts.has(district);
}

function isTestNhsNumber(text: string): boolean {
  const digits = digitsOf(text);
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  return /^999\d{7}$/.test(digits) && (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** HMRC NIM39110. */
function isNino(text: string): boolean {
  const bare = text.replace(/ /g, '').toUpperCase();
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(bare);
}

const pupilLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

function isPupilNumber(text: string): boolean {
  const sum = [...text.slice(1)].reduce((total, digit, index) => total + Number(digit) * (index + 2), 0);
  return pupilLetters[sum % 23] === text[0];
}

/** VocaLink's "Validating account numbers", test cases; sort codes and account numbers stand apart. */
const bankTestCases = new Set(
  (
    '202959 63748472 107999 88837491 820000 73688637 118765 64371389 772798 99345694 074456 12345112 200915 41011166 309070 12345668 ' +
    '871427 46238510 134020 63849203 938611 07806039 827999 73988638 180002 00000190 938063 55065200 089999 66374958'
  ).split(' '),
);

function isTestAccount(text: string): boolean {
  const bare = text.replace(/ /g, '');
  if (/^GB/.test(bare))
    return ['GB29NWBK60161331926819', 'GB33BUKB20201555555555', 'GB82WEST12345698765432'].includes(bare);
  return bankTestCases.has(digitsOf(text));
}

describe('a page', () => {
  test('is text with its labels cut out, each where it says', () => {
    const page = parseCarePage(
      'a.txt',
      'kind: note\nperson kaz: Karen Hughes | other | Kaz, Kazza\nperson tom: Tom Bright | requester\n---\n[[@kaz|Kaz]] at [[address|3 Mill Lane, [[postcode|HX9 4TT]]]], [[relation|her aunt]], [[keep:law|s.47]].\n',
    );
    expect(page.text).toBe('Kaz at 3 Mill Lane, HX9 4TT, her aunt, s.47.\n');
    expect(page.people[0]).toEqual({
      id: 'kaz',
      name: 'Karen Hughes',
      role: 'other',
      aliases: ['Kaz', 'Kazza'],
    });
    expect(page.spans).toEqual([
      { label: 'person', role: 'other', personId: 'kaz', start: 0, end: 3, text: 'Kaz' },
      { label: 'address', start: 7, end: 27, text: '3 Mill Lane, HX9 4TT' },
      { label: 'postcode', start: 20, end: 27, text: 'HX9 4TT' },
      { label: 'relation', role: 'other', personId: null, start: 29, end: 37, text: 'her aunt' },
      { label: 'keep', kind: 'law', start: 39, end: 43, text: 's.47' },
    ]);
  });

  const header = 'kind: note\nperson tom: Tom Bright | requester\n';
  test.each([
    ['kind: note\nperson tom: Tom Bright | requester\nno dashes', 'no line of three dashes'],
    ['kind: note\n---\nx', 'one requester'],
    [`${header}person tom: Ann | other\n---\nx`, 'the same id'],
    [`${header}person ann: Ann | friend\n---\nx`, 'no known form'],
    [`${header}kinds: x\n---\nx`, 'no known form'],
    [`${header}---\n[[@ann|Ann]]`, 'no known form'],
    [`${header}---\n[[person|Ann]]`, 'no known form'],
    [`${header}---\n[[keep:thing|Ann]]`, 'no known form'],
    [`${header}---\n[[telephone|1]]`, 'no known form'],
    [`${header}---\n[[@tom|Tom`, 'never close'],
    [`${header}---\nTom]]`, 'never opened'],
    [`${header}---\n[[Tom]]`, 'no known form'],
  ])('is refused where it is not of that form: %j', (source, message) => {
    expect(() => parseCarePage('a.txt', source)).toThrow(message);
  });
});

describe('the corpus', () => {
  test('has more than a hundred pages of a hundred to five hundred words, a third of them not for tuning', () => {
    expect(tuning.length).toBeGreaterThanOrEqual(70);
    expect(unseen.length).toBeGreaterThanOrEqual(20);
    expect(setAside.length).toBeGreaterThanOrEqual(20);
    const lengths = pages.map(({ file, text }) => ({ file, words: text.split(/\s+/).length }));
    expect(lengths.filter(({ words }) => words < 120 || words > 480)).toEqual([]);
  });

  test('has labels that hold their text, begin and end with it, and overlap only as a postcode does in its address', () => {
    const faults: string[] = [];
    for (const { file, text, spans } of pages) {
      for (const [index, span] of spans.entries()) {
        if (
          text.slice(span.start, span.end) !== span.text ||
          span.text.trim() !== span.text ||
          span.text === ''
        )
          faults.push(`${file} at ${span.start}`);
        const next = spans[index + 1];
        const nested = span.label === 'address' && next?.label === 'postcode' && next.end <= span.end;
        if (next !== undefined && next.start < span.end && !nested) faults.push(`${file} at ${next.start}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test('leaves no name of a listed person without a label', () => {
    const faults: string[] = [];
    for (const { file, text, spans, people } of pages) {
      for (const { name } of people) {
        for (const { index } of text.matchAll(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'giu'))) {
          if (!spans.some(({ start, end }) => start <= index && end >= index + name.length))
            faults.push(`${file} at ${index}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test('uses every person of its lists', () => {
    const faults = pages.flatMap(({ file, people, spans }) =>
      people
        .filter(({ id }) => !spans.some((span) => 'personId' in span && span.personId === id))
        .map(({ id }) => `${file} ${id}`),
    );
    expect(faults).toEqual([]);
  });

  test.each([
    'person',
    'relation',
    'keep',
    'address',
    'postcode',
    'phone',
    'email',
    'nhs-number',
    'nino',
    'date-of-birth',
    'id-number',
  ] as const)('has at least thirty labels for %s', (label) => {
    expect(selectSpans(pages, label).length).toBeGreaterThanOrEqual(30);
  });

  test.each(['bank', 'vehicle', 'organisation', 'location'] as const)(
    'has at least fifteen labels for %s',
    (label) => {
      expect(selectSpans(pages, label).length).toBeGreaterThanOrEqual(15);
    },
  );

  test('has unseen pages of other kinds and with other people than those for tuning', () => {
    const kinds = new Set(tuning.map(({ kind }) => kind));
    expect(unseen.filter(({ kind }) => kinds.has(kind)).map(({ file }) => file)).toEqual([]);
    const known = new Set(
      selectSpans(tuning, 'person').flatMap(({ span }) => joinLines(span.text).split(/[^\p{L}\p{M}]+/u)),
    );
    const words = selectSpans(unseen, 'person').flatMap(({ page, span }) =>
      joinLines(span.text)
        .split(/[^\p{L}\p{M}]+/u)
        .filter((word) => word.length > 2 && known.has(word))
        .map(() => `${page.file} at ${span.start}`),
    );
    expect(words).toEqual([]);
  });
});

describe('what looks like somebody’s', () => {
  test('telephone numbers are kept for drama, or are public helplines', () => {
    expect(listFaults(isKeptForDrama, 'phone')).toEqual([]);
    const kept = pages.flatMap(({ file, spans }) =>
      spans
        .filter((span) => span.label === 'keep' && span.kind === 'phone')
        .filter(({ text }) => digitsOf(text).length > 6 && !isKeptForDrama(text))
        .map(({ start }) => `${file} at ${start}`),
    );
    expect(kept).toEqual([]);
    expect(
      ['07700 900123', '+44 7700 900123', '(01632) 960 748', '020 7946 0018'].every(isKeptForDrama),
    ).toBe(true);
    expect(['07701 900123', '020 7947 0018', '01632 961748', '0161 496 1018'].some(isKeptForDrama)).toBe(
      false,
    );
  });

  test('postcodes lie where no place is', () => {
    expect(listFaults(isUnusedPostcode, 'postcode')).toEqual([]);
    const inAddresses = pages.flatMap(({ file, spans }) =>
      spans
        .filter((span) => span.label === 'address' || (span.label === 'keep' && span.kind === 'address'))
        .filter(({ text }) =>
          [...text.matchAll(/\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b/g)].some(
            ([code]) => !isUnusedPostcode(code),
          ),
        )
        .map(({ start }) => `${file} at ${start}`),
    );
    expect(inAddresses).toEqual([]);
    expect(['LS36 4QT', 'wn12 4ld'].every(isUnusedPostcode)).toBe(true);
    expect(['LS1 4QT', 'LS36 4QC', 'SW1A 1AA'].some(isUnusedPostcode)).toBe(false);
  });

  test('NHS numbers are of the range for tests and have their check digit', () => {
    expect(listFaults(isTestNhsNumber, 'nhs-number')).toEqual([]);
    expect([
      isTestNhsNumber('999 597 0562'),
      isTestNhsNumber('999 597 0563'),
      isTestNhsNumber('943 476 5919'),
    ]).toEqual([true, false, false]);
  });

  test('National Insurance numbers have the form of one', () => {
    expect(listFaults(isNino, 'nino')).toEqual([]);
    expect([isNino('YW 41 07 83 B'), isNino('GB 41 07 83 B'), isNino('YW 41 07 83 E')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('vehicle registrations have a form that was issued', () => {
    const isRegistration = (text: string) =>
      /^(?:[A-HJ-PR-Y]{2}\d{2} ?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3} ?\d{1,3}[A-HJ-NPR-TV-Y]|[A-Z]{1,2}[IZ] ?\d{1,4}|[A-Z][IZ][A-Z] ?\d{1,4})$/i.test(
        text,
      );
    expect(listFaults(isRegistration, 'vehicle')).toEqual([]);
    expect([isRegistration('YJ12 KVE'), isRegistration('YJ12 KQE'), isRegistration('L44 TQR')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('pupil numbers have their check letter', () => {
    const pupils = selectSpans(pages, 'id-number').filter(({ span }) => /^[A-Z]\d{12}$/.test(span.text));
    expect(pupils.length).toBeGreaterThanOrEqual(5);
    expect(pupils.filter(({ span }) => !isPupilNumber(span.text)).map(({ page }) => page.file)).toEqual([]);
    expect([isPupilNumber('N330448403827'), isPupilNumber('Q330448403827')]).toEqual([true, false]);
  });

  test('bank details are published test cases', () => {
    expect(listFaults(isTestAccount, 'bank')).toEqual([]);
    expect([isTestAccount('20-29-59'), isTestAccount('20-29-58')]).toEqual([true, false]);
  });

  test('e-mail addresses and links lead nowhere', () => {
    const leadsNowhere = (text: string) =>
      /\.example(?:[/?#]|$)|@example\.(?:com|org|net)$/.test(text.replace(' at ', '@').replace(' dot ', '.'));
    expect(listFaults(leadsNowhere, 'email', 'url')).toEqual([]);
    expect([leadsNowhere('a@b.example'), leadsNowhere('a@nhs.net')]).toEqual([true, false]);
  });
});
