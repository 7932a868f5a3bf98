/** Kinds and sources of marks in words. Pure. */
import type { MarkSource } from '../../../src-main/contract/mark.ts';

const types: Readonly<Record<string, string>> = {
  person: 'Person',
  address: 'Address',
  postcode: 'Postcode',
  phone: 'Phone number',
  email: 'E-mail address',
  'nhs-number': 'NHS number',
  nino: 'National Insurance number',
  'date-of-birth': 'Date of birth',
  date: 'Date',
  bank: 'Bank details',
  vehicle: 'Vehicle',
  url: 'Web address',
  ip: 'Internet address',
  organisation: 'Organisation',
  location: 'Place',
  'id-number': 'Identity number',
  other: 'Other',
};

export function sayType(type: string): string {
  return types[type] ?? 'Other';
}

export const sourceWords: Readonly<Record<MarkSource, string>> = {
  register: 'Found by the register of people',
  pattern: 'Found by its pattern',
  names: 'Found by a list of names',
  search: 'Found by a search',
  hand: 'Marked by hand',
  copy: 'Copied from another page',
  rule: 'Found by a rule of the case',
};
