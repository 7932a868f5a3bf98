import { expect, test } from 'vitest';
import { sayPropertyName } from '../../src-main/intake/property-name.ts';

test('names of properties are told in plain words', () => {
  const said = [
    'LastModifiedBy',
    'creator',
    'DateTimeOriginal',
    'ISOSpeedRatings',
    'senderAddressType',
    'my_own name',
  ];
  expect(said.map(sayPropertyName)).toEqual([
    'Last modified by',
    'Creator',
    'Date time original',
    'ISO speed ratings',
    'Sender address type',
    'My own name',
  ]);
});
