import type { ScannedDocument } from '../layout/scan.ts';
import type { GeneratedDocument, SampleDocument } from '../model.ts';
import { findText } from './find-text.ts';
import { type Passage, passages } from './passages.ts';
import { people } from './people.ts';
import { expectedClock, request, users } from './request.ts';
import { keptTerms, withheldTerms } from './terms.ts';

/** The page, from 1, that holds the whole passage; a passage split over pages, missing or repeated is an error. */
function findPassagePage(passage: Passage, documents: readonly GeneratedDocument[]): number {
  const document = documents.find((candidate) => candidate.fileName === passage.document);
  const pages = (document?.pages ?? []).flatMap((lines, index) =>
    findText(lines.join('\n'), passage.text, 'whole-words').map(() => index + 1),
  );
  const [page] = pages;
  if (page === undefined || pages.length > 1)
    throw new Error(`A passage of ${passage.document} is on ${pages.length} pages: ${passage.text}`);
  return page;
}

/** What case.json says: the request, the people, what is withheld and why, and how to tell that it was. */
export function describeCase(
  documents: readonly GeneratedDocument[],
  details: readonly Pick<SampleDocument, 'fileName' | 'title' | 'created'>[],
  scan: ScannedDocument,
) {
  const all = [...documents, scan];
  return {
    about:
      'An invented family. Every name, address, number and event is made up; the passphrases are for the demonstration only.',
    request,
    expectedClock,
    users,
    documents: details.map(({ fileName, title, created }) => ({
      fileName,
      title,
      date: created.slice(0, 10),
      pages: all.find((document) => document.fileName === fileName)?.pages.length ?? 0,
    })),
    people,
    passages: Object.values<Passage>(passages).map(
      ({ document, text, code, rationale, evidence }, index) => ({
        id: Object.keys(passages)[index],
        document,
        page: findPassagePage({ document, text, code, rationale, evidence, secrets: [] }, documents),
        text,
        code,
        rationale,
        evidence,
      }),
    ),
    boxes: scan.boxes.map(({ text, person, rect }) => ({
      document: scan.fileName,
      page: 1,
      rect,
      code: 'TP-ID',
      person,
      covers: text,
    })),
    withheldTerms,
    keptTerms: Object.values(keptTerms).flat(),
    keptTermsByDocument: keptTerms,
  };
}
