import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findText } from '../scripts/sample-case/case/find-text.ts';
import { readSampleCase, type SampleCase } from '../scripts/sample-case/case/sample-case.ts';
import { generateSampleCase } from '../scripts/sample-case/generate.ts';
import { Exemption } from '../src-main/contract/model.ts';
import {
  findUncovered,
  listNames,
  type MaskedPage,
  maskPages,
  readPages,
} from './support/sample-case-pages.ts';

const folder = new URL('../resources/sample-case/', import.meta.url);
const SCAN = '10-gp-letter-scan.pdf';
const rules = z
  .object({ exemptions: z.array(Exemption) })
  .parse(JSON.parse(readFileSync(new URL('../resources/rules/exemptions.json', import.meta.url), 'utf8')));

/** The share of dark pixels in a rectangle of the scanned page, whose image fills it at 200 pixels an inch. */
async function readScan(): Promise<(rect: SampleCase['boxes'][number]['rect']) => number> {
  const pdf = await PDFDocument.load(readFileSync(new URL(`documents/${SCAN}`, folder)), {
    updateMetadata: false,
  });
  const page = pdf.getPage(0);
  const image = page.node.Resources()?.lookup(PDFName.of('XObject'), PDFDict).lookup(PDFName.of('Scan'));
  if (!(image instanceof PDFRawStream)) throw new Error('The scan holds no image');
  const [width, height] = ['Width', 'Height'].map((key) =>
    image.dict.lookup(PDFName.of(key), PDFNumber).asNumber(),
  );
  if (width === undefined || height === undefined) throw new Error('The image has no size');
  expect([page.getWidth(), page.getHeight()]).toEqual([width * 0.36, height * 0.36]);
  const packed = decodePDFRawStream(image).decode();
  const readGrey = (x: number, y: number): number => {
    const pair = packed[y * (width / 2) + (x >> 1)] ?? 255;
    return x % 2 === 0 ? pair >> 4 : pair & 15;
  };
  return (rect) => {
    const [x0, y0, x1, y1] = rect.map((value) => Math.round(value / 0.36));
    if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return 0;
    let dark = 0;
    for (let y = height - y1; y < height - y0; y += 1) {
      for (let x = x0; x < x1; x += 1) if (readGrey(x, y) < 8) dark += 1;
    }
    return dark / ((x1 - x0) * (y1 - y0));
  };
}

describe('the sample case', () => {
  let file: SampleCase;
  let pages: MaskedPage[];
  let generated: ReadonlyMap<string, Uint8Array>;

  beforeAll(async () => {
    generated = await generateSampleCase();
    file = readSampleCase();
    pages = maskPages(
      (await Promise.all(file.documents.map((document) => readPages(document.fileName)))).flat(),
      file,
    );
  });

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

  test('has about 40 pages in ten files of less than 2 MB', () => {
    expect(pages.length).toBeGreaterThanOrEqual(36);
    expect(pages.length).toBeLessThanOrEqual(44);
    for (const { fileName, pages: count } of file.documents) {
      expect(pages.filter((page) => page.document === fileName)).toHaveLength(count);
    }
    const bytes = [...generated.values()].reduce((sum, content) => sum + content.length, 0);
    expect(bytes).toBeLessThan(2_000_000);
  });

  test('holds a landscape page, a page turned by /Rotate 90, and one scan without any text', () => {
    expect(pages.filter((page) => page.width > page.height)).toHaveLength(1);
    expect(pages.filter((page) => page.rotation === 90)).toHaveLength(1);
    expect(pages.filter((page) => page.text.trim() === '').map((page) => page.document)).toEqual([SCAN]);
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
    const unreadable = file.documents.flatMap(({ fileName }) => {
      const inDocument = pages.filter((page) => page.document === fileName);
      const isReadable = (term: string): boolean =>
        inDocument.some(({ text, mask }) =>
          findText(text, term, 'whole-words').some(
            ({ start, end }) => text.slice(start, end) === term && !mask.slice(start, end).some(Boolean),
          ),
        );
      return (file.keptTermsByDocument[fileName] ?? []).filter((term) => !isReadable(term));
    });
    expect(unreadable).toEqual([]);
    for (const { fileName } of file.documents.filter((document) => document.fileName !== SCAN)) {
      expect(file.keptTermsByDocument[fileName]?.length, fileName).toBeGreaterThanOrEqual(4);
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
      expect(found.map((candidate) => [candidate.document, candidate.page])).toEqual([[document, page]]);
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
          details.filter((detail) => !file.withheldTerms.includes(detail)),
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

  test('each box of the scanned letter holds writing, and the paper between the lines holds none', async () => {
    const countInk = await readScan();
    expect(file.boxes.length).toBeGreaterThan(5);
    for (const { document, page, rect, person } of file.boxes) {
      expect([document, page]).toEqual([SCAN, 1]);
      expect(countInk(rect), person).toBeGreaterThan(0.05);
      expect(file.people.find((candidate) => candidate.id === person)?.decision.outcome).toBe('withhold');
    }
    expect(countInk([80, 790, 500, 800])).toBeLessThan(0.01);
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
