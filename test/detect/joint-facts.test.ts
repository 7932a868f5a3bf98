/** Facts about two people at once are flagged; facts about either alone are not. */
import { expect, test } from 'vitest';
import { findJointFacts } from '../../src-main/detect/joint-facts.ts';

function flag(text: string): readonly string[] {
  const mentions = [...text.matchAll(/Kayleigh|Ben|Ann Pike/g)].map(({ 0: name, index }) => ({
    start: index,
    end: index + name.length,
    isSubject: name === 'Kayleigh',
  }));
  return findJointFacts(text, mentions).map(({ start, end }) => text.slice(start, end));
}

test.each([
  'Kayleigh and her brother were both hit.',
  'Kayleigh and her older half-sister slept in one bed.',
  'Her mum and Kayleigh had a row.',
  'Ben and Kayleigh were taken home.',
  'Kayleigh, Ben stayed up late.',
  'Ben hit Kayleigh and they were both sent out.',
])('%j is about two', (text) => {
  expect(flag(text)).toEqual([text]);
});

test.each([
  'Kayleigh has a brother.',
  'Ben was hit. Kayleigh was at school.',
  'Both lamps were lit when Kayleigh came.',
  'Ben and his sister were both hit.',
  'Kayleigh and the dog went out.',
])('%j is not', (text) => {
  expect(flag(text)).toEqual([]);
});

test('only the sentence that says it is flagged', () => {
  expect(flag('It rained. Kayleigh and Ben were cold. They went in.')).toEqual([
    'Kayleigh and Ben were cold.',
  ]);
});
