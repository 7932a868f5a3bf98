/** Who somebody is, by the words beside their name. */
import { expect, test } from 'vitest';
import { readRelationship } from '../../src-main/domain/relationship-words.ts';

function read(text: string) {
  const [lead = '', tail = ''] = text.split('NAME');
  return readRelationship(lead, tail);
}

test.each([
  ['She stays with her maternal aunt NAME on Fridays.', 'maternal aunt'],
  ['NAME, her older half-brother, was there.', 'older half-brother'],
  ['Present: NAME (class teacher)', 'class teacher'],
  ['I spoke to the social worker, NAME about it.', 'social worker'],
  ['NAME is a neighbour and rang.', 'neighbour'],
  ['Maya’s nan NAME came.', 'nan'],
  ['Seen by GP NAME today', 'GP'],
])('%s', (text, words) => {
  expect(read(text)?.words).toBe(words);
});

test.each(['NAME came to the school.', 'Her aunt left. NAME stayed.', 'NAME said her mother was away.'])(
  'nothing is made of %s',
  (text) => {
    expect(read(text)).toBeNull();
  },
);

test('a post is told from kin', () => {
  expect(read('her allocated social worker NAME')?.isPost).toBe(true);
  expect(read('her friend NAME')?.isPost).toBe(false);
});
