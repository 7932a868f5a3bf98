/** Passages that may need a decision on serious harm or crime: flagged, with what speaks against it; nothing else is. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  findHarmfulPassages,
  type HarmPhrases,
  harmCategories,
  indexHarm,
} from '../../src-main/detect/harmful-passages.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const phrases = read('../../resources/harm/phrases.json') as HarmPhrases;
const index = indexHarm(phrases);
const { sentences } = read('../fixtures/harmful-sentences.json') as {
  sentences: readonly { text: string; categories: readonly string[]; negated: boolean }[];
};

describe('a sentence on its own', () => {
  test.each(sentences.map(({ text, categories, negated }) => [text, categories, negated] as const))(
    '%j: %j',
    (text, categories, negated) => {
      const found = findHarmfulPassages(text, index);
      expect(found.map(({ category }) => category).sort()).toEqual([...categories].sort());
      expect(found.some((passage) => passage.negated)).toBe(negated);
    },
  );
});

test('a flag says what it may be about, that it is denied, and that it is long past', () => {
  const [denied] = findHarmfulPassages('She denied any self-harm.', index);
  expect(denied?.reason).toContain('self-harm or suicide');
  expect(denied?.reason).toContain('not so');
  expect(findHarmfulPassages('There is a history of neglect.', index)).toMatchObject([
    { past: true, negated: false },
  ]);
});

test('what turns the sentence round ends the reach of a denial', () => {
  expect(findHarmfulPassages('He did not want to say but she was punched.', index)).toMatchObject([
    { negated: false },
  ]);
});

test('sentences of one kind behind one another are one passage, its words all in it', () => {
  const text = 'He punched her. He kicked her too. They had tea.';
  const [passage, ...others] = findHarmfulPassages(text, index);
  expect(others).toEqual([]);
  expect(text.slice(passage?.start, passage?.end)).toBe('He punched her. He kicked her too.');
  expect(passage?.words.map(({ start, end }) => text.slice(start, end))).toEqual(['punched', 'kicked']);
});

test('words in the middle of others are no words of harm', () => {
  expect(
    findHarmfulPassages('The belted coat, the begun gunnel, the grapes and a spiced bun.', index),
  ).toEqual([]);
});

test('every category has its words, each of them once', () => {
  for (const category of harmCategories) {
    const words = phrases.categories[category];
    expect(words.length).toBeGreaterThan(20);
    expect(new Set(words).size).toBe(words.length);
  }
});
