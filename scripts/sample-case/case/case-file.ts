import type { ScannedDocument } from '../layout/scan.ts';
import type { DocumentTruth, GeneratedDocument, PictureBox, SampleDocument, SampleFile } from '../model.ts';
import { findText } from './find-text.ts';
import { type Passage, passages } from './passages.ts';
import { people } from './people.ts';
import { expectedClock, request, users } from './request.ts';
import { withheldInPrint } from './terms.ts';

type Details = Pick<SampleDocument, 'fileName' | 'title' | 'created'>;

export interface PrintedSource {
  readonly details: Details;
  readonly document: GeneratedDocument;
  readonly kept: readonly string[];
}

export interface ScannedSource {
  readonly details: Details;
  readonly document: ScannedDocument;
}

/** What is known of each document; `pages` only where the file itself has pages. */
type Described = DocumentTruth & { readonly pages: number | null };

const joinNames = ' > ';

/** The page, from 1, that holds the whole passage; a passage split over pages, missing or repeated is an error. */
function findPassagePage(passage: Passage, documents: readonly GeneratedDocument[]): number | null {
  const document = documents.find((candidate) => candidate.fileName === passage.document);
  if (document === undefined) return null;
  const pages = document.pages.flatMap((lines, index) =>
    findText(lines.join('\n'), passage.text, 'whole-words').map(() => index + 1),
  );
  const [page] = pages;
  if (page === undefined || pages.length > 1)
    throw new Error(`A passage of ${passage.document} is on ${pages.length} pages: ${passage.text}`);
  return page;
}

function describePrint({ details, document, kept }: PrintedSource): Described {
  const text = document.pages.map((lines) => lines.join('\n')).join('\n');
  return {
    path: details.fileName,
    title: details.title,
    date: details.created.slice(0, 10),
    pages: document.pages.length,
    withheld: withheldInPrint.filter((term) => findText(text, term, 'anywhere').length > 0),
    kept,
  };
}

function describeScan({ details, document }: ScannedSource): Described {
  const words = document.boxes.map(({ text }) => text);
  return {
    path: details.fileName,
    title: details.title,
    date: details.created.slice(0, 10),
    pages: document.pages.length,
    withheld: [],
    kept: [],
    inPicture: {
      withheld: withheldInPrint.filter((term) => words.includes(term)),
      kept: ['Thorne Road Surgery', 'blood pressure and reflexes', 'Carol Dunne, health visitor'],
    },
    boxes: document.boxes,
  };
}

/** Each spelling once, whatever its capitals. */
function listOnce(terms: readonly string[]): string[] {
  return [...new Map([...terms].reverse().map((term) => [term.toLowerCase(), term])).values()].reverse();
}

function describeDocument({ path, title, date, pages }: Described) {
  const names = path.split(joinNames);
  return {
    path,
    parent: names.length === 1 ? null : names.slice(0, -1).join(joinNames),
    fileName: names.at(-1) ?? path,
    title,
    date,
    pages,
  };
}

/** What case.json says: the request, the people, what is withheld and why, and how to tell that it was. */
export function describeCase(
  print: readonly PrintedSource[],
  scans: readonly ScannedSource[],
  others: readonly SampleFile[],
) {
  const described: readonly Described[] = [
    ...print.map(describePrint),
    ...scans.map(describeScan),
    ...others.flatMap(({ truth }) => truth.map((one) => ({ ...one, pages: null }))),
  ];
  // Files are numbered in the order of the case; what a file carries follows it.
  const inOrder = described
    .map((one, index) => ({ one, index }))
    .sort((a, b) => Number.parseInt(a.one.path, 10) - Number.parseInt(b.one.path, 10) || a.index - b.index)
    .map(({ one }) => one);
  const withText = inOrder.filter(({ kept, withheld }) => kept.length + withheld.length > 0);
  const paged = print.map(({ document }) => document);
  const toBox = (path: string) => (box: PictureBox) => ({
    document: path,
    page: 1,
    rect: box.rect,
    code: 'TP-ID',
    person: box.person,
    covers: box.text,
  });
  return {
    about:
      'An invented family. Every name, address, number and event is made up; the passphrases are for the demonstration only.',
    request,
    expectedClock,
    users,
    documents: inOrder.map(describeDocument),
    people,
    passages: Object.entries<Passage>(passages).map(([id, passage]) => {
      const { document, text, code, rationale, evidence } = passage;
      return { id, document, page: findPassagePage(passage, paged), text, code, rationale, evidence };
    }),
    boxes: inOrder.flatMap(({ path, boxes = [] }) => boxes.map(toBox(path))),
    withheldTerms: listOnce([...withheldInPrint, ...inOrder.flatMap(({ withheld }) => withheld)]),
    keptTerms: withText.flatMap(({ kept }) => kept),
    withheldTermsByDocument: Object.fromEntries(withText.map(({ path, withheld }) => [path, withheld])),
    keptTermsByDocument: Object.fromEntries(withText.map(({ path, kept }) => [path, kept])),
    needsRecognition: inOrder.flatMap(({ path, inPicture }) =>
      inPicture === undefined
        ? []
        : [{ document: path, page: 1, withheldTerms: inPicture.withheld, keptTerms: inPicture.kept }],
    ),
  };
}
