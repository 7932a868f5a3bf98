/** The request as it came in, in the fields of the application's own Request. */
export const request = {
  reference: 'SAR-2026-0147',
  subject: { name: 'Maya Thorne', aliases: ['Maya Louise Thorne', 'Maya', 'MT'], dateOfBirth: '2004-06-14' },
  requester: { name: 'Maya Thorne', capacity: 'self', authorityNote: '' },
  recipient: {
    name: 'Ms Maya Thorne',
    address: ['7 Quayside Court', 'Hull', 'HU1 9QX'],
    email: 'maya.thorne@mailbox.example',
  },
  clock: {
    nation: 'england-and-wales',
    receivedOn: '2026-11-02',
    identity: { requestedOn: '2026-11-03', receivedOn: '2026-11-09' },
    authority: null,
    fee: null,
    clarifications: [{ askedOn: '2026-11-10', receivedOn: '2026-11-12' }],
    extensionNoticeOn: null,
    extensionReasons: '',
  },
  scope:
    'Everything children\u2019s services hold about me from 2009 to 2014: the reports, the meetings, and what was written about me at school and when I was in foster care.',
  searched: [
    'Integrated children\u2019s system, record 4410927',
    'Paper file, Quarry House archive, box NM/11/208',
    'Fostering service case files',
    'Legal services files',
    'Team mailbox, January 2011 to April 2014',
  ],
} as const;

/**
 * By the rules of the clock: it starts on 9 November with the proof of identity, the base month ends on 9 December, three
 * days of clarification lead to Saturday 12 December, and so to Monday 14 December.
 */
export const expectedClock = { start: '2026-11-09', due: '2026-12-14' } as const;

/** For the demonstration only; nobody real has these names or words. */
export const users = [
  {
    name: 'Priya Nair',
    role: 'dpo',
    passphrase: 'sample only: copper lantern meadow',
    does: 'prepares the bundle',
  },
  {
    name: 'Joel Hartley',
    role: 'caseworker',
    passphrase: 'sample only: slate harbour thimble',
    does: 'second review',
  },
  {
    name: 'Margaret Ellis',
    role: 'manager',
    passphrase: 'sample only: walnut ferry compass',
    does: 'signs off',
  },
] as const;
