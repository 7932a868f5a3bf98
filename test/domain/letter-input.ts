/** An invented case for the tests of the letter, the schedule and the bundle. */
import { readFileSync } from 'node:fs';
import type { Organisation } from '../../src-main/contract/case.ts';
import type { Exemption } from '../../src-main/contract/exemption.ts';
import type { Request } from '../../src-main/contract/request.ts';
import { DocumentId } from '../../src-main/contract/values.ts';
import { parseGlossary } from '../../src-main/domain/glossary.ts';
import type { LetterInput } from '../../src-main/domain/letter.ts';
import { parseTemplate } from '../../src-main/domain/parse-template.ts';

export function readLetterFile(name: 'bundle.json' | 'glossary.json'): unknown {
  return JSON.parse(readFileSync(new URL(`../../resources/letters/${name}`, import.meta.url), 'utf8'));
}

export const assessment = DocumentId.parse('assessment');
export const minutes = DocumentId.parse('minutes/2');

export const organisation: Organisation = {
  name: 'Northwick Children’s Trust',
  address: ['Civic Centre', '1 Station Road', 'Northwick'],
  dpoName: 'Amina Rahman',
  dpoEmail: 'dpo@northwick.example',
  dpoPhone: '0300 555 0147',
  support: 'Our care leavers’ team can sit with you. Call 0300 555 0199.',
  complaints: 'Write to the complaints manager.',
  retention: 'We keep the record of a child in care for 75 years.',
  purposes: 'To keep children safe.',
  recipients: 'Schools and the health service.',
  sources: 'Family members and schools.',
};

export const request: Request = {
  reference: 'SAR-2026-0147',
  subject: { name: 'Maya Ellis', aliases: [], dateOfBirth: '2002-01-01' },
  requester: { name: 'Maya Ellis', capacity: 'self', authorityNote: '' },
  recipient: { name: 'Maya Ellis', address: ['12 Orchard Row', 'Northwick'], email: '' },
  clock: {
    nation: 'england-and-wales',
    receivedOn: '2026-10-26',
    identity: null,
    authority: null,
    fee: null,
    clarifications: [],
    extensionNoticeOn: null,
    extensionReasons: '',
  },
  scope: 'My social care file from 2009 to 2014',
  searched: ['The case system', 'The paper archive'],
};

function makeExemption(code: string, label: string, wording: string): Exemption {
  return {
    code,
    label,
    wording,
    reference: `Law of ${code}`,
    evidence: [],
    allowedWhen: {},
    mayBeNeutral: code === 'CR',
    recheck: false,
  };
}

export const exemptions: readonly Exemption[] = [
  makeExemption('TP-ID', 'Name of another person', 'Details that would show who another person is.'),
  makeExemption('LPP', 'Legal advice', 'Advice between us and our lawyers.'),
  makeExemption('CR', 'Could affect a crime matter', 'Sharing this could make it harder to detect crime.'),
];

export function makeLetterInput(change: Partial<LetterInput> = {}): LetterInput {
  return {
    request,
    organisation,
    deadline: { start: '2026-10-26', due: '2026-11-26', dueIfAnsweredToday: null, working: [], warnings: [] },
    today: '2026-11-24',
    callName: null,
    withheld: [
      { code: 'TP-ID', places: 3, pages: [{ documentId: assessment, page: 1 }] },
      { code: null, places: 1, pages: [{ documentId: assessment, page: 2 }] },
    ],
    thirdPartyWithheld: true,
    pages: { complete: 3, part: 2, whole: 0 },
    exemptions,
    words: new Set(['LAC', 'GP']),
    template: parseTemplate(readLetterFile('bundle.json')),
    glossary: parseGlossary(readLetterFile('glossary.json')),
    ...change,
  };
}

export function makeInputForSolicitor(change: Partial<LetterInput> = {}): LetterInput {
  return makeLetterInput({
    request: {
      ...request,
      requester: { name: 'Hart and Low', capacity: 'solicitor', authorityNote: 'Signed' },
      recipient: { ...request.recipient, name: 'Hart and Low' },
    },
    ...change,
  });
}
