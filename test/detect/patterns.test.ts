import { describe, expect, test } from 'vitest';
import { detect, listPerson, textsOf } from './invented.ts';

function finds(type: string, cases: readonly (readonly [string, string])[]) {
  test.each(cases)('finds it in %j', (text, expected) => {
    expect(textsOf(text, [], type)).toEqual([expected]);
  });
}

function rejects(type: string, cases: readonly string[]) {
  test.each(cases)('finds none in %j', (text) => {
    expect(textsOf(text, [], type)).toEqual([]);
  });
}

describe('postcode', () => {
  finds('postcode', [
    ['near SW9 5AF.', 'SW9 5AF'],
    ['near EC1A1BB', 'EC1A1BB'],
    ['near m1 1ae', 'm1 1ae'],
    ['near S0 14 SO14 6WB', 'SO14 6WB'],
    ['near LS1 OAA', 'LS1 OAA'],
    ['BFPO 801', 'BFPO 801'],
  ]);
  rejects('postcode', [
    'ZZ1 1ZZ',
    'form AB12 3C',
    'Room S3 1st floor',
    's3 1st',
    '£E1 6AN',
    'Q1 2020',
    'B12 vitamins',
    'SW9 5AFX',
    'CP1 2AB',
  ]);
});

describe('address', () => {
  finds('address', [
    ['She lives at 14 Alder Grove, Doncaster DN4 7QT now.', '14 Alder Grove, Doncaster DN4 7QT'],
    ['Address:\nFlat 6\n88 Carr Bank\nDoncaster\nDN1 3XH\nTel', 'Flat 6\n88 Carr Bank\nDoncaster\nDN1 3XH'],
    [
      'Larch Cottage, 3 Mill Dyke Lane,\nTickbridge DN9 8ZW',
      'Larch Cottage, 3 Mill Dyke Lane,\nTickbridge DN9 8ZW',
    ],
    ['He moved to 12a High Street last week.', '12a High Street'],
    ['at Flat 3, 10-12 St John’s Road, Leeds', 'Flat 3, 10-12 St John’s Road, Leeds'],
    [
      'from The Old Dairy, 8 Chapel Lane, Silkstone, Barnsley S52 9PU.',
      'The Old Dairy, 8 Chapel Lane, Silkstone, Barnsley S52 9PU',
    ],
    ['"Fairways"\nOld Mill Lane\nGreat Easby\nDE33 7HQ', '"Fairways"\nOld Mill Lane\nGreat Easby\nDE33 7HQ'],
    ['shes at flat 2 orchard mount, wigan wn12 4ld and', 'flat 2 orchard mount, wigan wn12 4ld'],
    ['he went to 6 breckside grove again', '6 breckside grove'],
    ['The address is Tŷ Capel, Llanfair, Abergwaun, SA76 5AH;', 'Tŷ Capel, Llanfair, Abergwaun, SA76 5AH'],
    ['Mother’s address: Hamlet 4, Dien Chau, Nghe An\nFather:', 'Hamlet 4, Dien Chau, Nghe An'],
    ['at 1/2, 37 Cathkin Brae Terrace, Glasgow, G87 4EQ', '1/2, 37 Cathkin Brae Terrace, Glasgow, G87 4EQ'],
    [
      'PRESENT AT FLAT 19 NELSON HOUSE, 4 RUSHEY MEAD, LONDON SE29 6BT',
      'FLAT 19 NELSON HOUSE, 4 RUSHEY MEAD, LONDON SE29 6BT',
    ],
    ['a visit to 3 Quarry Bank, Neston. He', '3 Quarry Bank, Neston'],
    ['She lives at 4 Bryn Eglur, Tregaron with him', '4 Bryn Eglur, Tregaron'],
    ['28 Mill Lane\nOxleigh\n\nDear Sir', '28 Mill Lane\nOxleigh'],
    ['seen at 28 Mill Lane Rotherham today', '28 Mill Lane Rotherham'],
    ['has The Net Loft, Harbour Rise now', 'The Net Loft, Harbour Rise'],
  ]);
  rejects('address', [
    'On 4 March 2012, Thorne Road Primary wrote.',
    'There were 3 Social Workers on the Road.',
    '12 children at the park',
    'page 12 Court order',
    'On 17 June Malcolm Street wrote.',
    'Fri. 9 Feb. Dr. Maddox rang.',
    'it is a 20 minute drive and 3 miles down the road',
    'E-mail address: Someone, at 3',
    'Address: not known',
  ]);

  test('does not take the speaker behind a comma for a town', () => {
    expect(textsOf('We met at 5 Mill Lane, Karen said.', [], 'address')).toEqual(['5 Mill Lane']);
  });

  test('with its postcode is one suggestion', () => {
    expect(detect('14 Alder Grove, Doncaster DN4 7QT').map((found) => found.type)).toEqual(['address']);
  });
});

describe('phone', () => {
  finds('phone', [
    ['ring 07700 900318.', '07700 900318'],
    ['ring 07700900318', '07700900318'],
    ['ring +44 7700 900318', '+44 7700 900318'],
    ['ring +44 (0)20 7946 0018', '+44 (0)20 7946 0018'],
    ['ring (0161) 496 0018', '(0161) 496 0018'],
    ['ring 0161-496-0018 ext 12', '0161-496-0018 ext 12'],
    ['(07700 900235)', '07700 900235'],
    ['ring +353 1 496 0018', '+353 1 496 0018'],
    ['ChildLine 0800 1111', '0800 1111'],
  ]);
  rejects('phone', [
    'pages 012-014',
    'version 0.12.34567890',
    '£0,123,456,789',
    'from 01/02/2003 to 04/05/2006',
    '0 1 2 3 4 5 6 7 8 9',
    '2019 2020 2021',
    '20-30 minutes',
    '123 4567',
  ]);

  test('numbers kept for drama and helplines are labelled, not left out', () => {
    expect(detect('Helpline 116 123')[0]?.reason).toContain('helpline');
    expect(detect('01632 960142')[0]?.confidence).toBeGreaterThan(0.6);
  });
});

describe('email and url', () => {
  finds('email', [
    ['write to d.whitlock@mailbox.example.', 'd.whitlock@mailbox.example'],
    ['<karen_hughes+kids@nhs.net>', 'karen_hughes+kids@nhs.net'],
    ['karen (at) mailbox.co.uk', 'karen (at) mailbox.co.uk'],
    ['karen @ mailbox.co.uk', 'karen @ mailbox.co.uk'],
  ]);
  rejects('email', ['meet @ 3pm', 'a@b', 'cost @ £3.50']);
  finds('url', [
    ['see https://example.org/a?b=c.', 'https://example.org/a?b=c'],
    ['see www.example.org', 'www.example.org'],
    ['see facebook.com/karen.hughes', 'facebook.com/karen.hughes'],
  ]);
  rejects('url', ['He went home.It was late.', 'report.pdf', 'e.g.this', 'version 1.2', 'mother.Is she']);
});

describe('nhs-number', () => {
  finds('nhs-number', [
    ['NHS No: 943 476 5919', '943 476 5919'],
    ['NHS number 9434765919', '9434765919'],
    ['943 476 5919', '943 476 5919'],
    ['NHS No: 943 476 5918', '943 476 5918'],
  ]);
  rejects('nhs-number', ['943 476 5918', 'invoice 943-476-59191', '£943 476 5919', '111 111 1111']);
});

describe('nino', () => {
  finds('nino', [
    ['NI: AB 12 34 56 C', 'AB 12 34 56 C'],
    ['ab123456c', 'ab123456c'],
    ['National Insurance number AB123456', 'AB123456'],
    ['NI no. AB 12 34 5O C', 'AB 12 34 5O C'],
  ]);
  rejects('nino', ['GB123456A', 'AB123456', 'DA123456C', 'AB123456E', 'XAB123456C']);
});

describe('dates', () => {
  finds('date-of-birth', [
    ['DOB: 19/08/1953', '19/08/1953'],
    ['d.o.b. 3.11.2009', '3.11.2009'],
    ['born on 3 November 2009', '3 November 2009'],
    ['Date of birth\n14th June 2004', '14th June 2004'],
  ]);
  finds('date', [
    ['met on 19/08/2012', '19/08/2012'],
    ['met on 2012-08-19', '2012-08-19'],
    ['met on the 1st of May 2012', '1st of May 2012'],
    ['met on August 19, 2012', 'August 19, 2012'],
    ['met on 3 March and left', '3 March'],
    ['met on 19-Aug-12', '19-Aug-12'],
  ]);
  rejects('date', [
    'version 1.2.24',
    '31/02/2012x',
    '45/13/2012',
    'pages 3/4/56789',
    'ratio 24/7',
    'para 1.2.3.4',
    'he may be 3 may',
    '£12.05.20',
  ]);
  rejects('date-of-birth', ['met on 19/08/2012', 'She was born in Leeds. The review was on 3 March 2012.']);
});

describe('bank', () => {
  test('sort code with its account, IBAN and card', () => {
    expect(textsOf('Sort code 12-34-56 account 12345678', [], 'bank')).toEqual(['12-34-56', '12345678']);
    expect(textsOf('12-34-56 12345678', [], 'bank')).toEqual(['12-34-56', '12345678']);
    expect(textsOf('to GB82 WEST 1234 5698 7654 32 today', [], 'bank')).toEqual([
      'GB82 WEST 1234 5698 7654 32',
    ]);
    expect(textsOf('card 4111 1111 1111 1111', [], 'bank')).toEqual(['4111 1111 1111 1111']);
  });
  rejects('bank', [
    'on 12-03-21 he left',
    'invoice 12345678',
    '£12345678',
    'GB82 WEST 1234 5698 7654 33',
    '4111 1111 1111 1112',
  ]);
});

describe('vehicle', () => {
  finds('vehicle', [
    ['a blue AB12 CDE', 'AB12 CDE'],
    ['reg AB12CDE', 'AB12CDE'],
    ['his car, M123 ABC,', 'M123 ABC'],
    ['the car ab12 cde', 'ab12 cde'],
    ['registration ABZ 1234', 'ABZ 1234'],
  ]);
  rejects('vehicle', ['the form ab12 cde', 'SW95 5AF', 'ABZ 1234', 'AB12 CDEF', 'is 12 and']);
});

describe('ip', () => {
  finds('ip', [
    ['from 192.168.10.45.', '192.168.10.45'],
    ['IP 10.0.0.1', '10.0.0.1'],
    ['2001:db8::ff00:42:8329', '2001:db8::ff00:42:8329'],
  ]);
  rejects('ip', [
    'version 10.15.7.300',
    'section 1.2.3.4',
    'v192.168.10.45',
    '300.168.10.45',
    '10:30:15',
    '1.2.3.4 Findings',
    'ratio 3::4x',
  ]);
});

describe('id-number', () => {
  finds('id-number', [
    ['UPN: H801200001001', 'H801200001001'],
    ['Case no: CF/2012/00318', 'CF/2012/00318'],
    ['Police ref PPU/2012/03318', 'PPU/2012/03318'],
    ['URN 123456', '123456'],
    ['Mosaic ID 4410927', '4410927'],
    ['Passport number 123456789', '123456789'],
    ['MORGA753116SM9IJ', 'MORGA753116SM9IJ'],
  ]);
  rejects('id-number', [
    'in case 2019 comes',
    'court 12/03/2021',
    'child 2019',
    'reference to 3 things',
    'file: report',
    'case no. unknown',
    'your 12345',
  ]);
});

describe('the register’s contacts', () => {
  const doreen = listPerson('Doreen Whitlock', {
    emails: ['d.whitlock@mailbox.example'],
    phones: ['07700 900318'],
    addresses: ['14 Alder Grove, Doncaster DN4 7QT'],
  });
  const kept = { ...doreen, decision: 'keep' as const };

  test('give their owner to what is found, however it is written', () => {
    const text = 'D.Whitlock@mailbox.example, +44 7700 900318, dn47qt, 14 Alder\nGrove';
    expect(detect(text, [doreen]).map(({ type, personId, source }) => [type, personId, source])).toEqual([
      ['email', 'doreen-whitlock', 'register'],
      ['phone', 'doreen-whitlock', 'register'],
      ['postcode', 'doreen-whitlock', 'register'],
      ['address', 'doreen-whitlock', 'register'],
    ]);
  });

  test('of people who are kept are not suggested, a protected address always is', () => {
    expect(detect('07700 900318 at 14 Alder Grove, Doncaster DN4 7QT', [kept])).toEqual([]);
    expect(
      textsOf('07700 900318 at 14 Alder Grove, Doncaster DN4 7QT', [{ ...kept, addressProtected: true }]),
    ).toEqual(['14 Alder Grove, Doncaster DN4 7QT']);
  });

  test('count an e-mail address made of the name', () => {
    expect(detect('doreen.whitlock53@other.example', [{ ...doreen, emails: [] }])[0]?.personId).toBe(
      'doreen-whitlock',
    );
    expect(detect('doreen.whitlock@council.example', [{ ...kept, emails: [] }])).toEqual([]);
    expect(detect('office@whitlock.example', [kept]).map(({ type }) => type)).toEqual(['email']);
  });
});
