import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findText } from '../scripts/sample-case/case/find-text.ts';
import { readSampleCase, type SampleCase } from '../scripts/sample-case/case/sample-case.ts';
import { generateSampleCase } from '../scripts/sample-case/generate.ts';
import { nest } from '../scripts/sample-case/model.ts';
import { Exemption } from '../src-main/contract/exemption.ts';
import { convertSampleCase, type SampleDocument } from './support/sample-case-files.ts';
import {
  findUncovered,
  listNames,
  type MaskedPage,
  maskPages,
  readPages,
} from './support/sample-case-pages.ts';

const folder = new URL('../resources/sample-case/', import.meta.url);
const rules = z
  .object({ exemptions: z.array(Exemption) })
  .parse(JSON.parse(readFileSync(new URL('../resources/rules/exemptions.json', import.meta.url), 'utf8')));

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const hasTerm = (terms: readonly string[], term: string): boolean =>
  terms.some((one) => one.toLowerCase() === term.toLowerCase());

describe('the sample case', () => {
  let file: SampleCase;
  let documents: readonly SampleDocument[];
  let pages: MaskedPage[];
  let generated: ReadonlyMap<string, Uint8Array>;

  beforeAll(async () => {
    generated = await generateSampleCase();
    file = readSampleCase();
    documents = await convertSampleCase(file);
    const read = await Promise.all(documents.map(({ path, converted }) => readPages(path, converted.bytes)));
    pages = maskPages(read.flat(), file);
  }, 120_000);

  test('is, byte for byte, what its generator writes', () => {
    const stored = readdirSync(fileURLToPath(new URL('documents', folder))).map(
      (name) => `documents/${name}`,
    );
    expect([...stored, 'case.json'].sort()).toEqual([...generated.keys()].sort());
    for (const [path, bytes] of generated) {
      expect(Buffer.compare(readFileSync(new URL(path, folder)), bytes), path).toBe(0);
    }
  });

  test('is written alike each time', async () => {
    const again = await generateSampleCase();
    for (const [path, bytes] of generated)
      expect(Buffer.compare(again.get(path) ?? new Uint8Array(), bytes), path).toBe(0);
  });

  test('has about 40 pages of ten reports and 50 of everything else, in files of less than 2 MB', () => {
    const ofReports = pages.filter(({ document }) => /^(?:0\d|10)-.*\.pdf$/.test(document));
    expect(ofReports.length).toBeGreaterThanOrEqual(36);
    expect(ofReports.length).toBeLessThanOrEqual(44);
    expect(pages.length).toBeLessThanOrEqual(100);
    for (const { path, pages: count } of file.documents) {
      const found = pages.filter((page) => page.document === path);
      expect(found.length, path).toBe(count ?? Math.max(1, found.length));
    }
    const bytes = [...generated.values()].reduce((sum, content) => sum + content.length, 0);
    expect(bytes).toBeLessThan(2_000_000);
  });

  test('holds landscape pages, a page turned by /Rotate 90, and pages that are pictures without any text', () => {
    expect(pages.filter((page) => page.width > page.height).length).toBeGreaterThan(1);
    expect(pages.filter((page) => page.rotation === 90)).toHaveLength(1);
    const pictures = pages.filter((page) => page.text.trim() === '');
    expect(pictures.map(({ document, page }) => [document, page])).toEqual(
      file.needsRecognition.map(({ document, page }) => [document, page]),
    );
    expect(pictures.length).toBeGreaterThanOrEqual(5);
  });

  test('comes in as the documents of its list, each behind the one that carries it', () => {
    expect(documents.map(({ path }) => path)).toEqual(file.documents.map(({ path }) => path));
    for (const { path, parent, fileName } of file.documents)
      expect(path).toBe(parent === null ? fileName : nest(parent, fileName));
    expect(file.documents.filter(({ parent }) => parent !== null).length).toBeGreaterThanOrEqual(6);
  });

  test('has the formats of real files, and all that they hide', () => {
    const types = new Set(documents.map(({ converted }) => converted.type));
    expect([...types].sort()).toEqual(
      ['csv', 'docx', 'eml', 'jpeg', 'mbox', 'msg', 'pdf', 'text', 'xlsx', 'zip'].sort(),
    );
    const hidden = new Set(documents.flatMap(({ converted }) => converted.hidden.map(({ kind }) => kind)));
    expect([...hidden].sort()).toEqual(
      [
        ...['tracked-change', 'comment', 'hidden-text', 'metadata', 'hidden-sheet', 'hidden-rows', 'formula'],
        ...['blind-copy', 'mail-headers', 'link-target', 'location'],
      ].sort(),
    );
  });

  test('holds an exact copy of one document under another name', () => {
    const hashes = documents.map(({ original }) => hash(original));
    const copies = documents.filter((_, index) => hashes.indexOf(hashes[index] ?? '') !== index);
    expect(copies.map(({ path }) => path)).toEqual([
      '17-christmas-dates.eml > Safer caring FINAL sh signed.docx',
    ]);
    const plan = documents.find(({ path }) => path === '11-safer-caring-plan.docx');
    expect(copies.map(({ original }) => hash(original))).toEqual([hash(plan?.original ?? new Uint8Array())]);
  });

  test('holds a letter that was printed again under another head and date, and otherwise word for word', () => {
    const again = pages.find(({ document }) => document === '26-letter-reprinted.pdf');
    const first = pages.find(({ document, page }) => document === '05-correspondence.pdf' && page === 2);
    const words = ({ text = '' }: { text?: string } = {}) => new Set(text.match(/\p{L}{3,}/gu));
    const [old, reprint] = [words(first), words(again)];
    expect(old.size).toBeGreaterThan(100);
    expect([...old].filter((word) => reprint.has(word)).length / old.size).toBeGreaterThan(0.9);
    expect(again?.text).toContain('reprint for the closing file');
    expect(first?.text).not.toContain('reprint');
  });

  test('what each document is said to hold is in its text, hidden parts included', () => {
    const missing = file.documents.flatMap(({ path }) => {
      const text = pages.filter(({ document }) => document === path).map((page) => page.text);
      return [...(file.withheldTermsByDocument[path] ?? []), ...(file.keptTermsByDocument[path] ?? [])]
        .filter((term) => !text.some((page) => findText(page, term, 'anywhere').length > 0))
        .map((term) => `${path}: ${term}`);
    });
    expect(missing).toEqual([]);
    const withText = file.documents.filter(({ path }) =>
      pages.some(({ document, text }) => document === path && text.trim() !== ''),
    );
    expect(Object.keys(file.keptTermsByDocument)).toEqual(withText.map(({ path }) => path));
    expect(Object.keys(file.withheldTermsByDocument)).toEqual(withText.map(({ path }) => path));
    const others = Object.values(file.withheldTermsByDocument).flat();
    expect(others.filter((term) => !hasTerm(file.withheldTerms, term))).toEqual([]);
  });

  test('has a preparer, a second reviewer and a manager', () => {
    expect(file.users.map((user) => user.role).sort()).toEqual(['caseworker', 'dpo', 'manager']);
  });

  test('every withheld term occurs, and nowhere outside what the decisions and passages withhold', () => {
    expect(file.withheldTerms.length).toBeGreaterThanOrEqual(40);
    for (const term of file.withheldTerms) {
      expect(term.length, term).toBeGreaterThanOrEqual(5);
      expect(
        pages.some((page) => findText(page.text, term, 'anywhere').length > 0),
        term,
      ).toBe(true);
    }
    expect(file.withheldTerms.flatMap((term) => findUncovered(term, pages))).toEqual([]);
  });

  test('a term that nobody withholds is reported as uncovered', () => {
    expect(findUncovered('Kelham Row', pages).length).toBeGreaterThan(0);
    const without = { ...file, people: file.people.filter((person) => person.id !== 'doreen-whitlock') };
    expect(findUncovered('Alder Grove', maskPages(pages, without)).length).toBeGreaterThan(0);
  });

  test('every kept term stands on one line of its document, clear of everything withheld', () => {
    expect(file.keptTerms.length).toBeGreaterThanOrEqual(40);
    expect(Object.values(file.keptTermsByDocument).flat()).toEqual(file.keptTerms);
    const unreadable = file.documents.flatMap(({ path }) => {
      const inDocument = pages.filter((page) => page.document === path);
      const isReadable = (term: string): boolean =>
        inDocument.some(({ text, mask }) =>
          findText(text, term, 'whole-words').some(
            ({ start, end }) => text.slice(start, end) === term && !mask.slice(start, end).some(Boolean),
          ),
        );
      return (file.keptTermsByDocument[path] ?? []).filter((term) => !isReadable(term));
    });
    expect(unreadable).toEqual([]);
    for (const { path, pages: count } of file.documents.filter((document) => document.pages !== null)) {
      const isPicture = file.needsRecognition.some(({ document }) => document === path);
      if (!isPicture)
        expect(file.keptTermsByDocument[path]?.length, `${path} ${count}`).toBeGreaterThanOrEqual(4);
    }
  });

  test('no withheld term is part of a kept one, nor the other way about', () => {
    for (const kept of file.keptTerms.map((term) => term.toLowerCase())) {
      for (const withheld of file.withheldTerms.map((term) => term.toLowerCase())) {
        expect(kept.includes(withheld) || withheld.includes(kept), `${kept} / ${withheld}`).toBe(false);
      }
    }
  });

  test('every passage is on its page, once, with a code and the evidence that the code asks for', () => {
    expect(file.passages.length).toBeGreaterThanOrEqual(12);
    for (const { document, page, text, code, evidence } of file.passages) {
      const found = pages.filter((candidate) => findText(candidate.text, text, 'whole-words').length > 0);
      expect(found.map((candidate) => candidate.document)).toEqual([document]);
      if (page !== null) expect(found[0]?.page).toBe(page);
      const rule = rules.exemptions.find((exemption) => exemption.code === code);
      expect(Object.keys(evidence), text).toEqual(rule?.evidence);
      expect(rule?.allowedWhen).toEqual({});
      expect(Object.values(evidence).every((value) => value !== '')).toBe(true);
    }
  });

  test('the decision about each person agrees with the lists', () => {
    for (const person of file.people) {
      const names = [person.name, ...person.aliases].map((name) => name.toLowerCase());
      const { outcome, code } = person.decision;
      expect(code, person.id).toBe(outcome === 'withhold' ? 'TP-ID' : null);
      if (outcome === 'keep') {
        expect(
          file.withheldTerms.filter((term) => names.includes(term.toLowerCase())),
          person.id,
        ).toEqual([]);
        expect(person.addressProtected, person.id).toBe(false);
      } else {
        expect(person.role).toBe('third-party');
        for (const term of file.keptTerms) {
          expect(
            listNames(person).filter((name) => findText(term, name, 'whole-words').length > 0),
            term,
          ).toEqual([]);
        }
        const details = [...person.emails, ...person.phones, ...person.identifiers];
        expect(
          details.filter((detail) => !hasTerm(file.withheldTerms, detail)),
          person.id,
        ).toEqual([]);
      }
    }
    expect(file.people.filter((person) => person.role === 'subject').map((person) => person.name)).toEqual([
      'Maya Thorne',
    ]);
  });

  test('everyone in the list occurs in the record, under each alias and with each detail', () => {
    const unused = file.people.flatMap(({ id, name, ...details }) => {
      const aliases = listNames({ id, name, ...details }).slice(1);
      return (aliases.length === 0 ? [name] : aliases)
        .filter((alias) => !pages.some((page) => findText(page.text, alias, 'whole-words').length > 0))
        .map((alias) => `${id}: ${alias}`);
    });
    // These two are only on the scanned letter, which has no text.
    expect(unused).toEqual(['rachel-osei: Ms Osei', 'owen-pritchard: Dr Owen Pritchard']);
  });

  test('a kept person is not hidden by a withheld one of the same surname', () => {
    const page = pages.find(
      (candidate) => findText(candidate.text, 'Jayden Thorne', 'whole-words').length > 0,
    );
    if (page === undefined) throw new Error('Jayden Thorne is nowhere');
    for (const name of ['Maya Thorne', 'Ms Thorne']) {
      const shown = pages.flatMap((candidate) => findText(candidate.text, name, 'whole-words'));
      expect(shown.length).toBeGreaterThan(0);
    }
    expect(
      findText(page.text, 'Jayden Thorne', 'whole-words').every(({ start, end }) =>
        page.mask.slice(start, end).every(Boolean),
      ),
    ).toBe(true);
  });

  test('a surname is broken over two lines by a hyphen, an address runs over two, and a nickname is in lower case', () => {
    const all = pages.map((page) => page.text).join('\n');
    expect(/Whit-\nlock/.test(all), 'Whit-/lock').toBe(true);
    expect(/Whitlock-\nRowe/.test(all), 'Whitlock-/Rowe').toBe(true);
    expect(/Alder Grove,\nDoncaster/.test(all), 'address over two lines').toBe(true);
    expect(/\bdave\b/.test(all), 'dave').toBe(true);
    expect(all.includes('WHITLOCK, Doreen')).toBe(true);
    expect(all.includes('Doreen\u2019s')).toBe(true);
  });

  test('NHS numbers are of the test range and pass their check digit', () => {
    const numbers = file.people
      .flatMap((person) => person.identifiers)
      .filter((value) => /^\d{3} \d{3} \d{4}$/.test(value));
    expect(numbers).toHaveLength(2);
    for (const number of numbers) {
      const digits = [...number.replaceAll(' ', '')].map(Number);
      const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
      expect(number.startsWith('999')).toBe(true);
      expect((11 - (sum % 11)) % 11).toBe(digits[9]);
    }
  });
});
