/** Detection over the sample case, as the application calls it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { findText } from '../../scripts/sample-case/case/find-text.ts';
import { readSampleCase } from '../../scripts/sample-case/case/sample-case.ts';
import { PersonId } from '../../src-main/contract/values.ts';
import { detectInPages, type Suggestion, typesForReview } from '../../src-main/detect/suggestion.ts';
import { describeForDetection } from '../../src-main/domain/people.ts';
import { extractDocument } from '../../src-main/pdf/extract.ts';
import { convertSampleCase } from '../support/sample-case-files.ts';
import { listNames } from '../support/sample-case-pages.ts';

const sample = readSampleCase();
const people = sample.people.map((person) => ({ ...person, id: PersonId.parse(person.id), decided: null }));
const withheld = people.filter((person) => person.decision.outcome === 'withhold');
const withheldIds = new Set<string>(withheld.map((person) => person.id));

type ReadPage = {
  readonly path: string;
  readonly page: number;
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
};
let pages: readonly ReadPage[] = [];

beforeAll(async () => {
  const toFind = people.map((person) => describeForDetection(person, { showKept: true }));
  const read: ReadPage[] = [];
  for (const { path, converted } of await convertSampleCase(sample)) {
    const document = await extractDocument({ bytes: converted.bytes, password: null });
    const found = detectInPages(document.pages, toFind, { types: typesForReview });
    for (const { page, text } of document.pages) {
      read.push({
        path,
        page,
        text,
        suggestions: found.filter((suggestion) => suggestion.page === page),
      });
    }
  }
  pages = read;
}, 120_000);

/** Offsets of a page that suggestions cover for a withheld person, or for nobody yet. */
function coverPage({ text, suggestions }: ReadPage): boolean[] {
  const covered = new Array<boolean>(text.length).fill(false);
  for (const { start, end, personId } of suggestions) {
    if (personId === null || withheldIds.has(personId)) covered.fill(true, start, end);
  }
  return covered;
}

function takeLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function describePlace({ path, page, text }: ReadPage, start: number, end: number): string {
  return `${path} ${page}: ${text.slice(Math.max(0, start - 25), start)}[${text.slice(start, end)}]${text.slice(end, end + 25)}`;
}

/** A name that a kept person's longer recorded name holds, such as the subject's "Maya Thorne" before a comma. */
function isKeptName(page: ReadPage, start: number, end: number): boolean {
  return people
    .filter((person) => !withheldIds.has(person.id))
    .some((person) =>
      [person.name, ...person.aliases].some((name) =>
        findText(page.text, name, 'whole-words').some((place) => place.start <= start && place.end >= end),
      ),
    );
}

describe('in the sample case', () => {
  test('whatever was recorded for a person to be withheld is found wherever it stands', () => {
    const missed: string[] = [];
    let places = 0;
    for (const page of pages) {
      const covered = coverPage(page);
      for (const term of withheld.flatMap(listNames)) {
        for (const { start, end } of findText(page.text, term, 'whole-words')) {
          places += 1;
          const open = [...page.text.slice(start, end).matchAll(/[\p{L}\p{N}]+/gu)].filter(
            (word) =>
              !covered.slice(start + word.index, start + word.index + word[0].length).every(Boolean) &&
              !isKeptName(page, start + word.index, start + word.index + word[0].length),
          );
          if (open.length > 0) missed.push(describePlace(page, start, end));
        }
      }
    }
    expect(missed).toEqual([]);
    expect(places).toBeGreaterThan(400);
  });

  test('nothing that is to be kept is touched for a withheld person', () => {
    const touched: string[] = [];
    for (const page of pages) {
      const terms = sample.keptTermsByDocument[page.path] ?? [];
      for (const term of terms) {
        for (const { start, end } of findText(page.text, term, 'anywhere')) {
          const over = page.suggestions.filter(
            (one) => one.start < end && one.end > start && withheldIds.has(one.personId ?? ''),
          );
          for (const one of over) touched.push(`${term}: ${describePlace(page, one.start, one.end)}`);
        }
      }
    }
    expect(touched).toEqual([]);
  });

  test('a suggestion for a withheld person holds nothing but their names, contacts and numbers', () => {
    const strange: string[] = [];
    for (const page of pages) {
      const names = people.flatMap(listNames).map(takeLetters);
      for (const { start, end, personId, text } of page.suggestions) {
        if (personId === null || !withheldIds.has(personId)) continue;
        if (!names.some((name) => name.includes(takeLetters(text))))
          strange.push(describePlace(page, start, end));
      }
    }
    expect(strange).toEqual([]);
  });

  test('each place says whose it is, but for names that two people share', () => {
    const shared = pages.flatMap((page) =>
      page.suggestions.filter((one) => one.source === 'register' && one.personId === null),
    );
    const all = pages.flatMap((page) => page.suggestions.filter((one) => one.source === 'register'));
    expect([...new Set(shared.map((one) => one.text))]).toEqual([]);
    expect(all.length).toBeGreaterThan(500);
  });

  test('the desk holds no ordinary dates, and few guesses', () => {
    const all = pages.flatMap((page) => page.suggestions);
    expect(all.filter((one) => one.type === 'date')).toEqual([]);
    const guesses = all.filter((one) => one.source === 'names');
    expect([...new Set(guesses.map((one) => one.text))].sort()).toEqual(['Biscuit']);
  });
});
