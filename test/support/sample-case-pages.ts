import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { findText } from '../../scripts/sample-case/case/find-text.ts';
import type { SampleCase } from '../../scripts/sample-case/case/sample-case.ts';

export interface PageText {
  readonly document: string;
  readonly page: number;
  readonly text: string;
  readonly rotation: number;
  readonly width: number;
  readonly height: number;
}

/** The text of each page of a working PDF, with `\n` at the ends of lines. `path`: the document, as in case.json. */
export async function readPages(path: string, bytes: Uint8Array): Promise<PageText[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: PageText[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
    pages.push({
      document: path,
      page: number,
      text,
      rotation: page.rotate,
      width: x1 - x0,
      height: y1 - y0,
    });
  }
  await task.destroy();
  return pages;
}

/** Everything by which a person is found. */
export function listNames(person: SampleCase['people'][number]): string[] {
  return [
    person.name,
    ...person.aliases,
    ...person.emails,
    ...person.phones,
    ...person.addresses,
    ...person.identifiers,
  ];
}

/** For each character of a page, whether the people's decisions and the passages withhold it. */
function maskPage({ document, page, text }: PageText, file: SampleCase): boolean[] {
  const mask = new Array<boolean>(text.length).fill(false);
  const names = file.people.filter((person) => person.decision.outcome === 'withhold').flatMap(listNames);
  const passages = file.passages.filter(
    (passage) => passage.document === document && (passage.page ?? page) === page,
  );
  for (const term of [...names, ...passages.map((passage) => passage.text)]) {
    for (const { start, end } of findText(text, term, 'whole-words')) mask.fill(true, start, end);
  }
  return mask;
}

export interface MaskedPage extends PageText {
  readonly mask: readonly boolean[];
}

export function maskPages(pages: readonly PageText[], file: SampleCase): MaskedPage[] {
  return pages.map((page) => ({ ...page, mask: maskPage(page, file) }));
}

/** Where a term occurs without being wholly withheld. */
export function findUncovered(term: string, pages: readonly MaskedPage[]): string[] {
  return pages.flatMap((page) =>
    findText(page.text, term, 'anywhere')
      .filter(({ start, end }) => !page.mask.slice(start, end).every(Boolean))
      .map(({ start }) => `${page.document} page ${page.page}: ${page.text.slice(start - 30, start + 40)}`),
  );
}
